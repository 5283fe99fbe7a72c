// Articles by a few letters of their names, as the command palette asks for them.
import { expect, test } from 'vitest'
import type { FindQuery } from '../../../domain/find-articles.ts'
import type { Library } from '../../../electron/library/library.ts'
import { captured, newLibrary } from './library-fixture.ts'

const find = (library: Library, typed: string, more: Partial<FindQuery> = {}) =>
  library.find({ typed, recent: [], limit: 20, ...more })
const titlesOf = (library: Library, typed: string, more?: Partial<FindQuery>) =>
  find(library, typed, more).articles.map(({ title }) => title.text)

async function withArticles(...titles: readonly string[]) {
  const { library } = await newLibrary()
  const ids: string[] = []
  for (const [index, title] of titles.entries()) {
    const url = `https://tuoitre.vn/${index}.htm`
    const savedAt = `2026-11-0${index + 1}T00:00:00.000Z`
    ids.push((await library.save(captured({ title, url }), { savedAt })).summary.id)
  }
  return { library, ids }
}

test('title, series and source are looked through, and what was found is marked', async () => {
  const { library } = await withArticles('Đêm cảng cá (kỳ I): Bến đèn', 'Mưa trái mùa')
  const [article] = find(library, 'bến tuổi').articles
  expect(article?.title).toEqual({ text: 'Đêm cảng cá (kỳ I): Bến đèn', ranges: [[20, 23]] })
  expect(article?.source).toEqual({ text: 'Tuổi Trẻ', ranges: [[0, 4]] })
  expect(article?.series?.text).toBe('Đêm cảng cá')
  expect(find(library, 'tuoi tre').count).toBe(2)
  expect(find(library, 'tuoi tre', { limit: 1 }).articles).toHaveLength(1)
})

test('without words, and among equals, what was open in the window comes first, then the latest', async () => {
  const { library, ids } = await withArticles('Báo một', 'Báo hai', 'Báo ba')
  expect(titlesOf(library, '')).toEqual(['Báo ba', 'Báo hai', 'Báo một'])
  const recent = [ids[0] ?? '']
  expect(titlesOf(library, '', { recent })).toEqual(['Báo một', 'Báo ba', 'Báo hai'])
  expect(titlesOf(library, 'bao', { recent })).toEqual(['Báo một', 'Báo ba', 'Báo hai'])
})

test('a changed title is found by its new name; what is in the trash is not found', async () => {
  const { library, ids } = await withArticles('Tên cũ')
  expect(titlesOf(library, 'ten cu')).toEqual(['Tên cũ'])
  await library.save(captured({ title: 'Tên mới', url: 'https://tuoitre.vn/0.htm' }))
  expect(titlesOf(library, 'ten cu')).toEqual([])
  expect(titlesOf(library, 'ten moi')).toEqual(['Tên mới'])
  await library.act({ action: 'trash', ids })
  expect(titlesOf(library, 'ten moi')).toEqual([])
  await library.undo(null)
  expect(titlesOf(library, 'ten moi')).toEqual(['Tên mới'])
})
