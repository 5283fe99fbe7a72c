// The verbs of the settings.
import type { HandlersOf } from './ipc.ts'
import type { SettingsKeeper } from './settings.ts'

export const settingsHandlers = (settings: SettingsKeeper): HandlersOf<'settings'> => ({
  'settings:get': () => settings.current(),
  'settings:change': (change) => settings.change(change),
})
