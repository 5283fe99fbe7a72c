// A backup beside the library as it lies on the disk now: which articles are gone, which were changed.
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { ArticleId } from '../../domain/article.ts'
import type {
  BackupComparison,
  BackupDifference,
  DifferenceKind,
  DifferentPart,
} from '../../domain/backup.ts'
import { ARTICLE, CONTENT, NOTES, PREVIOUS, STATE, UNEDITED } from '../library/article-files.ts'
import type { ArticleFile } from '../library/article-files.ts'
import { findFolders } from '../library/article-store.ts'
import { COLLECTIONS_FILE } from '../library/collections.ts'
import { writingOf } from '../library/file-stamp.ts'
import type { EntryName } from './entry-name.ts'
import { isSameButForPictures } from './same-text.ts'
import { readArticles, readLibraryFiles } from './snapshot.ts'
import type { ArticleBytes } from './snapshot.ts'
import type { BackupEntry, OpenBackup } from './zip-reader.ts'

/** When an article's documents were last written as they were compared; null: it is gone. */
export type Seen = Readonly<Record<ArticleId, number | null>>

export type FullComparison = BackupComparison & { readonly seen: Seen }

const PARTS: Readonly<Record<ArticleFile, DifferentPart>> = {
  [ARTICLE]: 'text',
  [CONTENT]: 'text',
  [UNEDITED]: 'text',
  [PREVIOUS]: 'text',
  [STATE]: 'state',
  [NOTES]: 'notes',
}

type ArticleEntry = BackupEntry & { readonly name: Extract<EntryName, { kind: 'article' }> }
export type ArticleEntries = ReadonlyMap<ArticleFile, ArticleEntry>

const isOfArticle = (entry: BackupEntry): entry is ArticleEntry => entry.name.kind === 'article'

/** The entries of a backup, by article. */
export function articlesOf({ entries }: OpenBackup): ReadonlyMap<ArticleId, ArticleEntries> {
  const articles = new Map<ArticleId, Map<ArticleFile, ArticleEntry>>()
  for (const entry of entries.filter(isOfArticle)) {
    const article = articles.get(entry.name.id) ?? new Map<ArticleFile, ArticleEntry>()
    articles.set(entry.name.id, article.set(entry.name.file, entry))
  }
  return articles
}

const isSame = (entry: BackupEntry | undefined, bytes: Buffer | undefined): boolean =>
  entry === undefined || bytes === undefined
    ? entry === undefined && bytes === undefined
    : entry.size === bytes.length && entry.crc === crc32(bytes)

/** What of an article is unlike; nothing where it is the same. */
async function differentParts(
  backup: OpenBackup,
  backedUp: ArticleEntries,
  { files }: ArticleBytes,
): Promise<DifferentPart[]> {
  const parts = new Set<DifferentPart>()
  for (const [file, part] of Object.entries(PARTS) as [ArticleFile, DifferentPart][])
    if (!isSame(backedUp.get(file), files.get(file))) parts.add(part)
  if (parts.has('text')) {
    const texts = new Map<ArticleFile, Buffer>()
    for (const [file, entry] of backedUp)
      if (PARTS[file] === 'text') texts.set(file, await backup.read(entry))
    if (isSameButForPictures(texts, files)) parts.delete('text')
  }
  return [...parts]
}

/** The title that an article of a backup was shown by; its folder's name where the document cannot be read. */
async function titleOf(backup: OpenBackup, entries: ArticleEntries): Promise<string> {
  const entry = entries.get(ARTICLE)
  const [{ name: { folder = '' } = {} } = {}] = [...entries.values()]
  if (!entry) return folder
  try {
    const said = JSON.parse((await backup.read(entry)).toString('utf8')) as {
      title?: unknown
      edits?: { title?: unknown } | null
    }
    const title = said.edits?.title ?? said.title
    return typeof title === 'string' && title !== '' ? title.slice(0, 600) : folder
  } catch {
    return folder
  }
}

const ORDER: readonly DifferenceKind[] = ['gone', 'newer', 'changed']

async function compareCollections(
  library: string,
  backup: OpenBackup,
  madeAt: number,
): Promise<BackupComparison['collections']> {
  const entry = backup.entries.find(({ name }) => name.kind === 'library' && name.file === COLLECTIONS_FILE)
  if (!entry) return 'same'
  const bytes = (await readLibraryFiles(library)).get(COLLECTIONS_FILE)
  if (!bytes) return 'gone'
  if (isSame(entry, bytes)) return 'same'
  return (await writingOf(join(library, COLLECTIONS_FILE))).writtenAt >= madeAt ? 'newer' : 'changed'
}

/**
 * @param madeAt the moment of the backup: what was written later is newer
 * @throws AppFailure 'backup-damaged' | 'file-unreadable' | 'library-unavailable'
 */
export async function compareBackup(
  library: string,
  backup: OpenBackup,
  madeAt: number,
): Promise<FullComparison> {
  const { found } = await findFolders(library)
  const places = new Map(found.map((place) => [place.id, place]))
  const differences: BackupDifference[] = []
  const counts = { gone: 0, newer: 0, changed: 0, same: 0, added: 0 }
  const seen: Record<ArticleId, number | null> = {}
  const backedUp = [...articlesOf(backup)]
  for await (const { item, article } of readArticles(library, backedUp, ([id]) => places.get(id) ?? null)) {
    const [id, entries] = item
    places.delete(id)
    const parts = article ? await differentParts(backup, entries, article) : []
    if (article && parts.length === 0) {
      counts.same++
      continue
    }
    const kind = article === null ? 'gone' : article.changedAt >= madeAt ? 'newer' : 'changed'
    counts[kind]++
    seen[id] = article?.changedAt ?? null
    differences.push({ id, title: await titleOf(backup, entries), kind, parts })
  }
  counts.added = places.size
  differences.sort(
    (one, other) =>
      ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || one.title.localeCompare(other.title, 'vi'),
  )
  return {
    counts,
    differences,
    collections: await compareCollections(library, backup, madeAt),
    seen,
  }
}
