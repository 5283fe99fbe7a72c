import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWithOffsets } from '../../../domain/fold.ts'
import type { Term } from '../../../domain/search.ts'
import { soughtTerms, wordMatches } from '../../../domain/word-matches.ts'
import { joinWords, wordsOf } from '../../../domain/words.ts'
import { anyText } from '../texts.ts'

const matchesOf = (text: string, ...terms: Term[]) => [...wordMatches(text, soughtTerms(terms))]
const term = (folded: string, prefix = false, exact: string[] = []): Term => ({ folded, prefix, exact })
const shown = (text: string, ...terms: Term[]) =>
  matchesOf(text, ...terms).map(({ start, end }) => text.slice(start, end))

/** Where a term's words begin, found the long way: the whole text is folded and its words are compared. */
function beginnings(text: string, { folded, prefix }: Term): number[] {
  const whole = foldWithOffsets(text)
  const words = wordsOf(whole.folded)
  const wanted = folded.split(' ')
  const found: number[] = []
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const isThere = wanted.every((word, next) => {
      const here = words[at + next]?.text ?? ''
      return here === word || (prefix && next === wanted.length - 1 && here.startsWith(word))
    })
    if (!isThere) continue
    found.push(whole.offsets[words[at]?.start ?? 0] ?? 0)
    // What has been matched is not matched again.
    at += wanted.length - 1
  }
  return found
}

describe('the matches of words in a text', () => {
  test.each([
    ['Đầu tư, ĐẦU  TƯ; đâu… tư', term('dau tu'), ['Đầu tư', 'ĐẦU  TƯ', 'đâu… tư']],
    ['toàn bộ toà án toa', term('toa'), ['toà', 'toa']],
    ['toàn bộ toà án toa', term('toa', true), ['toàn', 'toà', 'toa']],
    ['hoà'.normalize('NFD'), term('hoa'), ['hoà'.normalize('NFD')]],
    ['a\u0301b b', term('b'), ['b']],
    ['a\u00ADb b', term('b'), ['b']],
    ['Москва, москва', term('москва'), ['Москва', 'москва']],
  ])('in %j of %j', (text, wanted, found) => expect(shown(text, wanted)).toEqual(found))

  test('say whether they read as they were typed', () => {
    const found = matchesOf('do đỏ đo', term('do', false, ['đỏ']))
    expect(found.map(({ exact }) => exact)).toEqual([false, true, false])
  })

  test('of several words come in their order', () => {
    const found = matchesOf('tư đầu tư', term('dau'), term('tu'))
    expect(found.map(({ term: which, start }) => [which, start])).toEqual([
      [1, 0],
      [0, 3],
      [1, 7],
    ])
  })

  test('are those of the folded text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
        fc.nat(),
        fc.integer({ min: 1, max: 2 }),
        fc.boolean(),
        (text, from, count, prefix) => {
          const folded = joinWords(fold(text)).split(' ')
          const words = folded.slice(from % folded.length).slice(0, count)
          const wanted = term(words.join(' '), prefix)
          if (wanted.folded === '') return
          expect(matchesOf(text, wanted).map(({ start }) => start)).toEqual(beginnings(text, wanted))
        },
      ),
      { numRuns: 1000 },
    )
  })
})
