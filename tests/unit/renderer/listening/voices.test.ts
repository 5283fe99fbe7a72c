import { expect, test } from 'vitest'
import { languageOf, localVoices, voiceFor, voicesOf } from '../../../../renderer/reader/listening/voices.ts'

const voice = (voiceURI: string, lang: string, more: { localService?: boolean; default?: boolean } = {}) => ({
  voiceURI,
  name: voiceURI,
  lang,
  localService: true,
  default: false,
  ...more,
})
const an = voice('an', 'vi-VN')
const linh = voice('linh', 'vi_VN')
const cloud = voice('cloud', 'vi-VN', { localService: false, default: true })
const david = voice('david', 'en-US', { default: true })
const hazel = voice('hazel', 'en-GB')

test('a remote voice is never taken: not as the default, not as the only one, not when it was chosen', () => {
  expect(localVoices([cloud, an])).toEqual([an])
  expect(voiceFor([cloud, an], 'vi', {})).toBe(an)
  expect(voiceFor([cloud], 'vi', {})).toBeNull()
  expect(voiceFor([cloud, an], 'vi', { vi: 'cloud' })).toBe(an)
  expect(voiceFor([cloud, david], 'vi', { vi: 'cloud' })).toBeNull()
})

test('the voice is one of the article’s language, whichever way an engine writes it', () => {
  expect(voicesOf([david, linh, an], 'vi')).toEqual([linh, an])
  expect(voiceFor([david, linh], 'vi-VN', {})).toBe(linh)
  expect(languageOf('zh_Hant_TW')).toBe('zh')
})

test('of several the region’s own comes first, then the system’s default', () => {
  expect(voiceFor([david, hazel], 'en-GB', {})).toBe(hazel)
  expect(voiceFor([hazel, david], 'en', {})).toBe(david)
})

test('the chosen voice is taken while it is there', () => {
  expect(voiceFor([an, linh], 'vi', { vi: 'linh' })).toBe(linh)
  expect(voiceFor([an], 'vi', { vi: 'linh' })).toBe(an)
})

test('a voice of another language reads only where it was chosen for want of one, and only so long', () => {
  expect(voiceFor([david], 'vi', {})).toBeNull()
  expect(voiceFor([david], 'vi', { en: 'david' })).toBeNull()
  expect(voiceFor([david], 'vi', { vi: 'david' })).toBe(david)
  expect(voiceFor([david, an], 'vi', { vi: 'david' })).toBe(an)
})
