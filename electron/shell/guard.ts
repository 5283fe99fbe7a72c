// What no page may do, whatever it holds: open windows, leave, ask for permissions, reach the network. The pages of the
// capture window are the one exception, in capture-guard.ts.
import { app, session } from 'electron'
import type { Session, WebContents } from 'electron'
import { isReaderAddress } from './app-address.ts'
import { guardCapturePage, isCapturePage } from './capture-guard.ts'

const prevent = (event: { preventDefault: () => void }): void => event.preventDefault()

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', prevent)
  contents.on('will-redirect', prevent)
  contents.on('will-frame-navigate', prevent)
  contents.on('will-attach-webview', prevent)
}

/** The developer tools are a page of their own, and only there while developing. */
const isAllowed = (address: string): boolean =>
  isReaderAddress(address) || (!app.isPackaged && address.startsWith('devtools://'))

const guarded = new WeakSet<Session>()

/** Closes a session. Idempotent: what was opened again since stays so. */
export function guardSession(present: Session): void {
  if (guarded.has(present)) return
  guarded.add(present)
  present.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  present.setPermissionCheckHandler(() => false)
  // Chromium's spelling dictionaries come from the network.
  present.setSpellCheckerEnabled(false)
  present.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }))
}

/** Guards every page and session to come. Before the app is ready. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) =>
    isCapturePage(contents) ? guardCapturePage(contents) : guardContents(contents),
  )
  app.on('session-created', guardSession)
  // Electron would answer with the first certificate of the system, which names the person.
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault()
    answer()
  })
}

/** Guards the reader's own session, whenever it was made. After the app is ready, before the first window. */
export const guardDefaultSession = (): void => guardSession(session.defaultSession)
