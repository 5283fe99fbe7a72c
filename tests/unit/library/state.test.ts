import { describe, expect, test, vi } from 'vitest'
import type { ArticleId } from '../../../domain/article.ts'
import type { StateAction } from '../../../domain/ipc-contract.ts'
import { articleViews } from '../../../domain/views.ts'
import type { Library } from '../../../electron/library/library.ts'
import { captured, failureOf, newLibrary, open, query, titles } from './library-fixture.ts'

const saveNamed = async (library: Library, title: string, minute = 0): Promise<ArticleId> => {
  const savedAt = new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString()
  return (await library.save(captured({ url: null, title }), { savedAt })).summary.id
}

const counted = (library: Library) => library.overview().counts

describe('views and counts', () => {
  test('every article is on one shelf, and every view shows what it counts', async () => {
    const { library } = await newLibrary()
    const names = ['mới', 'đang', 'xong', 'cất', 'bỏ', 'dấu']
    const ids = new Map<string, ArticleId>()
    for (const name of names) ids.set(name, await saveNamed(library, name))
    const id = (name: string) => ids.get(name) ?? ''
    await library.place({ id: id('đang'), place: null, progress: 0.3, begun: true, finished: false })
    await library.act({ action: 'markRead', ids: [id('xong')] })
    await library.act({ action: 'archive', ids: [id('cất')] })
    await library.act({ action: 'bookmark', ids: [id('cất'), id('dấu'), id('bỏ')] })
    await library.act({ action: 'trash', ids: [id('bỏ')] })
    const shown = Object.fromEntries(
      await Promise.all(
        articleViews.map(async (view) => [view, (await titles(library, { view })).toSorted()]),
      ),
    )
    expect(shown).toEqual({
      all: ['dấu', 'mới', 'xong', 'đang'].toSorted(),
      unread: ['dấu', 'mới'].toSorted(),
      reading: ['đang'],
      read: ['xong'],
      bookmarked: ['cất', 'dấu'].toSorted(),
      archive: ['cất'],
      trash: ['bỏ'],
    })
    for (const view of articleViews) expect(counted(library)[view]).toBe(shown[view].length)
  })

  test('tags and sources are counted over the library shelf, as their lists show them', async () => {
    const { library } = await newLibrary()
    const save = (url: string, siteName: string | null, tags: string[]) =>
      library.save(captured({ url, siteName, title: url }), { tags })
    await save('https://tuoitre.vn/1', null, ['Biển'])
    await save('https://www.tuoitre.vn/2', 'Tuổi Trẻ', ['biển', 'Án'])
    const archived = await save('https://vnexpress.net/3', 'VnExpress', ['Zoo'])
    await library.act({ action: 'archive', ids: [archived.summary.id] })
    expect(library.overview()).toMatchObject({
      tags: [
        { name: 'Án', count: 1 },
        { name: 'Biển', count: 2 },
      ],
      sources: [{ name: 'tuoitre.vn', label: 'Tuổi Trẻ', count: 2 }],
    })
    expect(await titles(library, { tag: 'BIỂN' })).toHaveLength(2)
    expect(await titles(library, { host: 'tuoitre.vn' })).toHaveLength(2)
    expect(await titles(library, { host: 'vnexpress.net', view: 'archive' })).toHaveLength(1)
  })

  test('a source bears the name its pages give most often, of equal ones the newest, never its host as a name', async () => {
    const { library } = await newLibrary()
    let saved = 0
    const save = (siteName: string | null) =>
      library.save(captured({ url: `https://benda.example/${++saved}`, siteName, title: `${saved}` }), {
        savedAt: new Date(Date.UTC(2026, 10, 1, 0, saved)).toISOString(),
      })
    const label = () => library.overview().sources[0]?.label
    await save('www.benda.example')
    expect(label()).toBe('benda.example')
    await save('Bến Đá')
    await save('benda.example')
    await save('benda.example')
    await save(null)
    expect(label()).toBe('Bến Đá')
    await save('Bến Đá Cuối tuần')
    expect(label()).toBe('Bến Đá Cuối tuần')
    await save('Bến Đá')
    await save('Ảnh')
    expect(label()).toBe('Bến Đá')
  })

  test('lists sort by time, date, title, length and source', async () => {
    const { library } = await newLibrary()
    const rows = [
      { title: 'Đèn', publishedAt: '2026-01-01T23:00:00+07:00', siteName: 'Ánh', words: 5 },
      { title: 'Da', publishedAt: '2026-01-01T17:00:00Z', siteName: null, words: 9 },
      { title: 'Ăn', publishedAt: null, siteName: 'An', words: 1 },
      { title: 'Kỳ 10', publishedAt: '2020-01-01T00:00:00Z', siteName: 'Bờ', words: 3 },
      { title: 'Kỳ 2', publishedAt: '2021-01-01T00:00:00Z', siteName: 'Bờ', words: 4 },
    ]
    for (const [minute, { words, ...row }] of rows.entries())
      await library.save(captured({ url: null, ...row, contentHtml: `<p>${'chữ '.repeat(words)}</p>` }), {
        savedAt: new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString(),
      })
    expect(await titles(library, { sort: 'saved' })).toEqual(['Kỳ 2', 'Kỳ 10', 'Ăn', 'Da', 'Đèn'])
    expect(await titles(library, { sort: 'published' })).toEqual(['Da', 'Đèn', 'Kỳ 2', 'Kỳ 10', 'Ăn'])
    expect(await titles(library, { sort: 'title' })).toEqual(['Ăn', 'Da', 'Đèn', 'Kỳ 2', 'Kỳ 10'])
    expect(await titles(library, { sort: 'length' })).toEqual(['Ăn', 'Kỳ 10', 'Kỳ 2', 'Đèn', 'Da'])
    expect(await titles(library, { sort: 'source' })).toEqual(['Ăn', 'Đèn', 'Kỳ 2', 'Kỳ 10', 'Da'])
  })
})

