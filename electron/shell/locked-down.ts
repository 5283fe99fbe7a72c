// What no window's page is ever given: Node, other windows, the way past its own origin.
import { app } from 'electron'
import type { WebPreferences } from 'electron'

/** The preferences that every window of the app has; asked for when a window is made, as `app` must be there. */
export const lockedDown = () =>
  ({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
    spellcheck: false,
  }) satisfies WebPreferences
