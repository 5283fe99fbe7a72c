// An open library: its rows in memory, and the only writer of its documents.
import { join } from 'node:path'
import { imageNamePattern } from '../../domain/article.ts'
import type { ArticleId, StateDocument } from '../../domain/article.ts'
import { readingState } from '../../domain/reading.ts'
import { AppFailure } from '../../domain/result.ts'
import { IMAGES, THUMBNAIL } from './article-files.ts'
import { ARTICLES, findFolders, readBody, readFolder } from './article-store.ts'
import type { StoredArticle } from './article-store.ts'
import { bodyText } from './body-text.ts'
import { checkLibrary } from './check.ts'
import { removeFolderWhole } from './durable-file.ts'
import type { Library } from './library.ts'
import { createListIndex } from './list-index.ts'
import { createSerial, mapLimited, READING_AT_ONCE, WRITING_AT_ONCE } from './parallel.ts'
import { createReadings } from './readings.ts'
import { createSaving } from './saving.ts'
import { applyAction, createUndoStack, revertAction } from './undo.ts'

/** Bodies are read for searching when opening has settled, if nothing was searched before: milliseconds. */
const BODIES_AFTER = 1500
/** How long changes of place alone are gathered before they are told: milliseconds. */
const MOVED_TOLD_AFTER = 3000

/** What opening has found. */
export type OpenedParts = Pick<Library, 'folder' | 'id' | 'created' | 'recovered'> & {
  /** Why nothing may be written; null where it may. */
  readonly refusal: AppFailure | null
  readonly articles: readonly StoredArticle[]
  release(): Promise<void>
}

