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

/** All of these words as they are asked for: folded, as they are written, and how they begin, each once. */
function wordSet(sets: readonly ReadonlySet<KnownWord>[], withFolded: boolean): string {
  const words = new Set<string>()
  for (const set of sets)
    for (const { exact, folded, beginnings } of set) {
      if (withFolded) for (const word of folded.split(' ')) words.add(word)
      words.add(`${EXACT}${exact}`)
      for (const beginning of beginnings) words.add(`${BEGINS}${beginning}`)
    }
  return [...words].join(' ')
}

/** An article as the tables of the index have it (match-expression.ts). */
export type ArticleWords = {
  /** Title, lead, and what else there is but the body: the folded words in their order, then the set of all. */
  readonly heads: readonly [title: string, lead: string, other: string]
  /** The set of all words of all texts. */
  readonly words: string
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
  const head = ({ folded, different }: WordsOfText) => `${folded} ${APART} ${wordSet([different], false)}`
  return {
    heads: [head(title), head(lead), head(other)],
    words: wordSet(
      [title, lead, other, body].map(({ different }) => different),
      true,
    ),
    text: apart([title, lead, other, body]),
    story: `${lead.folded} ${body.folded}`,
  }
}
