// Seeded text with the word frequencies of a natural language.

import type { Random } from '../random.ts'

const PRECISION = 1_000_000

/**
 * Chooses from a list as words are met in texts: the n-th about 1/n as often as the first (Zipf's law; G. K. Zipf,
 * "Human Behavior and the Principle of Least Effort", 1949).
 */
export function createZipf<Item>(items: readonly Item[], random: Random): () => Item {
  const ends: number[] = []
  let sum = 0
  for (let rank = 1; rank <= items.length; rank++) ends.push((sum += 1 / rank))
  return () => {
    const wanted = (random(PRECISION) / PRECISION) * sum
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    const item = items[low]
    if (item === undefined) throw new Error('nothing to choose from')
    return item
  }
}

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export type Writer = {
  /** A few words without a stop. */
  phrase(words: number): string
  sentence(): string
  paragraph(): string
}

/** Writes of one subject: its own words, those of all others now and then, and the small words between them. */
export function createWriter(
  random: Random,
  own: () => string,
  other: () => string,
  small: () => string,
): Writer {
  const word = () => (random(100) < 52 ? small() : random(100) < 80 ? own() : other())
  const phrase = (words: number) => Array.from({ length: words }, word).join(' ')
  const sentence = () => {
    const clauses = Array.from({ length: 1 + random(3) }, () => phrase(5 + random(9)))
    return `${capitalized(clauses.join(', '))}${random(20) === 0 ? '?' : '.'}`
  }
  return {
    phrase,
    sentence,
    paragraph: () => Array.from({ length: 2 + random(4) }, sentence).join(' '),
  }
}
