// BrowserWindow: the window around one webContents. Headless, bounds and states are only remembered.
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { app } from './app.ts'
import { chromium } from './chromium.ts'
import { preventable } from './preventable.ts'
import { workArea } from './screen.ts'
import { makeStrict } from './strict.ts'
import { WebContents } from './web-contents.ts'
import {
  addWindow,
  afterClose,
  closeRefused,
  allWindows,
  focusedWindow,
  focusWindow,
  removeWindow,
  windowOf,
} from './windows.ts'

type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen'
let lastId = 0

export class BrowserWindow extends EventEmitter {
  readonly id = ++lastId
  readonly webContents: WebContents
  #bounds: Rectangle
  #state: WindowState = 'normal'
  #title: string
  #backgroundColor: string
  #visible = false
  #closing = false
  #destroyed = false
  readonly #minimum: { width: number; height: number }

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const { width = 800, height = 600, x = 50, y = 50, webPreferences = {} } = options
    this.#bounds = { x, y, width, height }
    this.#minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 }
    this.#title = options.title ?? app.getName()
    this.#backgroundColor = options.backgroundColor ?? '#FFFFFF'
    this.webContents = new WebContents({
      preferences: webPreferences,
      width,
      height,
      onGone: () => this.#gone(),
    })
    addWindow(this)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}))
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
    this.#place({ left: x, top: y, width, height })
    if (options.backgroundColor) this.setBackgroundColor(options.backgroundColor)
    if (options.show ?? true) this.show()
    if (options.fullscreen) this.setFullScreen(true)
  }

  // ---- life ----
  close(): void {
    if (this.#destroyed || this.#closing) return
    this.#closing = true
    const event = preventable({})
    this.emit('close', event)
    this.#closing = false
    if (event.defaultPrevented) closeRefused()
    else this.destroy()
  }
  destroy(): void {
    if (!this.#destroyed) WebContents.pageOf(this.webContents).close()
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  #gone(): void {
    this.#destroyed = true
    removeWindow(this)
    this.emit('closed')
    afterClose()
  }

  // ---- content ----
  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }
  reload(): void {
    this.webContents.reload()
  }

  // ---- title and colour ----
  getTitle(): string {
    return this.#title
  }
  setTitle(title: string): void {
    this.#title = title
  }
  getBackgroundColor(): string {
    return this.#backgroundColor
  }
  /** Shown behind a page that has no colour of its own; only #RRGGBB reaches Chromium. */
  setBackgroundColor(color: string): void {
    this.#backgroundColor = color
    const digits = /^#([0-9a-f]{6})$/i.exec(color)?.[1]
    if (digits === undefined) return
    const [r = 255, g = 255, b = 255] = [...Buffer.from(digits, 'hex')]
    const page = WebContents.pageOf(this.webContents)
    page.later(() => page.send('Emulation.setDefaultBackgroundColorOverride', { color: { r, g, b, a: 1 } }))
  }
  removeMenu(): void {}
  setMenuBarVisibility(_visible: boolean): void {}

  // ---- bounds ----
  #place(bounds: {
    left?: number
    top?: number
    width?: number
    height?: number
    windowState?: WindowState
  }): void {
    const page = WebContents.pageOf(this.webContents)
    page.later(async () => {
      if (page.destroyed) return
      const { windowId } = await chromium.send('Browser.getWindowForTarget', { targetId: page.targetId })
      await chromium.send('Browser.setWindowBounds', { windowId, bounds })
    })
  }
  getBounds(): Rectangle {
    const whole = this.#state === 'maximized' || this.#state === 'fullscreen'
    return whole ? { ...workArea } : { ...this.#bounds }
  }
  getNormalBounds(): Rectangle {
    return { ...this.#bounds }
  }
  setBounds(bounds: Partial<Rectangle>): void {
    const before = this.#bounds
    const { x, y, width, height } = (this.#bounds = { ...before, ...bounds })
    this.#place({ left: x, top: y, width, height })
    if (width !== before.width || height !== before.height) this.emit('resize')
    if (x !== before.x || y !== before.y) this.emit('move')
  }
  getSize(): number[] {
    const { width, height } = this.getBounds()
    return [width, height]
  }
  getMinimumSize(): number[] {
    return [this.#minimum.width, this.#minimum.height]
  }

  // ---- states ----
  #setState(state: WindowState, ...events: string[]): void {
    if (state === this.#state) return
    this.#state = state
    this.#place({ windowState: state })
    for (const event of events) this.emit(event)
  }
  show(): void {
    if (!this.#visible) {
      this.#visible = true
      this.emit('show')
    }
    this.focus()
  }
  hide(): void {
    if (!this.#visible) return
    this.#visible = false
    this.emit('hide')
  }
  isVisible(): boolean {
    return this.#visible
  }
  focus(): void {
    if (this.#destroyed || !focusWindow(this)) return
    app.emit('browser-window-focus', {}, this)
    if (!chromium.headless) this.webContents.focus()
  }
  isFocused(): boolean {
    return focusedWindow() === this
  }
  maximize(): void {
    this.#setState('maximized', 'maximize', 'resize')
  }
  unmaximize(): void {
    if (this.isMaximized()) this.#setState('normal', 'unmaximize', 'resize')
  }
  isMaximized(): boolean {
    return this.#state === 'maximized'
  }
  minimize(): void {
    this.#setState('minimized', 'minimize')
  }
  isMinimized(): boolean {
    return this.#state === 'minimized'
  }
  restore(): void {
    if (this.isMinimized()) this.#setState('normal', 'restore')
    else this.unmaximize()
  }
  setFullScreen(on: boolean): void {
    if (on) this.#setState('fullscreen', 'enter-full-screen', 'resize')
    else if (this.isFullScreen()) this.#setState('normal', 'leave-full-screen', 'resize')
  }
  isFullScreen(): boolean {
    return this.#state === 'fullscreen'
  }

  static getAllWindows(): BrowserWindow[] {
    return allWindows()
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow()
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windowOf(contents)
  }
}
makeStrict(BrowserWindow)
