// Missing parts of a series: found in what is saved without the network, on the pages only when that is asked for.
import { expect, test } from 'vitest'
import { AppFailure } from '../../../domain/result.ts'
import type { LinksRequest } from '../../../electron/capture/fetch-links.ts'
import { createInProcessParser } from '../../../electron/capture/parser.ts'
import type { PageLink } from '../../../electron/capture/parser.ts'
import { createPartsFinder } from '../../../electron/library/missing-parts.ts'
import { captured, failureOf, newLibrary } from './library-fixture.ts'

const name = 'Đêm cảng cá'
const address = (part: number) => `https://bao.vn/dem-${part}.html`
const link = (part: number): PageLink => ({ url: address(part), title: `${name} (kỳ ${part})` })
const anchor = (part: number) => `<p>Chuyện còn dài: <a href="${address(part)}">${name} (kỳ ${part})</a></p>`
const body = (...parts: readonly number[]) => `<p>${'chữ '.repeat(30)}</p>${parts.map(anchor).join('')}`

/** Part 1 links to 2 in its body and to 3 in its related box; part 4 to 5 in its body; pages are as given. */
async function twoParts(pages: Readonly<Record<string, readonly PageLink[] | AppFailure>> = {}) {
  const { library } = await newLibrary()
  const save = async (part: number, contentHtml: string, related: readonly PageLink[] = []) => {
    const title = `${name} (kỳ ${part})`
    const links = related.map((one) => ({ ...one, excerpt: null }))
    const { summary } = await library.save(
      captured({ url: address(part), title, contentHtml, related: links }),
    )
    return summary.id
  }
  const ids = [await save(1, body(2), [link(3)]), await save(4, body(5))]
  const asked: LinksRequest[] = []
  const finder = createPartsFinder({
    library: async () => library,
    parser: createInProcessParser(),
    fetchLinks: async (request) => {
      asked.push(request)
      const page = pages[request.address] ?? []
      if (page instanceof AppFailure) throw page
      return page
    },
  })
  return { library, save, ids, asked, finder, seriesId: library.series()[0]?.id ?? '' }
}
const numbers = (found: readonly { part: number | null }[]) => found.map(({ part }) => part).toSorted()

test('related links and links in the bodies of all saved parts are looked at, without the network', async () => {
  const { finder, seriesId, asked } = await twoParts()
  const search = await finder.inSaved(seriesId)
  expect(numbers(search.found)).toEqual([2, 3, 5])
  expect(search.found.find(({ part }) => part === 2)).toMatchObject({ url: address(2), word: 'kỳ' })
  expect(search).toMatchObject({ hosts: ['bao.vn'], failures: [] })
  expect(asked).toEqual([])
})

test('what is saved already is not offered, unless it lies in the trash', async () => {
  const { finder, seriesId, save, library } = await twoParts()
  const id = await save(2, body())
  expect(numbers((await finder.inSaved(seriesId)).found)).toEqual([3, 5])
  await library.act({ action: 'trash', ids: [id] })
  expect(numbers((await finder.inSaved(seriesId)).found)).toEqual([2, 3, 5])
})

test('an article that stands alone by the person’s word is not offered as a missing part', async () => {
  const { finder, seriesId, save, library } = await twoParts()
  const id = await save(2, body())
  await library.correctSeries({ series: [], merged: [], alone: [id], recognised: [] })
  expect(numbers((await finder.inSaved(seriesId)).found)).toEqual([3, 5])
})

test('the pages of the saved parts are looked at too; one that cannot be had is told and costs nothing else', async () => {
  const refused = new AppFailure('http-status', { host: 'bao.vn', status: 503 })
  const foreign = { url: 'https://bao.vn/khac.html', title: 'Chuyện khác hẳn (kỳ 7)' }
  const { finder, seriesId, asked } = await twoParts({
    [address(1)]: [link(6), foreign],
    [address(4)]: refused,
  })
  const search = await finder.onPages(seriesId, true)
  expect(numbers(search.found)).toEqual([2, 3, 5, 6])
  expect(search.failures).toEqual([{ code: 'http-status', details: { host: 'bao.vn', status: 503 } }])
  // Side by side: which page is asked for first, is no rule.
  const inOrder = asked.toSorted((one, two) => one.address.localeCompare(two.address))
  expect(inOrder).toEqual([1, 4].map((part) => ({ address: address(part), allowPrivate: true })))
})

test('one article offers what it links to itself', async () => {
  const { finder, ids, library } = await twoParts()
  expect(numbers(await finder.linkedFrom(ids[0] ?? ''))).toEqual([2, 3])
  expect(numbers(await finder.linkedFrom(ids[1] ?? ''))).toEqual([5])
  const { summary } = await library.save(captured({ url: 'https://bao.vn/le.html', title: 'Một bài lẻ' }))
  expect(await finder.linkedFrom(summary.id)).toEqual([])
})

test('a series that is gone is told', async () => {
  const { finder } = await twoParts()
  expect(await failureOf(finder.inSaved('0'.repeat(16)))).toBe('series-changed')
})
