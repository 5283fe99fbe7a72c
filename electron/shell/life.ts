// How the app ends: everything is on the disk before the process goes.
import { app } from 'electron'
import type { Log } from './log.ts'

/** Milliseconds that closing may take; what is written is whole in any case. */
const CLOSE_LIMIT = 5000

async function closeWithin(close: () => Promise<void>, log: Log): Promise<void> {
  const limit = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_LIMIT))
  const closing = close().catch((error: unknown) => log.error('close', error))
  await Promise.race([closing, limit])
}

/** Quits with the last window (macOS keeps the app), and has `close` finish before the process ends. */
export function closeBeforeQuit(close: () => Promise<void>, log: Log): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  let state: 'open' | 'closing' | 'closed' = 'open'
  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'closing') return
    state = 'closing'
    void closeWithin(close, log).finally(() => {
      state = 'closed'
      app.quit()
    })
  })
}
