// Reads a backup. Others may have written the file: everything is checked before the first entry is read, and each
// entry as it is read. Nothing of it is ever unpacked to the disk by its name.
import { stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { openPromise } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { AppFailure } from '../../domain/result.ts'
import { systemCode } from '../library/durable-file.ts'
import { readEntryName } from './entry-name.ts'
import type { EntryName } from './entry-name.ts'

/** More than any library's: four times fifty thousand articles with every document. */
const MAX_ENTRIES = 1_200_000
/** Bytes of one document, unpacked. */
const MAX_ENTRY = 64 * 1024 * 1024
/** Bytes of all, unpacked. */
const MAX_TOTAL = 16 * 1024 * 1024 * 1024
/** Unpacked to packed bytes of an entry that is not small (security.md). */
const MAX_RATIO = 100
const SMALL = 1024 * 1024

export type BackupEntry = {
  readonly name: EntryName
  /** As it stands in the zip. */
  readonly path: string
  readonly size: number
  readonly crc: number
}

export type OpenBackup = {
  readonly entries: readonly BackupEntry[]
  /** An entry's bytes, their number and checksum those that the directory says. @throws AppFailure 'backup-damaged' */
  read(entry: BackupEntry): Promise<Buffer>
  close(): void
}

export type BackupDanger = 'name' | 'link' | 'twice' | 'bomb' | 'encrypted'

const damaged = (file: string, cause?: unknown) => new AppFailure('backup-damaged', { file }, { cause })
const unsafe = (file: string, reason: BackupDanger) => new AppFailure('backup-unsafe', { file, reason })

/** Whether something packs so well that it is taken for a bomb. */
export const packsTooWell = (size: number, packed: number): boolean =>
  size > SMALL && size > packed * MAX_RATIO

/** Links, devices and other things that are no file. Only Unix says what an entry is in the upper half. */
function isFile({ externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 16) & 0o170000
  return type === 0 || type === 0o100000 || type === 0o040000
}

function checked(file: string, entry: Entry): EntryName {
  if (!isFile(entry)) throw unsafe(file, 'link')
  const name = readEntryName(entry.fileNameRaw)
  if (name === null) throw unsafe(file, 'name')
  if (entry.isEncrypted()) throw unsafe(file, 'encrypted')
  const { compressedSize, uncompressedSize } = entry
  if (packsTooWell(uncompressedSize, compressedSize) || uncompressedSize > MAX_ENTRY)
    throw unsafe(file, 'bomb')
  if (!entry.canDecodeFileData()) throw damaged(file)
  return name
}

async function readDirectory(file: string, zip: ZipFile, bytes: number): Promise<Map<BackupEntry, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw unsafe(file, 'bomb')
  const entries = new Map<BackupEntry, Entry>()
  const seen = new Set<string>()
  let [packed, unpacked] = [0, 0]
  for await (const entry of zip.eachEntry()) {
    const name = checked(file, entry)
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    // Entries that share their bytes hold more than the file does.
    if (packed > bytes || unpacked > MAX_TOTAL) throw unsafe(file, 'bomb')
    if (name.kind === 'folder') continue
    const path = entry.fileNameRaw.toString('utf8')
    // One folder of an article each, and no two names that are one on Windows or macOS.
    const key = path.normalize('NFC').toLowerCase()
    if (seen.has(key)) throw unsafe(file, 'twice')
    seen.add(key)
    entries.set({ name, path, size: entry.uncompressedSize, crc: entry.crc32 }, entry)
  }
  return entries
}

/** Whether an id has two folders: nobody could say which is meant. */
function hasTwins(entries: Iterable<BackupEntry>): boolean {
  const folders = new Map<string, string>()
  for (const { name } of entries) {
    if (name.kind !== 'article') continue
    const folder = `${name.year}/${name.folder}`
    if ((folders.get(name.id) ?? folder) !== folder) return true
    folders.set(name.id, folder)
  }
  return false
}

async function bytesOf(file: string, zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  // yauzl ends a stream that gives more or less than the directory says.
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw damaged(file)
  return bytes
}

const told = (file: string, error: unknown): AppFailure =>
  error instanceof AppFailure ? error : damaged(file, error)

/**
 * Opens a backup for reading.
 * @throws AppFailure 'file-gone' | 'file-unreadable' | 'backup-damaged' | 'backup-unsafe', each with `file`
 */
export async function openBackup(file: string): Promise<OpenBackup> {
  let bytes: number
  try {
    bytes = (await stat(file)).size
  } catch (error) {
    const reason = systemCode(error)
    throw new AppFailure(
      reason === 'ENOENT' ? 'file-gone' : 'file-unreadable',
      { file, reason },
      { cause: error },
    )
  }
  let zip: ZipFile
  try {
    // Names are ours to decode and to judge.
    zip = await openPromise(file, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
  } catch (error) {
    throw told(file, error)
  }
  try {
    const entries = await readDirectory(file, zip, bytes)
    if (hasTwins(entries.keys())) throw unsafe(file, 'twice')
    return {
      entries: [...entries.keys()],
      async read(entry) {
        const found = entries.get(entry)
        if (!found) throw damaged(file)
        try {
          return await bytesOf(file, zip, found)
        } catch (error) {
          throw told(file, error)
        }
      },
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw told(file, error)
  }
}
