// Highlights and notes of an article: kept beside it, whatever else is done to it, and taken back like any act.
import { mkdir, readdir, readFile, readlink, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { MAX_MARKS, MAX_NOTE } from '../../../domain/annotation.ts'
import type { Mark, MarkChange, Target } from '../../../domain/annotation.ts'
import type { ArticleId } from '../../../domain/article.ts'
import type { ErrorCode } from '../../../domain/result.ts'
import type { Library } from '../../../electron/library/library.ts'
import { moveLibrary } from '../../../electron/library/move-library.ts'
import {
  captured,
  failureOf,
  newLibrary,
  onlyArticleFolder,
  open,
  query,
  titles,
  tree,
} from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

const UNKNOWN = '00000000-0000-4000-8000-000000000000'

const targetAt = (start: number, exact: string): Target => ({
  quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start, end: start + exact.length },
})
const highlight = (start = 0, exact = 'Thân bài', note = ''): MarkChange => ({
  change: 'add',
  target: targetAt(start, exact),
  color: 'yellow',
  note,
})
const articleNote = (note: string): MarkChange => ({ change: 'add', target: null, color: 'yellow', note })

async function withArticle(): Promise<{ library: Library; place: Place; id: ArticleId; folder: string }> {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured())
  return { library, place, id: summary.id, folder: await onlyArticleFolder(place) }
}

const marksOf = async (library: Library, id: ArticleId): Promise<readonly Mark[]> =>
  (await library.article(id)).marks

/** Adds a mark; its id. */
async function add(library: Library, id: ArticleId, change: MarkChange = highlight()): Promise<string> {
  const { markId } = await library.changeMarks(id, change)
  return markId ?? ''
}

const written = async (folder: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, 'notes.json'), 'utf8'))

