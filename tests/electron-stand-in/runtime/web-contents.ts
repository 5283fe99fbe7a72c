// webContents: what the app's code sees of one page.
import { EventEmitter } from 'node:events'
import type { PrintToPDFOptions, Rectangle, WebPreferences, WebSource } from 'electron'
import { createCodec } from './codec.ts'
import { runInIsolatedWorld } from './isolated-script.ts'
import { NativeImage } from './native-image.ts'
import { Page } from './page.ts'
import { pdfOptions } from './pdf-options.ts'
import { preventable } from './preventable.ts'
import { defaultSession, fromPartition, type Session } from './session.ts'
import { makeStrict, strictObject } from './strict.ts'
import { allPages, pageOfTarget } from './targets.ts'
import type { WebFrameMain } from './web-frame-main.ts'
import { setWindowOpenHandler, type WindowOpenHandler } from './window-open.ts'
import { windowOf } from './windows.ts'

// Electron's own defaults, of those preferences that decide about safety.
const PREFERENCES: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: true,
  javascript: true,
  images: true,
}

// Chromium's error numbers, net/base/net_error_list.h.
const ERROR_CODES: Record<string, number> = {
  'net::ERR_FAILED': -2,
  'net::ERR_ABORTED': -3,
  'net::ERR_FILE_NOT_FOUND': -6,
  'net::ERR_BLOCKED_BY_CLIENT': -20,
  'net::ERR_CONNECTION_REFUSED': -102,
  'net::ERR_NAME_NOT_RESOLVED': -105,
  'net::ERR_INTERNET_DISCONNECTED': -106,
  'net::ERR_CERT_AUTHORITY_INVALID': -202,
  'net::ERR_INVALID_URL': -300,
  'net::ERR_UNKNOWN_URL_SCHEME': -302,
}

const { encode } = createCodec()
let lastId = 0

export interface WebContentsOptions {
  preferences: WebPreferences
  width: number
  height: number
  onGone: () => void
}

export class WebContents extends EventEmitter {
  readonly id = ++lastId
  readonly session: Session
  readonly #page: Page
  readonly #preferences: WebPreferences
  #title = ''
  #webRTCPolicy = 'default'