/** The library over what opening has found. It holds the lock until it is closed. */
export function createLibrary({
  folder,
  id: libraryId,
  created,
  refusal,
  recovered,
  articles,
  release,
}: OpenedParts): Library {
  const articlesFolder = join(folder, ARTICLES)
  const index = createListIndex()
  for (const article of articles) index.put(article)
  const serial = createSerial()
  const undoStack = createUndoStack()
  const readings = createReadings()
  const listeners = new Set<(ids: readonly ArticleId[] | null) => void>()
  let closed = false

  const notify = (ids: readonly ArticleId[] | null) => {
    if (ids === null || ids.length > 0) for (const listener of listeners) listener(ids)
  }

  /** Articles whose place alone has changed: told now and then, or every scrolled line would ask for the list anew. */
  const moved = new Set<ArticleId>()
  let tellMoved: NodeJS.Timeout | undefined
  const notifyMoved = (id: ArticleId) => {
    moved.add(id)
    tellMoved ??= setTimeout(() => {
      tellMoved = undefined
      const ids = [...moved]
      moved.clear()
      notify(ids)
    }, MOVED_TOLD_AFTER).unref()
  }

  function demandWritable(): void {
    if (closed) throw new AppFailure('library-unavailable', { folder })
    if (refusal) throw new AppFailure(refusal.appError.code, refusal.appError.details)
  }

  function demand(id: ArticleId): StoredArticle {
    const article = index.get(id)
    if (!article) throw new AppFailure('article-not-found', { id })
    return article
  }

  function demandChangeable(id: ArticleId): StoredArticle {
    const article = demand(id)
    if (article.newer) throw new AppFailure('library-newer', { file: article.folder.path })
    return article
  }

  async function loadBodies(): Promise<void> {
    await mapLimited(index.withoutBody(), READING_AT_ONCE, async (article) => {
      if (closed) return
      // A body that cannot be read is not found; the check tells of it.
      const html = await readBody(article).catch(() => '')
      index.setBody(article.document.id, bodyText(html))
    })
  }
  let loading: Promise<void> | null = null
  /** What was saved meanwhile brings its body with it, so one pass is enough. */
  const bodiesLoaded = () => (loading ??= loadBodies())
  const later = setTimeout(() => void bodiesLoaded(), BODIES_AFTER)
  later.unref()

  /** Changes one article's state; what it was before, or null where nothing changed. */
  const changeState = (id: ArticleId, change: (state: StateDocument) => StateDocument) =>
    serial.run(id, async () => {
      const { state } = demandChangeable(id)
      const before = state.data
      await state.update(change)
      if (state.data === before) return null
      index.touch(id)
      return before
    })

  /** Changes the states of articles side by side: all, or after a failure none. */
  async function changeStates(
    ids: readonly ArticleId[],
    change: (id: ArticleId, state: StateDocument) => StateDocument,
    takeBack: (state: StateDocument, before: StateDocument) => StateDocument,
  ): Promise<Map<ArticleId, StateDocument>> {
    const before = new Map<ArticleId, StateDocument>()
    try {
      await mapLimited(ids, WRITING_AT_ONCE, async (id) => {
        const state = await changeState(id, (current) => change(id, current))
        if (state) before.set(id, state)
      })
    } catch (error) {
      for (const [id, state] of before)
        await changeState(id, (current) => takeBack(current, state)).catch(() => null)
      throw error
    } finally {
      notify([...before.keys()])
    }
    return before
  }

  /** Reads every document again, each after the changes of its article that are under way. */
  async function readAnew(): Promise<void> {
    await serial.run('save', async () => {
      const { found } = await findFolders(folder)
      const gone = new Set(index.all().map(({ document }) => document.id))
      await mapLimited(found, READING_AT_ONCE, (place) =>
        serial.run(place.id, async () => {
          const reading = await readFolder(folder, place, refusal === null)
          if (reading.kind !== 'article') return
          gone.delete(place.id)
          index.put(reading.article)
        }),
      )
      for (const id of gone) index.remove(id)
    })
    loading = loadBodies()
    await loading
    notify(null)
  }

  const save = createSaving({ folder, index, serial, demandChangeable, notify })

  return {
    folder,
    id: libraryId,
    created,
    readOnly: refusal !== null,
    recovered,
    async list(asked) {
      if (asked.search.trim() !== '') await bodiesLoaded()
      return index.list(asked)
    },
    overview: index.overview,
    series: index.series,
    // After a save of the same article that is under way, so that its parts belong together.
    article: (id) =>
      serial.run(id, async () => {
        const article = demand(id)
        const contentHtml = await readBody(article)
        const summary = index.summary(id)
        if (!summary) throw new AppFailure('article-not-found', { id })
        readings.open(id)
        const { section, dir, figures, related } = article.document
        return { ...summary, section, dir, figures, related, contentHtml, place: article.state.data.place }
      }),
    summary: index.summary,
    contentText: (id) => serial.run(id, async () => bodyText(await readBody(demand(id)))),
    async save(captured, saveOptions = {}) {
      demandWritable()
      return save(captured, saveOptions)
    },
    async act(action) {
      demandWritable()
      const ids = [...new Set(action.ids)].filter((id) => index.get(id))
      const [first] = action.ids
      if (ids.length === 0) throw new AppFailure('article-not-found', { id: first ?? '' })
      const now = new Date().toISOString()
      const before = await changeStates(
        ids,
        (_id, state) => applyAction(state, action, now),
        (state, was) => revertAction(state, action, was),
      )
      if (action.action === 'markUnread') readings.markUnread(ids)
      const { undoId } = undoStack.push(action, before)
      return { undoId, count: before.size, action: action.action }
    },
    async undo(undoId) {
      demandWritable()
      const entry = undoStack.find(undoId)
      if (!entry) throw new AppFailure('nothing-to-undo')
      const ids = [...entry.before.keys()].filter((id) => index.get(id))
      const undone = await changeStates(
        ids,
        (id, state) => revertAction(state, entry.action, entry.before.get(id) ?? state),
        (state, was) => ({ ...state, ...was }),
      )
      undoStack.remove(entry)
      return { undoId: entry.undoId, count: undone.size, action: entry.action.action }
    },
    async place(change) {
      demandWritable()
      let stateOfReading = false
      const changed = await changeState(change.id, (state) => {
        const next = readings.place(state, change, new Date().toISOString())
        stateOfReading = readingState(next) !== readingState(state)
        return next
      })
      if (changed && stateOfReading) notify([change.id])
      else if (changed) notifyMoved(change.id)
    },
    async deleteForever(ids) {
      demandWritable()
      const wanted = ids ?? index.all().map(({ document }) => document.id)
      const deleted = new Set<ArticleId>()
      try {
        for (const id of new Set(wanted))
          await serial.run(id, async () => {
            const article = index.get(id)
            if (!article || article.state.data.trashedAt === null) return
            if (article.newer) throw new AppFailure('library-newer', { file: article.folder.path })
            await removeFolderWhole(article.folder.path, articlesFolder)
            index.remove(id)
            deleted.add(id)
          })
      } finally {
        undoStack.forget(deleted)
        if (deleted.size > 0) notify(null)
      }
      return deleted.size
    },
    savedAddresses(urls) {
      const saved: Record<string, ArticleId> = {}
      for (const url of urls) {
        const id = index.byAddress(url)
        if (id !== null && index.get(id)?.state.data.trashedAt === null) saved[url] = id
      }
      return saved
    },
    imagePath(id, name) {
      const article = index.get(id)
      if (!article || (name !== THUMBNAIL && !imageNamePattern.test(name))) return null
      return join(article.folder.path, IMAGES, name)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async check({ repair }) {
      if (repair) demandWritable()
      // Nothing is saved meanwhile: what a save has not finished would look like a leftover.
      const report = await serial.run('save', () => checkLibrary(folder, { repair }))
      if (report.problems.some(({ repaired }) => repaired)) await readAnew()
      return report
    },
    async rebuild() {
      const start = performance.now()
      await readAnew()
      return { articles: index.all().length, seconds: (performance.now() - start) / 1000 }
    },
    async close() {
      if (closed) return
      closed = true
      clearTimeout(later)
      clearTimeout(tellMoved)
      await serial.idle()
      await release()
    },
  }
}
