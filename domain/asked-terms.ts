// Which of the words that were typed are searched.
import type { Term } from './search.ts'

/** A word of one letter begins nearly everything: after other words it is waited for the next letter. */
export function askedTerms(terms: readonly Term[]): readonly Term[] {
  const last = terms.at(-1)
  const isOneLetter = last?.prefix === true && [...last.folded].length === 1
  return terms.length > 1 && isOneLetter ? terms.slice(0, -1) : terms
}
