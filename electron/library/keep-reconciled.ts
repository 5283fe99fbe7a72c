// When an open library looks for what other programs have changed: after it was opened from its snapshot, whenever it
// is told to (the window got the focus), when folders come or go, and now and then: a file that is changed within a folder
// is told of by no system without a watch on each of them.
import { join } from 'node:path'
import { idOfFolder } from './article-store.ts'
import { ABSENT, lookAtFile } from './file-stamp.ts'
import { watchFolders } from './folder-watch.ts'
import type { FolderWatch } from './folder-watch.ts'
import type { Damage } from './marks.ts'
import type { Reconciled } from './reconcile.ts'

/** Looking takes so small a share of the time at most, however often it is wanted. */
const REST = 10
/** Milliseconds from one look to the next that nobody has asked for. */
const NOW_AND_THEN = 5 * 60_000

export type KeepReconciledOptions = {
  /** What could not be read, and is known: it is not told again. */
  readonly skipped: readonly string[]
  readonly run: () => Promise<Reconciled>
  /** The library's `articles` folder. */
  readonly articles: string
  /** Where an article lies; null: there is none of that id. */
  readonly pathOf: (id: string) => string | null
  readonly onDamage: (damage: Damage) => void
  /** Milliseconds from one look by itself to the next. */
  readonly every?: number
}

export type KeepReconciled = {
  /** Resolves when the folder has been looked at after the call. */
  reconcile(): Promise<void>
  /** From now on by itself; `now`: also at once. */
  watch(now: boolean): void
  close(): void
}

export function keepReconciled(options: KeepReconciledOptions): KeepReconciled {
  const { run, articles, pathOf, onDamage, every = NOW_AND_THEN } = options
  const told = new Set(options.skipped)
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  let watching: FolderWatch | null = null
  let restUntil = 0
  let later: NodeJS.Timeout | undefined
  let looking: NodeJS.Timeout | undefined
  let wake = () => undefined as void
  let closed = false
  let isLooking = false

  async function look(): Promise<void> {
    isLooking = true
    const began = performance.now()
    try {
      const { recovered, skipped } = await run()
      for (const file of recovered) onDamage({ kind: 'recovered', file })
      const fresh = skipped.filter((file) => !told.has(file))
      for (const file of fresh) told.add(file)
      const [file] = fresh
      if (file !== undefined) onDamage({ kind: 'skipped', file, count: fresh.length })
    } catch {
      // The folder cannot be read: who uses the library next is told so.
    }
    isLooking = false
    restUntil = performance.now() + (performance.now() - began) * REST
  }

  const rest = () =>
    new Promise<void>((resolve) => {
      wake = resolve
      later = setTimeout(resolve, Math.max(0, restUntil - performance.now())).unref()
    })

  function start(): Promise<void> {
    running = rest()
      .then(() => (closed ? undefined : look()))
      .finally(() => {
        running = null
      })
    return running
  }

  /** What was changed while it looked is looked for once more, once for all who have asked meanwhile. */
  function reconcile(): Promise<void> {
    if (closed) return Promise.resolve()
    if (!running) return start()
    // It rests still: what was changed meanwhile it will see.
    if (!isLooking) return running
    next ??= running.then(() => {
      next = null
      return closed ? undefined : start()
    })
    return next
  }

  async function isKnown(year: string, name: string): Promise<boolean> {
    const id = idOfFolder(name)
    if (id === null) return name !== ''
    const path = join(articles, year, name)
    const isThere = (await lookAtFile(path)) !== ABSENT
    return isThere === (pathOf(id) === path)
  }

  return {
    reconcile,
    watch(now) {
      watching = watchFolders(articles, isKnown, () => void reconcile())
      looking = setInterval(() => void reconcile(), every).unref()
      if (now) void reconcile()
    },
    close() {
      closed = true
      clearTimeout(later)
      clearInterval(looking)
      wake()
      watching?.close()
    },
  }
}
