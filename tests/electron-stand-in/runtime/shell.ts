// shell: nothing leaves the stand-in; what would be opened is said on stderr. Tests replace the functions.
import { existsSync } from 'node:fs'
import { strictObject } from './strict.ts'

const say = (kind: string, what: string): void =>
  void process.stderr.write(`stand-in: shell.${kind} ${what}\n`)

export const shell = strictObject('shell', {
  async openExternal(url: string): Promise<void> {
    say('openExternal', url)
  },
  async openPath(path: string): Promise<string> {
    say('openPath', path)
    return existsSync(path) ? '' : `Failed to open path: ${path}`
  },
  showItemInFolder: (path: string): void => say('showItemInFolder', path),
})