const make = (name: StateAction['action'], on: ArticleId[]): StateAction =>
  name === 'addTag' || name === 'removeTag'
    ? { action: name, ids: on, tag: 'thẻ' }
    : { action: name, ids: on }

describe('undo', () => {
  const actions: readonly { before: StateAction['action'][]; action: StateAction['action'] }[] = [
    { before: [], action: 'bookmark' },
    { before: ['bookmark'], action: 'removeBookmark' },
    { before: [], action: 'markRead' },
    { before: ['markRead'], action: 'markUnread' },
    { before: [], action: 'archive' },
    { before: ['trash'], action: 'archive' },
    { before: [], action: 'trash' },
    { before: ['archive'], action: 'trash' },
    { before: ['trash'], action: 'restore' },
    { before: ['archive', 'trash'], action: 'restore' },
    { before: ['archive'], action: 'restore' },
    { before: [], action: 'addTag' },
    { before: ['addTag'], action: 'removeTag' },
  ]

  test.each(actions)('takes $action back after $before', async ({ before, action }) => {
    const { library, place } = await newLibrary()
    const ids = [await saveNamed(library, 'một'), await saveNamed(library, 'hai')]
    for (const name of before) await library.act(make(name, ids))
    const rows = () => ids.map((id) => library.summary(id))
    const was = rows()
    const done = await library.act(make(action, ids))
    expect(done).toMatchObject({ count: 2, action })
    expect(rows()).not.toEqual(was)
    expect(await library.undo(done.undoId)).toEqual(done)
    expect(rows()).toEqual(was)
    expect(await failureOf(library.undo(done.undoId))).toBe('nothing-to-undo')
    await library.close()
    const reopened = await open(place)
    expect(ids.map((id) => reopened.summary(id))).toEqual(was)
  })

  test('takes back the last when none is named, one after the other', async () => {
    const { library } = await newLibrary()
    const id = await saveNamed(library, 'một')
    await library.act({ action: 'bookmark', ids: [id] })
    await library.act({ action: 'archive', ids: [id] })
    expect((await library.undo(null)).action).toBe('archive')
    expect(library.summary(id)).toMatchObject({ shelf: 'library', bookmarked: true })
    expect((await library.undo(null)).action).toBe('bookmark')
    expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
  })

  test('two at once take back two actions, in their order', async () => {
    const { library } = await newLibrary()
    const ids = [await saveNamed(library, 'một'), await saveNamed(library, 'hai')]
    await library.act({ action: 'archive', ids })
    const { undoId } = await library.act({ action: 'trash', ids })
    const both = await Promise.all([library.undo(null), library.undo(null)])
    expect(both.map(({ action }) => action)).toEqual(['trash', 'archive'])
    expect(counted(library)).toMatchObject({ all: 2, archive: 0, trash: 0 })
    expect(await failureOf(library.undo(undoId))).toBe('nothing-to-undo')
  })

  test('two at once of one action take it back once', async () => {
    const { library } = await newLibrary()
    const id = await saveNamed(library, 'một')
    await library.act({ action: 'bookmark', ids: [id] })
    const { undoId } = await library.act({ action: 'archive', ids: [id] })
    const both = [library.undo(undoId), library.undo(undoId)].map(failureOf)
    expect(await Promise.all(both)).toEqual(['no failure', 'nothing-to-undo'])
    expect(library.summary(id)).toMatchObject({ shelf: 'library', bookmarked: true })
  })

  test('keeps what was read in between', async () => {
    const { library } = await newLibrary()
    const id = await saveNamed(library, 'một')
    const { undoId } = await library.act({ action: 'trash', ids: [id] })
    await library.place({ id, place: null, progress: 0.7, begun: true, finished: false })
    await library.undo(undoId)
    expect(library.summary(id)).toMatchObject({ shelf: 'library', progress: 0.7, reading: 'reading' })
  })

  test('an action that changes nothing is nothing to take back', async () => {
    const { library } = await newLibrary()
    const id = await saveNamed(library, 'một')
    expect((await library.act({ action: 'restore', ids: [id] })).count).toBe(0)
    expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
  })

  test('goes a hundred actions back', async () => {
    const { library } = await newLibrary()
    const id = await saveNamed(library, 'một')
    for (let turn = 0; turn < 101; turn++)
      await library.act({ action: turn % 2 === 0 ? 'bookmark' : 'removeBookmark', ids: [id] })
    for (let turn = 0; turn < 100; turn++) await library.undo(null)
    expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
    expect(library.summary(id)?.bookmarked).toBe(true)
  })
})

