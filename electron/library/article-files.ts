// The files of one article's folder, and how they come to be there: a new folder appears whole or not at all, and a
// saved one changes as a whole.
//
// New: everything is written and synced in `articles/.tmp-…`, and the folder is renamed to its place.
// Changed: the new files are written and synced in `articles/.tmp-…` with a plan, and renamed to `articles/.next-<id>`.
// That rename is the moment of the change: from then on it is carried out, file by file, by whoever opens the library
// next if it must be. Each step can be done twice. Until then the folder is untouched. (Swapping two folders would
// leave a moment without the article, which readers without a lock could see.)
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { notesDocumentSchema } from '../../domain/annotation.ts'
import type { NotesDocument } from '../../domain/annotation.ts'
import { articleDocumentSchema, imageNamePattern, stateDocumentSchema } from '../../domain/article.ts'
import type { ArticleDocument, ArticleId, CapturedImage, StateDocument } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { readDocument, writeDocument } from './document.ts'
import {
  fileExists,
  makeFolder,
  moveDurably,
  moveQuickly,
  removeFolderWhole,
  removePath,
  syncFolder,
  temporaryPath,
  writeNewFile,
} from './durable-file.ts'
import { mapLimited, WRITING_AT_ONCE } from './parallel.ts'

export const THUMBNAIL = 'thumb.webp'
export const CONTENT = 'content.html'
export const PREVIOUS = 'previous.html'
/** The body as the page had it, where blocks of it were dropped or restored by hand. */
export const UNEDITED = 'unedited.html'
export const ORIGINAL = 'original.html.gz'
export const ARTICLE = 'article.json'
export const STATE = 'state.json'
/** Highlights and notes; absent until the first. No change of a saved copy touches it, only a restored backup does. */
export const NOTES = 'notes.json'
export const IMAGES = 'images'

/**
 * The documents of an article that are backed up. The HTML with them: it is the text itself, with what was edited by
 * hand, and an article is nothing without it. The pictures and what the page came from are not: they are most of a
 * library's bytes, and can be had again.
 */
export const ARTICLE_FILES = [ARTICLE, STATE, NOTES, CONTENT, UNEDITED, PREVIOUS] as const
export type ArticleFile = (typeof ARTICLE_FILES)[number]

/** A change that has happened and is not carried out to its end yet. */
export const NEXT_PREFIX = '.next-'
const PLAN = 'plan.json'
const PLAN_VERSION = 1

/** Pictures that a body shows. */
const IMAGE_REFERENCE = /\ssrc="images\/([0-9a-f]{64}\.(?:jpg|png|gif|webp|avif))"/g

export const imagesIn = (html: string): string[] =>
  [...html.matchAll(IMAGE_REFERENCE)].flatMap(([, name]) => name ?? [])

const isStoredImage = (name: string) => imageNamePattern.test(name) || name === THUMBNAIL

/** A file of an article's folder, by its path in it: nothing else is ever moved or removed by a plan. */
const plannedName = v.pipe(
  v.string(),
  v.check((name) =>
    name.startsWith(`${IMAGES}/`)
      ? isStoredImage(name.slice(IMAGES.length + 1))
      : [CONTENT, PREVIOUS, UNEDITED, ORIGINAL, STATE, NOTES, ARTICLE].includes(name),
  ),
)
const planSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** In the order they are put in place; article.json is the last. */
  files: v.array(plannedName),
  remove: v.array(plannedName),
})

/** What a folder is made of. */
export type FolderContent = {
  readonly document: ArticleDocument
  /** null: state.json stays as it is. */
  readonly state: StateDocument | null
  /** Absent or null: notes.json stays as it is. */
  readonly notes?: NotesDocument | null
  readonly contentHtml: string
  /** null: there is none, or the one that is there stays. */
  readonly previousHtml: string | null
  /** null: there is none, or the one that is there stays. */
  readonly uneditedHtml: string | null
  readonly images: readonly CapturedImage[]
  readonly thumbnail: Uint8Array | null
  /** Packed. */
  readonly original: Uint8Array | null
}

type NamedBytes = readonly [name: string, bytes: string | Uint8Array]

function filesOf(content: FolderContent): NamedBytes[] {
  const images = new Map(content.images.map(({ name, bytes }) => [`${IMAGES}/${name}`, bytes]))
  if (content.thumbnail) images.set(`${IMAGES}/${THUMBNAIL}`, content.thumbnail)
  const files: NamedBytes[] = [...images]
  if (content.previousHtml !== null) files.push([PREVIOUS, content.previousHtml])
  if (content.uneditedHtml !== null) files.push([UNEDITED, content.uneditedHtml])
  if (content.original) files.push([ORIGINAL, content.original])
  files.push([CONTENT, content.contentHtml])
  return files
}

const sizeOf = (bytes: string | Uint8Array) =>
  typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.byteLength

/** Bytes of the files that a content brings, without its documents. */
export const bytesOf = (content: FolderContent): number =>
  filesOf(content).reduce((sum, [, bytes]) => sum + sizeOf(bytes), 0)

