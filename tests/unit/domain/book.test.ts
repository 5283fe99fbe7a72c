import { expect, test } from 'vitest'
import { bookOfArticle, bookOfSeries, chapterName } from '../../../domain/book.ts'
import { bookLanguage, bookMessagesIn } from '../../../domain/language/book.ts'
import { assembleSeries } from '../../../domain/series-assembly.ts'
import { detail } from '../transfer/article-fixture.ts'
import { bookOf, gappedParts, part } from '../transfer/series-fixture.ts'

const words = bookMessagesIn('vi')
const names = (book: ReturnType<typeof bookOf>) => book.chapters.map((chapter) => chapterName(chapter, words))

test('a series becomes its parts in reading order, with what is not saved named where it lies', () => {
  const book = bookOf(gappedParts.toReversed())
  expect(names(book)).toEqual([
    'Kỳ I: Sợi thứ 1',
    'Kỳ II: chưa lưu',
    'Kỳ III: Sợi thứ 3',
    'Kỳ cuối: chưa lưu',
  ])
  expect(book.chapters[1]).toMatchObject({
    kind: 'gap',
    parts: [{ label: 'Kỳ II', title: 'Kim tre', url: 'https://bao.example/loat/ky-II.html' }],
  })
})

test('missing parts next to each other are one gap', () => {
  expect(names(bookOf([part(1, 'I'), part(5, 'V')]))).toEqual([
    'Kỳ I: Sợi thứ 1',
    'Kỳ II – Kỳ IV: chưa lưu',
    'Kỳ V: Sợi thứ 5',
    'Kỳ cuối: chưa lưu',
  ])
})

test('a part that has no title of its own is called by its number', () => {
  const bare = part(1, 'I', { title: 'Xóm đan lưới (kỳ I)' })
  expect(names(bookOf([bare, part(2, 'II')]))[0]).toBe('Kỳ I')
})

test('a part that went away meanwhile counts as not saved', () => {
  const [series] = assembleSeries(gappedParts.map((one) => ({ ...one, section: null, read: false })))
  if (!series) throw new Error('no series')
  expect(bookOfSeries(series, [gappedParts[0]]).chapters.map(({ kind }) => kind)).toEqual(['part', 'gap'])
})

test('an article by itself is one chapter, and knows its series', () => {
  const series = { name: 'Xóm đan lưới', word: 'kỳ', part: 2, isLast: false, partTitle: null } as const
  const book = bookOfArticle(detail({ series }))
  expect(names(book)).toEqual(['Một bài báo'])
  expect(book.collection).toEqual({ name: 'Xóm đan lưới', part: 2 })
})

test('a file speaks the language of its articles, else that of the interface', () => {
  expect(bookLanguage('en-GB', 'vi')).toBe('en')
  expect(bookLanguage('vi', 'en')).toBe('vi')
  expect(bookLanguage('fr', 'en')).toBe('en')
  expect(bookLanguage(null, 'vi')).toBe('vi')
})
