// The app's processes, by Linux's own list.
import { readdir, readFile } from 'node:fs/promises'

export type AppProcess = { readonly pid: number; readonly command: string }

/** Processes below one. */
export async function descendants(of: number): Promise<readonly AppProcess[]> {
  const found: { pid: number; parent: number; command: string }[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null)
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    const parent = Number(status?.slice(status.lastIndexOf(')') + 2).split(' ')[1])
    if (status !== null) found.push({ pid: Number(name), parent, command })
  }
  const below = new Set([of])
  for (let grown = 0; grown !== below.size;) {
    grown = below.size
    for (const { pid, parent } of found) if (below.has(parent)) below.add(pid)
  }
  return found.filter(({ pid }) => pid !== of && below.has(pid))
}
