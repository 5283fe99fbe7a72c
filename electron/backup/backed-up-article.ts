// An article of a backup, read as what strangers wrote: each document checked by its schema, each body sanitized.
import * as v from 'valibot'
import { notesDocumentSchema } from '../../domain/annotation.ts'
import { articleDocumentSchema, DOCUMENT_VERSION, stateDocumentSchema } from '../../domain/article.ts'
import type { ArticleDocument } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import {
  ARTICLE,
  CONTENT,
  IMAGES,
  imagesIn,
  NOTES,
  PREVIOUS,
  STATE,
  UNEDITED,
} from '../library/article-files.ts'
import type { ArticleFile } from '../library/article-files.ts'
import { migrated, migrations } from '../library/migrations.ts'
import type { DocumentKind } from '../library/migrations.ts'
import type { RestoredArticle } from '../library/restoring.ts'

export type BackedUpFiles = {
  readonly id: string
  readonly year: string
  readonly folder: string
  readonly files: ReadonlyMap<ArticleFile, Buffer>
}

const damaged = (file: string, cause?: unknown) => new AppFailure('backup-damaged', { file }, { cause })

const newerThanThis = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  Number(value.version) > DOCUMENT_VERSION

/**
 * A document of a backup, brought to the present format where it is older.
 * @throws AppFailure 'backup-damaged' | 'backup-newer' with `file`, the backup's
 */
export function parseBackedUp<T>(
  bytes: Buffer,
  kind: DocumentKind,
  schema: v.GenericSchema<unknown, T>,
  file: string,
): T {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw damaged(file, error)
  }
  if (newerThanThis(value)) throw new AppFailure('backup-newer', { file })
  const parsed = v.safeParse(schema, migrated(kind, value, migrations))
  if (!parsed.success) throw damaged(file)
  return parsed.output
}

/** An address as it stands in an attribute. */
const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/**
 * Pictures that are not in the article's folder any more become missing ones, which a person can have loaded again.
 * @param isThere whether the folder has a picture of this name
 */
function withoutGone(document: ArticleDocument, isThere: (name: string) => boolean): ArticleDocument {
  const pictures = document.pictures.map((picture) =>
    picture.name === null || isThere(picture.name) ? picture : { ...picture, name: null },
  )
  const thumbnail = document.thumbnail !== null && isThere(document.thumbnail) ? document.thumbnail : null
  return { ...document, pictures, thumbnail }
}

/** A body whose gone pictures are named by the addresses they had, so that finishing it marks them as missing. */
function withAddresses(html: string, document: ArticleDocument, isThere: (name: string) => boolean): string {
  let named = html
  for (const name of new Set(imagesIn(html))) {
    if (isThere(name)) continue
    const picture = document.pictures.find((one) => one.name === name)
    const from = ` src="${IMAGES}/${name}"`
    if (picture) named = named.replaceAll(from, ` src="${attribute(picture.address)}"`)
  }
  return named
}

/**
 * @param file the backup's, for errors
 * @param isThere whether a picture of this name lies in the article's folder now
 * @throws AppFailure 'backup-damaged' | 'backup-newer'
 */
export async function backedUpArticle(
  { id, year, folder, files }: BackedUpFiles,
  file: string,
  isThere: (name: string) => boolean,
): Promise<RestoredArticle> {
  const said = files.get(ARTICLE)
  const body = files.get(CONTENT)
  if (!said || !body) throw damaged(file)
  const read = parseBackedUp(said, 'article', articleDocumentSchema, file)
  if (read.id !== id) throw damaged(file)
  const stateBytes = files.get(STATE)
  const notesBytes = files.get(NOTES)
  // They load the parts that sanitize, which making a backup has no need of.
  const [{ sanitizeArticle }, { finishArticle }] = await Promise.all([
    import('../capture/sanitize.ts'),
    import('../capture/finish.ts'),
  ])
  const document = withoutGone(read, isThere)
  const clean = (bytes: Buffer | undefined) => {
    if (!bytes) return null
    const html = sanitizeArticle(bytes.toString('utf8'))
    const named = withAddresses(html, read, isThere)
    if (named === html) return { contentHtml: html, figures: null }
    return finishArticle({ contentHtml: named, pictures: document.pictures })
  }
  const content = clean(body)
  return {
    id,
    year,
    folder,
    document: content?.figures ? { ...document, figures: [...content.figures] } : document,
    state: stateBytes ? parseBackedUp(stateBytes, 'state', stateDocumentSchema, file) : null,
    notes: notesBytes ? parseBackedUp(notesBytes, 'notes', notesDocumentSchema, file) : null,
    contentHtml: content?.contentHtml ?? '',
    uneditedHtml: clean(files.get(UNEDITED))?.contentHtml ?? null,
    previousHtml: clean(files.get(PREVIOUS))?.contentHtml ?? null,
  }
}
