// Highlights and notes of an article: kept beside it, whatever else is done to it, and taken back like any act.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAX_MARKS, MAX_NOTE } from '../../../domain/annotation.ts'
import type { Mark, MarkChange, Target } from '../../../domain/annotation.ts'
import type { ArticleId } from '../../../domain/article.ts'
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

export const targetAt = (start: number, exact: string): Target => ({
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
})
