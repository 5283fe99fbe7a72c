// An article's texts as the columns of the index (match-expression.ts) have their words.
import { fold, foldExact } from '../../domain/fold.ts'
import { joinWords } from '../../domain/words.ts'
import { BEGINNING } from './match-expression.ts'

/** What of an article is searched. */
export type SearchedTexts = {
  readonly title: string
  readonly lead: string
  /** Source, byline and what else names the article. */
  readonly other: string
  readonly tags: readonly string[]
  /** What the person wrote beside the text. */
  readonly notes: string
  readonly body: string
}

/** A word as it is written in lower case, folded, and how both begin. */
type KnownWord = {
  readonly exact: string
  readonly folded: string
  readonly beginnings: readonly string[]
}

/** Words that are remembered: a language has some ten thousand; beyond are the misspelt and the numbers. */
const MOST_KNOWN = 50_000
const knownWords = new Map<string, KnownWord>()

const beginningOf = (word: string) =>
  word.length <= BEGINNING ? word : [...word].slice(0, BEGINNING).join('')

/** A language's words come again and again: each is folded once for all texts. */
function knownWord(exact: string): KnownWord {
  const known = knownWords.get(exact)
  if (known) return known
  // What is cut out of a text keeps all of the text in memory.
  const own = Buffer.from(exact).toString()
  const folded = joinWords(fold(own))
  const word = {
    exact: own,
    folded,
    beginnings: [...new Set([...folded.split(' '), own].map(beginningOf))],
  }
  if (knownWords.size >= MOST_KNOWN) knownWords.clear()
  knownWords.set(own, word)
  return word
}

/** The words of a text, folded in their order, and all that are different. */
export function wordsOfText(text: string): { readonly folded: string; readonly different: Set<KnownWord> } {
  const exact = joinWords(foldExact(text))
  if (exact === '') return { folded: '', different: new Set() }
  const words = exact.split(' ').map(knownWord)
  return { folded: words.map(({ folded }) => folded).join(' '), different: new Set(words) }
}

const exactWords = (words: Iterable<KnownWord>) => Array.from(words, ({ exact }) => exact).join(' ')

function beginnings(words: Iterable<KnownWord>): string {
  const begun = new Set<string>()
  for (const word of words) for (const beginning of word.beginnings) begun.add(beginning)
  return [...begun].join(' ')
}

/** The columns of an article in their order (FOLDED_COLUMNS, EXACT_COLUMNS, BEGINNING_COLUMNS), and its folded text. */
export function columnsOf(texts: SearchedTexts): { readonly values: string[]; readonly folded: string } {
  const title = wordsOfText(texts.title)
  const lead = wordsOfText(texts.lead)
  const other = wordsOfText(texts.other)
  const tags = wordsOfText(texts.tags.join('\n'))
  const notes = wordsOfText(texts.notes)
  const body = wordsOfText(texts.body)
  const beside = new Set([...other.different, ...tags.different, ...notes.different])
  const reached = [title.different, lead.different, beside, body.different]
  return {
    values: [
      ...[title, lead, other, tags, notes, body].map(({ folded }) => folded),
      ...reached.map(exactWords),
      ...reached.map(beginnings),
    ],
    folded: `${lead.folded} ${body.folded}`,
  }
}
