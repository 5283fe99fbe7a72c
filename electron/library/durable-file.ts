// The one module through which the library touches the filesystem for writing: what it has answered for is on the
// disk, files are 0600 and folders 0700, and every failure names its file.
import { randomBytes } from 'node:crypto'
import { access, constants, copyFile, mkdir, open, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppFailure } from '../../domain/result.ts'
import { ABSENT, stampOf, UNKNOWN } from './file-stamp.ts'
import type { FileStamp } from './file-stamp.ts'
import { onceFilesAreFree } from './open-files.ts'

/** Everything of the library's that begins so is unfinished, and swept when a writer opens the library. */
export const TEMPORARY_PREFIX = '.tmp-'

const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

/** A name in `folder` that nothing else has. */
export const temporaryPath = (folder: string, name: string): string =>
  join(folder, `${TEMPORARY_PREFIX}${randomBytes(6).toString('hex')}-${name.slice(0, 60)}`)

/** The code of a system error ('ENOENT'), or '' for anything else that was thrown. */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/**
 * What a failed write means to a person: 'disk-full', 'read-only' or 'write-failed', with the file, the system's
 * reason, and the bytes that were to be written where that is known.
 */
export function writeFailure(error: unknown, file: string, bytes?: number): AppFailure {
  if (error instanceof AppFailure) return error
  const reason = systemCode(error)
  const details = { file, ...(reason && { reason }), ...(bytes !== undefined && { bytes }) }
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(reason))
    return new AppFailure('disk-full', details, { cause: error })
  if (['EROFS', 'EACCES', 'EPERM'].includes(reason))
    return new AppFailure('read-only', details, { cause: error })
  return new AppFailure('write-failed', details, { cause: error })
}

/** Does `work` on `file`; a failure leaves as an AppFailure that names it. */
async function named<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw writeFailure(error, file)
  }
}

/** Windows holds no handle on folders to sync, and some network filesystems refuse; there is nothing more to do. */
const CANNOT_SYNC_FOLDERS = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF'])

/** Makes the names in a folder durable: a rename is only certain after it. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await named(folder, async () => {
    const handle = await onceFilesAreFree(() => open(folder, 'r'))
    try {
      await handle.sync()
    } catch (error) {
      if (!CANNOT_SYNC_FOLDERS.has(systemCode(error))) throw error
    } finally {
      await handle.close()
    }
  })
}

/**
 * Writes a new file and syncs it; its name is durable only after `syncFolder`. Never overwrites.
 * @returns its stamp, which it keeps when it is renamed
 */
export async function writeNewFile(path: string, content: string | Uint8Array): Promise<FileStamp> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  try {
    const handle = await onceFilesAreFree(() => open(path, 'wx', FILE_MODE))
    try {
      await handle.writeFile(bytes)
      await handle.sync()
      return await handle.stat().then(stampOf, () => UNKNOWN)
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined)
      throw error
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw writeFailure(error, path, bytes.byteLength)
  }
}

/** Puts a file's content in its place by way of a temporary file; the name is durable only after `syncFolder`. */
async function putInPlace(path: string, content: string, scratch: string): Promise<FileStamp> {
  const temporary = temporaryPath(scratch, basename(path))
  try {
    const stamp = await writeNewFile(temporary, content)
    await rename(temporary, path)
    return stamp
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    // The person knows the document, not its temporary file.
    const cause = error instanceof AppFailure ? error.cause : error
    throw writeFailure(cause, path, Buffer.byteLength(content))
  }
}

export type ReplaceOptions = {
  /** Folder for the temporary file, on the same filesystem; the file's own when not given. */
  readonly scratch?: string | undefined
  /** What the file has held so far; null where there was none. Asked for only where it is to be put back. */
  readonly before: () => string | null
  /** Told, before the failure is thrown, what the file is that stands there after it was replaced and put back. */
  readonly onPutBack?: (stamp: FileStamp) => void
}

/**
 * Replaces a file whole: temporary file, sync, rename, sync of the folder. At any moment the path holds the old or
 * the new content. After a failure it holds the old: where only the last sync failed, it is put back.
 * @returns the stamp of the new file
 */
export async function replaceFile(
  path: string,
  content: string,
  options: ReplaceOptions,
): Promise<FileStamp> {
  const { scratch = dirname(path), before } = options
  const stamp = await putInPlace(path, content, scratch)
  try {
    await syncFolder(dirname(path))
    return stamp
  } catch (error) {
    // What the disk refuses now as well cannot be helped: the failure is told in any case.
    const old = before()
    const back = old === null ? removePath(path).then(() => ABSENT) : putInPlace(path, old, scratch)
    options.onPutBack?.(await back.catch(() => UNKNOWN))
    throw writeFailure(error instanceof AppFailure ? error.cause : error, path, Buffer.byteLength(content))
  }
}

/** Makes a folder and those above it, each 0700 where it is new; durable once its parent is synced. */
export async function makeFolder(path: string): Promise<void> {
  const first = await named(path, () => mkdir(path, { recursive: true, mode: FOLDER_MODE }))
  if (first === undefined) return
  // `first` is the topmost folder that was made: sync the parents from there down.
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/**
 * Renames a file or folder within one filesystem and makes it durable on both sides. After a failure it is where it
 * was: where only a sync failed, it is renamed back.
 */
export async function moveDurably(from: string, to: string): Promise<void> {
  await named(to, () => rename(from, to))
  try {
    await syncFolder(dirname(to))
    if (dirname(from) !== dirname(to)) await syncFolder(dirname(from))
  } catch (error) {
    await rename(to, from).catch(() => undefined)
    throw error
  }
}

/** Renames without syncing; the caller syncs the folders once for many. */
export const moveQuickly = (from: string, to: string): Promise<void> => named(to, () => rename(from, to))

/** Deletes a file or a whole folder; one that is not there is no error. */
export async function removePath(path: string): Promise<void> {
  await named(path, () => onceFilesAreFree(() => rm(path, { recursive: true, force: true, maxRetries: 3 })))
}

/** Deletes a folder if nothing is in it. */
export async function removeEmptyFolder(path: string): Promise<void> {
  await rmdir(path).catch(() => undefined)
}

/** Takes a whole folder away at once: renamed out of sight into `scratch`, then deleted; one that is gone is no error. */
export async function removeFolderWhole(folder: string, scratch: string): Promise<void> {
  const away = temporaryPath(scratch, basename(folder))
  try {
    await rename(folder, away)
  } catch (error) {
    // Gone already, by an earlier attempt that could not be finished.
    if (systemCode(error) !== 'ENOENT') throw writeFailure(error, folder)
  }
  await syncFolder(scratch)
  await syncFolder(dirname(folder))
  // It is gone for everyone already; what could not be deleted is swept at the next opening.
  await removePath(away).catch(() => undefined)
}

/** Copies one file to a name that nothing has, syncs the copy and gives it 0600. */
export async function copyFileDurably(from: string, to: string): Promise<void> {
  await named(to, async () => {
    await onceFilesAreFree(() => copyFile(from, to, constants.COPYFILE_EXCL))
    const handle = await onceFilesAreFree(() => open(to, 'r+'))
    try {
      await handle.chmod(FILE_MODE)
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
}

/** Whether anything is at the path. */
export async function fileExists(path: string): Promise<boolean> {
  try {
    await access(path, constants.F_OK)
    return true
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return false
    throw writeFailure(error, path)
  }
}

/** Whether the folder may be written to: false on a read-only disk or without the right to. */
export async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** A moment as part of a file name on every system. */
export const momentInName = (now: Date = new Date()): string => now.toISOString().replace(/[:.]/g, '-')
