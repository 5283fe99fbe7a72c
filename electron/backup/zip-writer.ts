// Writes a zip file entry by entry, of any number and size: what is in memory is one entry and the directory.
// (fflate and most others write no ZIP64: a library of 25,000 articles has more documents than a zip without it may hold.)
// Source: PKWARE, APPNOTE.TXT 6.3.10, 4.3 "General format of a .ZIP file".
import { open } from 'node:fs/promises'
import { crc32, deflateRawSync } from 'node:zlib'
import { writeFailure } from '../library/durable-file.ts'
import { onceFilesAreFree } from '../library/open-files.ts'
import { packsTooWell } from './zip-reader.ts'

export type ZipWriter = {
  /** Adds a file; its name is a relative path with `/`. */
  add(name: string, bytes: Uint8Array): Promise<void>
  /** Writes the directory and syncs the file. @returns its size */
  end(): Promise<number>
  /** Lets the file go as it is. */
  close(): Promise<void>
}

const LIMIT_16 = 0xffff
const LIMIT_32 = 0xffffffff
/** Bytes that are gathered before they are written. */
const GATHERED = 1024 * 1024
const UTF_8 = 1 << 11
/** Methods of packing. */
const STORED = 0
const DEFLATED = 8
/** A regular file that its owner may read and write, as Unix says it. */
const FILE_ATTRIBUTES = (0o100600 << 16) >>> 0

/** A moment as MS-DOS counts it: two seconds are its unit, and nothing is older than 1980. */
function dosTime(moment: Date): { readonly date: number; readonly time: number } {
  const year = Math.min(Math.max(moment.getUTCFullYear(), 1980), 2107)
  return {
    date: ((year - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
  }
}

type Header = {
  readonly name: Buffer
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** What both headers of an entry say, in the same order. */
function writeFacts(
  header: Buffer,
  at: number,
  { name, method, crc, packed, size }: Header,
  { date, time }: ReturnType<typeof dosTime>,
): void {
  header.writeUInt16LE(UTF_8, at)
  header.writeUInt16LE(method, at + 2)
  header.writeUInt16LE(time, at + 4)
  header.writeUInt16LE(date, at + 6)
  header.writeUInt32LE(crc, at + 8)
  header.writeUInt32LE(packed, at + 12)
  header.writeUInt32LE(size, at + 16)
  header.writeUInt16LE(name.length, at + 20)
}

function localHeader(entry: Header, when: ReturnType<typeof dosTime>): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  writeFacts(header, 6, entry, when)
  return Buffer.concat([header, entry.name])
}

function directoryEntry(entry: Header, when: ReturnType<typeof dosTime>): Buffer {
  const { name, offset } = entry
  const isFar = offset >= LIMIT_32
  const extra = Buffer.alloc(isFar ? 12 : 0)
  if (isFar) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(8, 2)
    extra.writeBigUInt64LE(BigInt(offset), 4)
  }
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  // Made on Unix: its attributes mean something.
  header.writeUInt16LE((3 << 8) | 45, 4)
  header.writeUInt16LE(isFar ? 45 : 20, 6)
  writeFacts(header, 8, entry, when)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(FILE_ATTRIBUTES, 38)
  header.writeUInt32LE(isFar ? LIMIT_32 : offset, 42)
  return Buffer.concat([header, name, extra])
}

/** What ends a zip of so many entries whose directory lies here; with ZIP64's own end where the numbers need it. */
function endOf(entries: number, offset: number, bytes: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(entries, LIMIT_16), 8)
  end.writeUInt16LE(Math.min(entries, LIMIT_16), 10)
  end.writeUInt32LE(Math.min(bytes, LIMIT_32), 12)
  end.writeUInt32LE(Math.min(offset, LIMIT_32), 16)
  if (entries < LIMIT_16 && offset < LIMIT_32 && bytes < LIMIT_32) return end
  const far = Buffer.alloc(56)
  far.writeUInt32LE(0x06064b50, 0)
  far.writeBigUInt64LE(44n, 4)
  far.writeUInt16LE((3 << 8) | 45, 12)
  far.writeUInt16LE(45, 14)
  far.writeBigUInt64LE(BigInt(entries), 24)
  far.writeBigUInt64LE(BigInt(entries), 32)
  far.writeBigUInt64LE(BigInt(bytes), 40)
  far.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([far, locator, end])
}

/**
 * Begins a new zip file of mode 0600; every entry is dated `moment`, in UTC.
 * @throws AppFailure of the write, as all that it does
 */
export async function createZip(path: string, moment: Date): Promise<ZipWriter> {
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw writeFailure(error, path, offset)
    }
  }
  let offset = 0
  let gathered: Buffer[] = []
  let gatheredBytes = 0
  const directory: Header[] = []
  const when = dosTime(moment)
  const handle = await named(() => onceFilesAreFree(() => open(path, 'wx', 0o600)))

  async function flush(): Promise<void> {
    const bytes = Buffer.concat(gathered)
    gathered = []
    gatheredBytes = 0
    if (bytes.length > 0) await handle.writeFile(bytes)
  }

  async function put(bytes: Buffer): Promise<void> {
    gathered.push(bytes)
    gatheredBytes += bytes.length
    offset += bytes.length
    if (gatheredBytes >= GATHERED) await flush()
  }

  return {
    add: (name, bytes) =>
      named(async () => {
        // Small documents: handing each to another thread would take several times as long as packing it. Who must
        // not be kept waiting has backups made in a process of their own.
        const deflated = deflateRawSync(bytes)
        // A page of one letter over and over is no bomb: stored as it is, the reader does not take it for one.
        const isStored = packsTooWell(bytes.length, deflated.length)
        const packed = isStored ? Buffer.from(bytes) : deflated
        const entry = {
          name: Buffer.from(name, 'utf8'),
          method: isStored ? STORED : DEFLATED,
          crc: crc32(bytes),
          packed: packed.length,
          size: bytes.length,
          offset,
        }
        directory.push(entry)
        await put(localHeader(entry, when))
        await put(packed)
      }),
    end: () =>
      named(async () => {
        const begin = offset
        for (const entry of directory) await put(directoryEntry(entry, when))
        await put(endOf(directory.length, begin, offset - begin))
        await flush()
        await handle.sync()
        return offset
      }),
    close: () => handle.close(),
  }
}
