import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldExact } from '../../../domain/fold.ts'
import { joinWords } from '../../../domain/words.ts'
import { columnsOf, wordsOfText } from '../../../electron/index/article-words.ts'
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

test('every word is in the columns in its order, once as it is written, and as it begins', () => {
  const { values, folded } = columnsOf({
    title: 'Đầu tư',
    lead: 'Vốn đầu tư',
    other: 'Báo Quảng Ninh',
    tags: ['đầu tư'],
    notes: 'Hỏi lại',
    body: 'Hoà bình, hòa bình.',
  })
  expect(values).toEqual([
    ...['dau tu', 'von dau tu', 'bao quang ninh', 'dau tu', 'hoi lai', 'hoa binh hoa binh'],
    ...['đầu tư', 'vốn đầu tư', 'báo quảng ninh đầu tư hỏi lại', 'hòa bình'],
    ...['da đầ tu tư', 'vo vố da đầ tu tư', 'ba bá qu ni da đầ tu tư ho hỏ la lạ', 'ho hò bi bì'],
  ])
  expect(folded).toBe('von dau tu hoa binh hoa binh')
})
