// clipboard: text of the main process's own; Chromium's pages keep theirs. Asynchronous since Electron 45.
import { strictObject } from './strict.ts'

let held = ''

export const clipboard = strictObject('clipboard', {
  readText: (): Promise<string> => Promise.resolve(held),
  async writeText(text: string): Promise<void> {
    held = text
  },
  clear(): void {
    held = ''
  },
})
