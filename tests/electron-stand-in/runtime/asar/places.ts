// From a path to a place in an archive.
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openArchive, type Archive, type Entry } from './archive.ts'

export interface Place {
  archive: Archive
  /** As asked for, relative to the archive's root. */
  inside: string
}

// Kept before fs is patched.
const realStat = statSync
const archives = new Map<string, Archive | undefined>()

function archiveAt(path: string): Archive | undefined {
  if (!archives.has(path)) {
    const isFile = realStat(path, { throwIfNoEntry: false })?.isFile() === true
    archives.set(path, isFile ? openArchive(path) : undefined)
  }
  return archives.get(path)
}

/** The place that a path, file URL or anything else given to fs means; undefined outside every archive. */
export function placeOf(path: unknown): Place | undefined {
  const isAddress = path instanceof URL && path.protocol === 'file:'
  const text = isAddress ? fileURLToPath(path) : path
  if (typeof text !== 'string' || !text.includes('.asar')) return undefined
  const whole = resolve(text)
  const end = /\.asar(?=\/|$)/.exec(whole)
  if (!end) return undefined
  const split = end.index + '.asar'.length
  const archive = archiveAt(whole.slice(0, split))
  return archive && { archive, inside: whole.slice(split + 1) }
}

/** The entry at a place, with its path where links are followed. */
export function entryAt({ archive, inside }: Place, followLast = true): Entry | undefined {
  return archive.find(inside, followLast)?.entry
}

/** Where an unpacked file really lies; undefined for one that is packed. */
export function unpackedPathAt({ archive, inside }: Place): string | undefined {
  const found = archive.find(inside, true)
  if (!found || !('size' in found.entry) || found.entry.unpacked !== true) return undefined
  return archive.unpackedPath(found.inside)
}

/** The path with the links inside the archive followed. */
export function realPathAt({ archive, inside }: Place): string | undefined {
  const found = archive.find(inside, true)
  return found && join(archive.path, found.inside)
}
