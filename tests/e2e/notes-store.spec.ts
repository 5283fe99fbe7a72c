// Highlights and notes behind the page: what the page asks for over its bridge is on the disk, on the clipboard, in the
// file that the person names, and is taken back like any act.
import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MarkChange } from '../../domain/annotation.ts'
import type { ArticleDetail } from '../../domain/article.ts'
import type { ChannelInput, ChannelName, ChannelOutput } from '../../domain/ipc-contract.ts'
import { errorSentence } from '../../domain/language/index.ts'
import type { LaunchedApp } from './app.ts'
import { expect, test } from './fixtures.ts'

const sample = 'Người giữ báo ở phố Bến Đá'

type Answer<Name extends ChannelName> =
  { readonly ok: true; readonly value: ChannelOutput<Name> } | { readonly ok: false; readonly error: object }

/** What a verb of the bridge answers. */
const ask = <Name extends ChannelName>(
  app: LaunchedApp,
  name: Name,
  input: ChannelInput<Name>,
): Promise<Answer<Name>> =>
  app.page.evaluate(
    ([verb, given]) => {
      const calls = window.gocDoc.call as unknown as Record<string, (input: unknown) => Promise<never>>
      return calls[verb]?.(given) ?? Promise.reject(new Error(verb))
    },
    [name, input] as const,
  )

async function get<Name extends ChannelName>(
  app: LaunchedApp,
  name: Name,
  input: ChannelInput<Name>,
): Promise<ChannelOutput<Name>> {
  const answer = await ask(app, name, input)
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
  return answer.value
}

/** The parts of the sample that are saved, in order. */
async function sampleParts(app: LaunchedApp): Promise<readonly ArticleDetail[]> {
  const [series] = await get(app, 'library:series', undefined)
  const ids = (series?.parts ?? []).flatMap(({ articleId }) => articleId ?? [])
  return Promise.all(ids.map((id) => get(app, 'library:article', { id })))
}

const clipboardOf = (app: LaunchedApp): Promise<string> =>
  app.electron.evaluate(({ clipboard }) => clipboard.readText())

const answerWith = (app: LaunchedApp, file: string) =>
  app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === '', filePath })
  }, file)

const articleNote = (note: string): MarkChange => ({ change: 'add', target: null, color: 'yellow', note })

/** A highlight of the first paragraph that is plain text. */
function highlight({ contentHtml }: ArticleDetail): {
  readonly passage: string
  readonly change: MarkChange
} {
  const found = /<p>([^<&]{20,})<\/p>/.exec(contentHtml)
  const passage = found?.[1] ?? ''
  const before = Array.from(contentHtml.slice(0, found?.index).replace(/<[^>]*>/g, '')).length
  const length = Array.from(passage).length
  const target = {
    quote: { type: 'TextQuoteSelector' as const, exact: passage, prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector' as const, start: before, end: before + length },
  }
  return { passage, change: { change: 'add', target, color: 'green', note: 'Đối chiếu <b>' } }
}

test('a mark is on the disk, found by the search, taken back by the key, and there again after a start', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  const [first] = await sampleParts(app)
  const id = first?.id ?? ''
  const files = () => globSync('articles/*/*/notes.json', { cwd: join(folder, 'library') })
  expect(first?.marks).toEqual([])
  expect(files()).toEqual([])
  const kept = await get(app, 'notes:change', { id, change: articleNote('Hỏi bà Ngoạn') })
  expect(kept).toMatchObject({ action: 'addNote', count: 1, markId: expect.any(String) })
  expect(files()).toHaveLength(1)
  const rows = await get(app, 'library:list', {
    view: 'all',
    search: '"hoi ba ngoan"',
    sort: 'saved',
    tag: null,
    host: null,
  })
  expect(rows.rows.map((row) => row.id)).toEqual([id])

  await get(app, 'notes:change', { id, change: articleNote('thừa') })
  await app.list.getByRole('link').first().click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  await app.page.keyboard.press('ControlOrMeta+z')
  await expect(app.message(app.t.done.undone)).toBeVisible()
  const notes = async () => (await get(app, 'library:article', { id })).marks.map(({ note }) => note)
  expect(await notes()).toEqual(['Hỏi bà Ngoạn'])
  await app.close()

  const again = await launch()
  expect((await get(again, 'library:article', { id })).marks).toMatchObject([{ id: kept.markId }])
  expect(await get(again, 'notes:all', undefined)).toMatchObject([
    {
      id,
      title: first?.title,
      series: { name: sample },
      shelf: 'library',
      marks: [{ note: 'Hỏi bà Ngoạn' }],
    },
  ])
  // In both languages, an error says what to do.
  for (const wrong of [
    { change: 'edit', markId: '00000000-0000-4000-8000-000000000000', note: 'x' },
    articleNote('x'.repeat(20_001)),
  ] as const) {
    const answer = await ask(again, 'notes:change', { id, change: wrong })
    expect(answer).toMatchObject({ ok: false, error: { code: expect.any(String) } })
    if (!answer.ok) expect(errorSentence(again.t, answer.error as never)).toMatch(/\. .+\.$/)
  }
})

