// The texts of a library in SQLite's FTS5: what the index process keeps on disk. Derived; deleted at any time.
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Query } from '../../domain/search.ts'
import { columnsOf } from './article-words.ts'
import type { SearchedTexts } from './article-words.ts'
import { deleteIndexFiles } from './index-files.ts'
import {
  BEGINNING_COLUMNS,
  EXACT_COLUMNS,
  FOLDED_COLUMNS,
  matchAll,
  matchExcluded,
  matchRanks,
} from './match-expression.ts'
import { createNearStore, SIGNATURES_SCHEMA } from './near-duplicates.ts'
import { openSnapshotStore } from './snapshot.ts'
import type { SnapshotStore } from './snapshot.ts'

/** Version of the tables, and of the folding of what is in them: another one is built anew. */
const VERSION = 3

/** Milliseconds without a change. */
const SETTLED_AFTER = 1000

/** Articles that answer a query. */
export type Ranking = {
  /** All of them, the best first; within one rank the newest. */
  readonly ids: readonly string[]
  /** Where in `ids` each rank ends. */
  readonly rankEnds: readonly number[]
}

export type SearchStore = {
  /** The documents that are kept beside the texts. */
  readonly snapshot: SnapshotStore
  /** What each article was when it was put, by its id. */
  stamps(): ReadonlyMap<string, string>
  /** Puts articles in, or in the place of those of the same ids: all of them, or on an error none. */
  put(
    articles: readonly { readonly id: string; readonly stamp: string; readonly texts: SearchedTexts }[],
  ): void
  remove(ids: readonly string[]): void
  /**
   * @param most how many at least are put in the order of their ranks, the best first; what lies beyond is found too,
   *   after all ranks. null: all of them
   */
  search(query: Query, most: number | null): Ranking
  /** Articles that tell the same story as this one, the most alike first. */
  near(id: string): readonly string[]
  close(): void
}

const columns = [...FOLDED_COLUMNS, ...EXACT_COLUMNS, ...BEGINNING_COLUMNS]

/**
 * FTS5 writes before each list of places of which column they are, but for the first column. With the one that most
 * words stand in there, the file is a tenth smaller.
 */
const columnsInFile = ['exact_body', ...columns.filter((name) => name !== 'exact_body')]

/** Words are split as the domain splits them: letters, marks and digits. */
const SCHEMA = `
  CREATE VIRTUAL TABLE texts USING fts5(
    ${columnsInFile.join(', ')}, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M*'"
  );
  CREATE TABLE articles (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL);
  ${SIGNATURES_SCHEMA}
  PRAGMA user_version = ${VERSION};
`