/** Writes and syncs everything in a folder of its own; removed again when it fails. Returns the files' names. */
async function stage(folder: string, content: FolderContent): Promise<string[]> {
  const files = filesOf(content)
  try {
    await makeFolder(join(folder, IMAGES))
    await mapLimited(files, WRITING_AT_ONCE, ([name, bytes]) => writeNewFile(join(folder, name), bytes))
    if (content.state) await writeDocument(join(folder, STATE), stateDocumentSchema, content.state)
    if (content.notes) await writeDocument(join(folder, NOTES), notesDocumentSchema, content.notes)
    await writeDocument(join(folder, ARTICLE), articleDocumentSchema, content.document)
    await syncFolder(join(folder, IMAGES))
    await syncFolder(folder)
  } catch (error) {
    await removePath(folder).catch(() => undefined)
    if (error instanceof AppFailure && error.appError.code === 'disk-full')
      throw new AppFailure(
        'disk-full',
        { ...error.appError.details, bytes: bytesOf(content) },
        { cause: error },
      )
    throw error
  }
  return [
    ...files.map(([name]) => name),
    ...(content.state ? [STATE] : []),
    ...(content.notes ? [NOTES] : []),
    ARTICLE,
  ]
}

/**
 * Makes a new article's folder.
 * @param articles the library's `articles` folder
 * @param folder where it is to be; nothing is there yet
 */
export async function createFolder(articles: string, folder: string, content: FolderContent): Promise<void> {
  const staging = temporaryPath(articles, content.document.id)
  await stage(staging, content)
  let moved = false
  try {
    await makeFolder(dirname(folder))
    await moveQuickly(staging, folder)
    moved = true
    await syncFolder(dirname(folder))
  } catch (error) {
    // Not acknowledged: it must not be there a second time after the person has tried again.
    await removePath(moved ? folder : staging).catch(() => undefined)
    throw error
  }
}

const nextPath = (articles: string, id: ArticleId) => join(articles, `${NEXT_PREFIX}${id}`)

/** Whether a change of an article has happened and is not carried out yet. */
export const isPending = (articles: string, id: ArticleId): Promise<boolean> =>
  fileExists(nextPath(articles, id))

/**
 * Changes a saved article's folder as a whole.
 * @param remove files of the folder that are no longer part of it
 */
export async function changeFolder(
  articles: string,
  folder: string,
  content: FolderContent,
  remove: readonly string[],
): Promise<void> {
  const { id } = content.document
  // One that failed half-way must end before the next begins.
  await finishChange(articles, id, folder)
  const staging = temporaryPath(articles, id)
  const files = await stage(staging, content)
  try {
    const plan = { version: PLAN_VERSION, files, remove: [...remove] }
    await writeDocument(join(staging, PLAN), planSchema, plan)
    await moveDurably(staging, nextPath(articles, id))
  } catch (error) {
    await removePath(staging).catch(() => undefined)
    throw error
  }
  try {
    await finishChange(articles, id, folder)
  } catch {
    // It has happened: what failed once is done again before anybody is told of a failure.
    await finishChange(articles, id, folder)
  }
}

/**
 * A change of an article that has happened and is not carried out yet: where its new files lie, and what it takes away;
 * null where there is none. To be asked again where the files have changed meanwhile.
 * @throws AppFailure 'document-damaged' where the plan cannot be read
 */
export async function pendingChange(
  articles: string,
  id: ArticleId,
): Promise<{ readonly folder: string; readonly remove: readonly string[] } | null> {
  const next = nextPath(articles, id)
  if (!(await fileExists(next))) return null
  const { data: plan } = await readDocument(join(next, PLAN), planSchema, PLAN_VERSION)
  return { folder: next, remove: plan.remove }
}

/**
 * Carries out what is left of a change; nothing where there is none.
 * @throws AppFailure 'document-damaged' where the plan cannot be read
 */
export async function finishChange(articles: string, id: ArticleId, folder: string): Promise<void> {
  const next = nextPath(articles, id)
  if (!(await fileExists(next))) return
  const { data: plan } = await readDocument(join(next, PLAN), planSchema, PLAN_VERSION)
  await makeFolder(join(folder, IMAGES))
  for (const name of plan.files)
    if (await fileExists(join(next, name))) await moveQuickly(join(next, name), join(folder, name))
  await syncFolder(join(folder, IMAGES))
  await syncFolder(folder)
  for (const name of plan.remove) await removePath(join(folder, name))
  await removeFolderWhole(next, articles)
}

/** Pictures in an article's folder that are none of `keep`, as paths in the folder. */
export async function imagesBeside(folder: string, keep: ReadonlySet<string>): Promise<string[]> {
  const names = await readdir(join(folder, IMAGES)).catch(() => [])
  return names.filter((name) => isStoredImage(name) && !keep.has(name)).map((name) => `${IMAGES}/${name}`)
}
