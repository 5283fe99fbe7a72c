// The one exception to guard.ts: pages of the capture window (security.md, "Windows and processes"). They go where a
// person leads them on the web, and nowhere else: no file, no other scheme, no private machine, no second window.
import { app } from 'electron'
import type { Session, WebContents } from 'electron'
import { judgeRequest, mayNavigate } from './capture-addresses.ts'
import type { Resolve, Verdict } from './capture-addresses.ts'

const captureSessions = new WeakSet<Session>()

/** Whether a page belongs to a session of the capture window. */
export const isCapturePage = ({ session }: WebContents): boolean => captureSessions.has(session)

export type CaptureSessionOptions = {
  /** The `host:port` of a private address that the person allowed for the page that is open, or null. */
  readonly allowed: () => string | null
  /** The page itself, not something in it, was refused. */
  readonly onPageRefused: (address: string, verdict: Exclude<Verdict, 'allowed'>) => void
}

/** Asks Chromium's own resolver, whose answer the request will find in its cache. */
export const resolveIn =
  (session: Session): Resolve =>
  async (host) =>
    (await session.resolveHost(host)).endpoints.map(({ address }) => address)

/**
 * Takes a session that guard.ts has closed already (permissions and spelling stay refused), and lets it reach the
 * public web.
 */
export function openCaptureSession(
  session: Session,
  { allowed, onPageRefused }: CaptureSessionOptions,
): void {
  captureSessions.add(session)
  const resolve = resolveIn(session)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => {
    if (!app.isPackaged && details.url.startsWith('devtools://')) return answer({ cancel: false })
    return void judgeRequest(details.url, allowed(), resolve).then((verdict) => {
      answer({ cancel: verdict !== 'allowed' })
      if (verdict !== 'allowed' && details.resourceType === 'mainFrame') onPageRefused(details.url, verdict)
    })
  })
}

/** Guards a page of the capture window from its birth on. */
export function guardCapturePage(contents: WebContents): void {
  const preventForeign = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!mayNavigate(event.url)) event.preventDefault()
  }
  contents.setWindowOpenHandler(({ url }) => {
    // What wants a window gets this one. A page that cannot be loaded tells so itself.
    if (mayNavigate(url) && !url.startsWith('about:')) contents.loadURL(url).catch(() => undefined)
    return { action: 'deny' }
  })
  contents.on('will-navigate', preventForeign)
  contents.on('will-frame-navigate', preventForeign)
  contents.on('will-redirect', preventForeign)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // A page may ask to be kept; the person who goes on or closes it is not held up.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  // Peers of WebRTC are no requests: without a proxy, this policy leaves it nothing to reach a machine with but TCP.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
