// The folders of all articles: finding them, reading their documents, setting damaged ones aside.
import { readdir } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import {
  articleDocumentSchema,
  DOCUMENT_VERSION,
  freshState,
  stateDocumentSchema,
} from '../../domain/article.ts'
import type { ArticleDocument, ArticleId, StateDocument } from '../../domain/article.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import { withEdits } from './edits.ts'
import { ARTICLE, CONTENT, finishChange, NEXT_PREFIX, STATE } from './article-files.ts'
import { knownDocument, openDocument, readDocument } from './document.ts'
import type { StoredDocument } from './document.ts'
import {
  fileExists,
  makeFolder,
  momentInName,
  moveDurably,
  removePath,
  systemCode,
  TEMPORARY_PREFIX,
} from './durable-file.ts'
import { lookAtFile } from './file-stamp.ts'
import type { FileStamp } from './file-stamp.ts'
import { onceFilesAreFree } from './open-files.ts'
import { mapLimited, READING_AT_ONCE } from './parallel.ts'
import { readText } from './read-file.ts'

export const ARTICLES = 'articles'
export const BACKUPS = 'backups'
const RECOVERED = 'recovered'

/** Where one article lies. */
export type ArticleFolder = { readonly id: ArticleId; readonly path: string }

/** One article as it was read: its documents, not its body. */
export type StoredArticle = {
  readonly folder: ArticleFolder
  /** As it is shown: what the page said, with what a person changed by hand in its place. */
  readonly document: ArticleDocument
  readonly state: StoredDocument<StateDocument>
  /** What article.json was when it was read. */
  readonly stamp: FileStamp
  /** One of its documents was written by a newer version: it is shown, not changed. */
  readonly newer: boolean
}

/** What came of reading one folder. */
export type FolderReading =
  | { readonly kind: 'article'; readonly article: StoredArticle; readonly aside: readonly string[] }
  /** Set aside as a whole, to this path. */
  | { readonly kind: 'aside'; readonly aside: readonly string[] }
  /** Left where it is: incomplete, unreadable for the moment, or of a version that cannot be understood. */
  | { readonly kind: 'skipped'; readonly error: AppFailure }

const YEAR = /^\d{4}$/
const FOLDER = /^(?:.*-)?([0-9a-hjkmnp-tv-z]{12})$/

/** The id of the article that a folder of this name is of; null for any other folder. */
export const idOfFolder = (name: string): ArticleId | null => FOLDER.exec(name)?.[1] ?? null

/**
 * Names in a folder of the library. One that cannot be read is never taken for an empty one: its articles would look
 * deleted.
 * @throws AppFailure 'library-unavailable' with `folder`, the library's, and `reason`
 */
async function namesIn(library: string, ...below: string[]): Promise<string[]> {
  try {
    return (await onceFilesAreFree(() => readdir(join(library, ...below)))).toSorted()
  } catch (error) {
    throw new AppFailure(
      'library-unavailable',
      { folder: library, reason: systemCode(error) },
      { cause: error },
    )
  }
}

/** Names in `articles/`, which every library has from the beginning. @throws AppFailure 'library-unavailable' */
export const namesInArticles = (library: string): Promise<string[]> => namesIn(library, ARTICLES)

/** Names in a year's folder: none where it has gone meanwhile, or is a file. */
async function namesInYear(library: string, year: string): Promise<string[]> {
  try {
    return await namesIn(library, ARTICLES, year)
  } catch (error) {
    const { reason } = asAppError(error).details ?? {}
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return []
    throw error
  }
}

/**
 * All folders that are an article's by their name; others, and copies of the same id, are left alone.
 * @throws AppFailure 'library-unavailable' where a folder cannot be read
 */
export async function findFolders(library: string): Promise<{ found: ArticleFolder[]; twice: string[] }> {
  const articles = join(library, ARTICLES)
  const years = (await namesInArticles(library)).filter((name) => YEAR.test(name))
  const byId = new Map<ArticleId, ArticleFolder>()
  const twice: string[] = []
  for (const year of years)
    for (const name of await namesInYear(library, year)) {
      const id = idOfFolder(name)
      if (!id) continue
      const path = join(articles, year, name)
      if (byId.has(id)) twice.push(relative(library, path))
      else byId.set(id, { id, path })
    }
  return { found: [...byId.values()], twice }
}

/**
 * Sets a damaged file or folder of the library aside in `recovered/`, never over another.
 * @returns its new path, relative to the library
 */
export async function setAside(library: string, path: string, name: string): Promise<string> {
  const recovered = join(library, RECOVERED)
  await makeFolder(recovered)
  const stamped = `${momentInName()}-${name}`
  const free = (await fileExists(join(recovered, name))) ? stamped : name
  await moveDurably(path, join(recovered, free))
  return `${RECOVERED}/${free}`
}

const isDamage = (error: unknown): error is AppFailure =>
  error instanceof AppFailure &&
  error.appError.code === 'document-damaged' &&
  error.appError.details?.['reason'] !== 'ENOENT'

const openState = (library: string, folder: ArticleFolder) =>
  openDocument(join(folder.path, STATE), stateDocumentSchema, freshState(), {
    scratch: join(library, ARTICLES),
    newer: 'read',
  })

/**
 * Reads one article's documents. With `repair`, damaged ones are set aside: a damaged article.json takes its folder
 * with it, a damaged state.json leaves the article with a fresh state.
 * @throws AppFailure only when setting aside fails
 */
