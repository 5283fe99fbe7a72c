// One article for one page, by whatever address it is saved; and a page that has not changed.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Validators } from '../../../domain/article.ts'
import type { Library } from '../../../electron/library/library.ts'
import { captured, failureOf, newLibrary, onlyArticleFolder, open, titles, tree } from './library-fixture.ts'

const url = 'https://tuoitre.vn/mot-bai-bao-2026.htm'
const amp = 'https://amp.tuoitre.vn/mot-bai-bao-2026.amp'
const short = 'https://s.vn/a1b2'
const validators: Validators = { address: url, etag: '"1"', lastModified: null, extractor: 1 }

const documentOf = async (folder: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(folder, 'article.json'), 'utf8'))
const bookmark = (library: Library, id: string) => library.act({ action: 'bookmark', ids: [id] })
const discard = (library: Library, id: string) => library.act({ action: 'trash', ids: [id] })

describe('an article is found by every address that led to it', () => {
  test('saved by one, saved again by another: one article, with what the reader did', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(captured({ url, addresses: [short, amp] }))
    await bookmark(library, summary.id)
    const again = await library.save(captured({ url: amp, addresses: [], title: 'Bài đã sửa' }))
    expect(again).toMatchObject({
      updated: true,
      summary: { id: summary.id, title: 'Bài đã sửa', bookmarked: true },
    })
    expect(await documentOf(await onlyArticleFolder(place))).toMatchObject({
      url: amp,
      addresses: [url, short],
    })
    expect(await titles(library)).toEqual(['Bài đã sửa'])
  })

  test('links to any of them are links to a saved article, also after the library is opened anew', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(captured({ url, addresses: [short] }))
    const links = [
      `${short}?utm_source=zalo`,
      'http://m.tuoitre.vn/mot-bai-bao-2026.htm#a',
      'https://s.vn/khac',
    ]
    const expected = { [links[0] ?? '']: summary.id, [links[1] ?? '']: summary.id }
    expect(library.savedAddresses(links)).toEqual(expected)
    await library.close()
    expect((await open(place)).savedAddresses(links)).toEqual(expected)
  })

  test('two saves at once by two addresses of one article end as one', async () => {
    const { library } = await newLibrary()
    const both = await Promise.all([
      library.save(captured({ url, addresses: [short] })),
      library.save(captured({ url, addresses: [amp] })),
    ])
    expect(new Set(both.map(({ summary }) => summary.id)).size).toBe(1)
    expect(both.filter(({ updated }) => updated)).toHaveLength(1)
    expect(Object.keys(library.savedAddresses([url, short, amp]))).toEqual([url, short, amp])
  })

  test('an old address that now leads to a new one is the same article', async () => {
    const { library } = await newLibrary()
    const { summary } = await library.save(captured({ url }))
    const moved = captured({ url: 'https://tuoitre.vn/ten-moi-2026.htm', title: 'Tên mới', addresses: [url] })
    expect(await library.save(moved)).toMatchObject({ updated: true, summary: { id: summary.id } })
  })

  test('an address that leads to another article every day swallows none', async () => {
    const newest = 'https://tuoitre.vn/moi-nhat'
    const { library } = await newLibrary()
    await library.save(captured({ url, title: 'Hôm qua', addresses: [newest] }))
    const today = captured({ url: 'https://tuoitre.vn/hom-nay-1.htm', title: 'Hôm nay', addresses: [newest] })
    expect((await library.save(today)).updated).toBe(false)
    expect(await titles(library)).toHaveLength(2)
  })

  test('the copies of two papers are two articles', async () => {
    const { library } = await newLibrary()
    await library.save(captured({ url }))
    expect((await library.save(captured({ url: 'https://baokhac.vn/mot-bai-bao-2026.htm' }))).updated).toBe(
      false,
    )
  })

  test('no more than twenty are kept, the newest', async () => {
    const { library, place } = await newLibrary()
    const many = (from: number) => Array.from({ length: 15 }, (_, index) => `https://s.vn/${from + index}`)
    await library.save(captured({ url, addresses: many(0) }))
    await library.save(captured({ url, addresses: many(100) }))
    const { addresses } = await documentOf(await onlyArticleFolder(place))
    expect(addresses).toEqual([...many(100), ...many(0).slice(0, 5)])
  })

  test('an article deleted for good is found by none of them, another that shares one still is', async () => {
    const { library } = await newLibrary()
    const one = await library.save(captured({ url, addresses: [short] }))
    const two = await library.save(captured({ url: 'https://bao.vn/hai', title: 'Hai', addresses: [short] }))
    await discard(library, one.summary.id)
    await library.deleteForever(null)
    expect(library.savedAddresses([url, short])).toEqual({ [short]: two.summary.id })
  })

  test('a document from before other addresses were kept has none', async () => {
    const { library, place } = await newLibrary()
    await library.save(captured({ url }))
    const folder = await onlyArticleFolder(place)
    await library.close()
    const { addresses: _addresses, validators: _validators, ...old } = await documentOf(folder)
    await writeFile(join(folder, 'article.json'), JSON.stringify(old))
    const opened = await open(place)
    expect(opened.skipped).toEqual([])
    expect(opened.savedAddresses([url])).not.toEqual({})
    expect(opened.knownPage(url)).toBeNull()
  })
})

describe('a page that has not changed', () => {
  test('is known by each address of its article, with what its server named it by', async () => {
    const { library } = await newLibrary()
    const { summary } = await library.save(captured({ url, addresses: [short], validators }))
    const known = { articleId: summary.id, title: summary.title, validators, charset: null }
    expect([library.knownPage(`${url}#x`), library.knownPage(short), library.knownPage(amp)]).toEqual([
      known,
      known,
      null,
    ])
  })

  test('leaves the article as it is, says when it was saved last, and brings it back out of the trash', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(captured({ url, validators }), { tags: ['một'] })
    await bookmark(library, summary.id)
    await discard(library, summary.id)
    const folder = await onlyArticleFolder(place)
    const [before, files] = [await documentOf(folder), await tree(folder)]
    const kept = await library.keepUnchanged(summary.id, short, ['hai'])
    expect(kept).toMatchObject({
      updated: true,
      summary: { id: summary.id, shelf: 'library', bookmarked: true, tags: ['một', 'hai'] },
    })
    const after = await documentOf(folder)
    expect(before['updatedAt']).toBeNull()
    expect(Date.parse(String(after['updatedAt']))).toBeGreaterThanOrEqual(
      Date.parse(String(before['savedAt'])),
    )
    expect({ ...after, updatedAt: null }).toEqual({ ...before, addresses: [short] })
    expect(await tree(folder)).toEqual(files)
    expect(library.savedAddresses([short])).toEqual({ [short]: summary.id })
    expect(await library.contentText(summary.id)).toBe('Thân bài có vài chữ để đọc.')
  })

  test('tells so where its article is gone, and writes nothing', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(captured({ url, validators }))
    const folder = await onlyArticleFolder(place)
    await discard(library, summary.id)
    await library.deleteForever(null)
    expect(await failureOf(library.keepUnchanged(summary.id, url))).toBe('article-not-found')
    await rm(folder, { recursive: true, force: true })
    expect(await titles(library)).toEqual([])
  })

  test('is not known any more once the article was saved without it', async () => {
    const { library } = await newLibrary()
    await library.save(captured({ url, validators }))
    await library.save(captured({ url, validators: null }))
    expect(library.knownPage(url)).toBeNull()
  })
})
