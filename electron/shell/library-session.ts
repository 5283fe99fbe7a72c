// The library that is open while the app runs: opened at the start, waited for while it is away, changed for another.
import { dirname } from 'node:path'
import type { EventName, Events, LibraryStatus, Notice } from '../../domain/ipc-contract.ts'
import type { ArticleId } from '../../domain/article.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import { openLibrary } from '../library/library.ts'
import type { Library } from '../library/library.ts'
import { moveLibrary } from '../library/move-library.ts'
import type { KnownLibraries } from './known-libraries.ts'
import type { Log } from './log.ts'

export type LibrarySession = {
  /** The open library, once it is open. @throws AppFailure why it is not */
  library(): Promise<Library>
  /** Once it is known. Never fails. */
  status(): Promise<LibraryStatus>
  /** Opens it again where it could not be opened. */
  retry(): Promise<LibraryStatus>
  /** Opens the library of another folder, making one where the folder is new or empty. On failure the old one stays. */
  change(folder: string): Promise<void>
  /** Moves the library to a folder that is new or empty. On failure it stays where it was. */
  move(folder: string): Promise<void>
  close(): Promise<void>
}

export type LibrarySessionOptions = {
  readonly userData: string
  readonly folder: string
  readonly known: KnownLibraries
  readonly log: Log
  readonly send: <Name extends EventName>(name: Name, payload: Events[Name]) => void
  readonly notify: (notice: Notice) => void
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
  const tellChanges = gatherChanges((ids) => send('library:changed', { ids }))

  async function open(at: string, mayCreate: boolean): Promise<Library> {
    const isFirst = known.isEmpty()
    const library = await openLibrary({ folder: at, userData, mode: 'write', create: mayCreate })
    for (const file of library.recovered) notify({ kind: 'recovered', file })
    if (library.created && isFirst) {
      await options
        .onFirstLibrary(library)
        .catch((error: unknown) => notify({ kind: 'error', error: asAppError(error) }))
    }
    library.onChange(tellChanges)
    await known.add(at).catch((error: unknown) => log.error('known libraries', error))
    return library
  }

  let opening = open(folder, !known.has(folder))
  const watch = (): void => {
    opening.catch((error: unknown) => log.error('open library', error))
  }
  watch()

  async function status(): Promise<LibraryStatus> {
    try {
      const library = await opening
      return { state: 'ready', folder: library.folder, readOnly: library.readOnly }
    } catch (error) {
      return { state: 'unavailable', folder, error: asAppError(error) }
    }
  }

  async function tellStatus(): Promise<LibraryStatus> {
    const present = await status()
    send('library:status', present)
    send('library:changed', { ids: null })
    return present
  }

  const closeCurrent = async (): Promise<void> => {
    await opening.then(
      (library) => library.close(),
      () => undefined,
    )
  }

  return {
    library: () => opening,
    status,
    async retry() {
      const isOpen = await opening.then(
        () => true,
        () => false,
      )
      if (!isOpen) {
        opening = open(folder, !known.has(folder))
        watch()
      }
      return tellStatus()
    },
    async change(to) {
      const next = await open(to, true)
      await closeCurrent()
      folder = to
      opening = Promise.resolve(next)
      await tellStatus()
    },
    async move(to) {
      const library = await opening
      if (library.readOnly) throw new AppFailure('read-only', { folder: dirname(library.folder) })
      await library.close()
      // Whoever asks for the library meanwhile waits for it in its place.
      const moving = moveLibrary(folder, to, {
        onProgress: () => undefined,
        signal: new AbortController().signal,
      })
      opening = moving.then(
        () => open(to, false),
        () => open(folder, false),
      )
      watch()
      try {
        await moving
        folder = to
      } finally {
        await tellStatus()
      }
    },
    close: closeCurrent,
  }
}
