// One page of Chromium behind a webContents: its target, frames, worlds, navigation and messages.
import type { WebPreferences } from 'electron'
import { toApp, toChromium } from './addresses.ts'
import { chromium } from './chromium.ts'
import { clientsResumed } from './debug-port.ts'
import type { CommandName, EventName, Events, Params, Result } from './devtools-types.ts'
import { createHandOver } from './hand-over.ts'
import { listenToPage } from './page-events.ts'
import { BINDING, pageScripts, WORLD } from './page-scripts.ts'
import { preventable } from './preventable.ts'
import { Session } from './session.ts'
import { forgetTarget, openTarget } from './targets.ts'
import { themeEmulation } from './theme-state.ts'
import type { WebContents } from './web-contents.ts'
import { WebFrameMain, type FrameNode } from './web-frame-main.ts'
import { report } from './report.ts'

export interface PageOptions {
  preferences: WebPreferences
  session: Session
  width: number
  height: number
  /** The page is gone, whoever closed it. */
  onGone: () => void
}

/** An execution context: which frame, which world. */
interface Context {
  frameId: string | undefined
  name: string
}

export class Page {
  readonly contents: WebContents
  readonly session: Session
  readonly frames = new Map<string, FrameNode>()
  readonly contexts = new Map<number, Context>()
  /** Resolves once the page can be spoken to. */
  readonly ready: Promise<void>
  targetId = ''
  destroyed = false
  crashed = false
  loading = false
  /** Nothing of the app's is loaded yet. */
  blank = true
  /** The main frame shows Chromium's own error page. */
  failed = false
  zoom = 1
  readonly #options: PageOptions
  #sessionId = ''
  #routes = 0
  #expected = false
  #forgetDetached = (): void => {}
  readonly #handOver = createHandOver(this)

  constructor(contents: WebContents, options: PageOptions) {
    this.contents = contents
    this.session = options.session
    this.#options = options
    this.ready = this.#open()
    this.ready.catch((error: unknown) => {
      if (!this.destroyed) report('stand-in: a window failed:', error)
    })
  }