const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -32768;
  PRAGMA temp_store = MEMORY;
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_size_limit = 1048576;
`

function versionOf(database: DatabaseSync): number {
  const row = database.prepare('PRAGMA user_version').get()
  return Number(row?.['user_version'] ?? 0)
}

/** Opens the file, or makes it anew where it is absent, damaged or of another version. */
function openDatabase(file: string): DatabaseSync {
  const open = () => {
    if (file !== ':memory:') {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      // What lies beside it gets the file's own mode: it is for its owner's eyes.
      closeSync(openSync(file, 'a', 0o600))
    }
    const database = new DatabaseSync(file)
    try {
      database.exec(SETTINGS)
      const version = versionOf(database)
      if (version === 0) database.exec(`BEGIN; ${SCHEMA} COMMIT;`)
      else if (version !== VERSION) throw new Error(`version ${version}`)
      database.prepare('SELECT count(*) FROM articles').get()
      return database
    } catch (error) {
      database.close()
      throw error
    }
  }
  try {
    return open()
  } catch {
    deleteIndexFiles(file)
    return open()
  }
}

/** Whole numbers with commas between them; splitting the text into ten thousand others would be waste. */
function numbersIn(text: string): number[] {
  const numbers: number[] = []
  let number = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x2c) {
      numbers.push(number)
      number = 0
    } else number = number * 10 + code - 0x30
  }
  numbers.push(number)
  return numbers
}

/**
 * Opens the store of a library.
 * @param file its path; `:memory:` for one that is kept nowhere
 */
export function openSearchStore(file: string): SearchStore {
  const database = openDatabase(file)
  /** Rows in their order: the newest article has the largest. */
  const idOfRow = new Map<number, string>()
  const rowOfId = new Map<string, number>()
  for (const { row, id } of database.prepare('SELECT row, id FROM articles').all()) {
    idOfRow.set(Number(row), String(id))
    rowOfId.set(String(id), Number(row))
  }
  let nextRow = Math.max(0, ...idOfRow.keys()) + 1

  const insertTexts = database.prepare(
    `INSERT OR REPLACE INTO texts (rowid, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  )
  const insertArticle = database.prepare('INSERT OR REPLACE INTO articles (row, id, stamp) VALUES (?, ?, ?)')
  const deleteTexts = database.prepare('DELETE FROM texts WHERE rowid = ?')
  const deleteArticle = database.prepare('DELETE FROM articles WHERE row = ?')
  // One text of all rows: making an object of each would take longer than finding it.
  const matching = database.prepare(
    'SELECT group_concat(rowid) AS found FROM (SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid DESC)',
  )
  const matchingMost = database.prepare(
    'SELECT group_concat(rowid) AS found FROM (SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid DESC LIMIT ?)',
  )

  const signatures = createNearStore(database)
  let later: NodeJS.Timeout | undefined
  /** What SQLite has put beside the file comes into it, and the room of it is given back, once nothing is written. */
  function settleLater(): void {
    clearTimeout(later)
    later = setTimeout(() => {
      try {
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      } catch {
        // Another process reads: it is done by the next one that writes.
      }
    }, SETTLED_AFTER).unref()
  }

  const snapshot = openSnapshotStore(database)

  function transaction(work: () => void): void {
    settleLater()
    database.exec('BEGIN')
    try {
      work()
      database.exec('COMMIT')
      signatures.written()
    } catch (error) {
      database.exec('ROLLBACK')
      signatures.undone()
      throw error
    }
  }

  function rowsOf(expression: string, most: number | null): number[] {
    const row = most === null ? matching.get(expression) : matchingMost.get(expression, most)
    const found = row?.['found']
    return typeof found === 'string' ? numbersIn(found) : []
  }

  const allRows = () => [...idOfRow.keys()].toSorted((one, other) => other - one)

  /** Where no word was asked for: everything, but what has a word that must not be there. */
  function unasked(query: Query): Ranking {
    const expression = matchExcluded(query)
    const excluded = new Set(expression === null ? [] : rowsOf(expression, null))
    const ids = allRows().flatMap((row) => (excluded.has(row) ? [] : (idOfRow.get(row) ?? [])))
    return { ids, rankEnds: [ids.length] }
  }

  return {
    snapshot: {
      keep(change) {
        settleLater()
        return snapshot.keep(change)
      },
    },
    stamps() {
      const rows = database.prepare('SELECT id, stamp FROM articles').all()
      return new Map(rows.map(({ id, stamp }) => [String(id), String(stamp)]))
    },
    put(articles) {
      const added: [string, number][] = []
      transaction(() => {
        for (const { id, stamp, texts } of articles) {
          const row = rowOfId.get(id) ?? nextRow++
          const { values, folded } = columnsOf(texts)
          insertTexts.run(row, ...values)
          insertArticle.run(row, id, stamp)
          signatures.put(row, folded)
          added.push([id, row])
        }
      })
      for (const [id, row] of added) {
        rowOfId.set(id, row)
        idOfRow.set(row, id)
      }
    },
    remove(ids) {
      const rows = ids.flatMap((id) => rowOfId.get(id) ?? [])
      transaction(() => {
        for (const row of rows) {
          deleteTexts.run(row)
          deleteArticle.run(row)
          signatures.remove(row)
        }
      })
      for (const id of ids) {
        idOfRow.delete(rowOfId.get(id) ?? 0)
        rowOfId.delete(id)
      }
    },
    search(query, most) {
      const everything = matchAll(query)
      if (everything === null) return unasked(query)
      const rows = rowsOf(everything, null)
      const ids: string[] = []
      const rankEnds: number[] = []
      const isTaken = new Uint8Array(nextRow)
      const take = (found: readonly number[]) => {
        for (const row of found) {
          const id = isTaken[row] === 1 ? undefined : idOfRow.get(row)
          if (id === undefined) continue
          isTaken[row] = 1
          ids.push(id)
        }
        if (ids.length > (rankEnds.at(-1) ?? 0)) rankEnds.push(ids.length)
      }
      // Beyond what anybody looks through nothing need be ranked: it takes most of the time of common words.
      const isEnough = () => ids.length >= rows.length || (most !== null && ids.length >= most)
      // A rank holds those before it too.
      const ranked = (expression: string) => rowsOf(expression, most === null ? null : most + ids.length)
      for (const { expression, together } of matchRanks(query)) {
        if (isEnough()) break
        const found = ranked(expression)
        // Where words do not stand at all they need not be looked for side by side.
        if (together !== null && found.length > 0) take(ranked(together))
        if (!isEnough()) take(found)
      }
      take(rows)
      return { ids, rankEnds }
    },
    near(id) {
      const row = rowOfId.get(id)
      return row === undefined ? [] : signatures.near(row).flatMap((other) => idOfRow.get(other) ?? [])
    },
    close() {
      clearTimeout(later)
      database.close()
    },
  }
}
