// The folder of a library and its library.json: whether it is there, whether it may be made, whether it may be written.
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DOCUMENT_VERSION, libraryDocumentSchema } from '../../domain/article.ts'
import type { LibraryDocument } from '../../domain/article.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import { ARTICLES, namesInArticles, setAside } from './article-store.ts'
import { openDocument, writeDocument } from './document.ts'
import { fileExists, isWritable, makeFolder, systemCode, TEMPORARY_PREFIX } from './durable-file.ts'

export const LIBRARY_FILE = 'library.json'

/** What file managers put into every folder they show. */
const LITTER = new Set(['.DS_Store', 'desktop.ini', 'Thumbs.db', '.directory'])

export type FolderState = 'library' | 'absent' | 'empty' | 'other'

/**
 * What lies at a path. A folder with our `articles` in it but no library.json is a library that lost it.
 * @throws AppFailure 'library-unavailable' where the path cannot be read, or is no folder
 */
export async function folderState(folder: string): Promise<FolderState> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    const reason = systemCode(error)
    if (reason === 'ENOENT') return 'absent'
    throw new AppFailure('library-unavailable', { folder, reason }, { cause: error })
  }
  if (names.includes(LIBRARY_FILE)) return 'library'
  const others = names.filter((name) => !LITTER.has(name) && !name.startsWith(TEMPORARY_PREFIX))
  return others.length === 0 ? 'empty' : 'other'
}

/** Names in our `articles`, where library.json was lost or never written; null where there is no such folder. */
async function articlesWithout(folder: string): Promise<string[] | null> {
  try {
    return await namesInArticles(folder)
  } catch (error) {
    const { reason } = asAppError(error).details ?? {}
    if (reason === 'ENOENT' || reason === 'ENOTDIR') return null
    throw error
  }
}

const newLibrary = (): LibraryDocument => ({
  version: DOCUMENT_VERSION,
  id: randomUUID(),
  createdAt: new Date().toISOString(),
})

/**
 * Makes sure that a library's folder is there, with `articles` in it: a library without that folder is one that cannot
 * be had for now, never an empty one.
 * @param create make one where the folder is absent or empty
 * @returns whether one is to be made
 * @throws AppFailure 'library-unavailable' | 'folder-not-empty' with `folder`
 */
export async function settleFolder(folder: string, create: boolean): Promise<boolean> {
  const found = await folderState(folder)
  if (found === 'library') {
    await namesInArticles(folder)
    return false
  }
  if (!create) throw new AppFailure('library-unavailable', { folder })
  if (found === 'other') {
    const articles = await articlesWithout(folder)
    if (articles === null) throw new AppFailure('folder-not-empty', { folder })
    // One whose making was broken off is made to its end.
    return articles.length === 0
  }
  // Before library.json: from then on it counts as a library.
  await makeFolder(join(folder, ARTICLES))
  return true
}

export type OpenedFolder = {
  readonly document: LibraryDocument
  /** Why nothing may be written; null where it may. */
  readonly refusal: AppFailure | null
  readonly recovered: readonly string[]
}

/**
 * Opens library.json, writing it where it is missing and may be written. A damaged one is set aside: the articles do
 * not depend on it.
 */
export async function openLibraryDocument(folder: string, mode: 'read' | 'write'): Promise<OpenedFolder> {
  const path = join(folder, LIBRARY_FILE)
  const readOnly = new AppFailure('read-only', { file: folder })
  const writable = mode === 'write' && (await isWritable(folder))
  const open = () => openDocument(path, libraryDocumentSchema, newLibrary(), { newer: 'read' })
  const recovered: string[] = []
  let opened
  try {
    opened = await open()
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    if (error.appError.code === 'library-newer') {
      // Too new to understand: it is named by what can be known, and nothing is written.
      return { document: newLibrary(), refusal: error, recovered }
    }
    if (error.appError.code === 'file-unreadable')
      throw new AppFailure('library-unavailable', { folder, ...error.appError.details }, { cause: error })
    if (!writable) return { document: newLibrary(), refusal: readOnly, recovered }
    recovered.push(await setAside(folder, path, LIBRARY_FILE))
    opened = await open()
  }
  if (opened.newer)
    return { document: opened.data, refusal: new AppFailure('library-newer', { file: path }), recovered }
  if (!writable) return { document: opened.data, refusal: readOnly, recovered }
  if (!(await fileExists(path))) await writeDocument(path, libraryDocumentSchema, opened.data)
  return { document: opened.data, refusal: null, recovered }
}
