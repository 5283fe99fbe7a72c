import * as v from 'valibot'
import { expect, test } from 'vitest'
import { placeSchema } from '../../../domain/article.ts'
import { toggledMode, withoutLatest } from '../../../domain/reading-modes.ts'

test('a mode is turned on and off', () => {
  expect(toggledMode([], 'focusMode')).toEqual(['focusMode'])
  expect(toggledMode(['autoScroll', 'focusMode'], 'focusMode')).toEqual(['autoScroll'])
})

test('focus and ruler take each other’s place; auto-scroll goes with either', () => {
  expect(toggledMode(['focusMode'], 'readingRuler')).toEqual(['readingRuler'])
  expect(toggledMode(['autoScroll', 'readingRuler'], 'focusMode')).toEqual(['autoScroll', 'focusMode'])
})

test('Esc leaves the mode that was turned on last', () => {
  expect(withoutLatest(['focusMode', 'autoScroll'])).toEqual(['focusMode'])
  expect(withoutLatest([])).toEqual([])
})

test('a place written before lines were kept is read', () => {
  expect(v.parse(placeSchema, { block: 3, within: 0.5, quote: 'Sáng sớm' })).toMatchObject({ at: null })
})
