// Revising: the saved copy of an article is changed without its page being saved again. Its folder changes as a whole.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { articleDocumentSchema, DOCUMENT_VERSION } from '../../domain/article.ts'
import type { ArticleDocument, ArticleId, CapturedImage } from '../../domain/article.ts'
import {
  ARTICLE,
  bytesOf,
  changeFolder,
  imagesBeside,
  imagesIn,
  ORIGINAL,
  PREVIOUS,
  THUMBNAIL,
  UNEDITED,
} from './article-files.ts'
import { ARTICLES, readBody } from './article-store.ts'
import { readDocument } from './document.ts'
import { checkArticleDocument, textFacts } from './new-article.ts'
import { readIfThere } from './read-file.ts'
import type { SavingParts } from './saving.ts'

/** Bytes of an unpacked original at most: a packed one of five megabytes may be a bomb that others have put there. */
const MAX_UNPACKED = 100 * 1024 * 1024

/** A saved copy as it lies on the disk. */
export type StoredCopy = {
  /** What the page said, the edits beside it. */
  readonly document: ArticleDocument
  /** As it is shown. */
  readonly contentHtml: string
  /** As the page had it. */
  readonly uneditedHtml: string
  /** What it came from; null where that was not kept, or cannot be read. */
  readonly original: () => Promise<Uint8Array | null>
}

export type Revision = {
  readonly document: ArticleDocument
  readonly contentHtml: string
  /** null: the edits do not change the body. */
  readonly uneditedHtml: string | null
  /** New ones; those that are there stay as far as a body shows them. */
  readonly images: readonly CapturedImage[]
  /** null: the one that is there stays. */
  readonly thumbnail: Uint8Array | null
}

const unpack = promisify(gunzip)

/**
 * Reads a saved copy from its folder.
 * @throws AppFailure 'document-damaged' | 'text-missing' | 'file-unreadable' | 'library-newer'
 */
export async function readCopy(folder: string): Promise<StoredCopy> {
  const { data: document } = await readDocument(
    join(folder, ARTICLE),
    articleDocumentSchema,
    DOCUMENT_VERSION,
  )
  const contentHtml = await readBody(folder)
  return {
    document,
    contentHtml,
    uneditedHtml: (await readIfThere(join(folder, UNEDITED))) ?? contentHtml,
    original: async () => {
      try {
        const packed = await readFile(join(folder, ORIGINAL))
        return new Uint8Array(await unpack(packed, { maxOutputLength: MAX_UNPACKED }))
      } catch {
        return null
      }
    },
  }
}

/** `Library.revise` over the parts of an open library. */
export function createRevising({ folder, serial, freshen, demandChangeable, show }: SavingParts) {
  const articles = join(folder, ARTICLES)
  return (id: ArticleId, make: (copy: StoredCopy) => Promise<Revision | null>): Promise<void> =>
    serial.run(id, async () => {
      await freshen(id)
      const { path } = demandChangeable(id).folder
      const copy = await readCopy(path)
      const revision = await make(copy)
      if (revision === null) return
      const { contentHtml, uneditedHtml, images, thumbnail } = revision
      const content = {
        state: null,
        contentHtml,
        previousHtml: null,
        uneditedHtml,
        images,
        thumbnail,
        original: null,
      }
      const lead = revision.document.edits?.lead ?? revision.document.lead
      const document: ArticleDocument = {
        ...revision.document,
        ...textFacts(contentHtml, lead),
        thumbnail: thumbnail ? THUMBNAIL : revision.document.thumbnail,
      }
      checkArticleDocument(document)
      const previous = (await readIfThere(join(path, PREVIOUS))) ?? ''
      const keep = new Set([
        ...[contentHtml, uneditedHtml ?? '', previous].flatMap(imagesIn),
        // A picture that a body does not show now may be shown after the next revision.
        ...document.pictures.flatMap(({ name }) => name ?? []),
        ...(document.thumbnail === null ? [] : [document.thumbnail]),
      ])
      const remove = await imagesBeside(path, keep)
      if (uneditedHtml === null) remove.push(UNEDITED)
      const replaced = [
        copy.contentHtml,
        ...(copy.uneditedHtml === copy.contentHtml ? [] : [copy.uneditedHtml]),
      ]
      const freed = replaced.reduce((sum, html) => sum + Buffer.byteLength(html), 0)
      const bytes = Math.max(0, document.bytes - freed) + bytesOf({ ...content, document })
      await changeFolder(articles, path, { ...content, document: { ...document, bytes } }, remove)
      await show({ id, path })
    })
}
