// From the protocol's events of a page to Electron's events of its webContents, and from the messages of its isolated
// world to ipcMain, menus and files.
import { toApp, toChromium } from './addresses.ts'
import { pressAccelerator, type KeyPress } from './accelerators.ts'
import { app } from './app.ts'
import { hasClients } from './debug-port.ts'
import { dispatchIpc, type IpcMessage } from './ipc-main.ts'
import type { Page } from './page.ts'
import { BINDING } from './page-scripts.ts'
import { preventable } from './preventable.ts'
import { BOOT } from './targets.ts'
import { askWindowOpen } from './window-open.ts'

type WorldMessage = { href: string } & (
  | IpcMessage
  | { type: 'open'; url: string; frameName: string; features: string }
  | { type: 'input' | 'key'; input: KeyPress }
  | { type: 'context-menu'; params: { linkURL: string; srcURL: string } }
  | { type: 'files'; batch: number; count: number }
  | { type: 'preload-error'; message: string; stack: string }
  | { type: 'hello' }
)

export function listenToPage(page: Page): void {
  listenToWorlds(page)
  listenToFrames(page)
  listenToLoading(page)
}

function listenToWorlds(page: Page): void {
  const { contents, contexts } = page
  const receive = worldReceiver(page)
  page.on('Runtime.executionContextCreated', ({ context }) => {
    contexts.set(context.id, { frameId: context.auxData?.frameId, name: context.name })
  })
  page.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    contexts.delete(executionContextId),
  )
  page.on('Runtime.executionContextsCleared', () => contexts.clear())
  page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === BINDING) receive(JSON.parse(payload) as WorldMessage, executionContextId)
  })
  page.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const at = stackTrace?.callFrames[0]
    contents.emit('console-message', {
      level: type === 'warning' || type === 'error' ? type : 'info',
      message: args.map((arg) => String(arg.value ?? arg.description ?? '')).join(' '),
      lineNumber: at?.lineNumber ?? 0,
      sourceId: toApp(at?.url ?? ''),
      frame: page.mainFrame,
    })
  })
}

/** Keys come as 'input' before the page sees them and as 'key' when the page has left them alone. */
function worldReceiver(page: Page): (message: WorldMessage, contextId: number) => void {
  const { contents, contexts, frames } = page
  let keyTaken = false
  return (message, contextId) => {
    const node = frames.get(contexts.get(contextId)?.frameId ?? '') ?? frames.get(page.targetId)
    if (node) node.url = toApp(message.href)
    switch (message.type) {
      case 'send':
      case 'invoke': {
        const { id } = message
        const reply = (answer: object): void => page.post({ type: 'reply', id, ...answer }, contextId)
        return void dispatchIpc(contents, node?.facade ?? page.mainFrame, message, reply)
      }
      case 'open':
        return askWindowOpen(contents, { ...message, url: toApp(message.url) })
      case 'input': {
        const event = preventable({})
        const input = { type: 'keyDown', location: 0, modifiers: [], ...message.input }
        contents.emit('before-input-event', event, input)
        keyTaken = event.defaultPrevented
        return
      }
      case 'key':
        return keyTaken ? undefined : pressAccelerator(contents, message.input)
      case 'context-menu': {
        const { params } = message
        const addresses = { linkURL: toApp(params.linkURL), srcURL: toApp(params.srcURL) }
        const frame = node?.facade ?? null
        return void contents.emit('context-menu', preventable({}), { ...params, ...addresses, frame })
      }
      case 'files': {
        const { batch, count } = message
        const paths = page.filePaths(batch, count, contextId)
        return void paths.then((found) => page.post({ type: 'paths', batch, paths: found }, contextId))
      }
      case 'preload-error': {
        const error = Object.assign(new Error(message.message), { stack: message.stack })
        return void contents.emit('preload-error', {}, contents.getLastWebPreferences().preload, error)
      }
      case 'hello':
        return
    }
  }
}

