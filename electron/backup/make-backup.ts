// Making a backup: written beside the others under a temporary name, synced, read back whole, and only then one of them.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { DOCUMENT_VERSION } from '../../domain/article.ts'
import {
  BACKUP_VERSION,
  backupDocumentSchema,
  backupMoment,
  backupName,
  keptBackups,
} from '../../domain/backup.ts'
import type { Backup, BackupDocument } from '../../domain/backup.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import { BACKUPS } from '../library/article-store.ts'
import {
  makeFolder,
  moveDurably,
  removePath,
  systemCode,
  TEMPORARY_PREFIX,
  temporaryPath,
} from '../library/durable-file.ts'
import { BACKUP_FILE } from './entry-name.ts'
import { documentsOf } from './snapshot.ts'
import { openBackup } from './zip-reader.ts'
import type { OpenBackup } from './zip-reader.ts'
import { createZip } from './zip-writer.ts'

export const backupsFolder = (library: string): string => join(library, BACKUPS)

/** Names in the folder of backups; none where it was never made. @throws AppFailure 'file-unreadable' */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    const reason = systemCode(error)
    if (reason === 'ENOENT') return []
    throw new AppFailure('file-unreadable', { file: folder, reason }, { cause: error })
  }
}

const momentOf = (name: string): number => Date.parse(backupMoment(name) ?? '')

/** Names of the backups of a library, the newest first. @throws AppFailure 'file-unreadable' */
export async function backupNames(library: string): Promise<string[]> {
  const names = await namesIn(backupsFolder(library))
  return names
    .filter((name) => backupMoment(name) !== null)
    .toSorted((one, other) => momentOf(other) - momentOf(one))
}

/**
 * What a backup says of itself.
 * @throws AppFailure 'backup-damaged' | 'backup-newer' with `file`
 */
export async function readBackupDocument(file: string, backup: OpenBackup): Promise<BackupDocument> {
  const entry = backup.entries.find(({ name }) => name.kind === 'backup')
  if (!entry) throw new AppFailure('backup-damaged', { file })
  let value: unknown
  try {
    value = JSON.parse((await backup.read(entry)).toString('utf8'))
  } catch (error) {
    throw error instanceof AppFailure ? error : new AppFailure('backup-damaged', { file }, { cause: error })
  }
  const parsed = v.safeParse(backupDocumentSchema, value)
  if (!parsed.success) throw new AppFailure('backup-damaged', { file })
  if (parsed.output.version > BACKUP_VERSION || parsed.output.formatVersion > DOCUMENT_VERSION)
    throw new AppFailure('backup-newer', { file })
  return parsed.output
}

export const articleIdsIn = ({ entries }: OpenBackup): ReadonlySet<string> =>
  new Set(entries.flatMap(({ name }) => (name.kind === 'article' ? name.id : [])))

/** The backups of a library, the newest first; one that cannot be read has no number of articles. */
export async function listBackups(library: string): Promise<Backup[]> {
  const all: Backup[] = []
  for (const name of await backupNames(library)) {
    const file = join(backupsFolder(library), name)
    const bytes = await stat(file).then(
      ({ size }) => size,
      () => 0,
    )
    let articles: number | null = null
    try {
      const backup = await openBackup(file)
      articles = articleIdsIn(backup).size
      backup.close()
    } catch {
      // Told in its place in the list; why, when it is opened.
    }
    all.push({ name, madeAt: backupMoment(name) ?? '', bytes, articles })
  }
  return all
}

type Sum = { readonly size: number; readonly crc: number }

/** Whether the library's documents are, byte for byte, those of its newest backup. */
async function isUnchanged(library: string): Promise<boolean> {
  const [newest] = await backupNames(library)
  if (newest === undefined) return false
  const sums = new Map<string, Sum>()
  try {
    const backup = await openBackup(join(backupsFolder(library), newest))
    for (const { path, name, size, crc } of backup.entries)
      if (name.kind !== 'backup') sums.set(path, { size, crc })
    backup.close()
  } catch {
    // One that cannot be read stands for nothing.
    return false
  }
  for await (const { name, bytes } of documentsOf(library)) {
    const sum = sums.get(name)
    if (sum?.size !== bytes.length || sum.crc !== crc32(bytes)) return false
    sums.delete(name)
  }
  return sums.size === 0
}

/** Reads every entry back from the disk: it must be what was given to be written, and nothing beside it. */
async function verify(file: string, written: ReadonlyMap<string, Sum>): Promise<void> {
  const backup = await openBackup(file)
  try {
    if (backup.entries.length !== written.size) throw new AppFailure('backup-damaged', { file })
    for (const entry of backup.entries) {
      const sum = written.get(entry.path)
      // Reading holds the bytes against the directory; here the directory against what was written.
      const bytes = await backup.read(entry)
      if (sum?.size !== bytes.length || sum.crc !== entry.crc)
        throw new AppFailure('backup-damaged', { file })
    }
  } finally {
    backup.close()
  }
}

/** @param spared whatever the rule says */
async function thin(library: string, spared: readonly (string | undefined)[]): Promise<void> {
  const names = await backupNames(library)
  const kept = new Set(keptBackups(names.map(momentOf)))
  for (const name of names)
    if (!kept.has(momentOf(name)) && !spared.includes(name))
      await removePath(join(backupsFolder(library), name))
}

async function write(library: string, now: Date, keep: string | undefined): Promise<string> {
  const folder = backupsFolder(library)
  await makeFolder(folder)
  // What a killed process has left. Only one writer has the library.
  for (const name of await namesIn(folder))
    if (name.startsWith(TEMPORARY_PREFIX)) await removePath(join(folder, name))
  const name = backupName(now)
  const temporary = temporaryPath(folder, name)
  try {
    const written = new Map<string, Sum>()
    const zip = await createZip(temporary, now)
    const add = async (path: string, bytes: Buffer): Promise<void> => {
      await zip.add(path, bytes)
      written.set(path, { size: bytes.length, crc: crc32(bytes) })
    }
    try {
      const document: BackupDocument = {
        version: BACKUP_VERSION,
        madeAt: now.toISOString(),
        formatVersion: DOCUMENT_VERSION,
      }
      await add(BACKUP_FILE, Buffer.from(`${JSON.stringify(document, null, 2)}\n`))
      for await (const { name: path, bytes } of documentsOf(library)) await add(path, bytes)
      await zip.end()
    } finally {
      await zip.close()
    }
    await verify(temporary, written)
    await moveDurably(temporary, join(folder, name))
  } catch (error) {
    await removePath(temporary).catch(() => undefined)
    throw error
  }
  await thin(library, [name, keep])
  return name
}

/**
 * Backs the documents of a library up, unless they are those of its newest backup. Only for who may write to it.
 * @param keep a backup that is not thinned away
 * @returns the newest backup's name, and whether it was made now
 * @throws AppFailure 'backup-failed' with the code of what failed as `reason`; the earlier ones are untouched
 */
export async function makeBackup(
  library: string,
  now: Date = new Date(),
  keep?: string,
): Promise<{ readonly name: string; readonly made: boolean }> {
  try {
    if (await isUnchanged(library)) {
      const [name = ''] = await backupNames(library)
      return { name, made: false }
    }
    return { name: await write(library, now, keep), made: true }
  } catch (error) {
    const { code, details } = asAppError(error)
    const file = String(details?.['file'] ?? library)
    throw new AppFailure('backup-failed', { reason: code, file }, { cause: error })
  }
}