  constructor({ preferences, width, height, onGone }: WebContentsOptions) {
    super()
    this.#preferences = { ...PREFERENCES, ...preferences }
    const given = preferences.session as Session | undefined
    this.session = given ?? (preferences.partition ? fromPartition(preferences.partition) : defaultSession())
    this.#page = new Page(this, {
      preferences: this.#preferences,
      session: this.session,
      width,
      height,
      onGone,
    })
    this.on('did-finish-load', () => this.#page.later(() => this.#refreshTitle()))
  }

  /** For the stand-in: the page behind it. */
  static pageOf(contents: WebContents): Page {
    return contents.#page
  }

  async #refreshTitle(): Promise<void> {
    const { result } = await this.#page.send('Runtime.evaluate', {
      expression: 'document.title',
      returnByValue: true,
    })
    const title = String(result.value ?? '')
    if (title === this.#title) return
    this.#title = title
    const event = preventable({})
    const window = windowOf(this)
    this.emit('page-title-updated', event, title, true)
    window?.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented && title !== '') window?.setTitle(title)
  }

  // ---- what it is ----
  get mainFrame(): WebFrameMain {
    return this.#page.mainFrame
  }
  getURL(): string {
    return this.#page.url
  }
  getTitle(): string {
    return this.#title
  }
  getType(): string {
    return 'window'
  }
  getUserAgent(): string {
    return this.session.getUserAgent()
  }
  getLastWebPreferences(): WebPreferences {
    return this.#preferences
  }
  getOwnerBrowserWindow() {
    return windowOf(this)
  }
  isDestroyed(): boolean {
    return this.#page.destroyed
  }
  isCrashed(): boolean {
    return this.#page.crashed
  }
  isLoading(): boolean {
    return this.#page.loading
  }
  isDevToolsOpened(): boolean {
    return false
  }

  // ---- navigation ----
  /** Resolves when the page has loaded; rejects with Chromium's error, as in Electron. */
  async loadURL(url: string): Promise<void> {
    const loaded = new Promise((resolve) => {
      this.once('did-finish-load', resolve)
      this.once('destroyed', resolve)
    })
    const { errorText, loaderId } = await this.#page.navigate(url)
    if (errorText !== undefined) throw this.#loadError(errorText, url)
    if (loaderId !== undefined) await loaded // without one, only the fragment has changed
  }

  #loadError(text: string, url: string): Error {
    const code = text.replace('net::', '')
    const errno = ERROR_CODES[text] ?? -2
    if (code !== 'ERR_ABORTED') this.emit('did-fail-load', {}, errno, code, url, true, 1, 1)
    return Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url })
  }

  stop(): void {
    this.#page.later(() => this.#page.send('Page.stopLoading', {}))
  }
  reload(): void {
    this.#page.reload(false).catch(() => {})
  }
  reloadIgnoringCache(): void {
    this.#page.reload(true).catch(() => {})
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    setWindowOpenHandler(this, handler)
  }
  /** Remembered only: Chromium takes no such policy over the protocol. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#webRTCPolicy = policy
  }
  getWebRTCIPHandlingPolicy(): string {
    return this.#webRTCPolicy
  }
  focus(): void {
    this.#page.later(() => this.#page.send('Page.bringToFront', {}))
  }
  close(): void {
    const window = windowOf(this)
    if (window) window.close()
    else this.#page.close()
  }
  forcefullyCrashRenderer(): void {
    this.#page.later(() => this.#page.send('Page.crash', {}))
  }

  // ---- messages and scripts ----
  send(channel: string, ...args: unknown[]): void {
    this.#page.post({ type: 'message', channel, args: encode(args) })
  }

  async #idle(): Promise<void> {
    await this.#page.ready
    if (this.#page.loading) await new Promise((resolve) => this.once('did-stop-loading', resolve))
  }

  async executeJavaScriptInIsolatedWorld(
    worldId: number,
    scripts: WebSource[],
    userGesture = false,
  ): Promise<unknown> {
    await this.#idle()
    return runInIsolatedWorld(this.#page, worldId, scripts, userGesture)
  }

  /** Waits for a page that is loading, then gives the value of the script in the page's own world. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    await this.#idle()
    const { result, exceptionDetails } = await this.#page.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (!exceptionDetails) return result.value
    throw new Error(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text)
  }

  // ---- paper and pictures ----
  /** There is no print dialog: printing is always cancelled. */
  print(_options?: object, callback?: (success: boolean, reason: string) => void): void {
    process.stderr.write('stand-in: webContents.print\n')
    callback?.(false, 'Print job canceled')
  }
  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    await this.#page.ready
    const { data } = await this.#page.send('Page.printToPDF', pdfOptions(options))
    return Buffer.from(data, 'base64')
  }
  async capturePage(area?: Rectangle): Promise<NativeImage> {
    await this.#page.ready
    const clip = area && { ...area, scale: 1 }
    const { data } = await this.#page.send('Page.captureScreenshot', { format: 'png', clip })
    return new NativeImage(Buffer.from(data, 'base64'))
  }

  // ---- zoom: a level is a power of 1.2, as in Chromium ----
  getZoomLevel(): number {
    return Math.log(this.#page.zoom) / Math.log(1.2)
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }
  getZoomFactor(): number {
    return this.#page.zoom
  }
  setZoomFactor(factor: number): void {
    this.#page.zoom = factor
    this.#page.later(() => this.#page.showZoom())
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }

  // ---- editing, for menus ----
  #edit(command: string): void {
    this.executeJavaScript(`document.execCommand(${JSON.stringify(command)})`, true).catch(() => {})
  }
  undo = (): void => this.#edit('undo')
  redo = (): void => this.#edit('redo')
  cut = (): void => this.#edit('cut')
  copy = (): void => this.#edit('copy')
  paste = (): void => this.#edit('paste')
  delete = (): void => this.#edit('delete')
  selectAll = (): void => this.#edit('selectAll')
}
makeStrict(WebContents, 'webContents')

const contentsOf = (page: Page | undefined): WebContents | undefined => page?.contents

export const webContents = strictObject('webContents', {
  getAllWebContents: () => allPages().map(({ contents }) => contents),
  fromId: (id: number) => contentsOf(allPages().find(({ contents }) => contents.id === id)),
  fromDevToolsTargetId: (targetId: string) => contentsOf(pageOfTarget(targetId)),
})
