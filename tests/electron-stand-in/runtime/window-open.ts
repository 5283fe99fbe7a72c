// window.open and target=_blank: the app's handler is asked, and a window is never opened by the page itself.
import type { WebContents } from './web-contents.ts'

export interface OpenDetails {
  url: string
  frameName: string
  features: string
}
export type WindowOpenHandler = (
  details: OpenDetails & { disposition: string; referrer: { url: string; policy: string } },
) => { action: string }

const handlers = new WeakMap<WebContents, WindowOpenHandler>()

export const setWindowOpenHandler = (contents: WebContents, handler: WindowOpenHandler): void =>
  void handlers.set(contents, handler)

/** Asks the handler of a page that wants a window. Only 'deny' is supported; without a handler it is denied too. */
export function askWindowOpen(contents: WebContents, { url, frameName, features }: OpenDetails): void {
  const handler = handlers.get(contents)
  const answer = handler?.({
    url,
    frameName: frameName === '_blank' ? '' : frameName,
    features,
    disposition: features === '' ? 'foreground-tab' : 'new-window',
    referrer: { url: contents.getURL(), policy: 'strict-origin-when-cross-origin' },
  })
  if (answer && answer.action !== 'deny')
    throw new Error(`not supported by the stand-in: setWindowOpenHandler answering '${answer.action}'`)
}
