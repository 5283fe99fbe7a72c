// An open library: its rows in memory, and the only writer of its documents.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { ArticleId } from '../../domain/article.ts'
import type { Indexing, Progress } from '../../domain/ipc-contract.ts'
import { readingState } from '../../domain/reading.ts'
import { AppFailure } from '../../domain/result.ts'
import type { SeriesFacts } from '../../domain/series-change.ts'
import { planChange } from '../../domain/series-change.ts'
import { statisticsOf } from '../../domain/statistics.ts'
import { sourceOf } from '../../domain/series-assembly.ts'
import { createAlsoIn } from './also-in.ts'
import { createActions } from './actions.ts'
import { ARTICLES, readBody } from './article-store.ts'
import type { StoredArticle } from './article-store.ts'
import { bodyText } from './body-text.ts'
import { checkLibrary } from './check.ts'
import { createNotes, openCollections } from './collections.ts'
import type { OpenedCollections } from './collections.ts'
import { bytesOfFolders } from './folder-bytes.ts'
import type { SearchIndex } from '../index/search-index.ts'
import { createChanges } from './changes.ts'
import type { Library } from './library.ts'
import { inputOf } from './library-series.ts'
import { createListeners } from './listeners.ts'
import { createListIndex } from './list-index.ts'
import { loadArticles } from './load-articles.ts'
import { createLostMarks } from './lost-marks.ts'
import { createMarks } from './marks.ts'
import { partsLinked } from './missing-parts.ts'
import type { LoadedArticles } from './opening.ts'
import { createOperations } from './operations.ts'
import { createSerial } from './parallel.ts'
import { createQuestions } from './questions.ts'
import { hereAndNow, readingFacts } from './reading-facts.ts'
import { createReadings } from './readings.ts'
import { createRestoring } from './restoring.ts'
import { keepReconciled } from './keep-reconciled.ts'
import { createReconciling } from './reconcile.ts'
import { createRevising, readCopy } from './revising.ts'
import { createSaving, createShow } from './saving.ts'
import { createSearching } from './searching.ts'
import { createSearchSync } from './search-sync.ts'
import { knownTags } from './tags.ts'
import { trashedIn, trashFolders } from './trashed.ts'
import { createUnfinished } from './unfinished.ts'
import { createSnapshotSync } from './snapshot-sync.ts'
import { createWhole } from './whole-library.ts'

/** What opening has found. */
export type OpenedParts = Pick<Library, 'folder' | 'id' | 'created' | 'recovered' | 'skipped'> & {
  /** Why nothing may be written; null where it may. */
  readonly refusal: AppFailure | null
  /** Puts the articles in. */
  readonly load: (
    put: (article: StoredArticle) => void,
    remove: (id: ArticleId) => void,
  ) => Promise<LoadedArticles>
  /** Whether the articles' documents are kept for the next opening. */
  readonly keepSnapshot: boolean
  /** `OpenOptions.reconcile` */
  readonly reconcileLater: boolean
  readonly collections: OpenedCollections['document']
  readonly searchIndex: SearchIndex
  /** Milliseconds that a search waits for an index that is behind; null: until it has caught up. */
  readonly searchWait: number | null
  release(): Promise<void>
}

