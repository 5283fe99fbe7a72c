// Moves a library's folder: renamed where that is possible, else copied, compared, and only then removed.
import { readdir, readlink, realpath, rename, rmdir, stat, statfs, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { AppFailure } from '../../domain/result.ts'
import {
  copyFileDurably,
  makeFolder,
  moveDurably,
  moveQuickly,
  removeEmptyFolder,
  removePath,
  syncFolder,
  temporaryPath,
  writeFailure,
} from './durable-file.ts'
import { fileHash } from './file-hash.ts'
import { folderState, LIBRARY_FILE } from './library-folder.ts'
import { mapLimited, WRITING_AT_ONCE } from './parallel.ts'

export type MoveOptions = {
  /** From 0 to 1. */
  onProgress(progress: number): void
  /** Ends the move, with everything where it was. */
  readonly signal: AbortSignal
}

type Entry = { readonly path: string; readonly kind: 'file' | 'folder' | 'link'; readonly bytes: number }

function checkCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppFailure('cancelled')
}

/** The path with every link of what exists of it resolved. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return dirname(path) === path ? path : join(await realPathOf(dirname(path)), basename(path))
  }
}

/**
 * Moves a library that nobody has open.
 * @param to a folder that is absent or empty
 * @throws AppFailure 'folder-inside-library' | 'folder-not-empty' | 'library-unavailable' | 'disk-full' | 'cancelled' |
 *   'write-failed' | 'read-only'; the library is then where it was, whole. When the copy is complete the move has
 *   succeeded, also where the old folder could not be removed.
 */
export async function moveLibrary(from: string, to: string, options: MoveOptions): Promise<void> {
  const source = resolve(from)
  const target = resolve(to)
  if ((await folderState(source)) !== 'library')
    throw new AppFailure('library-unavailable', { folder: source })
  const [realSource, realTarget] = [await realPathOf(source), await realPathOf(target)]
  if (realTarget === realSource || realTarget.startsWith(realSource + sep))
    throw new AppFailure('folder-inside-library', { folder: target })
  const found = await folderState(target)
  if (found === 'library' || found === 'other') throw new AppFailure('folder-not-empty', { folder: target })
  checkCancelled(options.signal)
  await makeFolder(dirname(target))
  if (!(await renameWhole(source, target))) await copyWhole(source, target, options)
  options.onProgress(1)
}

/** Renames the folder where the system can: within one filesystem, to a path that is free or an empty folder. */
async function renameWhole(source: string, target: string): Promise<boolean> {
  try {
    // Windows does not rename over an empty folder. One that is not truly empty stays.
    await rmdir(target).catch(() => undefined)
    await rename(source, target)
  } catch {
    return false
  }
  await syncFolder(dirname(target))
  await syncFolder(dirname(source))
  return true
}

async function listTree(folder: string): Promise<Entry[]> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true })
  const entries = await mapLimited(found, WRITING_AT_ONCE, async (entry): Promise<Entry | null> => {
    const absolute = join(entry.parentPath, entry.name)
    const path = relative(folder, absolute)
    if (entry.isDirectory()) return { path, kind: 'folder', bytes: 0 }
    if (entry.isSymbolicLink()) return { path, kind: 'link', bytes: 0 }
    return entry.isFile() ? { path, kind: 'file', bytes: (await stat(absolute)).size } : null
  })
  return entries.filter((entry) => entry !== null)
}

/** Fails before anything is written where the disk says that there is no room. */
async function demandRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < bytes) throw new AppFailure('disk-full', { file: folder, bytes })
}

async function copyWhole(source: string, target: string, { onProgress, signal }: MoveOptions): Promise<void> {
  const hadTarget = (await folderState(target)) === 'empty'
  // Until all of it is there and compared it lies in a folder that no library has.
  const staging = temporaryPath(target, 'moving')
  try {
    await makeFolder(staging)
    const entries = await listTree(source)
    const total = entries.reduce((sum, { bytes }) => sum + bytes, 0)
    await demandRoom(target, total)
    await copyTree(source, staging, entries, { onProgress, signal }, total)
    await revealCopy(staging, target)
  } catch (error) {
    await removePath(staging).catch(() => undefined)
    if (!hadTarget) await removeEmptyFolder(target)
    throw writeFailure(error, target)
  }
  await removeOld(source)
}

async function copyTree(
  source: string,
  staging: string,
  entries: readonly Entry[],
  { onProgress, signal }: MoveOptions,
  total: number,
): Promise<void> {
  const folders = entries.filter(({ kind }) => kind === 'folder')
  for (const { path } of folders) await makeFolder(join(staging, path))
  let done = 0
  await mapLimited(entries, WRITING_AT_ONCE, async ({ path, kind, bytes }) => {
    checkCancelled(signal)
    const [old, copy] = [join(source, path), join(staging, path)]
    if (kind === 'link') await symlink(await readlink(old), copy)
    if (kind !== 'file') return
    await copyFileDurably(old, copy)
    if ((await fileHash(old)) !== (await fileHash(copy)))
      throw new AppFailure('write-failed', { file: copy, reason: 'copy differs' })
    done += bytes
    onProgress(total === 0 ? 0 : (done / total) * 0.95)
  })
  for (const { path } of folders) await syncFolder(join(staging, path))
  await syncFolder(staging)
}

/** Puts what was copied in its place, library.json last: only then is it a library. */
async function revealCopy(staging: string, target: string): Promise<void> {
  const names = (await readdir(staging)).filter((name) => name !== LIBRARY_FILE)
  const placed: string[] = []
  try {
    for (const name of [...names, LIBRARY_FILE]) {
      await moveQuickly(join(staging, name), join(target, name))
      placed.push(join(target, name))
    }
    await syncFolder(target)
  } catch (error) {
    for (const path of placed) await removePath(path).catch(() => undefined)
    throw error
  }
  await removeEmptyFolder(staging)
}

/** Takes the old folder away whole, where its parent allows that; otherwise file by file, library.json first. */
async function removeOld(source: string): Promise<void> {
  try {
    const away = temporaryPath(dirname(source), basename(source))
    await moveDurably(source, away)
    await removePath(away)
  } catch {
    await removePath(join(source, LIBRARY_FILE)).catch(() => undefined)
    await removePath(source).catch(() => undefined)
  }
}
