// What the window is handed of a list: all ids, the first rows, the days; and what it asks for after that.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinIds, splitIds } from '../../../domain/list-query.ts'
import { articleViews, sortOrders } from '../../../domain/views.ts'
import { dayCounts } from '../../../electron/library/day-counts.ts'
import type { Library } from '../../../electron/library/library.ts'
import { captured, newLibrary, query } from './library-fixture.ts'

async function saveAll(library: Library, count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at++) {
    const savedAt = new Date(Date.UTC(2026, 9, 1 + Math.floor(at / 4), 5, at)).toISOString()
    const publishedAt = at % 5 === 0 ? null : new Date(Date.UTC(2026, 8, 1 + (at % 9), 5)).toISOString()
    const url = `https://tuoitre.vn/bai-${at}.htm`
    const article = captured({ url, title: `Bài báo số ${at}`, publishedAt, contentHtml: `<p>lúa ${at}</p>` })
    ids.push((await library.save(article, { savedAt })).summary.id)
  }
  return ids
}

test('ids and days are those of the whole list, in every view and order', async () => {
  const { library } = await newLibrary()
  const ids = await saveAll(library, 30)
  await library.act({ action: 'archive', ids: ids.slice(0, 4) })
  for (const view of articleViews)
    for (const sort of sortOrders) {
      const whole = await library.list(query({ view, sort }))
      const { ids: joined, rows, days } = await library.listed(query({ view, sort }))
      expect(splitIds(joined)).toEqual(whole.map(({ id }) => id))
      expect(rows).toEqual(whole.slice(0, rows.length))
      if (sort !== 'saved' && sort !== 'published') expect(days).toBeNull()
      else expect(days?.reduce((sum, { count }) => sum + count, 0)).toBe(whole.length)
    }
})

test('of a long list only the first rows come at once, the others by their ids', async () => {
  const { library } = await newLibrary()
  await saveAll(library, 70)
  const { ids: joined, rows } = await library.listed(query())
  const ids = splitIds(joined)
  expect(ids).toHaveLength(70)
  expect(rows.length).toBeLessThan(70)
  const asked = [...ids.slice(60).toReversed(), '000000000000']
  expect((await library.rows({ ids: asked, search: '' })).map(({ id }) => id)).toEqual(asked.slice(0, -1))
})

test('a row that is asked for of a search shows what was found, as the first ones do', async () => {
  const { library } = await newLibrary()
  await saveAll(library, 40)
  const { ids: joined, rows, days } = await library.listed(query({ search: 'lua' }))
  const ids = splitIds(joined)
  expect(ids).toHaveLength(40)
  expect(days).toBeNull()
  expect(rows.every(({ snippet }) => snippet?.includes('<mark>lúa</mark>'))).toBe(true)
  const last = await library.rows({ ids: ids.slice(-3), search: 'lua' })
  expect(last.every(({ snippet }) => snippet?.includes('<mark>lúa</mark>'))).toBe(true)
})

test('what is asked for of the unread is the one saved last, outside the series of the article that is read', async () => {
  const { library } = await newLibrary()
  const save = async (title: string, minute: number) => {
    const savedAt = new Date(Date.UTC(2026, 9, 1, 5, minute)).toISOString()
    const url = `https://tuoitre.vn/${minute}.htm`
    return (await library.save(captured({ url, title }), { savedAt })).summary.id
  }
  const old = await save('Một bài cũ', 0)
  const newer = await save('Một bài mới', 1)
  const first = await save('Sông cạn - Kỳ 1: Nguồn', 2)
  const second = await save('Sông cạn - Kỳ 2: Cửa', 3)
  expect(library.nextUnread(first)?.id).toBe(newer)
  expect(library.nextUnread(newer)?.id).toBe(second)
  await library.act({ action: 'markRead', ids: [second, newer] })
  expect(library.nextUnread(first)?.id).toBe(old)
  await library.act({ action: 'archive', ids: [old] })
  expect(library.nextUnread(first)).toBeNull()
})

test('how many articles stand is counted as their rows say it; those that are gone do not count', async () => {
  const { library } = await newLibrary()
  const ids = await saveAll(library, 6)
  await library.act({ action: 'bookmark', ids: ids.slice(0, 2) })
  await library.act({ action: 'markRead', ids: ids.slice(1, 4) })
  await library.act({ action: 'trash', ids: ids.slice(5) })
  await library.act({ action: 'addTag', ids: ids.slice(0, 3), tag: 'lúa' })
  expect(library.standing([...ids, '000000000000'])).toEqual({
    ...{ count: 6, bookmarked: 2, read: 3, inLibrary: 5, inTrash: 1 },
    tags: [{ name: 'lúa', count: 3 }],
  })
})

test('the days of a list are those of its rows one after the other, by the clock of this machine', () => {
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-02-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.array(moments), (dates) => {
      const rows = dates.map((date) => ({ savedAt: date.toISOString(), publishedAt: null }))
      const days = dates.map((date) =>
        [date.getFullYear(), date.getMonth() + 1, date.getDate()]
          .map((number) => String(number).padStart(2, '0'))
          .join('-'),
      )
      const told = dayCounts(rows, 'saved') ?? []
      expect(told.flatMap(({ day, count }) => Array.from({ length: count }, () => day))).toEqual(days)
      expect(told.every(({ day }, at) => at === 0 || told[at - 1]?.day !== day)).toBe(true)
    }),
  )
})

test('ids joined are split again', () => {
  const id = fc.stringMatching(/^[0-9a-hjkmnp-tv-z]{12}$/)
  fc.assert(
    fc.property(fc.array(id), (ids) => {
      expect(splitIds(joinIds(ids))).toEqual(ids)
    }),
  )
})
