// The open windows, and which of them has the focus.
import type { BrowserWindow } from './browser-window.ts'
import type { WebContents } from './web-contents.ts'

const open = new Map<WebContents, BrowserWindow>()
let focused: BrowserWindow | null = null
let listener: { closed: () => void; refused: () => void } | undefined

export const allWindows = (): BrowserWindow[] => [...open.values()]
export const windowOf = (contents: WebContents): BrowserWindow | null => open.get(contents) ?? null
export const focusedWindow = (): BrowserWindow | null => focused

export function addWindow(window: BrowserWindow): void {
  open.set(window.webContents, window)
}

/** Gives the focus to a window or to none; true when that changed something. */
export function focusWindow(window: BrowserWindow | null): boolean {
  if (focused === window) return false
  const before = focused
  focused = window
  before?.emit('blur')
  window?.emit('focus')
  return true
}

/** Forgets a closed window; the focus goes to the newest of the others. */
export function removeWindow(window: BrowserWindow): void {
  open.delete(window.webContents)
  if (focused === window) focused = allWindows().at(-1) ?? null
}

/** A window was closed and has told so, or has refused to close: the app may be waiting for that to quit. */
export const afterClose = (): void => listener?.closed()
export const closeRefused = (): void => listener?.refused()
export const watchWindows = (watcher: NonNullable<typeof listener>): void => {
  listener = watcher
}