export async function readFolder(
  library: string,
  folder: ArticleFolder,
  repair: boolean,
): Promise<FolderReading> {
  const aside: string[] = []
  try {
    const stamp = await lookAtFile(join(folder.path, ARTICLE))
    const { data: document, newer } = await readDocument(
      join(folder.path, ARTICLE),
      articleDocumentSchema,
      DOCUMENT_VERSION,
    )
    if (document.id !== folder.id)
      throw new AppFailure('document-damaged', { file: join(folder.path, ARTICLE) })
    const state = await openState(library, folder).catch(async (error: unknown) => {
      if (!isDamage(error) || !repair) throw error
      const name = `${basename(folder.path)}-${STATE}`
      aside.push(await setAside(library, join(folder.path, STATE), name))
      return await openState(library, folder)
    })
    return {
      kind: 'article',
      article: { folder, document: withEdits(document), state, stamp, newer: newer || state.newer },
      aside,
    }
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    if (!repair || !isDamage(error)) return { kind: 'skipped', error }
    return { kind: 'aside', aside: [await setAside(library, folder.path, basename(folder.path))] }
  }
}

/** What was known of an article's documents when they were last read. */
export type KnownArticle = {
  readonly folder: ArticleFolder
  readonly document: ArticleDocument
  readonly state: StateDocument
  readonly stamps: { readonly article: FileStamp; readonly state: FileStamp }
  readonly newer: boolean
  readonly newerState: boolean
}

/** An article as it was known, without its folder being looked at. */
export const knownArticle = (
  library: string,
  { folder, document, state, stamps, newer, newerState }: KnownArticle,
): StoredArticle => ({
  folder,
  document,
  state: knownDocument(
    join(folder.path, STATE),
    stateDocumentSchema,
    DOCUMENT_VERSION,
    { data: state, newer: newerState, stamp: stamps.state },
    { scratch: join(library, ARTICLES) },
  ),
  stamp: stamps.article,
  newer,
})

/**
 * The stored body of an article's folder.
 * @throws AppFailure 'text-missing', also where a sync program has not brought it yet; 'file-unreadable'
 */
export async function readBody(folder: string): Promise<string> {
  const file = join(folder, CONTENT)
  try {
    return await readText(file)
  } catch (error) {
    const reason = systemCode(error)
    const code = reason === 'ENOENT' ? 'text-missing' : 'file-unreadable'
    throw new AppFailure(code, { file, reason }, { cause: error })
  }
}

export type Loaded = {
  readonly articles: StoredArticle[]
  readonly recovered: string[]
  /** What could not be read, and stays where it is: paths relative to the library, with `/`. */
  readonly skipped: string[]
}

/** The path of the file that a reading failed at, relative to the library, with `/`. */
const fileOf = (library: string, { appError }: AppFailure): string =>
  relative(library, String(appError.details?.['file'] ?? library)).replaceAll('\\', '/')

/**
 * Reads the documents of all articles, some at a time, those of the last years first.
 * @param onRead told of each that was read, and how many there are
 */
export async function readAllFolders(
  library: string,
  repair: boolean,
  onRead: (article: StoredArticle | null, total: number) => void = () => undefined,
): Promise<Loaded> {
  const { found } = await findFolders(library)
  const loaded: Loaded = { articles: [], recovered: [], skipped: [] }
  const readings = await mapLimited(found.toReversed(), READING_AT_ONCE, async (folder) => {
    const reading = await readFolder(library, folder, repair)
    onRead(reading.kind === 'article' ? reading.article : null, found.length)
    return reading
  })
  for (const reading of readings.toReversed()) take(library, reading, loaded)
  return loaded
}

/** Adds what came of a reading to what was loaded. */
export function take(library: string, reading: FolderReading, loaded: Loaded): void {
  if (reading.kind === 'article') loaded.articles.push(reading.article)
  if (reading.kind === 'skipped') loaded.skipped.push(fileOf(library, reading.error))
  if (reading.kind !== 'skipped') loaded.recovered.push(...reading.aside)
}

/** What unfinished writes have left in a library. @throws AppFailure 'library-unavailable' */
export async function leftovers(library: string): Promise<string[]> {
  const articles = (await namesInArticles(library)).map((name) => join(library, ARTICLES, name))
  const beside = (await namesIn(library)).map((name) => join(library, name))
  return [...beside, ...articles].filter((path) => basename(path).startsWith(TEMPORARY_PREFIX))
}

/** Backups that were not written to their end. None where they cannot be looked for: they are in nobody's way. */
async function cutOffBackups(library: string): Promise<string[]> {
  const names = await readdir(join(library, BACKUPS)).catch(() => [])
  return names.filter((name) => name.startsWith(TEMPORARY_PREFIX)).map((name) => join(library, BACKUPS, name))
}

/**
 * Ends what a killed process began: changes that have happened are carried out, temporary files are deleted. Only for
 * the writer, before anything is read.
 * @returns what had to be set aside
 */
export async function sweepLibrary(library: string): Promise<string[]> {
  const articles = join(library, ARTICLES)
  const aside: string[] = []
  const pending = (await namesInArticles(library)).filter((name) => name.startsWith(NEXT_PREFIX))
  const { found } = pending.length > 0 ? await findFolders(library) : { found: [] }
  for (const name of pending) {
    const folder = found.find(({ id }) => name === `${NEXT_PREFIX}${id}`)
    try {
      if (!folder) throw new AppFailure('document-damaged', { file: join(articles, name) })
      await finishChange(articles, folder.id, folder.path)
    } catch (error) {
      if (!(error instanceof AppFailure) || error.appError.code !== 'document-damaged') throw error
      aside.push(await setAside(library, join(articles, name), name.slice(1)))
    }
  }
  for (const path of [...(await leftovers(library)), ...(await cutOffBackups(library))])
    await removePath(path)
  return aside
}
