// A library that opens from its snapshot is the one that its folders tell, on real files.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSearchIndex } from '../../../electron/index/search-index.ts'
import type { SearchIndex } from '../../../electron/index/search-index.ts'
import type { SnapshotRow } from '../../../electron/index/snapshot.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import type { Library } from '../../../electron/library/library.ts'
import { startOpening } from '../../../electron/library/opening.ts'
import {
  captured,
  failureOf,
  newLibrary,
  onlyArticleFolder,
  open,
  query,
  temporaryFolder,
  temporaryPlace,
  titles,
} from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

const views = ['all', 'archive', 'trash', 'bookmarked'] as const
const rowsOf = (library: Library) =>
  Promise.all(views.map((view) => library.list(query({ view })))).then((rows) => ({
    rows,
    overview: library.overview(),
    series: library.series(),
  }))

/** What a process sees that knows nothing but the folders. */
async function readByFolders({ folder }: Place) {
  const nobody = { folder, userData: await temporaryFolder() }
  const library = await openLibrary({ ...nobody, mode: 'read', create: false })
  const rows = await rowsOf(library)
  await library.close()
  return rows
}

/** Opens a library, which must know its articles before it has read any folder. */
async function openFromSnapshot(place: Place) {
  const opening = startOpening({ ...place, mode: 'write', create: false })
  const first = await opening.first
  const library = await opening.library
  return { first, library }
}

const indexFile = async ({ userData }: Place) => {
  const name = (await readdir(join(userData, 'index'))).find((one) => one.endsWith('.sqlite'))
  return join(userData, 'index', name ?? '')
}

/** An index that forgets, from a moment on, what it is to keep: as one whose process is killed. */
function killable() {
  const state = { alive: true, kept: 0 }
  const openIndex = (file: string): SearchIndex => {
    const index = createSearchIndex(file)
    const keep: SearchIndex['keep'] = (change) => {
      if (!state.alive) return Promise.reject(new Error('killed'))
      state.kept += change.put.length
      return index.keep(change)
    }
    return { ...index, keep }
  }
  return { state, openIndex }
}

async function articleFolders({ folder }: Place): Promise<string[]> {
  const articles = join(folder, 'articles')
  const years = (await readdir(articles)).filter((name) => /^\d{4}$/.test(name))
  const folders = await Promise.all(
    years.map(async (year) =>
      (await readdir(join(articles, year))).map((name) => join(articles, year, name)),
    ),
  )
  return folders.flat().toSorted()
}

type Json = Record<string, unknown>
async function editJson(file: string, change: (value: Json) => Json): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return
  const value = JSON.parse(text) as Json
  await writeFile(file, JSON.stringify(change(value)))
}

