import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldExact } from '../../../domain/fold.ts'
import { joinWords } from '../../../domain/words.ts'
import { wordsOfArticle, wordsOfText } from '../../../electron/index/article-words.ts'
import { anyText } from '../texts.ts'

test('words folded one by one are those of the folded text', () => {
  fc.assert(
    fc.property(fc.array(anyText, { maxLength: 4 }), (parts) => {
      const text = parts.join(' ')
      const { folded, different } = wordsOfText(text)
      expect(folded).toBe(joinWords(fold(text)))
      const exact = joinWords(foldExact(text)).split(' ')
      expect(Array.from(different, (word) => word.exact)).toEqual([...new Set(exact)].filter(Boolean))
    }),
  )
})

test('the tables have every word in its order, and the set of words as they are asked for', () => {
  const { heads, words, foldedWords, text, story } = wordsOfArticle({
    title: 'Đầu tư',
    lead: 'Vốn đầu tư',
    other: 'Báo Quảng Ninh',
    tags: ['đầu tư'],
    notes: '',
    body: 'Hoà bình, hòa bình.',
  })
  expect(heads).toEqual([
    'dau tu = =đầu <da <đầ =tư <tu <tư',
    'von dau tu = =vốn <vo <vố =đầu <da <đầ =tư <tu <tư',
    'bao quang ninh = dau tu = =báo <ba <bá =quảng <qu =ninh <ni =đầu <da <đầ =tư <tu <tư',
  ])
  const folded = ['dau', 'tu', 'von', 'bao', 'quang', 'ninh', 'hoa', 'binh']
  expect([...foldedWords]).toEqual(folded)
  expect(words.split(' ')).toEqual([
    ...folded,
    ...['=đầu', '<da', '<đầ', '=tư', '<tu', '<tư', '=vốn', '<vo', '<vố', '=báo', '<ba', '<bá'],
    ...['=quảng', '<qu', '=ninh', '<ni', '=hòa', '<ho', '<hò', '=bình', '<bi', '<bì'],
  ])
  expect(text).toBe('dau tu = von dau tu = bao quang ninh = dau tu = hoa binh hoa binh')
  expect(story).toBe('von dau tu hoa binh hoa binh')
})
