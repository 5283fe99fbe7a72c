// The text of all articles for searching, folded when something is searched for the first time.
import type { ArticleId } from '../../domain/article.ts'
import { fold, foldWithOffsets, hasMarks } from '../../domain/fold.ts'
import type { StoredArticle } from './article-store.ts'

export type TextMatch = {
  readonly score: number
  /** What was found between `<mark>` and `</mark>`; `&`, `<` and `>` of the text as entities. */
  snippet(): string
}

export type TextIndex = {
  put(article: StoredArticle): void
  putTags(id: ArticleId, tags: readonly string[]): void
  setBody(id: ArticleId, text: string): void
  hasBody(id: ArticleId): boolean
  remove(id: ArticleId): void
  /** Articles that hold every word of the query, in whatever fields; the last word may be its beginning only. */
  search(query: string): ReadonlyMap<ArticleId, TextMatch>
}

const fields = ['title', 'tags', 'source', 'byline', 'lead', 'body'] as const
type Field = (typeof fields)[number]

/** What a word counts by where it stands. */
const WEIGHTS: Readonly<Record<Field, number>> = { title: 8, tags: 6, source: 4, byline: 4, lead: 3, body: 1 }
/** The words of the query one after the other count this many times their field. */
const PHRASE = 2
/** The same with the marks that were typed. */
const EXACT = 3

/** Characters around the first match of a snippet. */
const BEFORE = 60
const AFTER = 140

type Texts = { readonly plain: Record<Field, string>; folded: Record<Field, string> | null; hasBody: boolean }

type Word = { readonly text: string; readonly isPrefix: boolean }

type Query = {
  readonly words: readonly Word[]
  /** All words in a row, folded; null for a single one. */
  readonly phrase: Word | null
  /** As typed, in lower case; null for a query without marks. */
  readonly exact: string | null
}

const LETTER = /[\p{L}\p{N}]/u
const WORDS = /[\p{L}\p{N}]+/gu

/** Where a word stands in a folded text, from `from` on; -1 for nowhere. */
function findWord(folded: string, { text, isPrefix }: Word, from = 0): number {
  for (let at = folded.indexOf(text, from); at >= 0; at = folded.indexOf(text, at + 1)) {
    const startsThere = at === 0 || !LETTER.test(folded.charAt(at - 1))
    const next = folded.charAt(at + text.length)
    if (startsThere && (isPrefix || next === '' || !LETTER.test(next))) return at
  }
  return -1
}

function readQuery(query: string): Query {
  const parts = fold(query).match(WORDS) ?? []
  const words = parts.map((text, index) => ({ text, isPrefix: index === parts.length - 1 }))
  return {
    words,
    phrase: words.length > 1 ? { text: parts.join(' '), isPrefix: true } : null,
    exact: hasMarks(query) ? query.normalize('NFC').toLowerCase().trim() : null,
  }
}

function foldAll(plain: Record<Field, string>): Record<Field, string> {
  const { title, tags, source, byline, lead, body } = plain
  return {
    ...{ title: fold(title), tags: fold(tags), source: fold(source) },
    ...{ byline: fold(byline), lead: fold(lead), body: fold(body) },
  }
}

/** null where a word is in no field. */
function scoreOf({ plain, folded }: Texts, { words, phrase, exact }: Query): number | null {
  if (!folded) return null
  let score = 0
  for (const word of words) {
    const found = fields.filter((field) => findWord(folded[field], word) >= 0)
    if (found.length === 0) return null
    score += found.reduce((sum, field) => sum + WEIGHTS[field], 0)
  }
  for (const field of fields) {
    if (phrase && findWord(folded[field], phrase) >= 0) score += WEIGHTS[field] * PHRASE * words.length
    if (exact !== null && plain[field].toLowerCase().includes(exact))
      score += WEIGHTS[field] * EXACT * words.length
  }
  return score
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escape = (text: string): string => text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? '')

type Range = { readonly start: number; readonly end: number }

/** Where the words stand in a text, in order, not overlapping. */
function rangesIn(text: string, words: readonly Word[]): Range[] {
  const { folded, offsets } = foldWithOffsets(text)
  const ranges: Range[] = []
  for (const word of words)
    for (let at = findWord(folded, word); at >= 0; at = findWord(folded, word, at + word.text.length))
      ranges.push({ start: offsets[at] ?? 0, end: offsets[at + word.text.length] ?? text.length })
  ranges.sort((one, other) => one.start - other.start)
  return ranges.filter(({ start }, index) => start >= (ranges[index - 1]?.end ?? 0))
}

/** The nearest space, so that no word is cut. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  if (at <= 0) return 0
  if (at >= text.length) return text.length
  const space = step === 1 ? text.indexOf(' ', at) : text.lastIndexOf(' ', at)
  return space < 0 ? at : space
}

function marked(text: string, ranges: readonly Range[]): string {
  const first = ranges[0]?.start ?? 0
  const start = wordEdge(text, first - BEFORE, 1)
  const end = wordEdge(text, first + AFTER, -1)
  let at = Math.min(start, first)
  let snippet = at > 0 ? '…' : ''
  for (const range of ranges) {
    if (range.end > Math.max(end, ranges[0]?.end ?? 0)) break
    snippet += `${escape(text.slice(at, range.start))}<mark>${escape(text.slice(range.start, range.end))}</mark>`
    at = range.end
  }
  const rest = text.slice(at, Math.max(at, end))
  return `${snippet}${escape(rest)}${at + rest.length < text.length ? '…' : ''}`.trim()
}

/** The paragraph that holds the most of the words, the first of several: lead and body before the rest. */
function snippetOf({ plain }: Texts, { words }: Query): string {
  let best: { text: string; found: number } | null = null
  for (const field of ['lead', 'body', 'title', 'source', 'byline', 'tags'] as const)
    for (const text of plain[field].split('\n')) {
      if (best !== null && best.found === words.length) break
      const folded = fold(text)
      const found = words.filter((word) => findWord(folded, word) >= 0).length
      if (found > (best?.found ?? 0)) best = { text, found }
    }
  return best ? marked(best.text, rangesIn(best.text, words)) : ''
}

/** An empty index. */
export function createTextIndex(): TextIndex {
  const texts = new Map<ArticleId, Texts>()
  const change = (id: ArticleId, field: Field, text: string) => {
    const known = texts.get(id)
    if (!known) return
    known.plain[field] = text
    known.folded = null
    if (field === 'body') known.hasBody = true
  }
  return {
    put({ document: { id, title, siteName, byline, lead }, state }) {
      const plain = {
        ...{ title, tags: state.data.tags.join('\n'), source: siteName ?? '' },
        ...{ byline: byline ?? '', lead: lead ?? '', body: '' },
      }
      texts.set(id, { plain, folded: null, hasBody: false })
    },
    putTags: (id, tags) => change(id, 'tags', tags.join('\n')),
    setBody: (id, text) => change(id, 'body', text.normalize('NFC')),
    hasBody: (id) => texts.get(id)?.hasBody ?? false,
    remove: (id) => void texts.delete(id),
    search(text) {
      const query = readQuery(text)
      const matches = new Map<ArticleId, TextMatch>()
      if (query.words.length === 0) return matches
      for (const [id, article] of texts) {
        article.folded ??= foldAll(article.plain)
        const score = scoreOf(article, query)
        if (score !== null) matches.set(id, { score, snippet: () => snippetOf(article, query) })
      }
      return matches
    },
  }
}
