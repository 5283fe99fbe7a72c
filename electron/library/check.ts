// Looks at every file of a library: what is there, what is missing, what is not what its name says.
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { notesDocumentSchema } from '../../domain/annotation.ts'
import { DOCUMENT_VERSION, freshState, imageNamePattern, stateDocumentSchema } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { collectionsDocumentSchema } from '../../domain/collections.ts'
import { CONTENT, IMAGES, imagesIn, NOTES, STATE, UNEDITED } from './article-files.ts'
import { findFolders, leftovers, readFolder, setAside, sweepLibrary } from './article-store.ts'
import type { ArticleFolder, StoredArticle } from './article-store.ts'
import { readDocument, writeDocument } from './document.ts'
import type { DocumentSchema } from './document.ts'
import { COLLECTIONS_FILE } from './collections.ts'
import { fileExists } from './durable-file.ts'
import { fileHash } from './file-hash.ts'
import { LIBRARY_FILE } from './library-folder.ts'
import { mapLimited, WRITING_AT_ONCE } from './parallel.ts'

/** What can be wrong with a library. The sentences belong to whoever shows them. */
type CheckProblemKind =
  | 'document-damaged'
  | 'document-missing'
  | 'document-newer'
  | 'document-unreadable'
  | 'body-missing'
  | 'picture-missing'
  | 'picture-damaged'
  | 'article-twice'
  | 'leftover'

type CheckProblem = {
  /** Relative to the library, with `/`. */
  readonly path: string
  readonly problem: CheckProblemKind
  readonly repaired: boolean
}

export type CheckReport = {
  /** Articles that can be opened. */
  readonly articles: number
  readonly documents: number
  readonly pictures: number
  /** Bytes of all files of all articles. */
  readonly bytes: number
  readonly problems: readonly CheckProblem[]
}

type Tally = {
  articles: number
  documents: number
  pictures: number
  bytes: number
  problems: CheckProblem[]
}

const portable = (library: string, path: string) => relative(library, path).replaceAll('\\', '/')

function problemOf(error: AppFailure): CheckProblemKind {
  const { code, details } = error.appError
  if (code === 'library-newer') return 'document-newer'
  if (code === 'file-unreadable') return 'document-unreadable'
  return details?.['reason'] === 'ENOENT' ? 'document-missing' : 'document-damaged'
}

async function sizeOfFolder(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await mapLimited(files, WRITING_AT_ONCE, async (entry) => {
    const { size } = await stat(join(entry.parentPath, entry.name))
    return size
  })
  return sizes.reduce((sum, size) => sum + size, 0)
}

/**
 * Checks a whole library.
 * @param repair sets damaged files aside, writes missing states anew, deletes leftovers; only for the writer
 */
export async function checkLibrary(
  library: string,
  { repair }: { readonly repair: boolean },
): Promise<CheckReport> {
  const tally: Tally = { articles: 0, documents: 0, pictures: 0, bytes: 0, problems: [] }
  const report = (path: string, problem: CheckProblemKind, repaired: boolean) =>
    void tally.problems.push({ path: portable(library, path), problem, repaired })
  if (await fileExists(join(library, LIBRARY_FILE))) tally.documents++
  /** A document that may be absent; `name`: in `recovered/`. */
  const checkOptional: CheckOptional = async (path, name, schema) => {
    if (!(await fileExists(path))) return
    tally.documents++
    try {
      await readDocument(path, schema, DOCUMENT_VERSION)
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error
      const problem = problemOf(error)
      const mayMove = repair && problem === 'document-damaged'
      report(path, problem, mayMove)
      if (mayMove) await setAside(library, path, name)
    }
  }
  await checkOptional(join(library, COLLECTIONS_FILE), COLLECTIONS_FILE, collectionsDocumentSchema)
  for (const path of await leftovers(library)) report(path, 'leftover', repair)
  if (repair) await sweepLibrary(library)
  const { found, twice } = await findFolders(library)
  for (const path of twice) report(join(library, path), 'article-twice', false)
  await mapLimited(found, WRITING_AT_ONCE, async (folder) => {
    const article = await checkArticle(library, folder, repair, tally, report)
    if (article === null) return
    const { path } = folder
    await checkOptional(join(path, NOTES), `${basename(path)}-${NOTES}`, notesDocumentSchema)
    await checkPictures(library, article, repair, tally, report)
    tally.bytes += await sizeOfFolder(path)
  })
  // Folders are looked at side by side; the report reads the same each time.
  const problems = tally.problems.toSorted((one, other) =>
    one.path < other.path ? -1 : one.path > other.path ? 1 : 0,
  )
  return { ...tally, problems }
}

type CheckOptional = (path: string, name: string, schema: DocumentSchema<unknown>) => Promise<void>

/** The documents that every article has. @returns null where it cannot be opened */
async function checkArticle(
  library: string,
  folder: ArticleFolder,
  repair: boolean,
  tally: Tally,
  report: (path: string, problem: CheckProblemKind, repaired: boolean) => void,
): Promise<StoredArticle | null> {
  // First as it stands, so that what is repaired is also told.
  let reading = await readFolder(library, folder, false)
  if (reading.kind === 'skipped') {
    const problem = problemOf(reading.error)
    const mayMove = repair && (problem === 'document-damaged' || problem === 'document-missing')
    report(String(reading.error.appError.details?.['file'] ?? folder.path), problem, mayMove)
    if (!mayMove) return null
    if (problem === 'document-missing') {
      await setAside(library, folder.path, basename(folder.path))
      return null
    }
    reading = await readFolder(library, folder, true)
  }
  if (reading.kind !== 'article') return null
  const { article } = reading
  tally.articles++
  tally.documents++
  if (await fileExists(article.state.path)) tally.documents++
  else {
    const told = reading.aside.length > 0
    if (repair) await writeDocument(join(folder.path, STATE), stateDocumentSchema, freshState())
    if (repair) tally.documents++
    if (!told) report(article.state.path, 'document-missing', repair)
  }
  return article
}

async function checkPictures(
  library: string,
  article: StoredArticle,
  repair: boolean,
  tally: Tally,
  report: (path: string, problem: CheckProblemKind, repaired: boolean) => void,
): Promise<void> {
  const { path } = article.folder
  const body = await readFile(join(path, CONTENT), 'utf8').catch(() => null)
  if (body === null) report(join(path, CONTENT), 'body-missing', false)
  const images = join(path, IMAGES)
  const names = await readdir(images).catch(() => [])
  const present = new Set(names)
  for (const name of names) {
    if (!imageNamePattern.test(name)) continue
    tally.pictures++
    if ((await fileHash(join(images, name))) === name.slice(0, 64)) continue
    report(join(images, name), 'picture-damaged', repair)
    if (repair) await setAside(library, join(images, name), `${basename(path)}-${name}`)
  }
  const unedited = await readFile(join(path, UNEDITED), 'utf8').catch(() => '')
  const wanted = new Set(imagesIn(`${body ?? ''}${unedited}`))
  if (article.document.thumbnail !== null) wanted.add(article.document.thumbnail)
  for (const name of wanted) if (!present.has(name)) report(join(images, name), 'picture-missing', false)
}
