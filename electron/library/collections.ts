// collections.json: what a person made of articles together. A library opens without it, and without a damaged one.
import { join } from 'node:path'
import { DOCUMENT_VERSION } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { collectionsDocumentSchema } from '../../domain/collections.ts'
import type { CollectionsDocument } from '../../domain/collections.ts'
import type { SeriesKey, SeriesNote, SeriesNotes } from '../../domain/series-correction.ts'
import { setAside } from './article-store.ts'
import { openDocument } from './document.ts'
import type { StoredDocument } from './document.ts'
import { ABSENT, lookAtFile, UNKNOWN } from './file-stamp.ts'

export const COLLECTIONS_FILE = 'collections.json'

const fresh: CollectionsDocument = { version: DOCUMENT_VERSION, series: {}, searches: [], tagColors: [] }

export type OpenedCollections = {
  readonly document: StoredDocument<CollectionsDocument>
  /** Set aside, to this path relative to the library. */
  readonly recovered: readonly string[]
  /** Left where it is, and never rewritten: unreadable for the moment, or of a version that cannot be understood. */
  readonly skipped: readonly string[]
}

/**
 * Opens a library's collections.json.
 * @param repair whether a damaged one is set aside; else it is passed over
 * @throws AppFailure only when setting aside fails
 */
export async function openCollections(library: string, repair: boolean): Promise<OpenedCollections> {
  const path = join(library, COLLECTIONS_FILE)
  const open = () => openDocument(path, collectionsDocumentSchema, fresh, { newer: 'read' })
  try {
    return { document: await open(), recovered: [], skipped: [] }
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    if (repair && error.appError.code === 'document-damaged') {
      const recovered = await setAside(library, path, COLLECTIONS_FILE)
      return { document: await open(), recovered: [recovered], skipped: [] }
    }
    const document = { path, data: fresh, newer: true, stamp: UNKNOWN, update: () => Promise.reject(error) }
    return { document, recovered: [], skipped: [COLLECTIONS_FILE] }
  }
}

export type Notes = {
  readonly notes: SeriesNotes
  /** The whole document; saved searches and colours of tags are read and changed here. */
  readonly data: CollectionsDocument
  /** Changes what is not said of series; the same object means no change. @throws AppFailure of the write */
  update(change: (data: CollectionsDocument) => CollectionsDocument): Promise<void>
  /** What was said before of the series that are named; null: nothing. @throws AppFailure of the write */
  change(
    changes: Readonly<Record<SeriesKey, SeriesNote | null>>,
  ): Promise<Record<SeriesKey, SeriesNote | null>>
  /** Takes in what another program has written. @returns whether there was anything; never fails */
  freshen(): Promise<boolean>
  /** Takes the document as it was read anew. */
  replace(document: StoredDocument<CollectionsDocument>): void
}

/**
 * What the person said of whole series, in an open library.
 * @param onChange told of each change
 * @param reopen reads the document anew, leaving it as it is
 */
export function createNotes(
  opened: StoredDocument<CollectionsDocument>,
  onChange: (notes: SeriesNotes) => void,
  reopen: () => Promise<OpenedCollections>,
): Notes {
  let document = opened
  onChange(document.data.series)
  function replace(next: StoredDocument<CollectionsDocument>): void {
    document = next
    onChange(document.data.series)
  }
  async function freshen(): Promise<boolean> {
    const now = await lookAtFile(document.path)
    // What is away, perhaps only for a moment, says nothing.
    if (now === document.stamp || now === ABSENT || now === UNKNOWN) return false
    const read = await reopen().catch(() => null)
    if (read === null || read.document.stamp !== now) return false
    replace(read.document)
    return true
  }
  return {
    get notes() {
      return document.data.series
    },
    get data() {
      return document.data
    },
    freshen,
    async update(change) {
      await freshen()
      await document.update(change)
    },
    async change(changes) {
      await freshen()
      const before: Record<SeriesKey, SeriesNote | null> = {}
      await document.update((data) => {
        const series = new Map(Object.entries(data.series))
        for (const [key, note] of Object.entries(changes)) {
          const said = series.get(key) ?? null
          if (JSON.stringify(said) === JSON.stringify(note)) continue
          before[key] = said
          if (note) series.set(key, note)
          else series.delete(key)
        }
        return Object.keys(before).length === 0 ? data : { ...data, series: Object.fromEntries(series) }
      })
      onChange(document.data.series)
      return before
    },
    replace,
  }
}
