// node:fs/promises with one call that fails as a broken, full or busy disk would. A test file puts it in place with
// vi.mock; everything that the library reads and writes goes through it.
import type { FileHandle } from 'node:fs/promises'

type Fs = typeof import('node:fs/promises')

/** `call`: how many were made since it was armed; `failed`: name of the one that failed. */
export const fault = { armed: false, call: 0, failAt: 0, until: 0, code: 'EIO', failed: '' }

/** The ways in which a disk refuses. The last passes: what meets it waits. */
export const refusals = ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EMFILE'] as const

/** From now on the Nth call fails, and those after it up to `until`. */
export function breakCall(failAt: number, code = 'EIO', until = failAt): void {
  Object.assign(fault, { armed: true, call: 0, failAt, until, code, failed: '' })
}

/** Calls that open a file or a folder: only these can meet the limit of open files. */
const OPENS = new Set(['open', 'readFile', 'readdir', 'copyFile', 'rm'])

function breakable<Given extends unknown[], Result>(
  name: string,
  work: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
  return async (...given) => {
    const counts = fault.armed && (fault.code !== 'EMFILE' || OPENS.has(name))
    if (counts && ++fault.call >= fault.failAt && fault.call <= fault.until) {
      fault.failed = name
      throw Object.assign(new Error(`${fault.code}: ${name}`), { code: fault.code })
    }
    return work(...given)
  }
}

/** The module in which calls can be broken. */
export function failingDisk(real: Fs): Fs {
  const open = breakable('open', async (...given: Parameters<Fs['open']>): Promise<FileHandle> => {
    const handle = await real.open(...given)
    handle.writeFile = breakable('write', handle.writeFile.bind(handle)) as typeof handle.writeFile
    handle.sync = breakable('sync', handle.sync.bind(handle))
    return handle
  })
  // Their overloads are lost on the way, and none of the library's calls needs to tell them apart.
  const broken = (
    name: 'mkdir' | 'rename' | 'rm' | 'access' | 'stat' | 'readFile' | 'readdir' | 'copyFile',
  ) => breakable(name, real[name] as (...given: unknown[]) => Promise<unknown>)
  return {
    ...real,
    open,
    mkdir: broken('mkdir'),
    rename: broken('rename'),
    rm: broken('rm'),
    access: broken('access'),
    stat: broken('stat'),
    readFile: broken('readFile'),
    readdir: broken('readdir'),
    copyFile: broken('copyFile'),
  } as Fs
}
