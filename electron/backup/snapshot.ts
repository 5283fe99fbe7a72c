// The documents of a library as they lie on the disk, each article's of one piece while others write to it.
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ArticleId } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { ARTICLE_FILES, pendingChange } from '../library/article-files.ts'
import type { ArticleFile } from '../library/article-files.ts'
import { ARTICLES, findFolders, idOfFolder } from '../library/article-store.ts'
import type { ArticleFolder } from '../library/article-store.ts'
import { fileExists, systemCode } from '../library/durable-file.ts'
import { onceFilesAreFree } from '../library/open-files.ts'
import { mapLimited, READING_AT_ONCE } from '../library/parallel.ts'
import { writingOf } from '../library/file-stamp.ts'
import { LIBRARY_FILES, readEntryName } from './entry-name.ts'
import type { LibraryFileName } from './entry-name.ts'

/** The documents of one article. */
export type ArticleBytes = {
  readonly id: ArticleId
  readonly year: string
  readonly folder: string
  readonly path: string
  readonly files: ReadonlyMap<ArticleFile, Buffer>
  /** When any of them was written last: milliseconds since 1970. */
  readonly changedAt: number
}

/** How often an article is read again that is changed while it is read, and how long is waited before: milliseconds. */
const TRIES = 100
const PAUSE = 10

/** @returns null where there is no such file @throws AppFailure 'file-unreadable' */
async function bytesIfThere(path: string): Promise<Buffer | null> {
  try {
    return await onceFilesAreFree(() => readFile(path))
  } catch (error) {
    const reason = systemCode(error)
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return null
    throw new AppFailure('file-unreadable', { file: path, reason }, { cause: error })
  }
}

/** Where each document of an article is: those of a change that has happened stand before those of the folder. */
async function placesOf(
  library: string,
  { id, path }: ArticleFolder,
): Promise<readonly (readonly [ArticleFile, string])[]> {
  const pending = await pendingChange(join(library, ARTICLES), id)
  const places: (readonly [ArticleFile, string])[] = []
  for (const file of ARTICLE_FILES) {
    if (pending && (await fileExists(join(pending.folder, file))))
      places.push([file, join(pending.folder, file)])
    else if (!pending?.remove.includes(file)) places.push([file, join(path, file)])
  }
  return places
}

/** What is on the disk of an article at this moment, and which files they are. */
async function look(library: string, place: ArticleFolder) {
  const places = await placesOf(library, place)
  const stamps = await Promise.all(places.map(([, path]) => writingOf(path)))
  return {
    places: places.filter((_place, index) => stamps[index]?.stamp !== ''),
    changedAt: Math.max(0, ...stamps.map(({ writtenAt }) => writtenAt)),
    key: JSON.stringify([places, stamps.map(({ stamp }) => stamp)]),
  }
}

/**
 * Reads the documents of one article, all of one moment. null where the folder has gone meanwhile.
 * @throws AppFailure 'file-unreadable'
 */
async function readArticle(library: string, place: ArticleFolder): Promise<ArticleBytes | null> {
  for (let tried = 1; ; tried++) {
    // The plan of a change may go away while it is read.
    const before = await look(library, place).catch(() => null)
    const files = new Map<ArticleFile, Buffer>()
    for (const [file, path] of before?.places ?? []) {
      const bytes = await bytesIfThere(path)
      if (bytes) files.set(file, bytes)
    }
    const after = before && (await look(library, place).catch(() => null))
    if (before && after?.key === before.key) {
      if (files.size === 0) return null
      const { id, path } = place
      const { changedAt } = before
      return { id, year: basename(dirname(path)), folder: basename(path), path, files, changedAt }
    }
    if (tried === TRIES) throw new AppFailure('file-unreadable', { file: place.path, reason: 'EBUSY' })
    await pause(PAUSE)
  }
}

/**
 * Reads the articles of what is given, some at a time, in its order; null for one that has no folder.
 * @throws AppFailure 'file-unreadable'
 */
export async function* readArticles<Item>(
  library: string,
  items: readonly Item[],
  placeOf: (item: Item) => ArticleFolder | null,
): AsyncGenerator<{ readonly item: Item; readonly article: ArticleBytes | null }> {
  for (let from = 0; from < items.length; from += READING_AT_ONCE) {
    const some = items.slice(from, from + READING_AT_ONCE)
    const articles = await mapLimited(some, READING_AT_ONCE, async (item) => {
      const place = placeOf(item)
      return place && readArticle(library, place)
    })
    for (const [index, item] of some.entries()) yield { item, article: articles[index] ?? null }
  }
}

/** The documents of the library itself that are there. @throws AppFailure 'file-unreadable' */
export async function readLibraryFiles(library: string): Promise<ReadonlyMap<LibraryFileName, Buffer>> {
  const files = new Map<LibraryFileName, Buffer>()
  for (const file of LIBRARY_FILES) {
    const bytes = await bytesIfThere(join(library, file))
    if (bytes) files.set(file, bytes)
  }
  return files
}

/**
 * The path that a document has in a backup: its own, or, in a folder whose name a person gave it and that not every system
 * could have, with the article's id for that name.
 */
export function backedUpPath(path: string): string {
  if (readEntryName(Buffer.from(path))) return path
  const [articles, year, folder = '', file] = path.split('/')
  return [articles, year, idOfFolder(folder) ?? folder, file].join('/')
}

export type Document = { readonly name: string; readonly bytes: Buffer }

/**
 * Every document of a library by its path in it, in one order at all times; a few articles are in memory at once.
 * @throws AppFailure 'file-unreadable' | 'library-unavailable'
 */
export async function* documentsOf(library: string): AsyncGenerator<Document> {
  for (const [name, bytes] of await readLibraryFiles(library)) yield { name, bytes }
  const { found } = await findFolders(library)
  for await (const { article } of readArticles(library, found, (place) => place))
    for (const [file, bytes] of article?.files ?? [])
      yield { name: backedUpPath(`${ARTICLES}/${article?.year}/${article?.folder}/${file}`), bytes }
}
