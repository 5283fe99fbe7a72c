import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CapturedArticle } from '../../../domain/article.ts'
import type { Notice } from '../../../domain/ipc-events.ts'
import { AppFailure } from '../../../domain/result.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import type { Library } from '../../../electron/library/library.ts'
import { openKnownLibraries } from '../../../electron/library/known-libraries.ts'
import { gatherChanges, startLibrarySession } from '../../../electron/shell/library-session.ts'
import type { LibrarySession } from '../../../electron/shell/library-session.ts'
import { createSearchIndex } from '../../../electron/index/search-index.ts'
import { openLog } from '../../../electron/shell/log.ts'
import { bareArticle } from '../../captured.ts'

const article = (title: string): CapturedArticle => ({
  ...bareArticle,
  origin: 'text',
  url: `https://bao.vn/${encodeURIComponent(title)}`,
  title,
  contentHtml: '<p>Một đoạn.</p>',
})

let root = ''
let first: Library[]
let told: [string, unknown][]
let notices: Notice[]
let keptFolders: string[]
let keepFails: boolean
let session: LibrarySession | null
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'goc-doc-session-'))
  first = []
  told = []
  notices = []
  keptFolders = []
  keepFails = false
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
    keepFolder: async (kept) => {
      if (keepFails) throw new AppFailure('disk-full', { file: at('user/settings.json') })
      keptFolders.push(kept)
    },
    openSearchIndex: createSearchIndex,
    onFirstLibrary: async (library) => void first.push(library),
  })
  return session
}
/** Milliseconds in which it is surely told, whatever else the machine does. */
const PATIENCE = 60_000
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
  test('its first rows are there before it is open; once it is, the list is asked for anew', async () => {
    const before = await begin()
    await (await before.library()).save(article('A'))
    const later = await begin()
    const query = { view: 'all', search: '', sort: 'saved', tag: null, host: null } as const
    const rows = await later.firstRows(query)
    expect(rows?.map(({ title }) => title)).toEqual(['A'])
    const library = await later.library()
    await turn()
    expect(told).toContainEqual(['library:changed', { ids: null }])
    expect(await later.firstRows(query)).toBeNull()
    expect(await library.list(query)).toEqual(rows)
  })
  test('a folder of other things is refused and left alone', async () => {
    await mkdir(at('photos'))
    await writeFile(at('photos/a.jpg'), '')
    expect(await (await begin(at('photos'))).status()).toMatchObject({ state: 'unavailable' })
    expect(await readdir(at('photos'))).toEqual(['a.jpg'])
  })
  test('two retries at once open it once, and both say so', async () => {
    const before = await begin()
    await before.library()
    await before.close()
    await rename(at('library'), at('unplugged'))
    const present = await begin()
    await present.status()
    await rename(at('unplugged'), at('library'))
    const [one, other] = await Promise.all([present.retry(), present.retry()])
    expect([one.state, other.state]).toEqual(['ready', 'ready'])
    expect(await titles(present)).toEqual([])
  })
  test('one that goes while it is open is unavailable, told at once, and Retry brings it back', async () => {
    const present = await begin()
    const library = await present.library()
    const { summary } = await library.save(article('A'))
    await rename(at('library'), at('unplugged'))
    told = []
    await expect(library.article(summary.id)).rejects.toMatchObject({
      appError: { code: 'library-unavailable', details: { folder: at('library') } },
    })
    await vi.waitFor(() => expect(told).toContainEqual(['library:changed', { ids: null }]), PATIENCE)
    expect(told).toContainEqual([
      'library:status',
      {
        state: 'unavailable',
        folder: at('library'),
        error: { code: 'library-unavailable', details: { folder: at('library'), reason: 'ENOENT' } },
      },
    ])
    await expect(present.library()).rejects.toMatchObject({ appError: { code: 'library-unavailable' } })
    expect((await present.retry()).state).toBe('unavailable')
    await rename(at('unplugged'), at('library'))
    expect((await present.retry()).state).toBe('ready')
    await (await present.library()).save(article('B'))
    expect(await titles(present)).toEqual(['A', 'B'])
  })
  test('a save into one that has gone fails, and leaves no folder in its place', async () => {
    const present = await begin()
    const library = await present.library()
    await rename(at('library'), at('unplugged'))
    await expect(library.save(article('A'))).rejects.toMatchObject({
      appError: { code: 'library-unavailable' },
    })
    await vi.waitFor(async () => expect((await present.status()).state).toBe('unavailable'), PATIENCE)
    expect(await readdir(root)).not.toContain('library')
  })
  test('a change is told', async () => {
    const library = await (await begin()).library()
    const { summary } = await library.save(article('A'))
    await vi.waitFor(() => expect(told).toContainEqual(['library:changed', { ids: [summary.id] }]), PATIENCE)
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
  test('a save in the moment that a move begins is carried out, before it or after', async () => {
    const present = await begin()
    await present.library()
    const save = async (title: string) => (await present.library()).save(article(title))
    const moving = present.move(at('moved'))
    const saves = [save('0')]
    // At every step with which the move begins, and then while it is under way.
    for (let step = 0; step < 40; step++) {
      await (step < 30 ? Promise.resolve() : turn())
      saves.push(save(String(saves.length)))
    }
    await moving
    expect(await Promise.all(saves)).toHaveLength(saves.length)
    expect(await titles(present)).toHaveLength(saves.length)
  })
  test('the folder is kept for the next start with the move, and with a change', async () => {
    const present = await begin()
    await present.library()
    await present.move(at('moved'))
    await present.change(at('second'))
    expect(keptFolders).toEqual([at('moved'), at('second')])
  })
  test('a moved folder that could not be kept is told, and is kept when the app closes', async () => {
    const present = await begin()
    await present.library()
    keepFails = true
    await present.move(at('moved'))
    expect(await present.status()).toMatchObject({ state: 'ready', folder: at('moved') })
    expect(notices).toMatchObject([{ kind: 'error', error: { code: 'disk-full' } }])
    keepFails = false
    await present.close()
    expect(keptFolders).toEqual([at('moved')])
  })
  test('another folder that cannot be kept for the next start is not taken', async () => {
    const present = await begin()
    await (await present.library()).save(article('A'))
    keepFails = true
    await expect(present.change(at('second'))).rejects.toMatchObject({ appError: { code: 'disk-full' } })
    expect(await present.status()).toMatchObject({ state: 'ready', folder: at('library') })
    await (await present.library()).save(article('B'))
    expect(await titles(present)).toEqual(['A', 'B'])
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
  const damaged = all.find((name) => /lut-[^/]*\/article\.json$/.test(name)) ?? 'none'
  await writeFile(at('library/articles', damaged), '{"version":1,')
  expect(await titles(await begin())).toEqual(['Hạn'])
  expect(notices).toEqual([{ kind: 'recovered', file: expect.stringMatching(/^recovered\//) as string }])
  expect(await titles(await begin())).toEqual(['Hạn'])
  expect(notices).toHaveLength(1)
})

test('articles that cannot be read are told of together', async () => {
  const present = await begin()
  for (const title of ['Một', 'Hai', 'Ba']) await (await present.library()).save(article(title))
  await present.close()
  const all = await readdir(at('library/articles'), { recursive: true })
  const documents = all.filter((name) => /(?:mot|hai)-[^/]*\/article\.json$/.test(name)).toSorted()
  for (const name of documents) {
    await rm(at('library/articles', name))
    await mkdir(at('library/articles', name))
  }
  expect(await titles(await begin())).toEqual(['Ba'])
  expect(notices).toEqual([
    {
      kind: 'error',
      error: { code: 'file-unreadable', details: { file: `articles/${documents[0]}`, count: 2 } },
    },
  ])
})
