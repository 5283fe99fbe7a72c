// What a file is known by without being read: its size and when it was last changed.
import { stat } from 'node:fs'
import type { Stats } from 'node:fs'
import { stat as statOf } from 'node:fs/promises'

/** Another one says that the file has been changed since. */
export type FileStamp = string

/** There is no such file. */
export const ABSENT: FileStamp = ''
/** It could not be looked at, or nobody has: never the same as what is found. */
export const UNKNOWN: FileStamp = '?'

/** Whole milliseconds: what is finer differs between systems and does not outlive a copy. */
export const stampOf = ({ size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>): FileStamp =>
  `${size} ${Math.trunc(mtimeMs)}`

/**
 * Looks at files. Never fails: what cannot be looked at is read, and that says why. By callbacks: a library has hundreds
 * of thousands of files, and a promise for each, or an error made for each that is absent, is felt.
 * @returns their stamps in their order
 */
export const lookAtFiles = (paths: readonly string[]): Promise<FileStamp[]> =>
  new Promise((resolve) => {
    const stamps: FileStamp[] = []
    let left = paths.length
    if (left === 0) resolve(stamps)
    for (const [at, path] of paths.entries())
      stat(path, { throwIfNoEntry: false }, (error, stats) => {
        const isAbsent = error === null || error.code === 'ENOENT' || error.code === 'ENOTDIR'
        stamps[at] = error === null && stats ? stampOf(stats) : isAbsent ? ABSENT : UNKNOWN
        if (--left === 0) resolve(stamps)
      })
  })

/** As `lookAtFiles`, one. */
export const lookAtFile = async (path: string): Promise<FileStamp> =>
  (await lookAtFiles([path]))[0] ?? UNKNOWN

/** Which file this is and when it was written last: a replaced one has another of both. */
export async function writingOf(
  path: string,
): Promise<{ readonly stamp: string; readonly writtenAt: number }> {
  const found = await statOf(path, { bigint: true }).catch(() => null)
  return found
    ? { stamp: `${found.ino} ${found.mtimeNs} ${found.size}`, writtenAt: Number(found.mtimeMs) }
    : { stamp: '', writtenAt: 0 }
}
