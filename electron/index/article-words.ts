// An article's texts as the tables of the index (match-expression.ts) have their words.
import { fold, foldExact } from '../../domain/fold.ts'
import { joinWords } from '../../domain/words.ts'
import { APART, BEGINNING, BEGINS, EXACT } from './match-expression.ts'

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

/** A word as it is written in lower case, and what it is asked for as. */
type KnownWord = {
  readonly exact: string
  readonly folded: string
  /** Folded; mostly one. */
  readonly foldedWords: readonly string[]
  /** As it is written, and how it begins, with the signs of both. */
  readonly signed: readonly string[]
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
  const foldedWords = folded.split(' ')
  const beginnings = new Set([...foldedWords, own].map(beginningOf))
  const signed = [`${EXACT}${own}`, ...Array.from(beginnings, (beginning) => `${BEGINS}${beginning}`)]
  const word = { exact: own, folded, foldedWords, signed }
  if (knownWords.size >= MOST_KNOWN) knownWords.clear()
  knownWords.set(own, word)
  return word
}

type WordsOfText = { readonly folded: string; readonly different: ReadonlySet<KnownWord> }

/** The words of a text, folded in their order, and all that are different. */
export function wordsOfText(text: string): WordsOfText {
  const exact = joinWords(foldExact(text))
  if (exact === '') return { folded: '', different: new Set() }
  const words = exact.split(' ').map(knownWord)
  return { folded: words.map(({ folded }) => folded).join(' '), different: new Set(words) }
}

/** Nothing stands together across two texts. */
const apart = (texts: readonly WordsOfText[]) =>
  texts
    .map(({ folded }) => folded)
    .filter((folded) => folded !== '')
    .join(` ${APART} `)

const union = (texts: readonly WordsOfText[]) => new Set(texts.flatMap(({ different }) => [...different]))

/** How all of these words are asked for but folded, each once. */
function signedWords(sets: readonly ReadonlySet<KnownWord>[]): Set<string> {
  const words = new Set<string>()
  for (const set of sets) for (const { signed } of set) for (const word of signed) words.add(word)
  return words
}

/** An article as the tables of the index have it (match-expression.ts). */
export type ArticleWords = {
  /** Title, lead, and what else there is but the body: the folded words in their order, then the set of all. */
  readonly heads: readonly [title: string, lead: string, other: string]
  /** The set of all words of all texts. */
  readonly words: string
  /** Those of them that are folded. */
  readonly foldedWords: ReadonlySet<string>
  /** All texts folded, in their order. */
  readonly text: string
  /** What is told of: lead and body folded. */
  readonly story: string
}

export function wordsOfArticle(texts: SearchedTexts): ArticleWords {
  const title = wordsOfText(texts.title)
  const lead = wordsOfText(texts.lead)
  const others = [texts.other, ...texts.tags, texts.notes].map(wordsOfText)
  const body = wordsOfText(texts.body)
  const other = { folded: apart(others), different: union(others) }
  const head = ({ folded, different }: WordsOfText) =>
    `${folded} ${APART} ${[...signedWords([different])].join(' ')}`
  const sets = [title, lead, other, body].map(({ different }) => different)
  const foldedWords = new Set<string>()
  for (const set of sets) for (const word of set) for (const part of word.foldedWords) foldedWords.add(part)
  return {
    heads: [head(title), head(lead), head(other)],
    words: `${[...foldedWords].join(' ')} ${[...signedWords(sets)].join(' ')}`,
    foldedWords,
    text: apart([title, lead, other, body]),
    story: `${lead.folded} ${body.folded}`,
  }
}
