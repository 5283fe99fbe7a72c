// The settings while the app runs: the document, what the renderer sees of it, and who wants to know of changes.
import { preferredLanguage } from '../../domain/language/index.ts'
import type { Settings, SettingsChange, SettingsDocument } from '../../domain/settings.ts'
import { createListeners } from '../library/listeners.ts'
import type { StoredDocument } from '../library/document.ts'

/** What main itself keeps in the settings. */
type OwnSettings = Partial<Pick<SettingsDocument, 'window' | 'libraryFolder'>>

export type SettingsKeeper = {
  /** As the renderer sees them, the language settled. */
  current(): Settings
  /** What only main needs. */
  own(): Required<OwnSettings>
  /** Resolves when the change is on the disk. @throws AppFailure of the write */
  change(change: SettingsChange): Promise<Settings>
  /** @throws AppFailure of the write */
  remember(own: OwnSettings): Promise<void>
  /** Resolves when everything so far is on the disk. */
  written(): Promise<void>
  /** Called after each change of what the renderer sees. */
  onChange(listener: (settings: Settings, previous: Settings) => void): void
}

/** Without the keys whose value is undefined: a message may carry them, a document may not. */
const given = <T extends object>(change: T): Given<T> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Given<T>
type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }

/** @param systemLanguages BCP 47 tags, the most wanted first: they settle the language until one is chosen */
export function keepSettings(
  document: StoredDocument<SettingsDocument>,
  systemLanguages: () => readonly string[],
): SettingsKeeper {
  const listeners = createListeners<[settings: Settings, previous: Settings]>()
  const current = (): Settings => {
    const { version: _version, window: _window, libraryFolder: _folder, language, ...shown } = document.data
    return { ...shown, language: language ?? preferredLanguage(systemLanguages()) }
  }
  return {
    current,
    own: () => ({ window: document.data.window, libraryFolder: document.data.libraryFolder }),
    async change(change) {
      const previous = current()
      await document.update((data) => ({ ...data, ...given(change) }))
      const settings = current()
      listeners.tell(settings, previous)
      return settings
    },
    remember: (own) => document.update((data) => ({ ...data, ...given(own) })),
    written: () => document.update((data) => data),
    onChange: (listener) => void listeners.add(listener),
  }
}
