// shell: nothing leaves the stand-in; what would be opened is said on stderr. Tests replace the functions. The trash is
// the desktop's own (https://specifications.freedesktop.org/trash-spec/latest/), as Electron's on Linux.
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
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
  async trashItem(path: string): Promise<void> {
    const trash = join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'Trash')
    for (const folder of ['files', 'info']) await mkdir(join(trash, folder), { recursive: true })
    const named = basename(path)
    let name = named
    for (let next = 2; existsSync(join(trash, 'files', name)); next++) name = `${next}.${named}`
    const info = `[Trash Info]\nPath=${encodeURI(resolve(path))}\nDeletionDate=${new Date().toISOString().slice(0, 19)}\n`
    await writeFile(join(trash, 'info', `${name}.trashinfo`), info, { flag: 'wx' })
    await rename(path, join(trash, 'files', name))
  },
})
