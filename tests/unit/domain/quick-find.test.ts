// What the command palette finds by a few letters, and in which order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quickMatch, quickQuery, quickTarget } from '../../../domain/quick-find.ts'

const scoreOf = (query: string, ...names: string[]) =>
  quickMatch(quickQuery(query), names.map(quickTarget))?.score ?? null

/** Names in the order that a query puts them, those that do not answer left out. */
const order = (query: string, names: readonly string[]) =>
  names
    .flatMap((name) => {
      const score = scoreOf(query, name)
      return score === null ? [] : [{ name, score }]
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({ name }) => name)

/** A name with what was found between brackets. */
function marked(query: string, ...names: string[]): string[] | null {
  const match = quickMatch(quickQuery(query), names.map(quickTarget))
  return (
    match &&
    names.map((name, index) =>
      (match.ranges()[index] ?? []).reduceRight(
        (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
        name,
      ),
    )
  )
}

describe('a name is found', () => {
  test.each([
    ['without marks', 'nguoi giu', '[Người] [giữ] báo ở phố Bến Đá'],
    ['by beginnings of its words in any order', 'da ng', '[Ng]ười giữ báo ở phố Bến [Đá]'],
    ['by letters inside a word', 'uoi', 'Ng[ười] giữ báo'],
    ['by initials run together', 'nggb', '[Ng]ười [g]iữ [b]áo'],
    ['whatever the case, and with đ as d', 'BEN DA', 'phố [Bến] [Đá]'],
    ['in the new tone placement as in the old', 'hoà bình', '[Hòa] [bình] trở lại'],
    ['where it is written with combining marks', 'bến', 'phố [Be\u0302\u0301n] Đá'],
  ])('%s', (_how, query, expected) => {
    expect(marked(query, expected.replaceAll(/[[\]]/g, ''))).toEqual([expected])
  })

  test('by words of which some are in the names beside it', () => {
    expect(marked('mua tuoi', 'Mưa trái mùa', 'Báo Tuổi Trẻ')).toEqual(['[Mưa] trái mùa', 'Báo [Tuổi] Trẻ'])
  })

  test('not where a word is in none of its names, nor by scattered letters', () => {
    expect(scoreOf('mưa tuyết', 'Mưa trái mùa', 'Tuổi Trẻ')).toBeNull()
    expect(scoreOf('nib', 'Người giữ báo')).toBeNull()
    // A single letter inside a word says nothing.
    expect(scoreOf('u', 'Người giữ báo')).toBeNull()
  })
})

describe('the better name comes first', () => {
  test.each([
    ['a beginning before the inside', 'bao', ['Báo giấy', 'Nhà báo', 'Ambao']],
    ['a whole word before the beginning of one', 'an', ['Cơm an lành', 'Cơm anh em']],
    ['words side by side before words apart', 'bến đá', ['Ở bến đá', 'Ở bến có đá']],
    ['words before initials', 'nb', ['Dự án NB', 'Nhà báo']],
    ['the reading that was typed with its marks', 'bão', ['Cơn bão', 'Báo giấy', 'Tờ bao']],
  ] as const)('%s', (_rule, query, names) => {
    expect(order(query, names.toReversed()).slice(0, names.length)).toEqual(names)
  })
  test('its own name before one beside it', () => {
    expect(scoreOf('tuoi', 'Tuổi thơ', 'Báo Mới')).toBeGreaterThan(
      scoreOf('tuoi', 'Báo Mới', 'Tuổi thơ') ?? 0,
    )
  })
})

test('nothing typed finds everything and marks nothing', () => {
  const match = quickMatch(quickQuery('  '), [quickTarget('Báo')])
  expect([match?.score, match?.ranges()]).toEqual([0, [[]]])
})

test('whatever is typed, marks lie in the text, in order and apart', () => {
  const letters = fc.string({
    unit: fc.constantFrom('ă', 'b', 'đ', 'ộ', ' ', 'A', '\u0301', 'n', '—'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(letters, letters, (query, name) => {
      const match = quickMatch(quickQuery(query), [quickTarget(name)])
      let last = -1
      for (const [from, to] of match?.ranges()[0] ?? []) {
        expect(from).toBeGreaterThan(last)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(name.length)
        last = to
      }
    }),
  )
})

test('a name is found by itself and by every beginning of it', () => {
  const word = fc.string({ unit: fc.constantFrom('ă', 'b', 'đ', 'ộ', 'n', 'g'), minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), fc.nat(), (words, cut) => {
      const name = words.join(' ')
      const typed = name.slice(0, 1 + (cut % name.length))
      expect(scoreOf(typed, name)).not.toBeNull()
    }),
  )
})
