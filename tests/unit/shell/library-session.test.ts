import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CapturedArticle } from '../../../domain/article.ts'
import type { Notice } from '../../../domain/ipc-contract.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import type { Library } from '../../../electron/library/library.ts'
import { openKnownLibraries } from '../../../electron/library/known-libraries.ts'
import { gatherChanges, startLibrarySession } from '../../../electron/shell/library-session.ts'
import type { LibrarySession } from '../../../electron/shell/library-session.ts'
import { openLog } from '../../../electron/shell/log.ts'

const article = (title: string): CapturedArticle => ({
  origin: 'text',
  url: `https://bao.vn/${encodeURIComponent(title)}`,
  title,
  lead: null,
  byline: null,
  publishedAt: null,
  siteName: null,
  section: null,
  lang: 'vi',
  dir: 'ltr',
  figures: [],
  related: [],
  contentHtml: '<p>Một đoạn.</p>',
  images: [],
  thumbnail: null,
  original: null,
})

let root = ''
let first: Library[]
let told: [string, unknown][]
let notices: Notice[]
let session: LibrarySession | null
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'goc-doc-session-'))
  first = []
  told = []
  notices = []
  session = null
})
afterEach(async () => {
  await session?.close()
  await rm(root, { recursive: true })
})

const at = (...names: string[]) => join(root, ...names)
async function begin(folder = at('library')): Promise<LibrarySession> {
  await session?.close()
  session = startLibrarySession({
    userData: at('user'),
    folder,
    known: await openKnownLibraries(at('user')),
    log: openLog(at('user/logs')),
    send: (name, payload) => told.push([name, payload]),
    notify: (notice) => notices.push(notice),
    onFirstLibrary: async (library) => void first.push(library),
  })
  return session
}
const turn = () => new Promise((resolve) => setImmediate(resolve))
const titles = async (present: LibrarySession) => {
  const rows = await (
    await present.library()
  ).list({ view: 'all', search: '', sort: 'title', tag: null, host: null })
  return rows.map(({ title }) => title)
}

describe('opening the library', () => {
  test('the first start makes one, and only the first start is told so', async () => {
    expect(await (await begin()).status()).toEqual({ state: 'ready', folder: at('library'), readOnly: false })
    expect(first).toHaveLength(1)
    expect((await (await begin()).status()).state).toBe('ready')
    await (await begin(at('another'))).status()
    expect(first).toHaveLength(1)
  })
  test('one that is gone is unavailable, never replaced by an empty one, and opens again when it is back', async () => {
    const present = await begin()
    await (await present.library()).save(article('A'))
    await present.close()
    await rename(at('library'), at('unplugged'))
    const later = await begin()
    expect(await later.status()).toMatchObject({
      state: 'unavailable',
      folder: at('library'),
      error: { code: 'library-unavailable' },
    })
    expect((await later.retry()).state).toBe('unavailable')
    expect(await readdir(root)).not.toContain('library')
    await rename(at('unplugged'), at('library'))
    expect((await later.retry()).state).toBe('ready')
    expect(await titles(later)).toEqual(['A'])
    expect(told.map(([name]) => name)).toContain('library:status')
  })
  test('a folder of other things is refused and left alone', async () => {
    await mkdir(at('photos'))
    await writeFile(at('photos/a.jpg'), '')
    expect(await (await begin(at('photos'))).status()).toMatchObject({ state: 'unavailable' })
    expect(await readdir(at('photos'))).toEqual(['a.jpg'])
  })
  test('a change is told', async () => {
    const library = await (await begin()).library()
    const { summary } = await library.save(article('A'))
    await vi.waitFor(() => expect(told).toContainEqual(['library:changed', { ids: [summary.id] }]))
  })
  test('changes of one moment are told together, each article once', async () => {
    const gathered: unknown[] = []
    const change = gatherChanges((ids) => gathered.push(ids))
    for (const ids of [['a'], ['b'], ['a', 'c']]) change(ids)
    await turn()
    change(['d'])
    change(null)
    change(['e'])
    await turn()
    await turn()
    expect(gathered).toEqual([['a', 'b', 'c'], null])
  })
})

describe('another folder', () => {
  test('a new or empty folder becomes the library; the old one stays as it is', async () => {
    const present = await begin()
    await (await present.library()).save(article('A'))
    await present.change(at('second'))
    expect(await present.status()).toMatchObject({ state: 'ready', folder: at('second') })
    expect(await titles(present)).toEqual([])
    await present.change(at('library'))
    expect(await titles(present)).toEqual(['A'])
    expect(first).toHaveLength(1)
  })
  test('where the new folder cannot be had, the old one stays open', async () => {
    const present = await begin()
    await (await present.library()).save(article('A'))
    await mkdir(at('photos'))
    await writeFile(at('photos/a.jpg'), '')
    await expect(present.change(at('photos'))).rejects.toMatchObject({
      appError: { code: 'folder-not-empty' },
    })
    expect(await titles(present)).toEqual(['A'])
    await (await present.library()).save(article('B'))
    expect(await titles(present)).toEqual(['A', 'B'])
  })
  test('a move takes everything along, and who asks meanwhile waits', async () => {
    const present = await begin()
    await (await present.library()).save(article('A'))
    const moving = present.move(at('moved'))
    expect(await titles(present)).toEqual(['A'])
    await moving
    expect(await present.status()).toMatchObject({ state: 'ready', folder: at('moved') })
    expect(await readdir(root)).not.toContain('library')
    await (await present.library()).save(article('B'))
    await present.move(at('moved again'))
    expect(await titles(await begin(at('moved again')))).toEqual(['A', 'B'])
  })
  test('a move that fails leaves the library open where it was', async () => {
    const present = await begin()
    await (await present.library()).save(article('A'))
    await mkdir(at('photos'))
    await writeFile(at('photos/a.jpg'), '')
    await expect(present.move(at('photos'))).rejects.toMatchObject({ appError: { code: 'folder-not-empty' } })
    expect(await present.status()).toMatchObject({ state: 'ready', folder: at('library') })
    expect(await titles(present)).toEqual(['A'])
    const other = { folder: at('library'), userData: at('user'), mode: 'write', create: false } as const
    await expect(openLibrary(other)).rejects.toMatchObject({ appError: { code: 'library-locked' } })
  })
})

test('a damaged article is told of, once', async () => {
  const present = await begin()
  await (await present.library()).save(article('Lụt'))
  await (await present.library()).save(article('Hạn'))
  await present.close()
  const all = await readdir(at('library/articles'), { recursive: true })
  const damaged = all.find((name) => /L[^/]*\/article\.json$/.test(name)) ?? 'none'
  await writeFile(at('library/articles', damaged), '{"version":1,')
  expect(await titles(await begin())).toEqual(['Hạn'])
  expect(notices).toEqual([{ kind: 'recovered', file: expect.stringMatching(/^recovered\//) as string }])
  expect(await titles(await begin())).toEqual(['Hạn'])
  expect(notices).toHaveLength(1)
})