function listenToFrames(page: Page): void {
  const { contents, frames } = page
  const isMain = (frameId: string): boolean => frameId === page.targetId
  page.on('Page.frameAttached', ({ frameId, parentFrameId }) => page.addFrame(frameId, parentFrameId))
  page.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason !== 'swap') frames.delete(frameId)
  })
  page.on('Page.frameNavigated', ({ frame }) => {
    const node = frames.get(frame.id)
    if (!node) return
    node.url = toApp(frame.url) + (frame.urlFragment ?? '')
    node.name = frame.name ?? ''
    const { routingId } = node.facade
    if (!isMain(frame.id))
      return void contents.emit('did-frame-navigate', {}, node.url, 200, '', false, 1, routingId)
    page.crashed = false
    page.failed = frame.unreachableUrl !== undefined
    page.blank = frame.url.startsWith(BOOT) || (page.blank && frame.url === 'about:blank')
    if (page.blank) return
    if (!page.failed) page.takeExpected()
    contents.emit('did-navigate', {}, node.url, 200, '')
    contents.emit('did-frame-navigate', {}, node.url, 200, '', true, 1, routingId)
  })
  page.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const node = frames.get(frameId)
    if (!node) return
    node.url = toApp(url)
    contents.emit('did-navigate-in-page', {}, node.url, isMain(frameId), 1, node.facade.routingId)
  })
  page.on('Page.frameStartedNavigating', ({ frameId, url }) => {
    // A custom scheme that got past the page's navigate listener (an iframe's src): load the mapped host instead.
    const mapped = toChromium(url)
    if (mapped !== url) return page.later(() => page.send('Page.navigate', { url: mapped, frameId }))
    const details = { url: toApp(url), isSameDocument: false, isMainFrame: isMain(frameId) }
    contents.emit('did-start-navigation', details, details.url, false, details.isMainFrame)
  })
  page.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
    askWindowOpen(contents, { url: toApp(url), frameName: windowName, features: windowFeatures.join(',') }),
  )
}

function listenToLoading(page: Page): void {
  const { contents } = page
  const isMain = (frameId: string): boolean => frameId === page.targetId
  const unseen = (): boolean => page.blank || page.failed
  page.on('Page.frameStartedLoading', ({ frameId }) => {
    if (!isMain(frameId)) return
    page.loading = true
    contents.emit('did-start-loading', {})
  })
  page.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (!isMain(frameId)) return
    page.loading = false
    if (!page.blank) contents.emit('did-stop-loading', {})
  })
  page.on('Page.domContentEventFired', () => {
    if (unseen()) return
    if (page.zoom !== 1) page.later(() => page.showZoom())
    contents.emit('dom-ready', {})
  })
  page.on('Page.loadEventFired', () => {
    if (unseen()) return
    contents.emit('did-frame-finish-load', {}, true, 1, 1)
    contents.emit('did-finish-load', {})
  })
  // A dialog would hold the page; where a test is attached, the test answers it, unless the app wants none at all.
  page.on('Page.javascriptDialogOpening', ({ type }) => {
    if (type === 'beforeunload') {
      const event = preventable({})
      if (contents.emit('will-prevent-unload', event)) {
        const leave = event.defaultPrevented
        return page.later(() => page.send('Page.handleJavaScriptDialog', { accept: leave }))
      }
    }
    const { disableDialogs } = contents.getLastWebPreferences()
    if (hasClients() && disableDialogs !== true) return
    const accept = type !== 'confirm' && type !== 'prompt'
    page.later(() => page.send('Page.handleJavaScriptDialog', { accept }))
  })
  page.on('Inspector.targetCrashed', () => {
    page.crashed = true
    page.loading = false
    const details = { reason: 'crashed', exitCode: 5 }
    contents.emit('render-process-gone', {}, details)
    app.emit('render-process-gone', {}, contents, details)
  })
}
