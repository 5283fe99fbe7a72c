// The search index follows the library, on real files.
import { open as openFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { freshState } from '../../../domain/article.ts'
import type { Indexing } from '../../../domain/ipc-contract.ts'
import { createSearchIndex } from '../../../electron/index/search-index.ts'
import type { SearchIndex } from '../../../electron/index/search-index.ts'
import type { StoredArticle } from '../../../electron/library/article-store.ts'
import { createSearchSync } from '../../../electron/library/search-sync.ts'
import {
  captured,
  failureOf,
  newLibrary,
  onlyArticleFolder,
  open,
  query,
  temporaryPlace,
  titles,
} from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

const indexFiles = async ({ userData }: Place) =>
  (await readdir(join(userData, 'index')))
    .filter((name) => name.endsWith('.sqlite'))
    .map((name) => join(userData, 'index', name))

/** An index in this process that counts what it is asked to read. */
function counting(): { open: (file: string) => SearchIndex; put: string[] } {
  const put: string[] = []
  const openCounting = (file: string): SearchIndex => {
    const index = createSearchIndex(file)
    return {
      ...index,
      put: (articles) => {
        put.push(...articles.map(({ texts }) => texts.title))
        return index.put(articles)
      },
    }
  }
  return { open: openCounting, put }
}

const two = ['Chuyện biển', 'Chuyện núi']
async function withTwo(place: Place): Promise<void> {
  const library = await open(place)
  for (const title of two)
    await library.save(captured({ title, url: null, contentHtml: `<p>Thân ${title}</p>` }))
  expect(await titles(library, { search: 'than' })).toHaveLength(2)
  await library.close()
}

describe('the search index', () => {
  test('outlives the app: what has not changed is not read again', async () => {
    const place = await temporaryPlace()
    await withTwo(place)
    const index = counting()
    const library = await open(place, { openSearchIndex: index.open })
    expect(await titles(library, { search: 'bien' })).toEqual(['Chuyện biển'])
    expect(index.put).toEqual([])
  })

  test('takes in what another program has changed meanwhile', async () => {
    const place = await temporaryPlace()
    const first = await open(place)
    await first.save(captured({ title: 'Một bài' }))
    expect(await titles(first, { search: 'hai dang' })).toEqual([])
    await first.close()
    await writeFile(join(await onlyArticleFolder(place), 'content.html'), '<p>Ngọn hải đăng cũ</p>')
    const index = counting()
    const library = await open(place, { openSearchIndex: index.open })
    expect(await titles(library, { search: 'hai dang' })).toEqual(['Một bài'])
    expect(index.put).toEqual(['Một bài'])
  })

  test('forgets an article whose folder has gone while the app was closed', async () => {
    const place = await temporaryPlace()
    const first = await open(place)
    await first.save(captured({ title: 'Một bài' }))
    await titles(first, { search: 'mot' })
    await first.close()
    await rm(await onlyArticleFolder(place), { recursive: true })
    const library = await open(place)
    expect(await titles(library, { search: 'mot' })).toEqual([])
  })

  test.each([
    ['is not there', (file: string) => rm(file)],
    ['is no database', (file: string) => writeFile(file, 'không phải cơ sở dữ liệu')],
    ['is empty', (file: string) => writeFile(file, '')],
    ['is damaged in the middle', damage],
  ])('is built anew where its file %s', async (_what, spoil) => {
    const place = await temporaryPlace()
    await withTwo(place)
    for (const file of await indexFiles(place)) await spoil(file)
    const library = await open(place)
    expect(await titles(library, { search: 'nui' })).toEqual(['Chuyện núi'])
    expect((await titles(library, { search: 'than' })).toSorted()).toEqual(two)
  })

  test('finds a paper by its address where its name is not known, and tags as they change', async () => {
    const { library } = await newLibrary()
    const { summary: nameless } = await library.save(
      captured({ title: 'Không tên báo', url: 'https://www.bao-bien.vn/a', siteName: null }),
    )
    expect(await titles(library, { search: 'bao-bien.vn' })).toEqual([nameless.title])
    await library.act({ action: 'trash', ids: [nameless.id] })
    const { summary } = await library.save(captured({ title: 'Một bài' }))
    await library.act({ action: 'addTag', ids: [summary.id], tag: 'đọc sau' })
    expect(await titles(library, { search: 'doc sau' })).toEqual(['Một bài'])
    await library.undo(null)
    expect(await titles(library, { search: 'doc sau' })).toEqual([])
  })

  test('that cannot be had fails a search with a sentence, and nothing else', async () => {
    const place = await temporaryPlace()
    const broken: SearchIndex = {
      ...createSearchIndex(':memory:'),
      stamps: () => Promise.reject(new Error('no disk')),
    }
    const library = await open(place, { openSearchIndex: () => broken })
    await library.save(captured({ title: 'Một bài' }))
    expect(await failureOf(library.list(query({ search: 'mot' })))).toBe('search-failed')
    expect(await titles(library)).toEqual(['Một bài'])
  })

  test('whose process dies once is asked again', async () => {
    const place = await temporaryPlace()
    let failures = 1
    const failing = (file: string): SearchIndex => {
      const index = createSearchIndex(file)
      return {
        ...index,
        search: (text, most) =>
          failures-- > 0 ? Promise.reject(new Error('died')) : index.search(text, most),
      }
    }
    const library = await open(place, { openSearchIndex: failing })
    await library.save(captured({ title: 'Một bài' }))
    expect(await titles(library, { search: 'mot' })).toEqual(['Một bài'])
  })

  test('answers with what it has where it is far behind, and tells when it has caught up', async () => {
    let release = () => undefined as void
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const index = createSearchIndex(':memory:')
    const told: (Indexing | null)[] = []
    let onCaughtUp = () => undefined as void
    const caughtUp = new Promise<void>((resolve) => {
      onCaughtUp = resolve
    })
    const sync = createSearchSync({
      index: { ...index, put: (articles) => held.then(() => index.put(articles)) },
      wait: 1,
      onIndexing: (indexing) => told.push(indexing),
      onCaughtUp: () => onCaughtUp(),
    })
    onTestFinished(() => sync.close())
    for (let at = 0; at < FAR; at++) sync.put(storedArticle(at), '')
    expect((await sync.search('mot ', null)).rows).toHaveLength(0)
    await vi.waitFor(() => expect(sync.indexing()).toMatchObject({ total: FAR }))
    release()
    await caughtUp
    expect(told.at(-1)).toBeNull()
    expect((await sync.search('mot ', null)).rows).toHaveLength(FAR)
  })
})

test('an index that is in step is looked through at each start without a word', async () => {
  const index = createSearchIndex(':memory:')
  const told: (Indexing | null)[] = []
  const start = async () => {
    const sync = createSearchSync({
      ...{ index, wait: null, onCaughtUp: () => undefined },
      onIndexing: (indexing) => told.push(indexing),
    })
    for (let at = 0; at < FAR; at++) sync.put(storedArticle(at), '')
    sync.start()
    await sync.settled()
  }
  await start()
  expect(told.at(0)).toMatchObject({ total: FAR })
  expect(told.at(-1)).toBeNull()
  told.length = 0
  await start()
  expect(told).toEqual([])
})

/** More than is waited for. */
const FAR = 600

/** As opening finds it; its body is not on the disk. */
const storedArticle = (at: number): StoredArticle => ({
  folder: { id: `a${at}`, path: join(import.meta.dirname, 'nowhere', `${at}`) },
  document: {
    ...{ version: 1, id: `a${at}`, ...captured({ title: `Một bài ${at}` }), savedAt: '2026-11-18T06:00:00Z' },
    ...{ figures: [], related: [], pictures: [], updatedAt: null, wordCount: 0, thumbnail: null, bytes: 0 },
    ...{ excerpt: '', seriesLines: [], edits: null, addresses: [], validators: null },
  },
  state: { path: '', data: freshState(), newer: false, stamp: '', update: () => Promise.resolve() },
  stamp: '',
  newer: false,
})

/** Writes over the pages behind the first, which holds the schema. */
async function damage(file: string): Promise<void> {
  const handle = await openFile(file, 'r+')
  const { size } = await handle.stat()
  await handle.write(Buffer.alloc(Math.max(0, size - 8192), 0xa5), 0, undefined, 8192)
  await handle.close()
}
