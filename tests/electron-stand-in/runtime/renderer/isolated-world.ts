// Runs in the isolated world of every frame, before the preload.
import type { createCodec as CreateCodec } from '../codec.ts'
import type { createBridge as CreateBridge } from './bridge.ts'
import type { createElectronModules as CreateElectronModules } from './electron-modules.ts'
import type { captureFilePaths as CaptureFilePaths } from './file-paths.ts'
import type { createInbox as CreateInbox } from './inbox.ts'

export interface WorldSettings {
  nonce: string
  binding: string
  processInfo: object
  schemes: string[]
}

type Preload = (
  require: (name: string) => object,
  process: object,
  global: object,
  setImmediate: (callback: () => void) => number,
  clearImmediate: (id: number) => void,
  exports: object,
  module: object,
) => void

/** Self-contained, because its source runs inside pages. */
export function isolatedWorld(
  { nonce, binding, processInfo, schemes }: WorldSettings,
  createBridge: typeof CreateBridge,
  createCodec: typeof CreateCodec,
  createElectronModules: typeof CreateElectronModules,
  captureFilePaths: typeof CaptureFilePaths,
  createInbox: typeof CreateInbox,
): void {
  const world = globalThis as unknown as Record<string, unknown>
  if (world['__standin'] !== undefined) return
  const post = (message: object): void => {
    const speak = world[binding] as (text: string) => void
    speak(JSON.stringify({ ...message, href: location.href }))
  }

  // The two worlds meet at an event that only they know of, and from then on share a target of their own.
  const channel = new EventTarget()
  const bridge = createBridge(channel, 'iso:', 'main:')
  bridge.on('open', (request) => post({ type: 'open', ...(request as object) }))
  window.dispatchEvent(new MouseEvent(nonce, { relatedTarget: channel }))

  // Links and scripts may name the app's own scheme, which Chromium would hand to the desktop.
  const custom = new RegExp(`^(${schemes.join('|') || '(?!)'})://([^/?#]+)`)
  const { navigation } = window as unknown as { navigation?: EventTarget }
  navigation?.addEventListener('navigate', (event) => {
    const { destination, navigationType } = event as Event & {
      destination: { url: string }
      navigationType: string
    }
    if (!custom.test(destination.url) || !event.cancelable) return
    event.preventDefault()
    const mapped = destination.url.replace(
      custom,
      (_, scheme: string, host: string) => `http://${host}.${scheme}.localhost`,
    )
    if (navigationType === 'replace') location.replace(mapped)
    else location.assign(mapped)
  })

  // Keys: first for before-input-event; then, when the page has left them alone, for the menu's accelerators.
  const describe = (event: KeyboardEvent) => ({
    key: event.key,
    code: event.code,
    control: event.ctrlKey,
    shift: event.shiftKey,
    alt: event.altKey,
    meta: event.metaKey,
    isAutoRepeat: event.repeat,
    isComposing: event.isComposing,
  })
  const onKeyFirst = (event: KeyboardEvent): void => {
    if (event.isTrusted) post({ type: 'input', input: describe(event) })
  }
  addEventListener('keydown', onKeyFirst, { capture: true })
  addEventListener('keydown', (event) => {
    const shortcut = event.ctrlKey || event.altKey || event.metaKey || /^F\d+$/.test(event.key)
    if (event.isTrusted && !event.defaultPrevented && shortcut) post({ type: 'key', input: describe(event) })
  })

  addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return
    event.preventDefault() // Chromium's own menu is not Electron's
    const [target] = event.composedPath()
    const element = target instanceof Element ? target : undefined
    const editable = element instanceof HTMLElement && element.matches('input, textarea, [contenteditable]')
    const params = {
      x: event.clientX,
      y: event.clientY,
      selectionText: getSelection()?.toString() ?? '',
      linkURL: element?.closest('a')?.href ?? '',
      srcURL: element instanceof HTMLImageElement ? element.src : '',
      mediaType: element instanceof HTMLImageElement ? 'image' : 'none',
      isEditable: editable,
    }
    post({ type: 'context-menu', params })
  })

  const { pathOf, file, learned } = captureFilePaths(post)
  const modules = createElectronModules({ post, bridge, codec: createCodec(), pathOf })
  const nodeProcess = {
    ...processInfo,
    on(): void {},
    once(): void {},
    nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]): void =>
      queueMicrotask(() => callback(...args)),
  }
  const receivers: Record<string, (message: never) => void> = {
    message: modules.message,
    reply: modules.reply,
    paths: ({ batch, paths }: { batch: number; paths: string[] }) => learned(batch, paths),
  }
  const inbox = createInbox((message) => {
    const { type } = message as { type: string }
    receivers[type]?.(message as never)
  })
  world['__standin'] = {
    file,
    receive: inbox.take,
    inlet: () => inbox.inlet,
    runPreload(preload: Preload): void {
      const module = { exports: {} }
      const soon = (callback: () => void): number => window.setTimeout(callback, 0)
      try {
        preload(modules.require, nodeProcess, globalThis, soon, clearTimeout, module.exports, module)
      } catch (error) {
        // oxlint-disable-next-line no-console -- said in the page's console, as in Electron
        console.error('Unable to load preload script:', error)
        const { message, stack } = error as Error
        post({ type: 'preload-error', message, stack })
      }
    },
  }
  post({ type: 'hello' })
}
