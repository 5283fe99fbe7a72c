import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dictionaryAddress,
  LONGEST_LOOK_UP,
  selectedWords,
  translationAddress,
} from '../../../domain/look-up.ts'
import { externalAddress, MAX_EXTERNAL_URL } from '../../../domain/url-policy.ts'

test.each([
  ['“đan lưới”,', 'đan lưới'],
  ['  Bãi\nNgang ', 'Bãi Ngang'],
  ['(thoăn thoắt).', 'thoăn thoắt'],
  ['don’t', 'don’t'],
  ['…', ''],
])('%s is looked up as %s', (selected, words) => {
  expect(selectedWords(selected)).toBe(words)
})

test.each([
  ['vi', 'en', 'vi.wiktionary.org'],
  ['en-GB', 'vi', 'en.wiktionary.org'],
  [null, 'vi', 'vi.wiktionary.org'],
  ['tlh', 'en', 'en.wiktionary.org'],
] as const)('an article in %s, read in %s, has its words in %s', (lang, language, host) => {
  expect(new URL(dictionaryAddress('lưới', lang, language) ?? '').host).toBe(host)
})

test('a passage is no word, a word is', () => {
  expect(dictionaryAddress('a'.repeat(LONGEST_LOOK_UP + 1), 'vi', 'vi')).toBeNull()
  expect(dictionaryAddress('“”', 'vi', 'vi')).toBeNull()
  expect(dictionaryAddress('a'.repeat(LONGEST_LOOK_UP), 'vi', 'vi')).not.toBeNull()
})

test('a translation goes into the language of the interface', () => {
  const address = new URL(translationAddress('lưới & cước = nghề', 'en') ?? '')
  expect(address.origin).toBe('https://translate.google.com')
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ tl: 'en', text: 'lưới & cước = nghề' })
})

test('whatever is selected, an address is one that may be opened, with the selection as its text, or there is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (text) => {
      for (const address of [translationAddress(text, 'vi'), dictionaryAddress(text, 'vi', 'vi')]) {
        if (address === null) continue
        expect(externalAddress(address)).toBe(address)
        expect(address.length).toBeLessThanOrEqual(MAX_EXTERNAL_URL)
        expect(['translate.google.com', 'vi.wiktionary.org']).toContain(new URL(address).host)
      }
      const translated = translationAddress(text, 'vi')
      if (translated !== null)
        expect(new URL(translated).searchParams.get('text')).toBe(text.replace(/\s+/gu, ' ').trim())
    }),
  )
})
