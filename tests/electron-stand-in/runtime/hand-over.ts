// Messages to a page on their way: small ones in a call of the protocol, large ones as files (renderer/inbox.ts).
import { mkdirSync, rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app } from './app.ts'
import type { Page } from './page.ts'
import type { LargeText } from './renderer/inbox.ts'
import { report } from './report.ts'

/** Characters from which a text comes as a file. */
const LARGE = 32_768
const isLarge = (value: unknown): boolean => typeof value === 'string' && value.length >= LARGE

let folder: string | undefined
let last = 0

function openFolder(): string {
  if (folder !== undefined) return folder
  folder = join(app.getPath('userData'), 'chromium-standin', 'messages')
  // What a run that was killed has left.
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The way of messages into the isolated worlds of one page. */
export function createHandOver(page: Page) {
  const inlets = new Map<number, Promise<string>>()

  function inletOf(contextId: number): Promise<string> {
    const known = inlets.get(contextId)
    if (known) return known
    for (const gone of inlets.keys()) if (!page.contexts.has(gone)) inlets.delete(gone)
    const asked = page
      .send('Runtime.callFunctionOn', {
        functionDeclaration: '() => __standin.inlet()',
        executionContextId: contextId,
        arguments: [],
      })
      .then(({ result }) => result.objectId ?? '')
    inlets.set(contextId, asked)
    return asked
  }

  /** @param file the name of the file that holds the large one of the message's texts, and which that is */
  async function receive(contextId: number, message: object, file?: LargeText): Promise<void> {
    const { exceptionDetails } = await page.send('Runtime.callFunctionOn', {
      functionDeclaration: '(message, file) => __standin.receive(message, file)',
      executionContextId: contextId,
      arguments: [JSON.stringify(message), file].map((value) => ({ value })),
      awaitPromise: true,
    })
    if (!exceptionDetails) return
    report('Uncaught in preload:', exceptionDetails.exception?.description ?? exceptionDetails.text)
  }

  async function sendFile(contextId: number, path: string, text: string): Promise<void> {
    const [objectId] = await Promise.all([inletOf(contextId), writeFile(path, text)])
    await page.send('DOM.setFileInputFiles', { objectId, files: [path] })
  }

  return async (contextId: number, message: object): Promise<void> => {
    const [field, text] = Object.entries(message).find(([, value]) => isLarge(value)) ?? []
    if (field === undefined) return receive(contextId, message)
    const name = String(++last)
    const path = join(openFolder(), name)
    try {
      await Promise.all([
        // Announced at once: what is said after it waits for it.
        receive(contextId, { ...message, [field]: '' }, { field, name }),
        sendFile(contextId, path, text as string),
      ])
    } finally {
      await rm(path, { force: true })
    }
  }
}
