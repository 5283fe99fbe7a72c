// faults.md, "the Nth filesystem call fails": for every change of the library, N = 1, 2, … until none fails, with every
// way in which a disk refuses.
import { cp } from 'node:fs/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ArticleId } from '../../../domain/article.ts'
import { errorSentence, messagesIn } from '../../../domain/language/index.ts'
import { AppFailure } from '../../../domain/result.ts'
import type { ErrorCode } from '../../../domain/result.ts'
import type { Library } from '../../../electron/library/library.ts'
import { onceFilesAreFree } from '../../../electron/library/open-files.ts'
import { openSettings } from '../../../electron/library/settings-file.ts'
import { breakCall, fault } from './failing-disk.ts'
import { captured, image, open, query, temporaryFolder, temporaryPlace, tree } from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('./failing-disk.ts')).failingDisk(await original<typeof import('node:fs/promises')>()),
)

afterEach(() => {
  fault.armed = false
})

/** What a person is told of each refusal of a write; of a read it may also be that something could not be read. */
const told: Readonly<Record<string, ErrorCode>> = {
  EIO: 'write-failed',
  ENOSPC: 'disk-full',
  EACCES: 'read-only',
  EROFS: 'read-only',
}
const READING: readonly ErrorCode[] = ['file-unreadable', 'library-unavailable']

const long = `<p>${'chữ '.repeat(50)}</p>`
const [oldPicture, newPicture] = [image('old'), image('new')]
const withPicture = (name: string) => `${long}<img src="images/${name}">`
const [kept, other] = ['https://a.vn/kept', 'https://a.vn/trash']

/** A closed library with one article in the trash and one on the shelf, and the same to start from each time. */
async function baseline(): Promise<Place> {
  const place = await temporaryPlace()
  const library = await open(place)
  const { summary } = await library.save(captured({ url: other, title: 'Rác' }))
  await library.act({ action: 'trash', ids: [summary.id] })
  const contentHtml = withPicture(oldPicture.name)
  await library.save(captured({ url: kept, title: 'Cũ', contentHtml, images: [oldPicture] }))
  await library.close()
  return place
}
const before = ['library Cũ', 'trash Rác']

type Change = {
  readonly name: string
  /** What is there before. */
  readonly prepare?: (library: Library, ids: readonly string[]) => Promise<void>
  readonly work: (library: Library, ids: readonly ArticleId[]) => Promise<unknown>
  readonly result: readonly string[]
  /** Several changes of their own, of which some may have happened. */
  readonly several?: true
}
const newOne = (title: string) =>
  captured({
    url: `https://a.vn/${title}`,
    title,
    contentHtml: withPicture(newPicture.name),
    images: [newPicture],
  })

