import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginningWith, begunValue, completed } from '../../../domain/search-completion.ts'
import { parseSearch } from '../../../domain/search-query.ts'
import { anyQuery } from '../queries.ts'

/** The value that is being typed at `|`, and the text with another in its place. */
function complete(given: string, value: string) {
  const caret = given.indexOf('|')
  const text = given.replace('|', '')
  const begun = begunValue(text, caret)
  if (!begun) return null
  const next = completed(text, begun, value)
  return [begun.operator, begun.typed, `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`]
}

describe('a value that is being typed', () => {
  test.each([
    ['tag:|', 'báo', ['tag', '', 'tag:báo |']],
    ['the:b|', 'báo', ['tag', 'b', 'the:báo |']],
    ['tin -nguồn:tu|', 'tuoitre.vn', ['source', 'tu', 'tin -nguồn:tuoitre.vn |']],
    ['tag:"kinh t|', 'kinh tế', ['tag', 'kinh t', 'tag:"kinh tế" |']],
    ['tag:"kinh t|ế" lúa', 'kinh doanh', ['tag', 'kinh t', 'tag:"kinh doanh" |lúa']],
    ['tag:ki|nh lúa', 'Kinh tế', ['tag', 'ki', 'tag:"Kinh tế" |lúa']],
    ['Là:chưa|'.normalize('NFD'), 'chưa-đọc', ['is', 'chưa', 'Là:chưa-đọc |']],
  ])('%s takes %s', (given, value, expected) => {
    const answer = complete(given, value)
    expect(answer?.map((part) => part.normalize('NFC'))).toEqual(expected)
  })

  test.each(['tin|', 'tag|:x', 'màu:đ|', 'tag:x |', '|tag:x', 'tag:"a b" |'])('%s is none', (given) => {
    expect(complete(given, 'x')).toBeNull()
  })

  test('is one that the query has afterwards, wherever the caret is', () => {
    fc.assert(
      fc.property(anyQuery, fc.constantFrom('báo', 'kinh tế'), (before, value) => {
        const text = `${before} tag:`
        const begun = begunValue(text, text.length)
        const next = begun && completed(text, begun, value)
        expect(next && parseSearch(next.text).filters.map((one) => one.value)).toContain(value)
      }),
    )
  })

  test('is one too after an open quote behind what is no operator', () => {
    const text = 'quảng:" tag:'
    expect(begunValue(text, text.length)).toMatchObject({ typed: '', start: text.length })
  })

  test('never fails', () => {
    fc.assert(fc.property(anyQuery, fc.nat(40), (text, caret) => void begunValue(text, caret)))
  })
})

test('names are offered that begin so, or have a word that does, marks or not', () => {
  const names = ['Báo chí', 'Nghề báo', 'Bảo hiểm', 'Tin']
  const offered = (typed: string) => beginningWith(names, typed, (name) => [name])
  expect(offered('bao')).toEqual(['Báo chí', 'Bảo hiểm', 'Nghề báo'])
  expect(offered('báo c')).toEqual(['Báo chí'])
  expect(offered('áo')).toEqual([])
  expect(offered('')).toEqual(names)
})
