// One archive: its header, and the bytes of its files.
// Format: https://github.com/electron/asar#format — two Chromium pickles (little-endian): the size of the header's
// pickle, then the header as JSON; the files' bytes follow, at offsets counted from the end of the header.
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

export interface FileEntry {
  size: number
  /** From the end of the header; absent when unpacked. */
  offset?: string
  executable?: boolean
  unpacked?: boolean
}
export interface LinkEntry {
  /** From the root of the archive. */
  link: string
}
export interface FolderEntry {
  files: Record<string, Entry>
}
export type Entry = FileEntry | LinkEntry | FolderEntry

export interface Archive {
  path: string
  /** The entry of a path inside and that path without links; undefined where there is none. */
  find: (inside: string, followLast: boolean) => { entry: Entry; inside: string } | undefined
  /** The bytes of a packed file. */
  read: (entry: FileEntry) => Buffer
  /** Where the file of an unpacked entry lies. */
  unpackedPath: (inside: string) => string
}

const MAX_LINKS = 16

// Kept before fs is patched.
const realOpen = openSync

/** Reads the header; throws when the file is no archive. */
export function openArchive(path: string): Archive {
  const file = realOpen(path, 'r')
  const bytesAt = (position: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length)
    let read = 0
    while (read < length) {
      const count = readSync(file, bytes, read, length - read, position + read)
      if (count === 0) throw new Error(`${path} ends too early`)
      read += count
    }
    return bytes
  }
  const prefix = bytesAt(0, 16)
  if (prefix.readUInt32LE(0) !== 4) {
    closeSync(file)
    throw new Error(`${path} is no archive`)
  }
  const start = 8 + prefix.readUInt32LE(4)
  const root = JSON.parse(bytesAt(16, prefix.readUInt32LE(12)).toString()) as FolderEntry

  function find(
    inside: string,
    followLast: boolean,
    links = 0,
  ): { entry: Entry; inside: string } | undefined {
    let entry: Entry = root
    const names = inside.split('/').filter((name) => name !== '' && name !== '.')
    for (const [index, name] of names.entries()) {
      if (!('files' in entry) || !Object.hasOwn(entry.files, name)) return undefined
      const next: Entry | undefined = entry.files[name]
      if (!next) return undefined
      const rest = names.slice(index + 1)
      if ('link' in next && (followLast || rest.length > 0)) {
        return links < MAX_LINKS ? find(join(next.link, ...rest), followLast, links + 1) : undefined
      }
      entry = next
    }
    return { entry, inside: names.join('/') }
  }

  return {
    path,
    find: (inside, followLast) => find(inside, followLast),
    read: ({ offset = '0', size }) => bytesAt(start + Number(offset), size),
    unpackedPath: (inside) => join(`${path}.unpacked`, inside),
  }
}