const changes: readonly Change[] = [
  {
    name: 'saving an article',
    work: (library) => library.save(newOne('Mới')),
    result: ['library Cũ', 'library Mới', 'trash Rác'],
  },
  {
    name: 'saving one again',
    work: (library) => library.save({ ...newOne('Sửa'), url: kept }),
    result: ['library Sửa', 'trash Rác'],
  },
  {
    name: 'saving one again that has become far shorter',
    work: (library) => library.save(captured({ url: kept, title: 'Ngắn', contentHtml: '<p>Hết.</p>' })),
    result: ['library Ngắn', 'trash Rác'],
  },
  {
    name: 'keeping one whose page is unchanged',
    work: (library, [id = '']) => library.keepUnchanged(id, 'https://a.vn/khac', ['nhãn']),
    result: ['library Cũ nhãn', 'trash Rác'],
  },
  {
    name: 'taking in many at once',
    work: async (library) => {
      const saves = ['Một', 'Hai'].map((title) => library.save(newOne(title)))
      for (const save of await Promise.allSettled(saves)) if (save.status === 'rejected') throw save.reason
    },
    result: ['library Cũ', 'library Hai', 'library Một', 'trash Rác'],
    several: true,
  },
  {
    name: 'editing a saved copy',
    work: (library, [id = '']) =>
      library.revise(id, async ({ document, contentHtml }) => ({
        document: { ...document, edits: { title: 'Sửa tay', dropped: ['x'], restored: [] } },
        contentHtml: withPicture(newPicture.name),
        uneditedHtml: contentHtml,
        images: [newPicture],
        thumbnail: Buffer.from('thumb'),
      })),
    result: ['library Sửa tay', 'trash Rác'],
  },
  {
    name: 'archiving all',
    work: (library, ids) => library.act({ action: 'archive', ids: [...ids] }),
    result: ['archive Cũ', 'archive Rác'],
  },
  {
    name: 'tagging all',
    work: (library, ids) => library.act({ action: 'addTag', ids: [...ids], tag: 'nhãn' }),
    result: ['library Cũ nhãn', 'trash Rác nhãn'],
  },
  {
    name: 'keeping the place in an article that is read to its end',
    work: (library, [id = '']) =>
      library.place({
        id,
        place: { block: 1, within: 0.5, at: null, quote: 'chữ' },
        progress: 1,
        begun: true,
        finished: true,
      }),
    result: ['library Cũ read', 'trash Rác'],
  },
  {
    name: 'correcting a series',
    work: (library, ids) => {
      const parts = ids.map((id, at) => ({ id, place: { part: at + 1, isLast: at > 0 } }))
      const series = [{ id: null, name: 'Tên riêng', word: 'kỳ' as const, parts }]
      return library.correctSeries({ series, merged: [], alone: [], recognised: [] })
    },
    result: ['library Cũ', 'series Tên riêng', 'trash Rác'],
  },
  {
    name: 'renaming a tag that has a colour',
    prepare: async (library, ids) => {
      await library.act({ action: 'addTag', ids: [...ids], tag: 'nhãn' })
      await library.changeTag({ change: 'color', tag: 'nhãn', color: 'teal' })
    },
    work: (library) => library.changeTag({ change: 'rename', tag: 'nhãn', to: 'tên', merge: false }),
    result: ['library Cũ tên', 'tag tên teal', 'trash Rác tên'],
  },
  {
    name: 'keeping a search',
    work: (library) => library.changeSearches({ change: 'saveSearch', name: 'Tìm', query: 'cũ' }),
    result: ['library Cũ', 'search Tìm', 'trash Rác'],
  },
  {
    name: 'adding the first note of an article',
    work: (library, [id = '']) =>
      library.changeMarks(id, { change: 'add', target: null, color: 'yellow', note: 'đầu' }),
    result: ['library Cũ', 'note đầu', 'trash Rác'],
  },
  {
    name: 'taking back what was done to many',
    prepare: async (library, ids) => {
      await library.act({ action: 'archive', ids: [...ids] })
    },
    work: (library) => library.undo(null),
    result: ['library Cũ', 'trash Rác'],
  },
  {
    name: 'restoring what was made of articles together',
    work: (library) =>
      library.restoreCollections({
        version: 1,
        series: {},
        searches: [{ id: '0123456789ab', name: 'Xưa', query: 'xưa' }],
        tagColors: [],
      }),
    result: ['library Cũ', 'search Xưa', 'trash Rác'],
  },
  {
    name: 'emptying the trash',
    work: (library) => library.deleteForever(null),
    result: ['library Cũ'],
  },
]

async function shelves(library: Library): Promise<string[]> {
  const views = ['all', 'archive', 'trash'] as const
  const rows = (await Promise.all(views.map((view) => library.list(query({ view }))))).flat()
  const series = library.series().map(({ name }) => `series ${name}`)
  const lines = rows.map((row) =>
    [row.shelf, row.title, ...row.tags, ...(row.reading === 'read' ? ['read'] : [])].join(' '),
  )
  const notes = (await library.marked()).flatMap(({ marks }) => marks.map(({ note }) => `note ${note}`))
  const tags = library.tags().flatMap(({ name, color }) => (color === null ? [] : `tag ${name} ${color}`))
  const searches = library.searches().map(({ name }) => `search ${name}`)
  return [...lines, ...series, ...notes, ...tags, ...searches].toSorted()
}

/** A failure that a person can understand: its reason, its file, a sentence in each language. */
function expectTold(error: unknown, code: string, file: string): void {
  expect(error).toBeInstanceOf(AppFailure)
  const { appError } = error as AppFailure
  expect([told[code], ...READING]).toContain(appError.code)
  expect(String(appError.details?.['file'] ?? appError.details?.['folder'])).toContain(file)
  for (const language of ['vi', 'en'] as const)
    expect(errorSentence(messagesIn(language), appError)).toMatch(/^.{20,}[.?]$/su)
}

/** The codes, each first in its turn: the first finds the library untouched. */
const codesFor = (turn: number): readonly string[] => {
  const all = Object.keys(told)
  return [...all.slice(turn % all.length), ...all.slice(0, turn % all.length), 'EMFILE']
}

