// What each command does, with the library and the capture modules of the app.
import type { MarkedArticle } from '../../domain/article.ts'
import { bookLanguage, bookMessagesIn } from '../../domain/language/book.ts'
import { errorSentence } from '../../domain/language/index.ts'
import type { Messages } from '../../domain/language/index.ts'
import { inTextOrder } from '../../domain/mark-change.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import type { Language } from '../../domain/settings.ts'
import type { ListQuery, ListRow } from '../../domain/list-query.ts'
import { hostOf, webAddress } from '../../domain/url-policy.ts'
import { captureAgain, captureArticle } from '../capture/capture-article.ts'
import { withoutPictures } from '../capture/pictures.ts'
import { createInProcessParser } from '../capture/parser.ts'
import { bodyText } from '../library/body-text.ts'
import { openKnownLibraries } from '../library/known-libraries.ts'
import { openLibrary } from '../library/library.ts'
import type { Library } from '../library/library.ts'
import { articleMarkdown, oneLine } from '../transfer/markdown.ts'
import { articleNotesMarkdown, libraryNotesMarkdown } from '../transfer/notes-markdown.ts'
import { answer } from './answer.ts'
import type { Answer } from './answer.ts'
import type { Command, Of } from './arguments.ts'
import { backup, restore } from './backup-commands.ts'
import { captureInput, readPage } from './read-input.ts'
import { detailJson, extractionJson, notesJson, rowJson, seriesJson } from './shapes.ts'

export type Context = {
  readonly folder: string
  readonly userData: string
  readonly allowPrivate: boolean
  readonly keepPictures: boolean
  readonly language: Language
  readonly messages: Messages
}

/**
 * Opens the library for as long as `work` takes. Reading needs no lock; a writer takes it.
 * @param create make one where the folder is absent or empty
 */
async function withLibrary<T>(
  context: Context,
  mode: 'read' | 'write',
  work: (library: Library) => Promise<T>,
  create = false,
): Promise<T> {
  const { folder, userData } = context
  const library = await openLibrary({ folder, userData, mode, create })
  try {
    return await work(library)
  } finally {
    await library.close()
  }
}

async function extract({ input, url }: Of<'extract'>): Promise<Answer> {
  const address = webAddress(url)
  if (address === null) throw new AppFailure('bad-address')
  const parser = createInProcessParser()
  const extraction = await parser.extract({
    ...(await readPage(input)),
    charset: null,
    url: address,
    trusted: false,
    local: false,
  })
  // Nothing is fetched here: every picture is one that could be had.
  const { pictures } = withoutPictures(extraction.pictures)
  const { contentHtml, figures } = await parser.finish({ contentHtml: extraction.contentHtml, pictures })
  const text = bodyText(contentHtml)
  return answer(extractionJson(extraction, { figures, contentHtml, text }), [
    extraction.title,
    '',
    ...(extraction.lead ? [extraction.lead, ''] : []),
    text,
  ])
}

async function save({ inputs, url, tags, anyway }: Of<'save'>, context: Context): Promise<Answer> {
  const { messages, allowPrivate, keepPictures, folder, userData } = context
  // A library that the app knows and that is not there is waited for (an unplugged disk), never made anew.
  const mayCreate = !(await openKnownLibraries(userData)).has(folder)
  const saveInto = async (library: Library): Promise<Answer> => {
    const parser = createInProcessParser()
    const results: { input: string; article: unknown; error: string | null }[] = []
    for (const input of inputs) {
      try {
        const given = await captureInput(input, url)
        const known = given.kind === 'address' ? library.knownPage(given.url) : null
        const options = {
          allowPrivate,
          keepPictures,
          anyway,
          signal: AbortSignal.timeout(5 * 60_000),
          onStep: () => undefined,
          parser,
        }
        const captured = await captureAgain(given, options, known)
        const { summary } =
          captured === null && known && given.kind === 'address'
            ? await library.keepUnchanged(known.articleId, given.url, tags)
            : await library.save(captured ?? (await captureArticle(given, options)), { tags })
        const [detail, text] = await Promise.all([
          library.article(summary.id),
          library.contentText(summary.id),
        ])
        results.push({ input, article: detailJson(detail, text), error: null })
        process.stderr.write(`${messages.save.saved(summary.title)}\n`)
      } catch (error) {
        results.push({ input, article: null, error: errorSentence(messages, asAppError(error)) })
      }
    }
    const failures = results.flatMap(({ input, error }) => (error === null ? [] : [`${input}: ${error}`]))
    return answer(results, [], failures)
  }
  return withLibrary(context, 'write', saveInto, mayCreate)
}

const rowLine = (row: ListRow) =>
  [
    row.id,
    (row.publishedAt ?? row.savedAt).slice(0, 10),
    row.siteName ?? hostOf(row.url) ?? '',
    row.title,
  ].join('\t')

