// From what capture hands over to the files of a folder.
import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import * as v from 'valibot'
import {
  articleDocumentSchema,
  DOCUMENT_VERSION,
  freshState,
  imageNamePattern,
  MAX_OTHER_ADDRESSES,
} from '../../domain/article.ts'
import type {
  ArticleDocument,
  ArticleId,
  CapturedArticle,
  PagePicture,
  StateDocument,
} from '../../domain/article.ts'
import { slug } from '../../domain/names.ts'
import { countWords, excerptOf } from '../../domain/reading.ts'
import { AppFailure } from '../../domain/result.ts'
import { addressKey } from '../../domain/url-policy.ts'
import { sameTag } from '../../domain/tag-change.ts'
import {
  bytesOf,
  CONTENT,
  imagesBeside,
  imagesIn,
  ORIGINAL,
  PREVIOUS,
  THUMBNAIL,
  UNEDITED,
} from './article-files.ts'
import type { FolderContent } from './article-files.ts'
import type { StoredArticle } from './article-store.ts'
import { bodyText, proseText } from './body-text.ts'
import { editedBody } from './edits.ts'
import { readIfThere } from './read-file.ts'
import { seriesLinesIn } from './series-lines.ts'

/** Packed bytes of an original that are kept at most (architecture.md). */
const MAX_ORIGINAL = 5 * 1024 * 1024
/** Below this share of what was there before, the earlier body is kept: the page may have been cut or walled off. */
const FAR_SHORTER = 0.5

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** A new id: 60 random bits in Crockford's base 32. */
export const newArticleId = (): ArticleId =>
  [...randomBytes(12)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')

/** Name of a new article's folder; it never changes after. */
export function folderName(title: string, id: ArticleId): string {
  const name = slug(title)
  return name === '' ? id : `${name}-${id}`
}

const pack = promisify(gzip)

async function packOriginal(original: Uint8Array | null): Promise<Uint8Array | null> {
  if (!original || original.byteLength === 0) return null
  const packed = await pack(original)
  return packed.byteLength <= MAX_ORIGINAL ? packed : null
}

/** What article.json says of the text: for the list, which opens without reading any body. */
export const textFacts = (
  contentHtml: string,
  lead: string | null,
): Pick<ArticleDocument, 'wordCount' | 'excerpt' | 'seriesLines'> => ({
  wordCount: countWords(bodyText(contentHtml)),
  excerpt: excerptOf(lead || proseText(contentHtml)),
  seriesLines: seriesLinesIn(contentHtml),
})

/** @throws AppFailure 'bad-input' where it does not fit the schema of article.json */
export function checkArticleDocument(document: ArticleDocument): void {
  const checked = v.safeParse(articleDocumentSchema, document)
  if (checked.success) return
  const [issue] = checked.issues
  throw new AppFailure('bad-input', { reason: `${v.getDotPath(issue) ?? ''}: ${issue.message}` })
}

type SaveFacts = Pick<ArticleDocument, 'id' | 'savedAt' | 'updatedAt' | 'addresses' | 'edits'>

/**
 * The files of a captured article.
 * @throws AppFailure 'bad-input' where it does not fit the schema of article.json
 */
async function contentOf(
  captured: CapturedArticle,
  facts: SaveFacts,
  state: StateDocument | null,
  previousHtml: string | null,
  picturesBefore: readonly PagePicture[] = [],
): Promise<FolderContent> {
  for (const { name } of captured.images)
    if (!imageNamePattern.test(name)) throw new AppFailure('bad-input', { reason: `picture ${name}` })
  const { origin, url, title, lead, byline, publishedAt, siteName, section, lang, dir } = captured
  const body = await editedBody(captured, facts.edits, picturesBefore)
  const document: ArticleDocument = {
    version: DOCUMENT_VERSION,
    id: facts.id,
    origin,
    url,
    title,
    lead,
    byline,
    publishedAt,
    siteName,
    section,
    lang,
    dir,
    figures: [...body.figures],
    related: [...captured.related],
    pictures: [...body.pictures],
    originalReading: captured.originalReading,
    savedAt: facts.savedAt,
    updatedAt: facts.updatedAt,
    thumbnail: captured.thumbnail ? THUMBNAIL : null,
    bytes: 0,
    addresses: [...facts.addresses],
    validators: captured.validators ?? null,
    edits: body.edits,
    ...textFacts(body.contentHtml, facts.edits?.lead ?? lead),
  }
  checkArticleDocument(document)
  const content = {
    document,
    state,
    contentHtml: body.contentHtml,
    previousHtml,
    uneditedHtml: body.uneditedHtml,
    images: captured.images,
    thumbnail: captured.thumbnail,
    original: await packOriginal(captured.original),
  }
  return { ...content, document: { ...document, bytes: bytesOf(content) } }
}

/** Addresses that led to an article beside its own: each once, the first given before the later, no more than are kept. */
export function otherAddresses(
  own: string | null,
  ...given: readonly (readonly (string | null)[])[]
): readonly string[] {
  const byKey = new Map<string, string>()
  for (const address of given.flat())
    if (address !== null && !byKey.has(addressKey(address))) byKey.set(addressKey(address), address)
  if (own !== null) byKey.delete(addressKey(own))
  return [...byKey.values()].slice(0, MAX_OTHER_ADDRESSES)
}

/** Everything of an article that is new to the library. */
export const newContent = (
  captured: CapturedArticle,
  id: ArticleId,
  savedAt: string,
  tags: readonly string[],
): Promise<FolderContent> => {
  const addresses = otherAddresses(captured.url, captured.addresses ?? [])
  const facts = { id, savedAt, updatedAt: null, addresses: [...addresses], edits: null }
  return contentOf(captured, facts, freshState(tags), null)
}

/** The earlier body worth keeping beside a new one that is far shorter; null where there is none. */
async function previousBody(folder: string, newWords: number): Promise<string | null> {
  let longest: { html: string; words: number } | null = null
  const present = (await readIfThere(join(folder, UNEDITED))) ?? (await readIfThere(join(folder, CONTENT)))
  for (const html of [present, await readIfThere(join(folder, PREVIOUS))]) {
    if (html === null) continue
    const words = countWords(bodyText(html))
    if (!longest || words > longest.words) longest = { html, words }
  }
  return longest && newWords < longest.words * FAR_SHORTER ? longest.html : null
}

/** The state of an article that is saved again: out of the trash, with the new tags beside the old. */
export function stateSavedAgain(state: StateDocument, tags: readonly string[]): StateDocument {
  const added = tags.filter((tag) => !state.tags.some((other) => sameTag(other, tag)))
  if (state.trashedAt === null && added.length === 0) return state
  return { ...state, trashedAt: null, tags: [...state.tags, ...added] }
}

/** What changes in the folder of an article that is saved again, and which of its files are no longer part of it. */
export async function changedContent(
  captured: CapturedArticle,
  stored: StoredArticle,
  tags: readonly string[],
  now: string,
): Promise<{ content: FolderContent; remove: string[] }> {
  const { path } = stored.folder
  const { id, savedAt, url, edits } = stored.document
  const addresses = otherAddresses(captured.url, captured.addresses ?? [], [url], stored.document.addresses)
  const state = stateSavedAgain(stored.state.data, tags)
  const previousHtml = await previousBody(path, countWords(bodyText(captured.contentHtml)))
  const content = await contentOf(
    captured,
    { id, savedAt, updatedAt: now, addresses: [...addresses], edits },
    state === stored.state.data ? null : state,
    previousHtml,
    stored.document.pictures,
  )
  const keep = new Set([
    ...captured.images.map(({ name }) => name),
    ...imagesIn(captured.contentHtml),
    ...imagesIn(content.contentHtml),
    ...imagesIn(previousHtml ?? ''),
    ...content.document.figures.map(({ src }) => basename(src ?? '')),
    ...(captured.thumbnail ? [THUMBNAIL] : []),
  ])
  const remove = await imagesBeside(path, keep)
  if (!content.original) remove.push(ORIGINAL)
  if (previousHtml === null) remove.push(PREVIOUS)
  if (content.uneditedHtml === null) remove.push(UNEDITED)
  return { content, remove }
}
