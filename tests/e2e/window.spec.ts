import { expect, test } from './fixtures.ts'

test('what is handed over at the start does not show a window that is still empty', async ({ launch }) => {
  const app = await launch()
  const seen = await app.electron.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    // As on a Mac, where the app goes on without a window and a hand-over opens the next.
    electronApp.removeAllListeners('window-all-closed')
    electronApp.on('window-all-closed', () => undefined)
    const [first] = BrowserWindow.getAllWindows()
    const closed = new Promise<void>((resolve) => first?.once('closed', () => resolve()))
    first?.close()
    await closed
    electronApp.emit('activate')
    const [window] = BrowserWindow.getAllWindows()
    if (!window) return null
    const shown = new Promise<void>((resolve) => window.once('show', () => resolve()))
    const ready = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()))
    electronApp.emit('second-instance', {}, ['goc-doc'], '/')
    const atOnce = window.isVisible()
    await Promise.all([ready, shown])
    return { atOnce, painted: window.isVisible() }
  })
  expect(seen).toEqual({ atOnce: false, painted: true })
})
