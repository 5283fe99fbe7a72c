// The documents of a library as they lie on the disk, each article's of one piece while others write to it.
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ArticleId } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { NEXT_PREFIX } from '../library/article-files.ts'
import { ARTICLES, findFolders } from '../library/article-store.ts'
import type { ArticleFolder } from '../library/article-store.ts'
import { fileExists, systemCode } from '../library/durable-file.ts'
import { onceFilesAreFree } from '../library/open-files.ts'
import { ARTICLE_FILES, LIBRARY_FILES } from './entry-name.ts'
import type { ArticleFile, LibraryFileName } from './entry-name.ts'

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

/** Which file this is and when it was written last: a replaced one has another of both. */
async function stampOf(path: string): Promise<{ readonly stamp: string; readonly writtenAt: number }> {
  const found = await stat(path, { bigint: true }).catch(() => null)
  return found
    ? { stamp: `${found.ino} ${found.mtimeNs} ${found.size}`, writtenAt: Number(found.mtimeMs) }
    : { stamp: '', writtenAt: 0 }
}

/** When the documents of an article's folder were written last. */
export async function changedAt(folder: string): Promise<number> {
  const stamps = await Promise.all(ARTICLE_FILES.map((file) => stampOf(join(folder, file))))
  return Math.max(...stamps.map(({ writtenAt }) => writtenAt))
}

/**
 * Reads the documents of one article, all of one moment: a change of the whole folder begins with a `.next-` beside the
 * years, and replaces files. null where the folder has gone meanwhile.
 * @throws AppFailure 'file-unreadable'
 */
export async function readArticle(library: string, place: ArticleFolder): Promise<ArticleBytes | null> {
  const paths = ARTICLE_FILES.map((file) => [file, join(place.path, file)] as const)
  const next = join(library, ARTICLES, `${NEXT_PREFIX}${place.id}`)
  const look = async () => ({
    changing: await fileExists(next),
    stamps: await Promise.all(paths.map(([, path]) => stampOf(path))),
  })
  let before = await look()
  for (let tried = 1; ; tried++) {
    const files = new Map<ArticleFile, Buffer>()
    for (const [index, [file, path]] of paths.entries()) {
      if (before.stamps[index]?.stamp === '') continue
      const bytes = await bytesIfThere(path)
      if (bytes) files.set(file, bytes)
    }
    const after = await look()
    const isWhole =
      !before.changing &&
      !after.changing &&
      before.stamps.every(({ stamp }, index) => stamp === after.stamps[index]?.stamp)
    if (isWhole) {
      if (files.size === 0) return null
      return {
        id: place.id,
        year: basename(dirname(place.path)),
        folder: basename(place.path),
        path: place.path,
        files,
        changedAt: Math.max(...after.stamps.map(({ writtenAt }) => writtenAt)),
      }
    }
    if (tried === TRIES) throw new AppFailure('file-unreadable', { file: place.path, reason: 'EBUSY' })
    await pause(PAUSE)
    before = await look()
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

export type Document = { readonly name: string; readonly bytes: Buffer }

/**
 * Every document of a library by its path in it, in one order at all times; one article is in memory at once.
 * @throws AppFailure 'file-unreadable' | 'library-unavailable'
 */
export async function* documentsOf(library: string): AsyncGenerator<Document> {
  for (const [name, bytes] of await readLibraryFiles(library)) yield { name, bytes }
  const { found } = await findFolders(library)
  for (const place of found) {
    const article = await readArticle(library, place)
    if (!article) continue
    for (const [file, bytes] of article.files)
      yield { name: `${ARTICLES}/${article.year}/${article.folder}/${file}`, bytes }
  }
}