describe('when the Nth call to the filesystem fails', () => {
  test.each(changes)(
    '$name names the file, loses nothing, and works when tried again',
    { timeout: 400_000 },
    async ({ prepare, work, result, several }) => {
      const start = await baseline()
      const broken = new Set<string>()
      for (let failAt = 1; failAt < 400; failAt++) {
        const place = { folder: `${start.folder} ${failAt}`, userData: start.userData }
        await cp(start.folder, place.folder, { recursive: true })
        const library = await open(place)
        const rows = [...(await library.list(query())), ...(await library.list(query({ view: 'trash' })))]
        const ids = rows.map(({ id }) => id)
        await prepare?.(library, ids)
        const were = prepare ? await shelves(library) : before
        let error: unknown = null
        let calls: number | null = null
        for (const code of codesFor(failAt)) {
          breakCall(failAt, code)
          error = await work(library, ids).then(
            () => null,
            (thrown: unknown) => thrown,
          )
          fault.armed = false
          if (fault.failed) broken.add(`${code} ${fault.failed}`)
          // Only the first finds the library as it was.
          calls ??= fault.call
          if (error === null) break
          expectTold(error, code, place.folder)
          const now = await shelves(library)
          if (several)
            expect(now).toEqual(result.filter((line) => before.includes(line) || now.includes(line)))
          else expect([were, result]).toContainEqual(now)
        }
        // The limit of open files passes: no change fails for it.
        expect(error).toBeNull()
        expect(await shelves(library)).toEqual(result)
        await library.close()
        const reopened = await open(place)
        expect(await shelves(reopened)).toEqual(result)
        expect(reopened.recovered).toEqual([])
        expect((await reopened.check({ repair: false })).problems).toEqual([])
        expect((await tree(place.folder)).filter((path) => /\.tmp-|\.next-/.test(path))).toEqual([])
        await reopened.close()
        if (calls !== null && calls < failAt) break
      }
      for (const code of [...Object.keys(told), 'EMFILE'])
        expect([...broken].some((one) => one.startsWith(code))).toBe(true)
      for (const name of ['rename', 'sync']) expect([...broken].some((one) => one.endsWith(name))).toBe(true)
    },
  )
})

test('at the limit of open files calls wait in a queue, longer and longer, and none is lost', async () => {
  const library = await open(await temporaryPlace())
  breakCall(1, 'EMFILE', 8)
  await Promise.all(['Một', 'Hai', 'Ba'].map((title) => library.save(newOne(title))))
  fault.armed = false
  expect(library.overview().counts.all).toBe(3)

  let tries = 0
  const busy = () => {
    tries++
    return Promise.reject(Object.assign(new Error('busy'), { code: 'EMFILE' }))
  }
  await expect(onceFilesAreFree(busy, 400)).rejects.toMatchObject({ code: 'EMFILE' })
  // Pauses of 10, 20, 40 and so on milliseconds at least: were they all as short as the first, there would be 40.
  expect(tries).toBeGreaterThan(1)
  expect(tries).toBeLessThan(9)
  // One that never ends keeps nobody for ever, and what fails otherwise is not tried again.
  expect(await onceFilesAreFree(async () => 'free')).toBe('free')
  let calls = 0
  await expect(onceFilesAreFree(() => Promise.reject(new Error(String(++calls))))).rejects.toThrow('1')
})

test('what cannot be read is never taken for absent: the longer body of before is kept', async () => {
  const place = await temporaryPlace()
  const library = await open(place)
  await library.save(captured({ url: kept, contentHtml: long }))
  for (let failAt = 1; ; failAt++) {
    breakCall(failAt)
    await library.save(captured({ url: kept, contentHtml: '<p>Hết.</p>' })).catch(() => null)
    const { call } = fault
    fault.armed = false
    if (call < failAt) break
  }
  expect((await tree(place.folder)).filter((path) => path.endsWith('previous.html'))).toHaveLength(1)
})

test('settings whose write fails are the old, on the disk and for the app, with every code', async () => {
  const userData = await temporaryFolder()
  const settings = await openSettings(userData)
  await settings.update((data) => ({ ...data, listWidth: 300 }))
  for (const code of Object.keys(told))
    for (let failAt = 1; ; failAt++) {
      breakCall(failAt, code)
      const error: unknown = await settings
        .update((data) => ({ ...data, listWidth: 401 }))
        .then(
          () => null,
          (thrown: unknown) => thrown,
        )
      const { call } = fault
      fault.armed = false
      if (error !== null) expectTold(error, code, userData)
      const width = error === null ? 401 : 300
      expect(settings.data.listWidth).toBe(width)
      expect((await openSettings(userData)).data.listWidth).toBe(width)
      await settings.update((data) => ({ ...data, listWidth: 300 }))
      if (call < failAt) break
    }
})
