// What may follow an operator that is being typed: names of the library that begin so, marks or not.
import { fold } from './fold.ts'
import { canonicalValue, operatorNamed, QUOTES, writtenSafely } from './search-operators.ts'
import type { Operator } from './search-operators.ts'
import { joinWords } from './words.ts'

/** An operator's value that the caret stands in. */
export type BegunValue = {
  readonly operator: Operator
  /** So far. */
  readonly typed: string
  /** Where the value, and the quote before it, stand in the text. */
  readonly start: number
  readonly end: number
}

const NAME = /(?<!\S)-?([\p{L}\p{M}]+):/gu
const VALUE = new RegExp(`^(?:[${QUOTES}]([^${QUOTES}]*)|([^\\s${QUOTES}]*))$`, 'u')
const REST = new RegExp(`^[^\\s${QUOTES}]*[${QUOTES}]?`, 'u')

/** The value that is being typed; null where the caret stands elsewhere. */
export function begunValue(text: string, caret: number): BegunValue | null {
  const before = text.slice(0, caret)
  for (const match of before.matchAll(NAME)) {
    const value = VALUE.exec(before.slice(match.index + match[0].length))
    // A name that is no operator's may stand before one that is.
    const operator = value && operatorNamed(match[1] ?? '')
    if (!operator) continue
    const [, quoted, plain = ''] = value
    const typed = quoted ?? plain
    const start = caret - typed.length - (quoted === undefined ? 0 : 1)
    return { operator, typed, start, end: caret + (REST.exec(text.slice(caret))?.[0].length ?? 0) }
  }
  return null
}

/** The text with the value put in, and where the caret is after it. */
export function completed(
  text: string,
  { start, end }: BegunValue,
  value: string,
): { text: string; caret: number } {
  const before = `${text.slice(0, start)}${writtenSafely(value)} `
  return { text: before + text.slice(end).trimStart(), caret: before.length }
}

/**
 * Things with the value by which a search asks for each. One whose name no search can write is left out, and of several
 * that are written alike the first stands for all.
 */
export function asked<Thing>(
  operator: Operator,
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
): readonly { readonly value: string; readonly thing: Thing }[] {
  const byValue = new Map<string, Thing>()
  for (const thing of things) {
    const value = canonicalValue(operator, nameOf(thing))
    if (value !== null && !byValue.has(value)) byValue.set(value, thing)
  }
  return [...byValue].map(([value, thing]) => ({ value, thing }))
}

/** How well a name answers what was typed: 0 begins with it, 1 one of its words does, null not at all. */
function matchOf(name: string, typed: string): 0 | 1 | null {
  const words = joinWords(fold(name))
  if (words.startsWith(typed)) return 0
  return ` ${words}`.includes(` ${typed}`) ? 1 : null
}

/** Things whose names begin, or have a word that begins, with what was typed; those that begin first. */
export function beginningWith<Thing>(
  things: readonly Thing[],
  typed: string,
  namesOf: (thing: Thing) => readonly string[],
): readonly Thing[] {
  const wanted = joinWords(fold(typed))
  return things
    .flatMap((thing) => {
      const matches = namesOf(thing).flatMap((name) => matchOf(name, wanted) ?? [])
      return matches.length === 0 ? [] : [{ thing, match: Math.min(...matches) }]
    })
    .toSorted((one, other) => one.match - other.match)
    .map(({ thing }) => thing)
}
