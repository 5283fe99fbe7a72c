// Names of a backup's entries. Every name that a backup never has is refused; none is ever used as a path of the disk.
import type { ArticleId } from '../../domain/article.ts'
import { isDeviceName } from '../../domain/names.ts'
import { ARTICLE_FILES } from '../library/article-files.ts'
import type { ArticleFile } from '../library/article-files.ts'

export const BACKUP_FILE = 'backup.json'
export const LIBRARY_FILES = ['library.json', 'collections.json'] as const
export type LibraryFileName = (typeof LIBRARY_FILES)[number]

export type EntryName =
  | { readonly kind: 'backup' }
  | { readonly kind: 'library'; readonly file: LibraryFileName }
  /** A folder, which file managers put into what they zip. */
  | { readonly kind: 'folder' }
  | {
      readonly kind: 'article'
      readonly id: ArticleId
      readonly year: string
      readonly folder: string
      readonly file: ArticleFile
    }

/** Bytes of a name at most: four digits, a slug and an id, a file. */
const MAX_NAME = 300

/** Characters that no file system of ours gives to a name, and those that steer a terminal. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f\\:*?"<>|]/
const FOLDER = /^(?:[^/]*-)?([0-9a-hjkmnp-tv-z]{12})$/

/** What an entry is by its name; null for a name that no backup has. */
export function readEntryName(raw: Uint8Array): EntryName | null {
  if (raw.length === 0 || raw.length > MAX_NAME) return null
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return null
  }
  if (FORBIDDEN.test(name)) return null
  const parts = name.split('/')
  const isFolder = parts.at(-1) === ''
  if (isFolder) parts.pop()
  if (parts.some((part) => /^\.*$/.test(part) || /[. ]$/.test(part) || isDeviceName(part))) return null
  const [first, year, folder, file, ...rest] = parts
  if (rest.length > 0 || first === undefined) return null
  if (year === undefined) {
    if (isFolder) return first === 'articles' ? { kind: 'folder' } : null
    if (first === BACKUP_FILE) return { kind: 'backup' }
    const known = LIBRARY_FILES.find((one) => one === first)
    return known === undefined ? null : { kind: 'library', file: known }
  }
  if (first !== 'articles' || !/^\d{4}$/.test(year)) return null
  if (folder === undefined) return isFolder ? { kind: 'folder' } : null
  const id = FOLDER.exec(folder)?.[1]
  if (id === undefined) return null
  if (file === undefined) return isFolder ? { kind: 'folder' } : null
  const known = ARTICLE_FILES.find((one) => one === file)
  return known === undefined || isFolder ? null : { kind: 'article', id, year, folder, file: known }
}
