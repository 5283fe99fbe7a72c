// When the trash is looked through: after the library has opened and settled, then every hour, of which the rule takes
// one a day; and when the person turns the rule on or off.
import { setTimeout as delay } from 'node:timers/promises'
import type { TrashKeeper } from '../library/trash-keeper.ts'
import type { LibrarySession } from './library-session.ts'
import type { Log } from './log.ts'
import type { SettingsKeeper } from './settings.ts'

/** Milliseconds after an opening: the first list is there, and what the person has come for is done first. */
const SETTLED_AFTER = 5000
const EVERY = 60 * 60 * 1000

export type TrashLooksOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly keeper: TrashKeeper
  readonly log: Log
  /** The days that are left have changed. */
  readonly onRule: () => void
}

export function lookThroughTrash({ session, settings, keeper, log, onRule }: TrashLooksOptions): void {
  const look = async (): Promise<void> => {
    const library = session.present()
    if (!library) return
    try {
      const deleted = await keeper.look(library)
      if (deleted > 0) log.note(`trash: ${deleted} deleted after their days`)
    } catch (error) {
      log.error('trash', error)
    }
  }
  const settled = () => delay(SETTLED_AFTER, undefined, { ref: false })
  void session
    .library()
    .then(settled)
    .then(look, () => undefined)
  setInterval(() => void look(), EVERY).unref()
  settings.onChange((present, previous) => {
    if (present.emptiesTrash !== previous.emptiesTrash) void look().then(onRule)
  })
}