describe('actions', () => {
  test('pass over articles that are gone, and fail where all are', async () => {
    const { library } = await newLibrary()
    const id = await saveNamed(library, 'một')
    expect((await library.act({ action: 'bookmark', ids: ['000000000000', id, id] })).count).toBe(1)
    expect(await failureOf(library.act({ action: 'bookmark', ids: ['000000000000'] }))).toBe(
      'article-not-found',
    )
    expect(await failureOf(library.article('000000000000'))).toBe('article-not-found')
  })

  test('delete for good takes only what is in the trash', async () => {
    const { library, place } = await newLibrary()
    const [one, two, three] = [
      await saveNamed(library, 'một'),
      await saveNamed(library, 'hai'),
      await saveNamed(library, 'ba'),
    ]
    await library.act({ action: 'trash', ids: [one, two] })
    expect(await library.deleteForever([one, three])).toBe(1)
    expect(await library.deleteForever(null)).toBe(1)
    expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
    await library.close()
    const reopened = await open(place)
    expect(await titles(reopened)).toEqual(['ba'])
    expect(counted(reopened).trash).toBe(0)
  })
})

const at = (block: number) => ({ block, within: 0.5, at: null, quote: 'chữ' })

describe('reading', () => {
  test('keeps the place; progress only grows; the end marks read once', async () => {
    const { library, place } = await newLibrary()
    const id = await saveNamed(library, 'một')
    library.opened(id)
    await library.place({ id, place: at(3), progress: 0.6, begun: true, finished: false })
    await library.place({ id, place: at(1), progress: 0.2, begun: false, finished: false })
    expect(library.summary(id)).toMatchObject({ progress: 0.6, reading: 'reading' })
    await library.place({ id, place: at(9), progress: 1, begun: true, finished: true })
    expect(library.summary(id)).toMatchObject({ progress: 1, reading: 'read' })
    await library.close()
    const reopened = await open(place)
    expect(await reopened.article(id)).toMatchObject({ place: at(9), reading: 'read' })
  })

  test('an article marked unread stays unread until it is opened anew', async () => {
    const { library } = await newLibrary()
    const [id, other] = [await saveNamed(library, 'một'), await saveNamed(library, 'hai')]
    const end = { id, place: at(9), progress: 1, begun: true, finished: true }
    library.opened(id)
    await library.place(end)
    await library.act({ action: 'markUnread', ids: [id] })
    // The change makes the page ask for the article again: that is no new opening.
    await library.article(id)
    await library.article(other)
    await library.article(id)
    await library.place(end)
    expect(library.summary(id)).toMatchObject({ reading: 'unread', progress: 0 })
    // Opened again with no other in between: that is one.
    library.opened(id)
    await library.place(end)
    expect(library.summary(id)?.reading).toBe('read')
  })

  test.each(['undo', 'markRead'] as const)('after %s, reading counts again at once', async (how) => {
    const { library } = await newLibrary()
    const id = await saveNamed(library, 'một')
    library.opened(id)
    await library.place({ id, place: at(2), progress: 0.2, begun: true, finished: false })
    await library.act({ action: 'markUnread', ids: [id] })
    if (how === 'undo') await library.undo(null)
    else await library.act({ action: 'markRead', ids: [id] })
    await library.place({ id, place: at(5), progress: 0.5, begun: true, finished: false })
    expect(library.summary(id)?.progress).toBe(0.5)
  })
})

