// The verbs of the capture window.
import type { CaptureWindow } from './capture-window.ts'
import type { HandlersOf } from './ipc.ts'
import type { SettingsKeeper } from './settings.ts'

export const pageHandlers = (pages: CaptureWindow, settings: SettingsKeeper): HandlersOf<'page'> => ({
  'page:open': async (request) => {
    // Turned off in the settings, a private address is refused whoever asks.
    const allowPrivate = request.allowPrivate && settings.current().allowPrivateAddresses
    await pages.open({ ...request, allowPrivate })
    return null
  },
  'page:state': () => pages.page(),
  'page:save': async () => {
    await pages.save()
    return null
  },
  'page:close': async () => {
    await pages.close()
    return null
  },
  'page:clear': async () => {
    await pages.clear()
    return null
  },
})
