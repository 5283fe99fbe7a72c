// What the page is given of the app: a function for each verb and a subscription for each event. Nothing else of
// Electron reaches it, not even the event objects.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channels } from '../domain/ipc-contract.ts'
import { eventNames } from '../domain/ipc-events.ts'
import type { Bridge } from '../domain/ipc-contract.ts'

const call = Object.fromEntries(
  Object.keys(channels).map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)]),
)

const on = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      // Who has stopped listening is let go of, also while the function that stopped it is still held.
      let told: typeof listener | null = listener
      const hear = (_event: unknown, payload: unknown): void => told?.(payload)
      ipcRenderer.on(name, hear)
      return () => {
        told = null
        ipcRenderer.removeListener(name, hear)
      }
    },
  ]),
)

function pathOfFile(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as File)
  } catch {
    return ''
  }
}

contextBridge.exposeInMainWorld('gocDoc', { call, on, pathOfFile } as unknown as Bridge)