describe('searching', () => {
  test('finds words without their marks in title, lead, source, byline, tags and body', async () => {
    const { library } = await newLibrary()
    const save = (title: string, changes: object, tags: string[] = []) =>
      library.save(captured({ url: null, title, lead: null, byline: null, siteName: null, ...changes }), {
        tags,
      })
    await save('Than ở Quảng Ninh', {})
    await save('dẫn', { lead: 'Từ Quảng Ninh đi' })
    await save('nguồn', { siteName: 'Báo Quảng Ninh' })
    await save('tác giả', { byline: 'Quảng Ninh' })
    await save('thẻ', {}, ['quảng ninh'])
    await save('thân', { contentHtml: '<p>Bến tàu <b>Quảng</b> Ninh</p>' })
    await save('không', { contentHtml: '<p>Ninh Bình</p>' })
    const found = await titles(library, { search: 'quang ninh' })
    expect([...found].toSorted()).toEqual(
      ['Than ở Quảng Ninh', 'dẫn', 'nguồn', 'tác giả', 'thẻ', 'thân'].toSorted(),
    )
    expect(found[0]).toBe('Than ở Quảng Ninh')
  })

  test('looks in library and archive from any view but the trash, and only there from the trash', async () => {
    const { library } = await newLibrary()
    const [shelf, archived, trashed] = [
      await saveNamed(library, 'Biển một'),
      await saveNamed(library, 'Biển hai'),
      await saveNamed(library, 'Biển ba'),
    ]
    expect(shelf).toBeTruthy()
    await library.act({ action: 'archive', ids: [archived] })
    await library.act({ action: 'trash', ids: [trashed] })
    expect((await titles(library, { search: 'bien', view: 'read' })).toSorted()).toEqual([
      'Biển hai',
      'Biển một',
    ])
    expect(await titles(library, { search: 'bien', view: 'trash' })).toEqual(['Biển ba'])
  })

  test('marks what it found, and gives the rest as plain text', async () => {
    const { library } = await newLibrary()
    await library.save(captured({ title: 'Tên', contentHtml: '<p>Nhà &lt;b&gt; Quảng &amp; Ninh</p>' }))
    const [row] = await library.list(query({ search: 'quang' }))
    expect(row?.snippet).toContain('<mark>Quảng</mark>')
    expect(row?.snippet?.replace(/<\/?mark>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/)
  })

  test('finds an article by its new body and new tags at once', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(captured())
    expect(await titles(library, { search: 'sông' })).toEqual([])
    await library.save(captured({ contentHtml: '<p>Dòng sông trôi</p>' }))
    await library.act({ action: 'addTag', ids: [summary.id], tag: 'núi' })
    expect(await titles(library, { search: 'song' })).toHaveLength(1)
    expect(await titles(library, { search: 'nui' })).toHaveLength(1)
    await library.close()
    expect(await titles(await open(place, { mode: 'read' }), { search: 'dong song' })).toHaveLength(1)
  })
})

test('a change of place alone is told as such, and not at once; one of the state of reading as any other', async () => {
  const { library } = await newLibrary()
  const id = await saveNamed(library, 'bài')
  const told: unknown[] = []
  library.onChange((ids, onlyMoved) => told.push([ids, onlyMoved]))
  const read = (progress: number) =>
    library.place({ id, place: null, progress, begun: true, finished: false })
  await read(0.1)
  expect(told).toEqual([[[id], false]])
  await read(0.2)
  await read(0.3)
  expect(told).toHaveLength(1)
  await vi.waitFor(() => expect(told.slice(1)).toEqual([[[id], true]]), 60_000)
})
