// The library that is open while the app runs: opened at the start, waited for while it is away, changed for another.
import { dirname } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { LibraryStatus, Progress } from '../../domain/ipc-contract.ts'
import type { EventName, Events, Notice } from '../../domain/ipc-events.ts'
import type { ArticleId } from '../../domain/article.ts'
import type { ListQuery, ListRow } from '../../domain/list-query.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import type { KnownLibraries } from '../library/known-libraries.ts'
import type { SearchIndex } from '../index/search-index.ts'
import type { Library } from '../library/library.ts'
import { moveLibrary } from '../library/move-library.ts'
import { startOpening } from '../library/opening.ts'
import type { FirstRows } from '../library/opening.ts'
import { createSerial } from '../library/parallel.ts'
import type { Log } from './log.ts'

/** Milliseconds that a search waits for an index that has to be built: after that it answers with what is there. */
const SEARCH_WAIT = 300

export type LibrarySession = {
  /** The open library, once it is open. @throws AppFailure why it is not */
  library(): Promise<Library>
  /** The first rows of a view while the library is being opened; null: the library has them. */
  firstRows(query: ListQuery): Promise<readonly ListRow[] | null>
  /** The library, where it is open at this moment. */
  present(): Library | null
  /** Once it is known. Never fails. */
  status(): Promise<LibraryStatus>
  /** Opens it again where it could not be opened. */
  retry(): Promise<LibraryStatus>
  /** Opens the library of another folder, making one where the folder is new or empty. On failure the old one stays. */
  change(folder: string): Promise<void>
  /** Moves the library to a folder that is new or empty. On failure it stays where it was. */
  move(folder: string): Promise<void>
  /** How far a move has come, of a hundred; null: there is none. */
  moving(): Progress | null
  /** Ends a move that has not come to its end, which fails with 'cancelled'. */
  stopMoving(): void
  close(): Promise<void>
}

export type LibrarySessionOptions = {
  readonly userData: string
  readonly folder: string
  readonly known: KnownLibraries
  readonly log: Log
  readonly send: <Name extends EventName>(name: Name, payload: Events[Name]) => void
  readonly notify: (notice: Notice) => void
  /** Keeps which folder to open at the next start. @throws AppFailure of the write */
  readonly keepFolder: (folder: string) => Promise<void>
  /** Makes the search index over a file. */
  readonly openSearchIndex: (file: string) => SearchIndex
  /** Called before anybody sees a library that was made by the app's very first start. */
  readonly onFirstLibrary: (library: Library) => Promise<void>
}

/** Tells of changed articles once a turn of the event loop, all together; null: anything may have changed. */
export function gatherChanges(
  tell: (ids: readonly ArticleId[] | null) => void,
): (ids: readonly ArticleId[] | null) => void {
  let changed: Set<ArticleId> | null = new Set()
  let scheduled = false
  return (ids: readonly ArticleId[] | null): void => {
    changed = ids === null || changed === null ? null : new Set([...changed, ...ids])
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      const all = changed
      changed = new Set()
      scheduled = false
      tell(all === null ? null : [...all])
    })
  }
}

