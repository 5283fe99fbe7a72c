// Runs first in the page's own world: waits for the isolated world, then defines what it exposes.
import type { createBridge as CreateBridge } from './bridge.ts'

type Bridge = ReturnType<typeof CreateBridge>

/** Self-contained, because its source runs inside pages. */
export function mainWorld(
  { nonce, schemes }: { nonce: string; schemes: string[] },
  createBridge: typeof CreateBridge,
): void {
  let bridge: Bridge | undefined
  const meet = (event: Event): void => {
    event.stopImmediatePropagation()
    const channel = (event as MouseEvent).relatedTarget
    if (!channel) return
    const met = createBridge(channel, 'main:', 'iso:')
    met.on('expose', (message) => {
      const { key, value } = message as { key: string; value: Parameters<Bridge['unpack']>[0] }
      Object.defineProperty(globalThis, key, {
        value: met.unpack(value, true),
        enumerable: true,
        configurable: false,
        writable: false,
      })
    })
    bridge = met
  }
  addEventListener(nonce, meet, { once: true, capture: true })

  // window.open never opens a Chromium window: the app's setWindowOpenHandler decides, the page gets null.
  const absolute = (url: string): string =>
    URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : url
  window.open = function open(url: string | URL = '', target = '_blank', features = ''): Window | null {
    const address = absolute(String(url))
    if (['_self', '_top', '_parent'].includes(target)) {
      location.assign(address)
      return window
    }
    bridge?.emit('open', { url: address, frameName: String(target), features: String(features) })
    return null
  }

  // fetch() refuses unknown schemes before any interception; name the mapped host instead.
  if (schemes.length === 0) return
  const custom = new RegExp(`^(${schemes.join('|')})://([^/?#]+)`)
  const mapped = (url: string): string =>
    url.replace(custom, (_, scheme: string, host: string) => `http://${host}.${scheme}.localhost`)
  const original = globalThis.fetch
  globalThis.fetch = function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const named = typeof input === 'string' || input instanceof URL
    return original.call(globalThis, named ? mapped(String(input)) : input, init)
  }
}
