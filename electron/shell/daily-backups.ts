// One backup a day while the app runs: not while it opens, at the first quiet minute after.
import type { Backup } from '../../domain/backup.ts'
import { asAppError } from '../../domain/result.ts'
import type { AppError } from '../../domain/result.ts'
import type { Library } from '../library/library.ts'

const MINUTE = 60_000
/** A library that is never quiet is backed up after this long all the same. */
const PATIENCE = 30 * MINUTE
/** After a failure. */
const TRY_AGAIN = 60 * MINUTE

type Backed = Pick<Library, 'folder' | 'readOnly' | 'onChange'>

export type DailyBackupsOptions = {
  /** The library that is open at this moment. */
  readonly library: () => Backed | null
  readonly list: (folder: string) => Promise<readonly Pick<Backup, 'madeAt'>[]>
  readonly make: (folder: string) => Promise<unknown>
  /** Whether articles are being saved. */
  readonly isBusy: () => boolean
  /** Told of the first of failures that follow one another. */
  readonly onFailed: (error: AppError) => void
}

/** The day of a moment where the person is. */
const dayOf = (moment: number): string => new Date(moment).toDateString()

/** Looks once a minute. Returns what ends it. */
export function startDailyBackups({
  library,
  list,
  make,
  isBusy,
  onFailed,
}: DailyBackupsOptions): () => void {
  let watched: Backed | null = null
  let unwatch = () => undefined as void
  let openedAt = 0
  let changedAt = 0
  let notBefore = 0
  /** The day on which it was backed up, or had not changed. */
  let doneOn = ''
  let told = false
  let running = false

  function watch(present: Backed | null, now: number): void {
    if (present === watched) return
    unwatch()
    watched = present
    openedAt = now
    changedAt = now
    notBefore = 0
    doneOn = ''
    unwatch =
      present?.onChange((_ids, onlyMoved) => {
        // Who only reads is quiet.
        if (!onlyMoved) changedAt = Date.now()
      }) ?? (() => undefined)
  }

  async function backUp({ folder }: Backed): Promise<void> {
    const today = dayOf(Date.now())
    try {
      const made = await list(folder)
      if (!made.some(({ madeAt }) => dayOf(Date.parse(madeAt)) === today)) await make(folder)
      doneOn = today
      told = false
    } catch (error) {
      notBefore = Date.now() + TRY_AGAIN
      if (!told) onFailed(asAppError(error))
      told = true
    }
  }

  async function look(): Promise<void> {
    const now = Date.now()
    const present = library()
    watch(present, now)
    if (!present || present.readOnly || running || now < notBefore || doneOn === dayOf(now)) return
    const isQuiet = now - changedAt >= MINUTE && !isBusy()
    if (!isQuiet && now - openedAt < PATIENCE) return
    if (now - openedAt < MINUTE) return
    running = true
    await backUp(present)
    running = false
  }

  const timer = setInterval(() => void look(), MINUTE)
  timer.unref()
  return () => {
    clearInterval(timer)
    unwatch()
  }
}
