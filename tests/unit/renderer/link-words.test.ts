// A link's address as a person reads it, and as it cannot deceive.
import { expect, test } from 'vitest'
import { shownAddress } from '../../../renderer/reader/link-words.ts'

test('Vietnamese letters are read instead of their percent signs', () => {
  expect(shownAddress('https://vi.wikipedia.org/wiki/B%C3%A1o_ch%C3%AD')).toBe(
    'https://vi.wikipedia.org/wiki/Báo_chí',
  )
})

test('what has a meaning in an address stays encoded', () => {
  expect(shownAddress('https://bao.example/a%2Fb?q=%26%3F')).toBe('https://bao.example/a%2Fb?q=%26%3F')
})

test.each([
  ['writing turned round', 'https://bao.example/%E2%80%AEgpj.exe'],
  ['a character that is not seen', 'https://bao.example/a%E2%80%8Bb'],
  ['a line break', 'https://bao.example/a%0Ahttps://khac.example'],
  ['spaces that push the rest out of sight', 'https://bao.example/%20%20%20'],
  ['no UTF-8', 'https://bao.example/%E9%E8'],
])('an address with %s is shown as it is written', (_what, url) => {
  expect(shownAddress(url)).toBe(url)
})

test('the host stays as the address writes it', () => {
  expect(shownAddress('https://xn--80ak6aa92e.com/')).toBe('https://xn--80ak6aa92e.com/')
})