describe('notes.json', () => {
  test('is made by the first mark, and by nothing before it', async () => {
    const { library, place, id, folder } = await withArticle()
    expect(await marksOf(library, id)).toEqual([])
    await library.list(query({ search: 'bài' }))
    expect(await library.marked()).toEqual([])
    expect(await readdir(folder)).not.toContain('notes.json')
    const markId = await add(library, id, highlight(0, 'Thân bài', 'Xem lại'))
    const marks = await marksOf(library, id)
    expect(marks).toEqual([
      {
        id: markId,
        target: targetAt(0, 'Thân bài'),
        color: 'yellow',
        note: 'Xem lại',
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    ])
    expect(await written(folder)).toEqual({ version: 1, marks })
    await library.close()
    expect(await marksOf(await open(place), id)).toEqual(marks)
  })

  test('is kept when its article is saved again, edited by hand, archived and moved with the library', async () => {
    const { library, place, id, folder } = await withArticle()
    await add(library, id, highlight(0, 'Thân bài', 'một'))
    await add(library, id, articleNote('cả bài'))
    const marks = await marksOf(library, id)
    const file = await readFile(join(folder, 'notes.json'), 'utf8')
    await library.save(captured({ contentHtml: '<p>Bài mới.</p>', title: 'Tên mới' }))
    expect(await marksOf(library, id)).toEqual(marks)
    await library.revise(id, async ({ document, contentHtml }) => ({
      document: { ...document, edits: { title: 'Sửa tay', dropped: ['x'], restored: [] } },
      contentHtml: '<p>Sửa.</p>',
      uneditedHtml: contentHtml,
      images: [],
      thumbnail: null,
    }))
    await library.keepUnchanged(id, null)
    await library.act({ action: 'archive', ids: [id] })
    await library.act({ action: 'trash', ids: [id] })
    await library.act({ action: 'restore', ids: [id] })
    expect(await marksOf(library, id)).toEqual(marks)
    expect(await titles(library, { view: 'archive', search: 'ca bai' })).toEqual(['Sửa tay'])
    await library.close()
    const moved = { ...place, folder: `${place.folder} mới` }
    await moveLibrary(place.folder, moved.folder, {
      onProgress: () => undefined,
      signal: new AbortController().signal,
    })
    expect(await readFile(folder.replace(place.folder, moved.folder).concat('/notes.json'), 'utf8')).toBe(
      file,
    )
    expect(await marksOf(await open(moved), id)).toEqual(marks)
  })

  test('is deleted with its article and not before; nothing of it comes back with the same address', async () => {
    const { library, place, id } = await withArticle()
    await add(library, id)
    await library.act({ action: 'trash', ids: [id] })
    expect(await marksOf(library, id)).toHaveLength(1)
    await library.deleteForever([id])
    expect((await tree(place.folder)).filter((path) => path.includes('notes.json'))).toEqual([])
    expect(await failureOf(library.changeMarks(id, highlight()))).toBe('article-not-found')
    expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
    await library.save(captured(), { id })
    expect(await marksOf(library, id)).toEqual([])
    expect(await library.marked()).toEqual([])
  })

  test('damaged is set aside when it is first read, told once, and the article opens without marks', async () => {
    const { library, place, id, folder } = await withArticle()
    await add(library, id)
    await library.close()
    await writeFile(join(folder, 'notes.json'), '{"version":1,"mar')
    const again = await open(place)
    const told: object[] = []
    again.onDamage((damage) => told.push(damage))
    expect(again.recovered).toEqual([])
    expect(await marksOf(again, id)).toEqual([])
    await again.marked()
    expect(told).toEqual([{ kind: 'recovered', file: expect.stringMatching(/^recovered\/.+-notes\.json$/) }])
    const [{ file = '' } = {}] = told as { file?: string }[]
    expect(await readFile(join(place.folder, file), 'utf8')).toBe('{"version":1,"mar')
    await add(again, id)
    expect(await marksOf(again, id)).toHaveLength(1)
  })

  test('damaged is left alone by who only reads, and by a check that does not repair; one that does sets it aside', async () => {
    const { library, place, id, folder } = await withArticle()
    await add(library, id)
    expect(await library.check({ repair: false })).toMatchObject({ documents: 4, problems: [] })
    await writeFile(join(folder, 'notes.json'), '\0\0')
    const reader = await open(place, { mode: 'read' })
    expect(await marksOf(reader, id)).toEqual([])
    const path = `articles/${folder.split('/articles/')[1]}/notes.json`
    const problem = { path, problem: 'document-damaged' }
    expect((await library.check({ repair: false })).problems).toEqual([{ ...problem, repaired: false }])
    expect((await library.check({ repair: true })).problems).toEqual([{ ...problem, repaired: true }])
    expect((await library.check({ repair: false })).problems).toEqual([])
    expect(await marksOf(library, id)).toEqual([])
    expect(await readdir(join(place.folder, 'recovered'))).toHaveLength(1)
  })

  test('counts among the bytes of a check', async () => {
    const { library, id, folder } = await withArticle()
    const before = await library.check({ repair: false })
    await add(library, id, articleNote('x'.repeat(1000)))
    const { length } = await readFile(join(folder, 'notes.json'))
    const after = await library.check({ repair: false })
    expect(after).toMatchObject({ bytes: before.bytes + length, documents: before.documents + 1 })
  })

  test('of a newer version is read and never rewritten', async () => {
    const { library, place, id, folder } = await withArticle()
    const markId = await add(library, id)
    await library.close()
    const text = (await readFile(join(folder, 'notes.json'), 'utf8')).replace('"version": 1', '"version": 2')
    await writeFile(join(folder, 'notes.json'), text)
    const again = await open(place)
    expect(await marksOf(again, id)).toMatchObject([{ id: markId }])
    expect(await failureOf(again.changeMarks(id, highlight()))).toBe('library-newer')
    expect(await failureOf(again.changeMarks(id, { change: 'remove', markIds: [UNKNOWN] }))).toBe(
      'library-newer',
    )
    await again.act({ action: 'bookmark', ids: [id] })
    expect(await readFile(join(folder, 'notes.json'), 'utf8')).toBe(text)
  })

  test('that cannot be understood or read stays where it is, and is not written over', async () => {
    const { library, place, id, folder } = await withArticle()
    await library.close()
    await writeFile(join(folder, 'notes.json'), '{"version":9}')
    const again = await open(place)
    const told: object[] = []
    again.onDamage((damage) => told.push(damage))
    expect(await marksOf(again, id)).toEqual([])
    expect(await marksOf(again, id)).toEqual([])
    expect(told).toEqual([{ kind: 'skipped', file: expect.stringMatching(/^articles\/.*\/notes\.json$/) }])
    expect(await failureOf(again.changeMarks(id, highlight()))).toBe('library-newer')
    expect(await readFile(join(folder, 'notes.json'), 'utf8')).toBe('{"version":9}')
    await again.close()
    const other = await withArticle()
    await mkdir(join(other.folder, 'notes.json'))
    expect(await marksOf(other.library, other.id)).toEqual([])
    expect(await failureOf(other.library.changeMarks(other.id, highlight()))).toBe('file-unreadable')
  })

  test('that another tool has put there is read when the article is opened, and by a rebuild', async () => {
    const { library, id, folder } = await withArticle()
    await add(library, id, articleNote('cũ'))
    const text = await readFile(join(folder, 'notes.json'), 'utf8')
    const other = await withArticle()
    expect(await other.library.marked()).toEqual([])
    await writeFile(join(other.folder, 'notes.json'), text)
    expect(await marksOf(other.library, other.id)).toMatchObject([{ note: 'cũ' }])
    expect(await other.library.marked()).toHaveLength(1)
    await writeFile(join(folder, 'notes.json'), text.replace('cũ', 'đã sửa nơi khác'))
    await library.rebuild()
    expect(await marksOf(library, id)).toMatchObject([{ note: 'đã sửa nơi khác' }])
    expect(await titles(library, { search: 'sua noi khac' })).toHaveLength(1)
  })

  test('that cannot be read any more is shown as it was, and is not written over', async () => {
    const { library, id, folder } = await withArticle()
    const markId = await add(library, id)
    const path = join(folder, 'notes.json')
    await rm(path)
    await symlink(folder, path)
    expect(await marksOf(library, id)).toHaveLength(1)
    const edit: MarkChange = { change: 'edit', markId, note: 'Xem lại' }
    expect(await failureOf(library.changeMarks(id, edit))).toBe('file-unreadable')
    expect(await readlink(path)).toBe(folder)
  })

  test('that another program is putting in place is not taken for none', async () => {
    const { library, id, folder } = await withArticle()
    const markId = await add(library, id, highlight(0, 'Thân bài', 'Xem lại'))
    const path = join(folder, 'notes.json')
    const text = await readFile(path, 'utf8')
    const stop = new AbortController()
    // There, gone, something else, gone: each for a moment.
    const other = async () => {
      while (!stop.signal.aborted) {
        await rm(path, { force: true })
        // The library may have put its own there meanwhile.
        await mkdir(path).then(
          () => rmdir(path),
          () => undefined,
        )
        await writeFile(`${path}.part`, text)
        await rename(`${path}.part`, path)
      }
    }
    const working = other()
    onTestFinished(async () => {
      stop.abort()
      await working
    })
    for (let time = 0; time < 300; time++) {
      const change: MarkChange = { change: 'edit', markId, note: `Lần ${time}` }
      expect(await failureOf(library.changeMarks(id, change))).not.toBe('mark-not-found')
      expect(await marksOf(library, id)).toHaveLength(1)
    }
  })

  test('is looked for by no opening', async () => {
    const { library, place, id, folder } = await withArticle()
    await add(library, id)
    await library.close()
    await writeFile(join(folder, 'notes.json'), 'damaged')
    // Had it been read, it would have been set aside.
    await (await open(place)).close()
    expect(await readdir(folder)).toContain('notes.json')
  })
})

describe('a change of marks', () => {
  test('is told of, and only of that article', async () => {
    const { library, id } = await withArticle()
    await library.save(captured({ url: 'https://a.vn/khac' }))
    const told: unknown[] = []
    library.onChange((ids) => told.push(ids))
    await add(library, id)
    expect(told).toEqual([[id]])
  })

  const refused: readonly (readonly [string, MarkChange, ErrorCode])[] = [
    ['an unknown mark to edit', { change: 'edit', markId: UNKNOWN, note: 'x' }, 'mark-not-found'],
    ['an unknown mark to remove', { change: 'remove', markIds: [UNKNOWN] }, 'mark-not-found'],
    ['a note that is too long', articleNote('x'.repeat(MAX_NOTE + 1)), 'note-too-long'],
    ['a note on the article without words', articleNote(' \n\u2028 '), 'note-empty'],
  ]
  test.each(refused)('refuses %s with a reason, and writes nothing', async (_what, change, code) => {
    const { library, id, folder } = await withArticle()
    expect(await failureOf(library.changeMarks(id, change))).toBe(code)
    expect(await readdir(folder)).not.toContain('notes.json')
    expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
  })

  test('takes the longest note, composed and with nothing around it', async () => {
    const { library, id } = await withArticle()
    await add(library, id, articleNote(` ${'x'.repeat(MAX_NOTE)}\r\n`))
    const decomposed = 'Tie\u0302\u0301ng Vie\u0323\u0302t\r\ndòng hai'
    await add(library, id, articleNote(decomposed))
    expect((await marksOf(library, id)).map(({ note }) => note)).toEqual([
      'x'.repeat(MAX_NOTE),
      'Tiếng Việt\ndòng hai'.normalize('NFC'),
    ])
  })

  test('is refused in a library that is read only', async () => {
    const { library, place, id } = await withArticle()
    await add(library, id)
    const reader = await open(place, { mode: 'read' })
    expect(await marksOf(reader, id)).toHaveLength(1)
    expect(await failureOf(reader.changeMarks(id, highlight()))).not.toBe('no failure')
    expect(await marksOf(library, id)).toHaveLength(1)
  })

  test('finds room for 5,000 marks of one article, and no more', async () => {
    const { library, place, id, folder } = await withArticle()
    await library.close()
    const first: Mark = {
      id: UNKNOWN,
      target: targetAt(0, 'Thân'),
      color: 'blue',
      note: 'ghi chú',
      createdAt: '2026-11-27T10:00:00.000Z',
      updatedAt: '2026-11-27T10:00:00.000Z',
    }
    const marks = Array.from({ length: MAX_MARKS - 1 }, (_, at) => ({
      ...first,
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      target: targetAt(at, 'Thân'),
    }))
    await writeFile(join(folder, 'notes.json'), JSON.stringify({ version: 1, marks }))
    const again = await open(place)
    const last = await add(again, id, highlight(9999, 'bài'))
    expect(await failureOf(again.changeMarks(id, highlight()))).toBe('too-many-marks')
    expect(await marksOf(again, id)).toHaveLength(MAX_MARKS)
    const all = marks.map((mark) => mark.id)
    expect((await again.changeMarks(id, { change: 'remove', markIds: all })).count).toBe(MAX_MARKS - 1)
    expect((await again.undo(null)).count).toBe(MAX_MARKS - 1)
    expect((await marksOf(again, id)).map((mark) => mark.id)).toEqual([...all, last])
    // What was put in its place meanwhile leaves no room for one that was removed.
    await again.changeMarks(id, { change: 'remove', markIds: [last] })
    const { undoId } = await again.changeMarks(id, { change: 'remove', markIds: [all[0] ?? ''] })
    await add(again, id)
    await add(again, id)
    expect(await failureOf(again.undo(undoId))).toBe('too-many-marks')
  })

  test('many at once are all kept', async () => {
    const { library, id } = await withArticle()
    await Promise.all(Array.from({ length: 40 }, (_, at) => add(library, id, highlight(at, 'Thân'))))
    expect(await marksOf(library, id)).toHaveLength(40)
  })
})

describe('undo', () => {
  test('takes back what was added, and does not take what was added since', async () => {
    const { library, id } = await withArticle()
    const done = await library.changeMarks(id, highlight())
    expect(done).toMatchObject({ action: 'addHighlight', count: 1 })
    const since = await add(library, id, articleNote('sau'))
    expect(await library.undo(done.undoId)).toEqual({ undoId: done.undoId, action: 'addHighlight', count: 1 })
    expect((await marksOf(library, id)).map((mark) => mark.id)).toEqual([since])
    expect((await library.undo(null)).action).toBe('addNote')
    expect(await marksOf(library, id)).toEqual([])
  })

  test('gives an edited mark its colour and note again', async () => {
    const { library, id } = await withArticle()
    const markId = await add(library, id, highlight(0, 'Thân', 'một'))
    const recolored = await library.changeMarks(id, { change: 'edit', markId, color: 'green' })
    expect(recolored).toMatchObject({ action: 'changeColor', markId })
    const edited = await library.changeMarks(id, { change: 'edit', markId, note: 'hai' })
    expect(edited.action).toBe('editNote')
    expect(await marksOf(library, id)).toMatchObject([{ color: 'green', note: 'hai' }])
    await library.undo(recolored.undoId)
    expect(await marksOf(library, id)).toMatchObject([{ color: 'yellow', note: 'hai' }])
    await library.undo(null)
    expect(await marksOf(library, id)).toMatchObject([{ color: 'yellow', note: 'một' }])
    const emptied = await library.changeMarks(id, { change: 'edit', markId, note: '' })
    expect(emptied.action).toBe('removeNote')
    const filled = await library.changeMarks(id, { change: 'edit', markId, note: 'ba' })
    expect(filled.action).toBe('addNote')
  })

  test('puts removed marks back where they stood', async () => {
    const { library, id, place } = await withArticle()
    const ids: string[] = []
    for (const at of [0, 1, 2, 3])
      ids.push(await add(library, id, highlight(at, 'x', at === 2 ? 'note' : '')))
    const before = await marksOf(library, id)
    const markIds = [ids[2] ?? '', UNKNOWN, ids[0] ?? '']
    expect(await library.changeMarks(id, { change: 'remove', markIds })).toMatchObject({
      action: 'removeNote',
      count: 2,
      markId: null,
    })
    expect((await marksOf(library, id)).map((mark) => mark.id)).toEqual([ids[1], ids[3]])
    expect(await library.undo(null)).toMatchObject({ action: 'removeNote', count: 2 })
    expect(await marksOf(library, id)).toEqual(before)
    await library.close()
    expect(await marksOf(await open(place), id)).toEqual(before)
  })

  test('follows the order of all acts; an edit that changes nothing is none', async () => {
    const { library, id } = await withArticle()
    const markId = await add(library, id)
    await library.act({ action: 'bookmark', ids: [id] })
    const same = await library.changeMarks(id, { change: 'edit', markId, color: 'yellow', note: '' })
    expect(same.count).toBe(0)
    expect((await library.undo(null)).action).toBe('bookmark')
    expect((await library.undo(null)).action).toBe('addHighlight')
    expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
    expect(await marksOf(library, id)).toEqual([])
  })
})

describe('the marks of the whole library', () => {
  test('stand by article, the one marked last first, those of the trash left out', async () => {
    const { library, place } = await newLibrary()
    const ids: ArticleId[] = []
    for (const title of ['Một', 'Hai', 'Ba', 'Bốn (kỳ 1): Tên phần'])
      ids.push((await library.save(captured({ url: `https://a.vn/${ids.length}`, title }))).summary.id)
    const [one = '', two = '', three = '', four = ''] = ids
    // Two marks may be made within one millisecond here; people take longer.
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const addLater = async (id: ArticleId, change: MarkChange) => {
      vi.setSystemTime(Date.now() + 1000)
      await add(library, id, change)
    }
    for (const id of [two, three, one]) await addLater(id, highlight(50, 'sau'))
    await addLater(one, highlight(3, 'trước'))
    await addLater(one, articleNote('cả bài'))
    await addLater(four, highlight(1, 'x'))
    await library.act({ action: 'trash', ids: [three] })
    await library.act({ action: 'archive', ids: [two] })
    for (const opened of [library, await open(place, { mode: 'read' })]) {
      const all = await opened.marked()
      expect(all.map(({ id }) => id)).toEqual([four, one, two])
      expect(all).toMatchObject([
        {
          title: 'Bốn (kỳ 1): Tên phần',
          siteName: 'Tuổi Trẻ',
          series: { name: 'Bốn', part: 1 },
          shelf: 'library',
        },
        { title: 'Một', series: null },
        { title: 'Hai', shelf: 'archive' },
      ])
      expect(all[1]?.marks.map(({ target }) => target?.quote.exact ?? null)).toEqual([null, 'trước', 'sau'])
    }
    await library.undo(null)
    await library.undo(null)
    expect((await library.marked()).map(({ id }) => id)).toEqual([four, one, three, two])
  })
})

describe('a search', () => {
  test('finds a highlighted passage whose words have gone from the article', async () => {
    const { library, id } = await withArticle()
    await library.changeMarks(id, highlight(0, 'một câu đã bị cắt'))
    expect(await titles(library, { search: 'cau da bi cat' })).toHaveLength(1)
  })

  test('finds words of notes, shows them, and finds them no more when they are gone', async () => {
    const { library, place, id } = await withArticle()
    await library.save(captured({ url: 'https://a.vn/khac', title: 'Khác' }))
    const found = async (search: string) => titles(library, { search })
    const markId = await add(library, id, highlight(0, 'Thân bài', 'Đối chiếu với hồ sơ <b>'))
    expect(await found('doi chieu')).toEqual(['Một bài báo'])
    const [row] = await library.list(query({ search: 'doi chieu' }))
    expect(row?.snippet).toBe('<mark>Đối</mark> <mark>chiếu</mark> với hồ sơ &lt;b&gt; · Thân bài')
    await library.save(captured())
    expect(await found('doi chieu')).toEqual(['Một bài báo'])
    await library.close()
    const again = await open(place)
    expect(await titles(again, { search: 'doi chieu' })).toEqual(['Một bài báo'])
    await again.changeMarks(id, { change: 'edit', markId, note: 'khảo cứu' })
    expect(await titles(again, { search: 'doi chieu' })).toEqual([])
    await again.changeMarks(id, { change: 'remove', markIds: [markId] })
    expect(await titles(again, { search: 'khao cuu' })).toEqual([])
    await again.undo(null)
    expect(await titles(again, { search: 'khao cuu' })).toEqual(['Một bài báo'])
  })
})
