// What Electron's menu roles say and do, as far as a page can be told.
import { app } from './app.ts'
import type { BrowserWindow } from './browser-window.ts'

export interface Role {
  label: string
  accelerator?: string
  /** Chromium handles the key itself. */
  native?: boolean
  run?: (window: BrowserWindow | undefined) => void
}

const zoomBy =
  (step: number) =>
  (window: BrowserWindow | undefined): void =>
    window?.webContents.setZoomLevel(window.webContents.getZoomLevel() + step)

/** By Electron's role names in lower case. */
export const ROLES: Record<string, Role> = {
  about: { label: 'About' },
  quit: { label: 'Quit', accelerator: 'CommandOrControl+Q', run: () => app.quit() },
  close: { label: 'Close Window', accelerator: 'CommandOrControl+W', run: (window) => window?.close() },
  minimize: { label: 'Minimize', accelerator: 'CommandOrControl+M', run: (window) => window?.minimize() },
  zoom: { label: 'Zoom', run: (window) => window?.maximize() },
  reload: { label: 'Reload', accelerator: 'CmdOrCtrl+R', run: (window) => window?.reload() },
  forcereload: {
    label: 'Force Reload',
    accelerator: 'Shift+CmdOrCtrl+R',
    run: (window) => window?.webContents.reloadIgnoringCache(),
  },
  toggledevtools: { label: 'Toggle Developer Tools', accelerator: 'Ctrl+Shift+I' },
  togglefullscreen: {
    label: 'Toggle Full Screen',
    accelerator: 'F11',
    run: (window) => window?.setFullScreen(!window.isFullScreen()),
  },
  zoomin: { label: 'Zoom In', accelerator: 'CommandOrControl+Plus', run: zoomBy(0.5) },
  zoomout: { label: 'Zoom Out', accelerator: 'CommandOrControl+-', run: zoomBy(-0.5) },
  resetzoom: {
    label: 'Actual Size',
    accelerator: 'CommandOrControl+0',
    run: (window) => window?.webContents.setZoomLevel(0),
  },
  undo: editing('Undo', 'CommandOrControl+Z', (window) => window.webContents.undo()),
  redo: editing('Redo', 'Shift+CommandOrControl+Z', (window) => window.webContents.redo()),
  cut: editing('Cut', 'CommandOrControl+X', (window) => window.webContents.cut()),
  copy: editing('Copy', 'CommandOrControl+C', (window) => window.webContents.copy()),
  paste: editing('Paste', 'CommandOrControl+V', (window) => window.webContents.paste()),
  delete: editing('Delete', undefined, (window) => window.webContents.delete()),
  selectall: editing('Select All', 'CommandOrControl+A', (window) => window.webContents.selectAll()),
  help: { label: 'Help' },
  window: { label: 'Window' },
  services: { label: 'Services' },
  hide: { label: 'Hide' },
  hideothers: { label: 'Hide Others' },
  unhide: { label: 'Show All' },
  front: { label: 'Bring All to Front' },
}

function editing(label: string, accelerator: string | undefined, run: (window: BrowserWindow) => void): Role {
  return {
    label,
    native: true,
    ...(accelerator === undefined ? {} : { accelerator }),
    run: (window) => window && run(window),
  }
}

/** Roles that stand for a whole submenu; null is a separator. */
export const SUBMENUS: Record<string, { label: string; items: (string | null)[] }> = {
  appmenu: { label: 'App', items: ['about', null, 'quit'] },
  filemenu: { label: 'File', items: ['quit'] },
  editmenu: {
    label: 'Edit',
    items: ['undo', 'redo', null, 'cut', 'copy', 'paste', 'delete', null, 'selectAll'],
  },
  viewmenu: {
    label: 'View',
    items: [
      'reload',
      'forceReload',
      'toggleDevTools',
      null,
      'resetZoom',
      'zoomIn',
      'zoomOut',
      null,
      'togglefullscreen',
    ],
  },
  windowmenu: { label: 'Window', items: ['minimize', 'zoom', 'close'] },
}
