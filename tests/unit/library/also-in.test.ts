// The same story from several papers, in a library on real files with its real index.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ArticleId } from '../../../domain/article.ts'
import type { Library } from '../../../electron/library/library.ts'
import { createDemoArticles } from '../../demo-library/articles.ts'
import { captured, failureOf, newLibrary, open, titles } from './library-fixture.ts'

const next = createDemoArticles(100, 21)
const stories = Array.from({ length: 3 }, () =>
  next().captured.contentHtml.replaceAll(/<figure.*?<\/figure>/gs, ''),
)
/** The same story as a paper prints it, one of its paragraphs its own. */
const versionOf = (story: number, paper: string) =>
  `<p>Tin của ${paper}, do phóng viên ở địa phương viết thêm.</p>${stories[story]}`

async function save(library: Library, paper: string, story: number, tags: string[] = []): Promise<ArticleId> {
  const host = paper.toLowerCase().replaceAll(/[^a-z]/g, '')
  const { summary } = await library.save(
    captured({
      url: `https://${host}.example/${story}`,
      title: `Bài ${story} trên ${paper}`,
      siteName: paper,
      contentHtml: versionOf(story, paper),
    }),
    { tags },
  )
  return summary.id
}
const papersBeside = async (library: Library, id: ArticleId) =>
  (await library.alsoIn(id)).map(({ siteName }) => siteName).toSorted()

describe('an article that other papers have too', () => {
  test('is shown with them, at once and after a restart, and with no other story', async () => {
    const { library, place } = await newLibrary()
    const own = await save(library, 'Một', 0)
    await save(library, 'Hai', 0)
    await save(library, 'Ba', 0)
    const other = await save(library, 'Hai', 1)
    expect(await papersBeside(library, own)).toEqual(['Ba', 'Hai'])
    expect(await library.alsoIn(other)).toEqual([])
    await library.close()
    const again = await open(place)
    expect(await papersBeside(again, own)).toEqual(['Ba', 'Hai'])
    expect(await again.alsoIn(other)).toEqual([])
  })

  test('is not shown with one in the trash, one whose text has become another, or one that is gone', async () => {
    const { library } = await newLibrary()
    const own = await save(library, 'Một', 0)
    const two = await save(library, 'Hai', 0)
    await save(library, 'Ba', 0)
    await library.act({ action: 'trash', ids: [two] })
    expect(await papersBeside(library, own)).toEqual(['Ba'])
    await library.deleteForever(null)
    await library.save(
      captured({
        url: 'https://ba.example/0',
        title: 'Bài khác',
        siteName: 'Ba',
        contentHtml: versionOf(2, 'Ba'),
      }),
    )
    expect(await papersBeside(library, own)).toEqual([])
    // Archived, it is still there.
    const four = await save(library, 'Tư', 0)
    await library.act({ action: 'archive', ids: [four] })
    expect(await papersBeside(library, own)).toEqual(['Tư'])
  })

  test('is shown with another that bears one of its addresses, as when two computers have saved it', async () => {
    const { library, place } = await newLibrary()
    const short = { contentHtml: '<p>Một dòng.</p>' }
    const saveShort = async (url: string) =>
      (await library.save(captured({ ...short, url, title: url }))).summary.id
    const own = await saveShort('https://bao.example/a')
    const other = await saveShort('https://m.bao.example/b')
    expect(await library.alsoIn(other)).toEqual([])
    await library.close()
    const articles = join(place.folder, 'articles')
    const name = (await readdir(articles, { recursive: true })).find((path) => path.endsWith(other)) ?? ''
    const file = join(articles, name, 'article.json')
    const document: object = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(file, JSON.stringify({ ...document, addresses: ['https://bao.example/a?utm_source=x'] }))
    const again = await open(place)
    expect((await again.alsoIn(other)).map(({ id }) => id)).toEqual([own])
  })
})

describe('keeping one', () => {
  test('moves the others to the trash and takes over bookmark and tags; one undo brings all back', async () => {
    const { library, place } = await newLibrary()
    const keep = await save(library, 'Một', 0, ['biển'])
    const others = [
      await save(library, 'Hai', 0, ['Biển', 'đảo']),
      await save(library, 'Ba', 0, ['thư viện']),
    ]
    await library.act({ action: 'bookmark', ids: [others[1] ?? ''] })
    await library.act({ action: 'archive', ids: [others[0] ?? ''] })
    const rows = () => [keep, ...others].map((id) => library.summary(id))
    const before = rows()
    const kept = await library.keepOne({ keep, others })
    expect(kept).toMatchObject({ count: 3, action: 'keepOne', marks: 0 })
    expect(library.summary(keep)).toMatchObject({
      shelf: 'library',
      bookmarked: true,
      tags: ['biển', 'đảo', 'thư viện'],
    })
    expect(others.map((id) => library.summary(id)?.shelf)).toEqual(['trash', 'trash'])
    expect(await library.alsoIn(keep)).toEqual([])
    await library.undo(kept.undoId)
    expect(rows()).toEqual(before)
    await library.close()
    const again = await open(place)
    expect([keep, ...others].map((id) => again.summary(id))).toEqual(before)
  })

  test('tells of the highlights and notes of the others, which stay with them', async () => {
    const { library } = await newLibrary()
    const keep = await save(library, 'Một', 0)
    const other = await save(library, 'Hai', 0)
    await library.changeMarks(other, {
      change: 'add',
      ...{ color: 'yellow', note: 'Đừng mất', target: null },
    })
    expect((await library.alsoIn(keep)).map(({ marks }) => marks)).toEqual([1])
    const { undoId, marks } = await library.keepOne({ keep, others: [other] })
    expect(marks).toBe(1)
    expect((await library.article(other)).marks.map(({ note }) => note)).toEqual(['Đừng mất'])
    expect(await library.marked()).toEqual([])
    await library.undo(undoId)
    expect((await library.marked()).map(({ id }) => id)).toEqual([other])
  })

  test('keeps what was done to the kept one in between when it is undone', async () => {
    const { library } = await newLibrary()
    const keep = await save(library, 'Một', 0)
    const other = await save(library, 'Hai', 0, ['đảo'])
    const { undoId } = await library.keepOne({ keep, others: [other] })
    await library.act({ action: 'addTag', ids: [keep], tag: 'mới' })
    await library.place({ id: keep, place: null, progress: 0.4, begun: true, finished: false })
    await library.undo(undoId)
    expect(library.summary(keep)).toMatchObject({ tags: ['mới'], progress: 0.4 })
    expect(library.summary(other)).toMatchObject({ tags: ['đảo'], shelf: 'library' })
  })

  test('of what is gone is refused, and nothing is changed', async () => {
    const { library } = await newLibrary()
    const keep = await save(library, 'Một', 0)
    const gone = '0123456789ab'
    expect(await failureOf(library.keepOne({ keep, others: [gone] }))).toBe('article-not-found')
    expect(await failureOf(library.keepOne({ keep: gone, others: [keep] }))).toBe('article-not-found')
    expect(await failureOf(library.keepOne({ keep, others: [keep] }))).toBe('article-not-found')
    expect(await titles(library)).toHaveLength(1)
  })
})