const query = (changes: Partial<ListQuery>): ListQuery => ({
  view: 'all',
  search: '',
  sort: 'saved',
  tag: null,
  host: null,
  ...changes,
})

async function list({ view, tag, source, limit }: Of<'list'>, context: Context): Promise<Answer> {
  return withLibrary(context, 'read', async (library) => {
    const shown = view === 'series' ? 'all' : view
    const all = await library.list(query({ view: shown, tag, host: source?.replace(/^www\./, '') ?? null }))
    const inSeries = new Set(library.series().flatMap(({ parts }) => parts.map(({ articleId }) => articleId)))
    const rows = all.filter(({ id }) => view !== 'series' || inSeries.has(id)).slice(0, limit ?? undefined)
    return answer(
      rows.map((row) => rowJson(row, false)),
      rows.map(rowLine),
    )
  })
}

async function search({ words, limit }: Of<'search'>, context: Context): Promise<Answer> {
  return withLibrary(context, 'read', async (library) => {
    const rows = (await library.list(query({ search: words }))).slice(0, limit ?? undefined)
    return answer(
      rows.map((row) => rowJson(row, true)),
      rows.map(rowLine),
    )
  })
}

async function series(context: Context): Promise<Answer> {
  return withLibrary(context, 'read', async (library) => {
    const all = library.series()
    const lines = all.map(({ id, name, parts, missing }) => {
      const saved = parts.filter(({ articleId }) => articleId !== null).length
      return [id, `${saved}/${saved + missing.length}`, name].join('\t')
    })
    return answer(all.map(seriesJson), lines)
  })
}

async function show({ id, form }: Of<'show'>, context: Context): Promise<Answer> {
  return withLibrary(context, 'read', async (library) => {
    const detail = await library.article(id)
    const text = await library.contentText(id)
    const shown = await {
      text: () => text,
      html: () => detail.contentHtml,
      markdown: () => articleMarkdown(detail),
    }[form]()
    return answer(detailJson(detail, text), form === 'text' ? [detail.title, '', shown] : [shown])
  })
}

/** Article, passage and note of each mark. */
const markLines = ({ id, marks }: MarkedArticle): string[] =>
  marks.map(({ target, note }) => [id, oneLine(target?.quote.exact ?? ''), oneLine(note)].join('\t'))

async function articleNotes(id: string, markdown: boolean, context: Context): Promise<Answer> {
  return withLibrary(context, 'read', async (library) => {
    const article = await library.article(id)
    const { marks } = article
    const noted = { ...article, marks: inTextOrder(marks) }
    const words = bookMessagesIn(bookLanguage(article.lang, context.language))
    const text = markdown && marks.length > 0 ? [articleNotesMarkdown(article, words).trimEnd()] : []
    return answer([notesJson(noted)], markdown ? text : markLines(noted))
  })
}

async function notes({ id, markdown }: Of<'notes'>, context: Context): Promise<Answer> {
  if (id !== null) return articleNotes(id, markdown, context)
  return withLibrary(context, 'read', async (library) => {
    const marked = await library.marked()
    const words = bookMessagesIn(context.language)
    const bodyOf = async (articleId: string) => (await library.article(articleId)).contentHtml
    const text =
      markdown && marked.length > 0 ? [(await libraryNotesMarkdown(marked, bodyOf, words)).trimEnd()] : []
    return answer(marked.map(notesJson), markdown ? text : marked.flatMap(markLines))
  })
}

async function check({ repair }: Of<'check'>, context: Context): Promise<Answer> {
  return withLibrary(context, repair ? 'write' : 'read', async (library) => {
    const report = await library.check({ repair })
    const lines = report.problems.map(
      ({ path, problem, repaired }) => `${path}\t${problem}${repaired ? '\trepaired' : ''}`,
    )
    const unrepaired = report.problems.filter(({ repaired }) => !repaired)
    return answer(
      report,
      [`${report.articles} articles, ${report.pictures} pictures, ${report.bytes} bytes`, ...lines],
      unrepaired.map(({ path }) => path),
    )
  })
}

async function rebuild(context: Context): Promise<Answer> {
  return withLibrary(context, 'write', async (library) => {
    const done = await library.rebuild()
    return answer(done, [`${done.articles} articles, ${done.seconds.toFixed(2)} s`])
  })
}

/** @throws AppFailure */
export async function runCommand(command: Command, context: Context): Promise<Answer> {
  switch (command.name) {
    case 'extract':
      return extract(command)
    case 'save':
      return save(command, context)
    case 'list':
      return list(command, context)
    case 'search':
      return search(command, context)
    case 'series':
      return series(context)
    case 'show':
      return show(command, context)
    case 'notes':
      return notes(command, context)
    case 'check':
      return check(command, context)
    case 'rebuild':
      return rebuild(context)
    case 'backup':
      return withLibrary(context, 'write', backup)
    case 'restore':
      return withLibrary(context, command.backup === null ? 'read' : 'write', (library) =>
        restore(command, library, context.messages),
      )
  }
}
