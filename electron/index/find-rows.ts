// Asks the tables of words (match-expression.ts) for the articles that answer a query, the best first.
import type { DatabaseSync } from 'node:sqlite'
import type { Query } from '../../domain/search.ts'
import { any, APART, BEGINS, EXACT, HEAD_COLUMNS, inColumns, stringOf } from './match-expression.ts'
import { matchAll, matchExcluded, matchRanks } from './match-expression.ts'
import type { Expression, Together } from './match-expression.ts'

/**
 * Text is split as the domain splits it: letters, marks and digits, and the signs that tell kinds of words apart.
 * Nothing but the words is kept of an article: `content = ''`.
 */
const signs = [...new Set([EXACT, BEGINS, APART])].join('')
const tokenizer = `unicode61 remove_diacritics 0 categories 'L* N* M*' tokenchars '${signs}'`
const options = `content = '', contentless_delete = 1, tokenize = "${tokenizer}"`

/** `folded_words` has every folded word that has ever been put. */
export const WORDS_SCHEMA = `
  CREATE VIRTUAL TABLE words USING fts5(word, detail = none, ${options});
  CREATE VIRTUAL TABLE texts USING fts5(text, ${options});
  CREATE VIRTUAL TABLE heads USING fts5(${HEAD_COLUMNS.join(', ')}, ${options});
  CREATE TABLE folded_words (word TEXT PRIMARY KEY) WITHOUT ROWID;
`

/** Rows with words that stand together are looked for so many at a time: mostly the newest are enough. */
const TOGETHER_AT_ONCE = 800
/** Of a word that is begun so many continuations are tried beside the word before it; with more, it is too early. */
const MOST_CONTINUATIONS = 8

/** Rows of articles that answer a query. */
export type FoundRows = {
  /** All of them, the best first; within one rank the newest. */
  readonly rows: readonly number[]
  /** Where in `rows` each rank ends. */
  readonly rankEnds: readonly number[]
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

/** Looks for articles in the tables of WORDS_SCHEMA. */
export function createRowFinder(database: DatabaseSync) {
  // One text of all rows: making an object of each would take longer than finding it.
  const newest = (table: string) =>
    database.prepare(
      `SELECT group_concat(rowid) AS found FROM
        (SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?)`,
    )
  const statements = { words: newest('words'), texts: newest('texts'), heads: newest('heads') }
  const continuations = database.prepare('SELECT word FROM folded_words WHERE word BETWEEN ? AND ? LIMIT ?')

  /** The newest rows that match, `most` of them at most; null: all. */
  function rowsIn(
    table: keyof typeof statements,
    match: string,
    most: number | null,
    [first, last]: readonly [number, number] = [0, Number.MAX_SAFE_INTEGER],
  ): number[] {
    const found = statements[table].get(match, first, last, most ?? -1)?.['found']
    return typeof found === 'string' ? numbersIn(found) : []
  }

  function rowsOf(expression: Expression, most: number | null): number[] {
    const { table, match } = expression
    if (table === 'heads' || expression.phrases === null) return rowsIn(table, match, most)
    const standing = new Set(rowsIn('texts', expression.phrases, null))
    return rowsIn(table, match, null).filter((row) => standing.has(row))
  }

  /** What `texts` must match; null where a word is begun that may go on in too many ways. */
  function phraseOf({ words, begins }: Together): string | null {
    if (!begins) return stringOf(words)
    const last = words.slice(words.lastIndexOf(' ') + 1)
    const found = continuations.all(last, `${last}\u{10FFFF}`, MOST_CONTINUATIONS + 1)
    if (found.length === 0 || found.length > MOST_CONTINUATIONS) return null
    return any(found.map(({ word }) => stringOf(words.slice(0, -last.length) + String(word))))
  }

  /** Those of some rows, the newest first, in which words stand together. */
  function* standingTogether(rows: readonly number[], together: Together): Generator<number[]> {
    const phrase = phraseOf(together)
    const [newestRow, oldestRow] = [rows[0], rows.at(-1)]
    if (phrase === null || newestRow === undefined || oldestRow === undefined) return
    const wanted = new Uint8Array(newestRow + 1)
    for (const row of rows) wanted[row] = 1
    for (let last = newestRow; last >= oldestRow;) {
      const found = rowsIn('texts', phrase, TOGETHER_AT_ONCE, [oldestRow, last])
      yield found.filter((row) => wanted[row] === 1)
      if (found.length < TOGETHER_AT_ONCE) return
      last = (found.at(-1) ?? 0) - 1
    }
  }

  /**
   * @param most how many at least are put in the order of their ranks, the best first; what lies beyond is found too,
   *   after all ranks. null: all of them
   * @param every all rows there are, the newest first
   */
  return function find(query: Query, most: number | null, every: () => readonly number[]): FoundRows {
    const excluded = new Set(matchExcluded(query).flatMap((expression) => rowsOf(expression, null)))
    const kept = (rows: readonly number[]) =>
      excluded.size === 0 ? rows : rows.filter((row) => !excluded.has(row))
    const everything = matchAll(query)
    const all = kept(everything === null ? every() : rowsOf(everything, null))
    if (everything === null) return { rows: all, rankEnds: [all.length] }

    const rows: number[] = []
    const rankEnds: number[] = []
    const taken = new Uint8Array((all[0] ?? 0) + 1)
    const take = (found: readonly number[]) => {
      for (const row of kept(found)) {
        if (taken[row] !== 0) continue
        taken[row] = 1
        rows.push(row)
      }
    }
    const endRank = () => {
      if (rows.length > (rankEnds.at(-1) ?? 0)) rankEnds.push(rows.length)
    }
    // Beyond what anybody looks through nothing need be ranked: it takes most of the time of common words.
    const isEnough = () => rows.length >= all.length || (most !== null && rows.length >= most)
    // A rank holds those before it too; how many of them are excluded nobody knows.
    const limit = () => (most === null || excluded.size > 0 ? null : most + rows.length)

    for (const { expression, together } of matchRanks(query)) {
      if (isEnough()) break
      const isWhole = together !== null && expression.table === 'words'
      const found = rowsOf(expression, isWhole ? null : limit())
      // Where words do not stand at all they need not be looked for side by side.
      if (together !== null && found.length > 0) {
        if (expression.table === 'heads') {
          const phrase = inColumns(HEAD_COLUMNS[0], stringOf(together.words, together.begins))
          take(rowsOf({ table: 'heads', match: `(${expression.match}) AND (${phrase})` }, limit()))
        } else
          for (const some of standingTogether(found, together)) {
            take(some)
            if (isEnough()) break
          }
        endRank()
      }
      if (!isEnough()) take(found)
      endRank()
    }
    take(all)
    endRank()
    return { rows, rankEnds }
  }
}
