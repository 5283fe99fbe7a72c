// The reader's window: how it is made, where it stands, what is sent to it, what happens when its page crashes.
import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import type { Events, EventName, Notice } from '../../domain/ipc-events.ts'
import type { Background, Settings } from '../../domain/settings.ts'
import { READER_ADDRESS } from './app-address.ts'
import { createLimiter } from './limiter.ts'
import { lockedDown } from './locked-down.ts'
import type { Log } from './log.ts'
import type { SettingsKeeper } from './settings.ts'
import { MINIMUM_SIZE, placeWindow } from './window-bounds.ts'

/** Grounds of look.md: what is seen until the page has painted. */
const grounds: Readonly<Record<Exclude<Background, 'system'>, string>> = {
  light: '#FFFFFF',
  paper: '#FAF5EA',
  dark: '#16171A',
}

/** A moved or resized window is remembered after so many milliseconds of rest. */
const REMEMBER_AFTER = 250
const RELOADS_A_MINUTE = 3

export type ReaderWindow = {
  /** Opens the window where there is none, which appears once it has painted; brings one that is there to the front. */
  show(): void
  current(): BrowserWindow | null
  /** Tells the page of an event; lost where there is no page. */
  send<Name extends EventName>(name: Name, payload: Events[Name]): void
  /** Shows a message, as soon as there is a page to show it. */
  notify(notice: Notice): void
  /** The page has painted and listens. */
  painted(): void
  /** Puts a changed background into force. */
  applyBackground(): void
}

export type WindowOptions = {
  readonly preload: string
  readonly settings: SettingsKeeper
  readonly log: Log
}

const themeOf = (background: Background): 'system' | 'light' | 'dark' =>
  background === 'paper' ? 'light' : background

function groundOf({ background }: Settings): string {
  if (background !== 'system') return grounds[background]
  return nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light
}

/** Keeps size and place of a window in the settings. */
function rememberBounds(window: BrowserWindow, { settings, log }: WindowOptions): void {
  let timer: NodeJS.Timeout | null = null
  const remember = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    const bounds = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    settings.remember({ window: bounds }).catch((error: unknown) => log.error('window bounds', error))
  }
  const later = (): void => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(remember, REMEMBER_AFTER)
  }
  window.on('resize', later)
  window.on('move', later)
  window.on('close', remember)
}

/** Loads the page again after a crash, but not for ever. */
function reloadAfterCrash(window: BrowserWindow, { settings, log }: WindowOptions): void {
  const mayReload = createLimiter(RELOADS_A_MINUTE, 60_000, Date.now)
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.note(`page gone: ${reason}`)
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (mayReload()) return window.webContents.reload()
    const { dialog: words } = desktopMessagesIn(settings.current().language)
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: words.crashedMessage,
        detail: words.crashedDetail,
        buttons: [words.crashedReload, words.crashedQuit],
        defaultId: 0,
        cancelId: 1,
      })
      .then(({ response }) => (response === 0 ? window.webContents.reload() : app.quit()))
  })
}

function openWindow(options: WindowOptions, onReady: () => void): BrowserWindow {
  const { preload, settings } = options
  const remembered = settings.own().window
  const workAreas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea)
  const window = new BrowserWindow({
    ...placeWindow(remembered, workAreas),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    backgroundColor: groundOf(settings.current()),
    title: app.getName(),
    webPreferences: { ...lockedDown(), preload },
  })
  rememberBounds(window, options)
  reloadAfterCrash(window, options)
  window.once('ready-to-show', () => {
    if (remembered?.maximized) window.maximize()
    window.show()
    onReady()
  })
  window.loadURL(READER_ADDRESS).catch((error: unknown) => options.log.error('page', error))
  return window
}

/** The one window of the app, which may be closed and opened again. */
export function createReaderWindow(options: WindowOptions): ReaderWindow {
  let window: BrowserWindow | null = null
  let ready = false
  let listening = false
  let waiting: Notice[] = []
  const send: ReaderWindow['send'] = (name, payload) => {
    if (window && !window.isDestroyed()) window.webContents.send(name, payload)
  }
  const applyBackground = (): void => {
    nativeTheme.themeSource = themeOf(options.settings.current().background)
    window?.setBackgroundColor(groundOf(options.settings.current()))
  }
  nativeTheme.on('updated', () => window?.setBackgroundColor(groundOf(options.settings.current())))
  return {
    show() {
      if (window) {
        // What is handed over at the start must not show a window that is still empty.
        if (!ready) return
        if (window.isMinimized()) window.restore()
        window.show()
        window.focus()
        return
      }
      applyBackground()
      const opened = openWindow(options, () => {
        ready = true
      })
      window = opened
      opened.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) listening = false
      })
      // What comes while the page is gone waits for the next one.
      opened.webContents.on('render-process-gone', () => {
        listening = false
      })
      opened.once('closed', () => {
        window = null
        ready = false
        listening = false
      })
    },
    current: () => window,
    send,
    notify(notice) {
      if (listening) send('app:notice', notice)
      else waiting.push(notice)
    },
    painted() {
      listening = true
      const notices = waiting
      waiting = []
      for (const notice of notices) send('app:notice', notice)
    },
    applyBackground,
  }
}
