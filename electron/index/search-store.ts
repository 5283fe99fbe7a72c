// The texts of a library in SQLite's FTS5: what the index process keeps on disk. Derived; deleted at any time.
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Query } from '../../domain/search.ts'
import { wordsOfArticle } from './article-words.ts'
import type { SearchedTexts } from './article-words.ts'
import { createRowFinder, WORDS_SCHEMA } from './find-rows.ts'
import { deleteIndexFiles } from './index-files.ts'
import { createNearStore, SIGNATURES_SCHEMA } from './near-duplicates.ts'
import { openSnapshotStore } from './snapshot.ts'
import type { SnapshotStore } from './snapshot.ts'

/** Version of the tables, and of the folding of what is in them: another one is built anew. */
const VERSION = 4

/** Milliseconds without a change. */
const SETTLED_AFTER = 1000

/** By row the id of its article; a row of none has none. The same array for as long as nothing is put or removed. */
export type RowIds = readonly (string | undefined)[]

/** Articles that answer a query. */
export type Ranking = {
  /** Their rows, the best first; within one rank the newest. */
  readonly rows: Uint32Array
  /** Where in `rows` each rank ends. */
  readonly rankEnds: readonly number[]
  readonly idOfRow: RowIds
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

/** Folded words of which is remembered that they have been put. */
const MOST_REMEMBERED = 50_000

const SCHEMA = `
  ${WORDS_SCHEMA}
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

/**
 * Opens the store of a library.
 * @param file its path; `:memory:` for one that is kept nowhere
 */
export function openSearchStore(file: string): SearchStore {
  const database = openDatabase(file)
  /** Rows in their order: the newest article has the largest. */
  const idOfRow: (string | undefined)[] = []
  const rowOfId = new Map<string, number>()
  for (const { row, id } of database.prepare('SELECT row, id FROM articles ORDER BY row').all()) {
    idOfRow[Number(row)] = String(id)
    rowOfId.set(String(id), Number(row))
  }

  const insert = {
    words: database.prepare('INSERT OR REPLACE INTO words (rowid, word) VALUES (?, ?)'),
    text: database.prepare('INSERT OR REPLACE INTO texts (rowid, text) VALUES (?, ?)'),
    heads: database.prepare('INSERT OR REPLACE INTO heads (rowid, title, lead, other) VALUES (?, ?, ?, ?)'),
    foldedWord: database.prepare('INSERT OR IGNORE INTO folded_words (word) VALUES (?)'),
    article: database.prepare('INSERT OR REPLACE INTO articles (row, id, stamp) VALUES (?, ?, ?)'),
  }
  const drop = ['words', 'texts', 'heads'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE rowid = ?`),
  )
  const dropArticle = database.prepare('DELETE FROM articles WHERE row = ?')
  const find = createRowFinder(database)
  /** As it was told last; null: it has changed since. */
  let told: RowIds | null = null

  /** Words that are in the file for sure. */
  const remembered = new Set<string>()
  function putFoldedWords(words: ReadonlySet<string>): void {
    if (remembered.size > MOST_REMEMBERED) remembered.clear()
    for (const word of words) {
      if (remembered.has(word)) continue
      insert.foldedWord.run(word)
      remembered.add(word)
    }
  }

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
      remembered.clear()
      signatures.undone()
      throw error
    }
  }

  const newestFirst = () => [...rowOfId.values()].toSorted((one, other) => other - one)

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
      let nextRow = Math.max(1, idOfRow.length)
      const added = articles.map(({ id, stamp, texts }) => {
        const row = rowOfId.get(id) ?? nextRow++
        return { row, id, stamp, words: wordsOfArticle(texts) }
      })
      told = null
      transaction(() => {
        // FTS5 writes what it has collected when it hears of a statement that may have to be taken back by itself: all
        // of those come first.
        for (const { row, id, stamp, words } of added) {
          insert.article.run(row, id, stamp)
          putFoldedWords(words.foldedWords)
          signatures.put(row, words.story)
        }
        for (const { row, words } of added) {
          insert.words.run(row, words.words)
          insert.text.run(row, words.text)
          insert.heads.run(row, ...words.heads)
        }
      })
      for (const { id, row } of added) {
        rowOfId.set(id, row)
        idOfRow[row] = id
      }
    },
    remove(ids) {
      const rows = ids.flatMap((id) => rowOfId.get(id) ?? [])
      told = null
      transaction(() => {
        for (const row of rows) {
          for (const statement of drop) statement.run(row)
          dropArticle.run(row)
          signatures.remove(row)
        }
      })
      for (const row of rows) {
        rowOfId.delete(idOfRow[row] ?? '')
        delete idOfRow[row]
      }
    },
    search(query, most) {
      const { rows, rankEnds } = find(query, most, newestFirst)
      told ??= [...idOfRow]
      return { rows: Uint32Array.from(rows), rankEnds, idOfRow: told }
    },
    near(id) {
      const row = rowOfId.get(id)
      return row === undefined ? [] : signatures.near(row).flatMap((other) => idOfRow[other] ?? [])
    },
    close() {
      clearTimeout(later)
      database.close()
    },
  }
}