test('a passage is copied as a quotation, and notes leave as Markdown: of an article, a series, everything', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  const parts = await sampleParts(app)
  const [one, , three] = parts
  if (!one || !three) throw new Error('the sample has three parts')
  const { passage, change } = highlight(one)
  const { markId } = await get(app, 'notes:change', { id: one.id, change })
  await get(app, 'notes:change', { id: three.id, change: articleNote('Phần ba') })
  await get(app, 'notes:copyQuotation', { id: one.id, markId: markId ?? '' })
  const copied = await clipboardOf(app)
  expect(copied).toContain(`“${passage}” — `)
  expect(copied).toContain(`“${one.title}”`)

  await get(app, 'notes:copyMarkdown', { id: one.id })
  expect(await clipboardOf(app)).toMatch(/^# .*\n\n.*> [^\n]+\n\n\*xanh lá\*\n\nĐối chiếu \\<b>\n$/su)

  const file = join(folder, 'ghi-chu.md')
  const exported = async (what: ChannelInput<'notes:export'>['what']) => {
    await answerWith(app, file)
    expect(await get(app, 'notes:export', { what })).toEqual({ saved: true })
    return readFile(file, 'utf8')
  }
  expect(await exported({ kind: 'article', id: three.id })).toMatch(/^# .*\n\nPhần ba\n$/su)
  const [series] = await get(app, 'library:series', undefined)
  const ofSeries = await exported({ kind: 'series', id: series?.id ?? '' })
  expect(ofSeries.match(/^#+ .*$/gm)).toEqual([
    `# ${sample}`,
    expect.stringMatching(/^## \[?Kỳ I: /),
    expect.stringMatching(/^## \[?Kỳ (?:III|cuối)/),
  ])
  const all = await exported({ kind: 'all' })
  expect(all).toMatch(/^# Tô sáng và ghi chú\n/)
  expect(all.indexOf('Phần ba')).toBeLessThan(all.indexOf('Đối chiếu'))

  await answerWith(app, '')
  expect(await get(app, 'notes:export', { what: { kind: 'all' } })).toEqual({ saved: false })
  const [, two] = parts
  await answerWith(app, join(folder, 'never.md'))
  expect(await ask(app, 'notes:export', { what: { kind: 'article', id: two?.id ?? '' } })).toMatchObject({
    ok: false,
    error: { code: 'no-notes' },
  })
  expect(globSync('never.md', { cwd: folder })).toEqual([])
})

test('damaged notes are set aside, and the person is told', async ({ launch, folder }) => {
  const app = await launch()
  const [first] = await sampleParts(app)
  await get(app, 'notes:change', { id: first?.id ?? '', change: articleNote('x') })
  await app.close()
  const library = join(folder, 'library')
  const [path = ''] = globSync('articles/*/*/notes.json', { cwd: library })
  await writeFile(join(library, path), '{"version":1,')
  const again = await launch()
  const aside = () => globSync('recovered/*-notes.json', { cwd: library })
  await expect.poll(aside).toHaveLength(1)
  const told = again.t.done.recovered((aside()[0] ?? '').replaceAll('\\', '/'))
  await expect(again.page.getByRole('alert').filter({ hasText: told })).toBeVisible()
})
