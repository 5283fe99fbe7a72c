// The trash that empties itself, on real files and with a clock of the test's own.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Library } from '../../../electron/library/library.ts'
import { openTrashKeeper } from '../../../electron/library/trash-keeper.ts'
import type { TrashKeeper } from '../../../electron/library/trash-keeper.ts'
import { captured, newLibrary, onlyArticleFolder, open } from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const DAY = 24 * 60 * 60 * 1000
const start = Date.parse('2026-03-01T08:00:00Z')
const goTo = (day: number) => vi.setSystemTime(start + day * DAY)

const keeperOf = (place: Place, isOn = () => true) => openTrashKeeper({ userData: place.userData, isOn })

async function trashed(library: Library, title: string): Promise<string> {
  const { id } = (await library.save(captured({ title, url: null }))).summary
  await library.act({ action: 'trash', ids: [id] })
  return id
}
/** Looks once a day, from one day to another, both among them; the days on which something was deleted. */
async function lookDaily(keeper: TrashKeeper, library: Library, from: number, to: number): Promise<number[]> {
  const days: number[] = []
  for (let day = from; day <= to; day++) {
    goTo(day)
    if ((await keeper.look(library)) > 0) days.push(day)
  }
  return days
}
const folders = async ({ folder }: Place): Promise<number> =>
  (await readdir(join(folder, 'articles', '2026'))).length

test('an article is deleted for good when it has been in the trash for its days, and only then', async () => {
  goTo(0)
  const { library, place } = await newLibrary()
  const keeper = await keeperOf(place)
  await keeper.look(library)
  const old = await trashed(library, 'Cũ')
  await library.save(captured({ title: 'Giữ', url: null }))
  goTo(10)
  const young = await trashed(library, 'Mới')
  expect(keeper.daysLeft(library)).toEqual({ [old]: 20, [young]: 30 })
  expect(await lookDaily(keeper, library, 11, 30)).toEqual([])
  expect(keeper.daysLeft(library)).toEqual({ [old]: 0, [young]: 10 })
  expect(await lookDaily(keeper, library, 31, 35)).toEqual([31])
  expect(library.trashed().map(({ id }) => id)).toEqual([young])
  expect(await folders(place)).toBe(2)
  expect((await library.check({ repair: false })).problems).toEqual([])
})

test('the looks are remembered over restarts, and a library that is seldom opened is emptied too', async () => {
  goTo(0)
  const { library, place } = await newLibrary()
  await (await keeperOf(place)).look(library)
  await trashed(library, 'Một')
  await library.close()
  for (const [day, left] of [
    [40, 1],
    [80, 0],
  ] as const) {
    goTo(day)
    const again = await open(place)
    await (await keeperOf(place)).look(again)
    expect(again.trashed()).toHaveLength(left)
    await again.close()
  }
})

test('a clock set a year ahead for a day deletes nothing', async () => {
  goTo(0)
  const { library, place } = await newLibrary()
  const keeper = await keeperOf(place)
  await trashed(library, 'Một')
  await lookDaily(keeper, library, 0, 3)
  goTo(368)
  expect(await keeper.look(library)).toBe(0)
  goTo(368.5)
  expect(await keeper.look(library)).toBe(0)
  expect(await lookDaily(keeper, library, 4, 8)).toEqual([])
  expect(library.trashed()).toHaveLength(1)
  // What was thrown away while it was ahead has a time to come.
  goTo(368)
  const ahead = await trashed(library, 'Hai')
  expect(await lookDaily(keeper, library, 9, 40)).toEqual([31])
  expect(library.trashed().map(({ id }) => id)).toEqual([ahead])
})

test('what lay in the trash before there was a rule, and after it was off, has all its days', async () => {
  goTo(0)
  const { library, place } = await newLibrary()
  const id = await trashed(library, 'Một')
  let on = true
  const keeper = await keeperOf(place, () => on)
  expect(await lookDaily(keeper, library, 300, 310)).toEqual([])
  expect(keeper.daysLeft(library)).toEqual({ [id]: 20 })
  on = false
  expect(keeper.daysLeft(library)).toEqual({})
  expect(await lookDaily(keeper, library, 311, 400)).toEqual([])
  on = true
  expect(await lookDaily(keeper, library, 401, 431)).toEqual([])
  expect(await lookDaily(keeper, library, 432, 432)).toEqual([432])
})

test('an article of a newer version is shown in the trash and never deleted', async () => {
  goTo(0)
  const { library, place } = await newLibrary()
  await trashed(library, 'Một')
  const file = join(await onlyArticleFolder(place), 'state.json')
  await library.close()
  const state: object = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...state, version: 99 }))
  const again = await open(place)
  const keeper = await keeperOf(place)
  expect(await lookDaily(keeper, again, 0, 60)).toEqual([])
  expect(keeper.daysLeft(again)).toEqual({})
  expect(again.trashed()).toHaveLength(1)
})

test('one that is brought back and thrown away again has all its days, also while it is looked at', async () => {
  goTo(0)
  const { library, place } = await newLibrary()
  const keeper = await keeperOf(place)
  await keeper.look(library)
  const id = await trashed(library, 'Một')
  const [{ trashedAt = '' } = {}] = library.trashed()
  goTo(31)
  await library.act({ action: 'restore', ids: [id] })
  await library.act({ action: 'trash', ids: [id] })
  // What was found before is meant as it was then.
  expect(await library.deleteForever([id], (at) => at === trashedAt)).toBe(0)
  expect(await lookDaily(keeper, library, 31, 40)).toEqual([])
  expect(keeper.daysLeft(library)).toEqual({ [id]: 21 })
})

test('a damaged memory of the looks is set aside, and every article has all its days', async () => {
  goTo(0)
  const { library, place } = await newLibrary()
  const id = await trashed(library, 'Một')
  await lookDaily(await keeperOf(place), library, 0, 29)
  await writeFile(join(place.userData, 'trash.json'), '{"version":1,"libraries":')
  const keeper = await keeperOf(place)
  expect(await lookDaily(keeper, library, 40, 50)).toEqual([])
  expect(keeper.daysLeft(library)).toEqual({ [id]: 20 })
  expect((await readdir(place.userData)).filter((name) => name.startsWith('trash.damaged'))).toHaveLength(1)
})

test('what the trash takes on the disk is what its files have', async () => {
  goTo(0)
  const { library, place } = await newLibrary()
  const id = await trashed(library, 'Một')
  const folder = await onlyArticleFolder(place)
  await library.save(captured({ title: 'Hai', url: null }))
  const sizes = await Promise.all(
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await readFile(join(entry.parentPath, entry.name))).byteLength),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(0)
  expect(await library.trashBytes(null)).toBe(bytes)
  expect(await library.trashBytes([id])).toBe(bytes)
})
