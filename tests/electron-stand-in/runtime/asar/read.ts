// What fs answers about places in archives, by the names of fs's own functions; each takes what the original takes
// after the path.
import { createHash } from 'node:crypto'
import {
  constants,
  Dirent,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
  type ObjectEncodingOptions,
  type StatSyncOptions,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Entry, FileEntry } from './archive.ts'
import { entryAt, realPathAt, type Place } from './places.ts'

const { S_IFDIR, S_IFLNK, S_IFREG } = constants

// libuv's uv_dirent_type_t.
const DIRENT = { file: 1, folder: 2, link: 3 }

// Kept before fs is patched.
const realStat = statSync
const realWrite = writeFileSync

type ReadOptions = ObjectEncodingOptions | BufferEncoding | null | undefined
interface FolderOptions {
  withFileTypes?: boolean
  recursive?: boolean
}

function failure(code: 'ENOENT' | 'EISDIR' | 'ENOTDIR' | 'EACCES', syscall: string, place: Place): Error {
  const path = join(place.archive.path, place.inside)
  const errno = { ENOENT: -2, EISDIR: -21, ENOTDIR: -20, EACCES: -13 }[code]
  return Object.assign(new Error(`${code}: ${syscall} '${path}'`), { code, errno, syscall, path })
}

function entryOrThrow(place: Place, syscall: string, followLast = true): Entry {
  const entry = entryAt(place, followLast)
  if (!entry) throw failure('ENOENT', syscall, place)
  return entry
}

function fileOrThrow(place: Place, syscall: string): FileEntry {
  const entry = entryOrThrow(place, syscall)
  if (!('size' in entry)) throw failure('EISDIR', syscall, place)
  return entry
}

function modeOf(entry: Entry): number {
  if ('files' in entry) return S_IFDIR | 0o555
  if ('link' in entry) return S_IFLNK | 0o777
  return S_IFREG | (entry.executable ? 0o555 : 0o444)
}

/** The archive's own times and owner, with the entry's kind and size. */
function stats(place: Place, options: StatSyncOptions | undefined, followLast: boolean) {
  const entry = entryAt(place, followLast)
  if (!entry) {
    if (options?.throwIfNoEntry === false) return undefined
    throw failure('ENOENT', 'stat', place)
  }
  const whole = realStat(place.archive.path, options)
  const number = options?.bigint ? BigInt : Number
  return Object.assign(whole as object, {
    mode: number(modeOf(entry)),
    size: number('size' in entry ? entry.size : 0),
    blocks: number(0),
  })
}

function dirent(folder: string, name: string, entry: Entry): Dirent {
  const kind = 'files' in entry ? DIRENT.folder : 'link' in entry ? DIRENT.link : DIRENT.file
  // Node's own readdir makes them so; the types do not tell.
  const Make = Dirent as unknown as new (name: string, kind: number, path: string) => Dirent
  return new Make(name, kind, folder)
}

function list(place: Place, options: FolderOptions, prefix: string): (string | Dirent)[] {
  const entry = entryOrThrow(place, 'scandir')
  if (!('files' in entry)) throw failure('ENOTDIR', 'scandir', place)
  const folder = join(place.archive.path, place.inside)
  return Object.entries(entry.files).flatMap(([name, child]) => {
    const own = options.withFileTypes ? dirent(folder, name, child) : join(prefix, name)
    if (!options.recursive || !('files' in child)) return [own]
    const inner = { archive: place.archive, inside: join(place.inside, name) }
    return [own, ...list(inner, options, join(prefix, name))]
  })
}

function bytes(place: Place, options: ReadOptions): Buffer | string {
  const content = place.archive.read(fileOrThrow(place, 'open'))
  const encoding = typeof options === 'string' ? options : options?.encoding
  return encoding ? content.toString(encoding) : content
}

let folder: string | undefined
const extracted = new Map<string, string>()

/** A copy of a packed file outside the archive, for what needs a real file; removed when the process ends. */
export function extract(place: Place): string {
  const key = join(place.archive.path, place.inside)
  const known = extracted.get(key)
  if (known !== undefined) return known
  const content = place.archive.read(fileOrThrow(place, 'open'))
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'asar-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    folder = made
  }
  const copy = join(folder, createHash('sha256').update(key).digest('hex').slice(0, 16) + extname(key))
  realWrite(copy, content, { mode: 0o500 })
  extracted.set(key, copy)
  return copy
}

export const answers = {
  stat: (place: Place, options?: StatSyncOptions) => stats(place, options, true),
  lstat: (place: Place, options?: StatSyncOptions) => stats(place, options, false),
  access(place: Place, mode = constants.F_OK): void {
    entryOrThrow(place, 'access')
    if (mode & constants.W_OK) throw failure('EACCES', 'access', place)
  },
  readdir: (place: Place, options?: FolderOptions | string | null) =>
    list(place, typeof options === 'object' && options !== null ? options : {}, ''),
  readFile: (place: Place, options?: ReadOptions) => bytes(place, options),
  realpath(place: Place): string {
    entryOrThrow(place, 'realpath')
    return realPathAt(place) ?? ''
  },
}