/** Begins to open the library at once. */
export function startLibrarySession(options: LibrarySessionOptions): LibrarySession {
  const { userData, known, log, send, notify } = options
  let folder = options.folder
  /** The settings may still name the folder from before. */
  let isKept = true
  const tellChanges = gatherChanges((ids) => send('library:changed', { ids }))
  const serial = createSerial()
  /** One after the other: each finds the library as the one before has left it. */
  const inTurn = <Result>(task: () => Promise<Result>): Promise<Result> => serial.run('library', task)

  function tellSkipped({ skipped }: Library): void {
    const [file] = skipped
    if (file === undefined) return
    const details = { file, ...(skipped.length > 1 && { count: skipped.length }) }
    notify({ kind: 'error', error: { code: 'file-unreadable', details } })
  }

  async function open(
    at: string,
    mayCreate: boolean,
    onFirst: (first: FirstRows | null) => void = () => undefined,
  ): Promise<Library> {
    const isFirst = known.isEmpty()
    const begun = startOpening({
      ...{ folder: at, userData, mode: 'write', create: mayCreate, reconcile: 'after' },
      ...{ openSearchIndex: options.openSearchIndex, searchWait: SEARCH_WAIT },
      onReading: (reading) => send('library:indexing', reading),
    })
    void begun.first.then(onFirst)
    const library = await begun.library
    for (const file of library.recovered) notify({ kind: 'recovered', file })
    tellSkipped(library)
    if (library.created && isFirst) {
      await options
        .onFirstLibrary(library)
        .catch((error: unknown) => notify({ kind: 'error', error: asAppError(error) }))
    }
    library.onChange((ids, onlyMoved) => {
      if (onlyMoved && ids !== null) send('library:moved', { ids })
      else tellChanges(ids)
    })
    library.onActing((acting) => send('library:acting', acting))
    library.onIndexing((indexing) => send('library:indexing', indexing))
    library.onDamage(({ kind, file, count = 1 }) => {
      const details = { file, ...(count > 1 && { count }) }
      notify(
        kind === 'recovered'
          ? { kind, file }
          : { kind: 'error', error: { code: 'file-unreadable', details } },
      )
    })
    library.onLost((error) => void inTurn(() => lose(library, error)))
    await known.add(at).catch((error: unknown) => log.error('known libraries', error))
    return library
  }

  let opening: Promise<Library>
  let opened: Library | null = null
  /** What is to be the library from now on; whoever asks for it waits. */
  function put(next: Promise<Library>): void {
    opening = next
    opened = null
    next.then(
      (library) => {
        if (opening === next) opened = library
      },
      (error: unknown) => log.error('open library', error),
    )
  }
  const openHere = (onFirst?: (first: FirstRows | null) => void) => open(folder, !known.has(folder), onFirst)
  let areFirstGiven = false
  /** Only of the first opening: what is shown when the folder is changed was shown before. */
  const first = new Promise<FirstRows | null>((settle) => {
    put(inTurn(() => openHere(settle)))
    opening.then(
      () => {
        settle(null)
        // Rows that were shown were not all, and may have changed since they were kept.
        if (areFirstGiven) tellChanges(null)
      },
      () => settle(null),
    )
  })

  const settled = (): Promise<Library | null> => opening.catch(() => null)

  async function status(): Promise<LibraryStatus> {
    try {
      const library = await opening
      return { state: 'ready', folder: library.folder, readOnly: library.readOnly }
    } catch (error) {
      return { state: 'unavailable', folder, error: asAppError(error) }
    }
  }

  async function tellStatus(): Promise<LibraryStatus> {
    const now = await status()
    send('library:status', now)
    send('library:changed', { ids: null })
    return now
  }

  /** The folder of the open library has gone: it is waited for. */
  async function lose(library: Library, error: AppFailure): Promise<void> {
    if ((await settled()) !== library) return
    put(Promise.reject(error))
    await library.close().catch((reason: unknown) => log.error('close library', reason))
    await tellStatus()
  }

  /** Of a move that is under way. */
  let moving: Progress | null = null
  let stopping = new AbortController()
  /** Whoever looks at the window sees no less than a hundredth: many small files are not told one by one. */
  function tellMoving(part: number): void {
    const done = Math.floor(part * 100)
    if (moving?.done === done) return
    moving = { done, total: 100 }
    send('library:moving', moving)
  }

  /** Takes the library to another folder; on failure it is opened again where it was. */
  async function take(library: Library, to: string): Promise<Library> {
    // Who has asked for it just now begins before it closes, and closing waits for that.
    await nextTurn()
    await library.close()
    await moveLibrary(folder, to, { onProgress: tellMoving, signal: stopping.signal })
    folder = to
    isKept = await options.keepFolder(to).then(
      () => true,
      (error: unknown) => {
        // It has moved; what is not written now is written when the app closes, and the person knows meanwhile.
        notify({ kind: 'error', error: asAppError(error) })
        return false
      },
    )
    return open(to, false)
  }

  return {
    library: () => opening,
    async firstRows(query) {
      if (opened) return null
      const begun = await first
      const rows = opened ? null : (begun?.rows(query) ?? null)
      areFirstGiven ||= rows !== null
      return rows
    },
    present: () => opened,
    status,
    retry: () =>
      inTurn(async () => {
        if (!(await settled())) put(openHere())
        return tellStatus()
      }),
    change: (to) =>
      inTurn(async () => {
        const next = await open(to, true)
        try {
          await options.keepFolder(to)
        } catch (error) {
          await next.close()
          throw error
        }
        const last = await settled()
        folder = to
        isKept = true
        put(Promise.resolve(next))
        await last?.close()
        await tellStatus()
      }),
    move: (to) =>
      inTurn(async () => {
        const library = await opening
        if (library.readOnly) throw new AppFailure('read-only', { folder: dirname(library.folder) })
        stopping = new AbortController()
        tellMoving(0)
        const taking = take(library, to)
        put(taking.catch(() => open(folder, false)))
        try {
          await taking
        } finally {
          moving = null
          send('library:moving', null)
          await tellStatus()
        }
      }),
    moving: () => moving,
    stopMoving: () => stopping.abort(),
    close: () =>
      inTurn(async () => {
        await (await settled())?.close()
        if (!isKept) await options.keepFolder(folder)
      }),
  }
}