const at = fc.nat(9)
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('save' as const), at, series: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      at,
      action: fc.constantFrom('bookmark', 'markRead', 'archive', 'trash', 'restore'),
    }),
  },
  fc.record({ kind: fc.constant('tag' as const), at, tag: fc.constantFrom('biển', 'núi') }),
  fc.record({ kind: fc.constant('emptyTrash' as const) }),
  fc.record({ kind: fc.constant('kill' as const) }),
  fc.record({ kind: fc.constant('reopen' as const) }),
  fc.record({ kind: fc.constant('othersTag' as const), at }),
  fc.record({ kind: fc.constant('othersTitle' as const), at }),
  fc.record({ kind: fc.constant('othersDelete' as const), at }),
  fc.record({ kind: fc.constant('othersCopyIn' as const), at }),
  fc.record({ kind: fc.constant('othersLoseState' as const), at }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A folder that another program has, with an article of its own. */
async function strangers(): Promise<string[]> {
  const { library, place } = await newLibrary()
  for (const title of ['Từ máy khác', 'Từ điện thoại'])
    await library.save(captured({ title, url: `https://b.vn/${title.length}` }))
  await library.close()
  return articleFolders(place)
}

async function doAsOthers(place: Place, given: Step, copies: readonly string[], turn: number): Promise<void> {
  const folders = await articleFolders(place)
  const folder = 'at' in given ? folders[given.at % Math.max(1, folders.length)] : undefined
  if (given.kind === 'othersCopyIn') {
    const from = copies[given.at % copies.length] ?? ''
    const [year = '', name = ''] = from.split('/').slice(-2)
    await cp(from, join(place.folder, 'articles', year, name), { recursive: true })
  }
  if (folder === undefined) return
  if (given.kind === 'othersTag')
    await editJson(join(folder, 'state.json'), (state) => ({ ...state, tags: [`của người khác ${turn}`] }))
  if (given.kind === 'othersTitle')
    await editJson(join(folder, 'article.json'), (article) => ({ ...article, title: `Sửa tay ${turn}` }))
  if (given.kind === 'othersDelete') await rm(folder, { recursive: true })
  if (given.kind === 'othersLoseState') await rm(join(folder, 'state.json'), { force: true })
}

async function doInApp(library: Library, given: Step, turn: number): Promise<void> {
  const ids = (await rowsOf(library)).rows.flat().map(({ id }) => id)
  const id = 'at' in given ? ids[given.at % Math.max(1, ids.length)] : undefined
  if (given.kind === 'save') {
    const title = given.series ? `Chuyện đảo - Kỳ ${given.at + 1}: Bến ${turn}` : `Bài ${turn}`
    await library.save(captured({ title, url: `https://a.vn/${given.at}` }))
  }
  if (given.kind === 'emptyTrash') await library.deleteForever(null)
  if (id === undefined) return
  if (given.kind === 'act')
    await library
      .act({ action: given.action as 'bookmark' | 'archive' | 'trash', ids: [id] })
      .catch(() => null)
  if (given.kind === 'tag')
    await library.act({ action: 'addTag', ids: [id], tag: given.tag }).catch(() => null)
}

test('whatever the app and others do, opened from the snapshot it is what the folders say', async () => {
  const place = await temporaryPlace()
  const copies = await strangers()
  const run = fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
    for (const folder of [place.folder, place.userData]) await rm(folder, { recursive: true, force: true })
    let killed = killable()
    const options = { ...place, mode: 'write' as const }
    let library = await openLibrary({ ...options, create: true, openSearchIndex: killed.openIndex })
    try {
      for (const [turn, given] of steps.entries()) {
        if (given.kind === 'kill') killed.state.alive = false
        else if (given.kind === 'reopen') {
          await library.close()
          killed = killable()
          library = await openLibrary({ ...options, create: false, openSearchIndex: killed.openIndex })
          expect(await rowsOf(library)).toEqual(await readByFolders(place))
        } else {
          await doAsOthers(place, given, copies, turn)
          await doInApp(library, given, turn)
        }
      }
      // While it runs too, once it has looked.
      await library.reconcile()
      expect(await rowsOf(library)).toEqual(await readByFolders(place))
    } finally {
      await library.close()
    }
    library = await openLibrary({ ...options, create: false })
    expect(await rowsOf(library)).toEqual(await readByFolders(place))
    await library.close()
  })
  await fc.assert(run, { numRuns: 40 })
})

async function withThree(place: Place): Promise<void> {
  const library = await open(place)
  for (const title of ['Một', 'Hai', 'Ba'])
    await library.save(captured({ title, url: `https://a.vn/${title}` }))
  await library.close()
}