/** The library over what opening has found. It holds the lock until it is closed. */
export async function createLibrary({
  folder,
  id: libraryId,
  created,
  refusal,
  recovered,
  skipped,
  load,
  keepSnapshot,
  reconcileLater,
  collections,
  searchIndex,
  searchWait,
  release,
}: OpenedParts): Promise<Library> {
  const articlesFolder = join(folder, ARTICLES)
  const acting = createListeners<[Progress | null]>()
  const indexing = createListeners<[Indexing | null]>()
  const changes = createChanges()
  const notify = changes.tell
  const sync = createSearchSync({
    index: searchIndex,
    wait: searchWait,
    onIndexing: indexing.tell,
    onCaughtUp: () => notify(null),
  })
  const kept = createSnapshotSync({
    index: searchIndex,
    articles: articlesFolder,
    all: () => index.all(),
    get: (id) => index.get(id),
  })
  const index = createListIndex(sync, kept)
  const notes = createNotes(collections, index.setNotes, () => openCollections(folder, false))
  const operations = createOperations(folder, articlesFolder)
  const { serial, demandFinished } = createUnfinished({
    articles: articlesFolder,
    serial: createSerial(),
    // What another process has in hand is not finished by who only reads.
    pathOf: (key) => (refusal === null ? (index.get(key)?.folder.path ?? null) : null),
    reread: (place) => {
      marks.forget([place.id])
      return show(place)
    },
  })
  const readings = createReadings()
  let closed = false

  function demandWritable(): void {
    if (closed) throw new AppFailure('library-unavailable', { folder })
    if (refusal) throw new AppFailure(refusal.appError.code, refusal.appError.details)
  }

  async function write<Result>(work: () => Promise<Result>): Promise<Result> {
    demandWritable()
    return operations.run(work)
  }

  function demand(id: ArticleId): StoredArticle {
    const article = index.get(id)
    if (!article) throw new AppFailure('article-not-found', { id })
    return article
  }

  function demandChangeable(id: ArticleId): StoredArticle {
    const article = demand(id)
    if (article.newer) throw new AppFailure('library-newer', { file: article.folder.path })
    demandFinished(id)
    return article
  }

  const marks = createMarks({
    library: folder,
    index,
    serial,
    repair: refusal === null,
    demandChangeable,
    notify,
    isClosed: () => closed,
  })

  const lostMarks = createLostMarks(index, marks)

  const reconciling = createReconciling({
    ...{ library: folder, index, serial, marks, notes, notify },
    repair: refusal === null,
    forget: (ids) => forget(ids),
    isClosed: () => closed,
  })
  const { freshen } = reconciling

  const {
    act,
    correctSeries,
    changeTag,
    changeSearches,
    edited,
    restored,
    wroteFiles,
    changeMarks,
    changeAll,
    undo,
    changeState,
    forget,
  } = createActions({
    index,
    serial,
    readings,
    freshen,
    demandChangeable,
    notify,
    tellActing: acting.tell,
    notes,
    marks,
  })

  const near = (id: ArticleId) => marks.loaded().then(() => sync.near(id))
  const same = createAlsoIn({ index, near, marks, changeAll, inTurn: serial.run })

  /** What is known of series and articles at this moment. */
  const seriesFacts = (): SeriesFacts => ({
    notes: notes.notes,
    keyOf: (seriesId) => index.series().find(({ id }) => id === seriesId)?.key ?? null,
    correctionOf: (id) => demand(id).state.data.series,
    paperOf: (id) => sourceOf(inputOf(demand(id))),
    newId: () => randomBytes(8).toString('hex'),
  })

  const { deleteForever, readAnew } = createWhole({
    ...{ folder, index, serial, notes, marks, freshen, demandChangeable, notify },
    repair: refusal === null,
    forget: (ids) => forget(ids),
    rebuildIndex: async () => {
      await searching.rebuild()
      kept.forget()
    },
  })

  const showAnew = createShow(folder, index, notify)
  const show: typeof showAnew = async (place) => {
    const summary = await showAnew(place)
    await reconciling.wrote(place)
    return summary
  }
  const { save, keepUnchanged } = createSaving({ folder, index, serial, freshen, demandChangeable, show })
  const restoring = createRestoring({
    ...{ folder, index, serial, demandChangeable, show, marks, notes, changeState, notify },
  })
  const revise = createRevising({ folder, index, serial, freshen, demandChangeable, show })

  const loaded = await loadArticles({
    load: () => load(index.put, index.remove),
    count: () => index.all().length,
    onLoaded: (isWhole) => {
      if (keepSnapshot) kept.start(isWhole)
    },
    reconcile: () => reconciling.reconcile(true),
    isLater: reconcileLater,
  }).catch(async (error: unknown) => {
    await searchIndex.close()
    throw error
  })
  // Folders are read side by side: which was read first says nothing.
  const allSkipped = [...skipped, ...loaded.skipped].toSorted()
  // After the articles: it begins to look for their notes by itself.
  const searching = createSearching({ index, sync, notesLoaded: () => operations.run(marks.loaded) })
  const reconciled = keepReconciled({
    run: () => operations.run(() => reconciling.reconcile(false)),
    articles: articlesFolder,
    pathOf: (id) => index.get(id)?.folder.path ?? null,
    skipped: allSkipped,
    onDamage: marks.tell,
  })
  if (reconcileLater) reconciled.watch(loaded.isStale)
  const questions = createQuestions(index)

  return {
    folder,
    id: libraryId,
    created,
    readOnly: refusal !== null,
    recovered: [...recovered, ...loaded.recovered],
    skipped: allSkipped,
    reconcile: reconciled.reconcile,
    list: searching.list,
    listed: searching.listed,
    rows: searching.rows,
    standing: searching.standing,
    nextUnread: searching.nextUnread,
    indexing: sync.indexing,
    onActing: acting.add,
    onIndexing: indexing.add,
    find: index.find,
    overview: index.overview,
    statistics: (period) => statisticsOf(readingFacts(index), { period, ...hereAndNow() }),
    series: index.series,
    partsLinked: (seriesId, links, from) => partsLinked(index, notes.notes, { seriesId, links, from }),
    // After a save of the same article that is under way, so that its parts belong together.
    article: (id) =>
      operations.run(() =>
        serial.run(id, async () => {
          const article = demand(id)
          const contentHtml = await readBody(article.folder.path)
          const summary = index.summary(id)
          if (!summary) throw new AppFailure('article-not-found', { id })
          const { section, dir, figures, related } = article.document
          const place = article.state.data.place
          const its = await marks.of(article)
          return { ...summary, section, dir, figures, related, contentHtml, place, marks: its }
        }),
      ),
    opened: readings.open,
    summary: index.summary,
    contentText: (id) =>
      operations.run(() => serial.run(id, async () => bodyText(await readBody(demand(id).folder.path)))),
    save: (captured, saveOptions = {}) =>
      write(async () => {
        // Saving makes folders: where a disk was unplugged, they would stand in its place.
        await operations.demandReachable()
        return save(captured, saveOptions)
      }),
    copy: (id) => operations.run(() => serial.run(id, () => readCopy(demand(id).folder.path))),
    revise: (id, make) => write(() => revise(id, make)),
    restore: (article, seen) =>
      write(async () => {
        await operations.demandReachable()
        return restoring.restore(article, seen)
      }),
    restoreCollections: (document) =>
      write(() => serial.run('action', () => restoring.replaceCollections(document))),
    restored: (before) => restored(before.count, () => restoring.takeBack(before)),
    edited,
    wroteFiles,
    knownPage: questions.knownPage,
    keepUnchanged: (id, address, tags = []) =>
      write(async () => {
        await operations.demandReachable()
        return keepUnchanged(id, address, tags)
      }),
    act: (action) => write(() => act(action)),
    correctSeries: (change) => write(() => correctSeries(() => planChange(change, seriesFacts()))),
    tags: () => knownTags(index.all(), notes.data.tagColors, index.nameKey),
    changeTag: (change) => write(() => changeTag(change)),
    searches: () => notes.data.searches,
    searchCounts: () => searching.counts(notes.data.searches),
    changeSearches: (change) => write(() => changeSearches(change)),
    alsoIn: (id) => operations.run(() => same.alsoIn(id)),
    keepOne: (wanted) => write(() => same.keepOne(wanted)),
    changeMarks: (id, change) => write(() => changeMarks(id, change)),
    marked: () => operations.run(marks.all),
    lostMarks: () => operations.run(lostMarks),
    // Of a library that is only read, what was written beside it.
    undo: (undoId) => operations.run(() => undo(undoId)),
    place: (change) =>
      write(async () => {
        let stateOfReading = false
        const changed = await changeState(change.id, (state) => {
          const next = readings.place(state, change, new Date().toISOString())
          stateOfReading = readingState(next) !== readingState(state)
          return next
        })
        if (changed && stateOfReading) notify([change.id])
        else if (changed) changes.tellMoved(change.id)
      }),
    deleteForever: (ids, isMeant) => write(() => deleteForever(ids, isMeant)),
    trashed: () => trashedIn(index),
    trashBytes: (ids) => operations.run(() => bytesOfFolders(trashFolders(index, ids))),
    savedAddresses: questions.savedAddresses,
    imagePath: questions.imagePath,
    onLost: operations.onLost,
    onDamage: marks.onDamage,
    onChange: changes.onChange,
    async check({ repair }) {
      if (repair) demandWritable()
      return operations.run(async () => {
        // Nothing is saved meanwhile: what a save has not finished would look like a leftover.
        const report = await serial.run('save', () => checkLibrary(folder, { repair }))
        if (report.problems.some(({ repaired }) => repaired)) await readAnew()
        return report
      })
    },
    rebuild: () =>
      operations.run(async () => {
        const start = performance.now()
        await readAnew()
        return { articles: index.all().length, seconds: (performance.now() - start) / 1000 }
      }),
    async close() {
      if (closed) return
      closed = true
      changes.close()
      reconciled.close()
      await operations.idle()
      await kept.close()
      await searching.close()
      await release()
    },
  }
}