  async #open(): Promise<void> {
    const { width, height, preferences } = this.#options
    const browserContextId = await Session.inside(this.session).contextId()
    const { sessionId, targetId } = await openTarget(this, { width, height, browserContextId })
    if (this.destroyed) {
      forgetTarget(targetId)
      return void chromium.send('Target.closeTarget', { targetId }).catch(() => {})
    }
    this.#sessionId = sessionId
    this.targetId = targetId
    this.addFrame(targetId, undefined)
    listenToPage(this)
    this.#forgetDetached = chromium.on('Target.detachedFromTarget', (detached) => {
      if (detached.sessionId === sessionId) this.gone()
    })
    const scripts = pageScripts(preferences)
    await Promise.all([
      this.send('Page.enable', {}),
      this.send('Runtime.enable', {}),
      this.send('Inspector.enable', {}),
      ...scripts.map((script) => this.send('Page.addScriptToEvaluateOnNewDocument', { ...script })),
      this.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      this.showTheme(),
      this.send('Runtime.runIfWaitingForDebugger', {}),
    ])
    await clientsResumed(targetId)
  }

  send<M extends CommandName>(method: M, params: Params<M>): Promise<Result<M>> {
    if (this.destroyed) return Promise.reject(new Error('Object has been destroyed'))
    return chromium.send(method, params, this.#sessionId)
  }

  on<E extends EventName>(event: E, listener: (params: Events[E]) => void): void {
    chromium.on(event, listener, this.#sessionId)
  }

  /** Does something once the page is ready; what comes too late for a closed page is dropped. */
  later(work: () => Promise<unknown>): void {
    this.ready.then(work).catch((error: unknown) => {
      if (!this.destroyed && process.env['STANDIN_VERBOSE']) report('stand-in:', error)
    })
  }

  addFrame(id: string, parentId: string | undefined): void {
    const facade = new WebFrameMain(this, id, ++this.#routes)
    this.frames.set(id, { id, parentId, url: '', name: '', facade })
  }

  get mainFrame(): WebFrameMain {
    return this.frames.get(this.targetId)?.facade ?? new WebFrameMain(this, '', 1)
  }

  /** The main frame's address as the app knows it. */
  get url(): string {
    return this.blank ? '' : (this.frames.get(this.targetId)?.url ?? '')
  }

  get chromiumAddress(): string {
    return toChromium(this.url)
  }

  showTheme(): Promise<unknown> {
    return this.send('Emulation.setEmulatedMedia', themeEmulation())
  }

  /** CSS zoom of the root is the nearest that the protocol offers to the browser's own zoom. */
  showZoom(): Promise<unknown> {
    const value = this.zoom === 1 ? '' : String(this.zoom)
    return this.send('Runtime.evaluate', {
      expression: `document.documentElement.style.zoom = ${JSON.stringify(value)}`,
    })
  }

  // ---- navigation ----

  /** The next document of the main frame is the app's own wish: it is not asked about. */
  expectNavigation(): void {
    this.#expected = true
  }

  takeExpected(): boolean {
    const expected = this.#expected
    this.#expected = false
    return expected
  }

  async navigate(address: string): Promise<Result<'Page.navigate'>> {
    await this.ready
    this.expectNavigation()
    return this.send('Page.navigate', { url: toChromium(address) })
  }

  async reload(ignoreCache: boolean): Promise<void> {
    await this.ready
    this.expectNavigation()
    await this.send('Page.reload', { ignoreCache })
  }

  /** Asked before a document request that the page itself began. */
  allowsNavigation(frameId: string, address: string): boolean {
    const isMainFrame = frameId === this.targetId
    const url = toApp(address)
    const frame = this.frames.get(frameId)?.facade ?? null
    const event = preventable({ url, isSameDocument: false, isMainFrame, frame, initiator: this.mainFrame })
    this.contents.emit('will-frame-navigate', event)
    if (isMainFrame) this.contents.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  allowsRedirect(frameId: string, address: string): boolean {
    const isMainFrame = frameId === this.targetId
    const url = toApp(address)
    const frame = this.frames.get(frameId)?.facade ?? null
    const event = preventable({ url, isSameDocument: false, isMainFrame, frame, initiator: this.mainFrame })
    this.contents.emit('will-redirect', event, url, false, isMainFrame)
    return !event.defaultPrevented
  }

  // ---- the isolated world ----

  /** Sends to the isolated world of one context, or of the main frame. */
  post(message: object, contextId?: number): void {
    this.later(async () => {
      const id = contextId ?? this.#mainWorldContext()
      if (id === undefined) return
      await this.#handOver(id, message)
    })
  }

  #mainWorldContext(): number | undefined {
    for (const [id, { name, frameId }] of this.contexts) {
      if (name === WORLD && frameId === this.targetId) return id
    }
    return undefined
  }

  /** The paths of files that were dropped or chosen in a page, and that its isolated world holds ready. */
  async filePaths(batch: number, count: number, contextId: number): Promise<string[]> {
    const pathOf = async (index: number): Promise<string> => {
      const { result } = await this.send('Runtime.callFunctionOn', {
        functionDeclaration: '(batch, index) => __standin.file(batch, index)',
        executionContextId: contextId,
        arguments: [{ value: batch }, { value: index }],
      })
      if (result.objectId === undefined) return ''
      return (await this.send('DOM.getFileInfo', { objectId: result.objectId })).path
    }
    return Promise.all(Array.from({ length: count }, (_, index) => pathOf(index)))
  }

  // ---- end ----

  close(): void {
    if (this.targetId) chromium.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {})
    this.gone()
  }

  gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    forgetTarget(this.targetId)
    this.#forgetDetached()
    if (this.#sessionId) chromium.forget(this.#sessionId)
    this.contents.emit('destroyed', {})
    this.#options.onGone()
  }
}