describe('the first rows', () => {
  test('are those that the library shows when it is open, newest first, without its folders being read', async () => {
    const place = await temporaryPlace()
    const before = await open(place)
    for (let count = 1; count <= 75; count++) {
      const savedAt = new Date(Date.UTC(2026, 10, 1) + ((count * 37) % 76) * 60_000).toISOString()
      await before.save(captured({ title: `Tin ${count}`, url: `https://a.vn/${count}` }), { savedAt })
    }
    const newest = (await before.list(query())).slice(0, 9).map(({ id }) => id)
    await before.act({ action: 'archive', ids: newest })
    await before.act({ action: 'bookmark', ids: newest.slice(0, 2) })
    await before.close()
    const { first, library } = await openFromSnapshot(place)
    try {
      const all = await library.list(query())
      expect(first?.rows(query())).toEqual(all.slice(0, 50))
      expect(first?.rows(query({ view: 'archive' }))).toEqual(await library.list(query({ view: 'archive' })))
      expect(first?.rows(query({ sort: 'title' }))).toBeNull()
      expect(first?.rows(query({ search: 'bài' }))).toBeNull()
    } finally {
      await library.close()
    }
  })
})

describe('a snapshot', () => {
  const spoil = async (place: Place, sql: string) => {
    const database = new DatabaseSync(await indexFile(place))
    database.exec(sql)
    database.close()
  }

  test.each([
    ['of another version', 'UPDATE snapshot SET version = 99'],
    ['that was not written to its end', 'UPDATE snapshot SET whole = 0'],
    ['with a page that is damaged', "UPDATE snapshot_pages SET packed = x'789c0102'"],
    ['that names a folder outside', `UPDATE snapshot_pages SET packed = x'${'00'.repeat(40)}'`],
  ])('%s is not believed, and made anew', async (_what, sql) => {
    const place = await temporaryPlace()
    await withThree(place)
    await spoil(place, sql)
    const library = await open(place)
    expect((await titles(library)).toSorted()).toEqual(['Ba', 'Hai', 'Một'])
    await library.close()
    const again = await openFromSnapshot(place)
    expect(again.first?.rows(query())).toHaveLength(3)
    await again.library.close()
  })

  test('is not written again for what has not changed', async () => {
    const place = await temporaryPlace()
    await withThree(place)
    const { state, openIndex } = killable()
    const library = await open(place, { openSearchIndex: openIndex })
    expect(await titles(library)).toHaveLength(3)
    await library.close()
    expect(state.kept).toBe(0)
  })

  test('keeps what is of a newer version as that: it is shown, not changed', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(captured({ title: 'Một' }))
    await library.close()
    await editJson(join(await onlyArticleFolder(place), 'article.json'), (article) => ({
      ...article,
      version: 99,
    }))
    await (await open(place)).close()
    const again = await openFromSnapshot(place)
    expect(again.first?.rows(query())).toHaveLength(1)
    expect(await failureOf(again.library.act({ action: 'bookmark', ids: [summary.id] }))).toBe(
      'library-newer',
    )
    await again.library.close()
  })

  test('holds pages that grow, change and empty', async () => {
    const file = join(await temporaryFolder(), 'index.sqlite')
    const index = createSearchIndex(file)
    const row = (id: string): SnapshotRow =>
      ({
        ...{
          id,
          folder: `2026/${id}`,
          newer: false,
          newerState: false,
          stamps: { article: '1 1', state: '' },
        },
        document: { savedAt: '2026-11-01T00:00:00Z' },
        state: {},
      }) as unknown as SnapshotRow
    const rows = Array.from({ length: 200 }, (_, count) => row(`a${count}`))
    expect(await index.keep({ put: rows, remove: [], filling: 'begin' })).toBe(false)
    expect(await index.keep({ put: [], remove: [], filling: 'end' })).toBe(true)
    const gone = rows.slice(0, 64).map(({ id }) => id)
    expect(await index.keep({ put: [row('b')], remove: gone, filling: null })).toBe(true)
    await index.close()
    const database = new DatabaseSync(file)
    const ids = database
      .prepare('SELECT ids FROM snapshot_pages')
      .all()
      .flatMap(({ ids: its }) => String(its).split(' '))
    database.close()
    expect(ids.toSorted()).toEqual([...rows.slice(64).map(({ id }) => id), 'b'].toSorted())
  })
})
