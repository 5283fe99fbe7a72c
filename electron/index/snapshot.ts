// The documents of a library as they were last read, in the file of its search index: what opens it at once, before any
// of its folders is read. Derived; never believed where the folder says otherwise.
//
// Articles lie in pages of a few dozen, packed together: one by one they would take twice the room, and most of the
// time of opening. A page has the ids of its articles beside it, so that the one of an article is found without being
// unpacked, and when the newest of them was saved, so that the first rows of the list lie in the first pages.
import type { DatabaseSync } from 'node:sqlite'
import { deflateSync, inflateSync } from 'node:zlib'
import { DOCUMENT_VERSION } from '../../domain/article.ts'
import type { ArticleDocument, ArticleId, StateDocument } from '../../domain/article.ts'

/**
 * Another one is not read. The documents are kept as they were understood: of another format of documents they would be
 * understood otherwise. The last digits are raised where a schema gains a default.
 */
const VERSION = DOCUMENT_VERSION * 1000 + 1
/** Articles in a page: more would pack better, and make each change cost more. */
const PAGE = 64

/** An article as it was read. */
export type SnapshotRow = {
  readonly id: ArticleId
  /** Below `articles/`, with `/`. */
  readonly folder: string
  readonly document: ArticleDocument
  readonly state: StateDocument
  /** What article.json and state.json were when they were read. */
  readonly stamps: { readonly article: string; readonly state: string }
  /** One of the documents, or state.json itself, is of a newer version. */
  readonly newer: boolean
  readonly newerState: boolean
}

/** What has changed since it was last kept. */
export type SnapshotChange = {
  readonly put: readonly SnapshotRow[]
  readonly remove: readonly ArticleId[]
  /** `begin`: forget what is there; `end`: from now on it holds all articles. */
  readonly filling: 'begin' | 'end' | null
}

export type SnapshotStore = {
  /** All of the change or, on an error, none. @returns whether all articles are in it */
  keep(change: SnapshotChange): boolean
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS snapshot (version INTEGER NOT NULL, whole INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS snapshot_pages (
    page INTEGER PRIMARY KEY, newest INTEGER NOT NULL, ids TEXT NOT NULL, packed BLOB NOT NULL
  );
`

const savedAt = ({ document }: SnapshotRow) => Date.parse(document.savedAt)

const pack = (rows: readonly SnapshotRow[]): Uint8Array => deflateSync(JSON.stringify(rows))

/** Its checksum is compared as it is unpacked. */
const unpack = (packed: unknown): SnapshotRow[] => {
  if (!(packed instanceof Uint8Array)) throw new Error('no page')
  // Written by `pack`, and unchanged since.
  return JSON.parse(inflateSync(packed).toString()) as SnapshotRow[]
}

const stateOf = (database: DatabaseSync) => {
  const row = database.prepare('SELECT version, whole FROM snapshot').get()
  return { version: Number(row?.['version'] ?? 0), whole: Number(row?.['whole'] ?? 0) === 1 }
}

/** The snapshot in an index that is open for writing; made where there is none. */
export function openSnapshotStore(database: DatabaseSync): SnapshotStore {
  database.exec(SCHEMA)
  if (stateOf(database).version !== VERSION)
    database.exec(`
      BEGIN; DELETE FROM snapshot_pages; DELETE FROM snapshot; INSERT INTO snapshot VALUES (${VERSION}, 0); COMMIT;
    `)
  const select = database.prepare('SELECT packed FROM snapshot_pages WHERE page = ?')
  const insert = database.prepare(
    'INSERT OR REPLACE INTO snapshot_pages (page, newest, ids, packed) VALUES (?, ?, ?, ?)',
  )
  const remove = database.prepare('DELETE FROM snapshot_pages WHERE page = ?')
  const pages = new Map<number, Set<ArticleId>>()
  const pageOf = new Map<ArticleId, number>()
  function read(): void {
    pages.clear()
    pageOf.clear()
    for (const { page, ids } of database.prepare('SELECT page, ids FROM snapshot_pages').iterate()) {
      const its = new Set(String(ids).split(' '))
      pages.set(Number(page), its)
      for (const id of its) pageOf.set(id, Number(page))
    }
  }
  read()

  /** Of a page that cannot be unpacked nothing is known: all is kept anew. */
  function readPage(page: number): SnapshotRow[] {
    try {
      return unpack(select.get(page)?.['packed'])
    } catch {
      database.exec('UPDATE snapshot SET whole = 0')
      return []
    }
  }

  function write(page: number, rows: readonly SnapshotRow[]): void {
    for (const id of pages.get(page) ?? []) pageOf.delete(id)
    if (rows.length === 0) {
      remove.run(page)
      pages.delete(page)
      return
    }
    const ids = rows.map(({ id }) => id)
    insert.run(page, Math.max(...rows.map(savedAt)), ids.join(' '), pack(rows))
    pages.set(page, new Set(ids))
    for (const id of ids) pageOf.set(id, page)
  }

  /** Which page each changed article is written in; one that is in none comes into the last that has room. */
  function placed({ put, remove: gone }: SnapshotChange): Map<number, Map<ArticleId, SnapshotRow | null>> {
    const changes = new Map<number, Map<ArticleId, SnapshotRow | null>>()
    const change = (page: number, id: ArticleId, row: SnapshotRow | null) =>
      changes.set(page, (changes.get(page) ?? new Map<ArticleId, SnapshotRow | null>()).set(id, row))
    for (const id of gone) {
      const page = pageOf.get(id)
      if (page !== undefined) change(page, id, null)
    }
    let last = Math.max(0, ...pages.keys())
    let room = PAGE - (pages.get(last)?.size ?? 0)
    for (const row of put) {
      const page = pageOf.get(row.id)
      if (page !== undefined) {
        change(page, row.id, row)
        continue
      }
      if (room <= 0) {
        last++
        room = PAGE
      }
      room--
      change(last, row.id, row)
    }
    return changes
  }

  function apply(change: SnapshotChange): void {
    if (change.filling === 'begin') {
      database.exec('DELETE FROM snapshot_pages; UPDATE snapshot SET whole = 0')
      pages.clear()
      pageOf.clear()
    }
    for (const [page, changed] of placed(change)) {
      const before = pages.has(page) ? readPage(page) : []
      const rows = new Map<ArticleId, SnapshotRow | null>(before.map((row) => [row.id, row]))
      for (const [id, row] of changed) rows.set(id, row)
      write(
        page,
        [...rows.values()].filter((row) => row !== null),
      )
    }
    if (change.filling === 'end') database.exec('UPDATE snapshot SET whole = 1')
  }

  return {
    keep(change) {
      database.exec('BEGIN')
      try {
        apply(change)
        database.exec('COMMIT')
      } catch (error) {
        database.exec('ROLLBACK')
        read()
        throw error
      }
      return stateOf(database).whole
    },
  }
}

/**
 * The pages of a snapshot, those with what was saved last first; null where not all articles are in it.
 * @throws where the file is damaged; the pages throw too
 */
export function readSnapshot(database: DatabaseSync): Iterable<SnapshotPage> | null {
  const { version, whole } = stateOf(database)
  if (version !== VERSION || !whole) return null
  const pages = database.prepare('SELECT newest, packed FROM snapshot_pages ORDER BY newest DESC')
  return {
    *[Symbol.iterator]() {
      for (const { newest, packed } of pages.iterate()) yield { newest: Number(newest), rows: unpack(packed) }
    },
  }
}

export type SnapshotPage = {
  /** When the newest of its articles was saved: milliseconds since 1970. */
  readonly newest: number
  readonly rows: readonly SnapshotRow[]
}
