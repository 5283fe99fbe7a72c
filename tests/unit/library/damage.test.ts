import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Place } from './library-fixture.ts'
import {
  captured,
  failureOf,
  image,
  newLibrary,
  onlyArticleFolder,
  open,
  query,
  temporaryPlace,
  titles,
  tree,
} from './library-fixture.ts'

/** A closed library of three articles; the folder of the first. */
async function threeArticles(): Promise<{ place: Place; folder: string; id: string }> {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured({ title: 'Một', url: 'https://a.vn/1' }), { tags: ['giữ'] })
  const folder = await onlyArticleFolder(place)
  await library.save(captured({ title: 'Hai', url: 'https://a.vn/2' }))
  await library.save(captured({ title: 'Ba', url: 'https://a.vn/3' }))
  await library.close()
  return { place, folder, id: summary.id }
}

async function rewrite(path: string, changes: object): Promise<void> {
  const document = JSON.parse(await readFile(path, 'utf8')) as object
  await writeFile(path, JSON.stringify({ ...document, ...changes }))
}

describe('a damaged document', () => {
  test.each([
    ['empty', ''],
    ['cut off', '{"version":1,"id"'],
    ['filled with zeros', '\0'.repeat(300)],
    ['without its fields', '{"version":1}'],
  ])(
    'article.json, %s, is set aside with its folder; the others open, and it is told once',
    async (_damage, text) => {
      const { place, folder } = await threeArticles()
      await writeFile(join(folder, 'article.json'), text)
      const library = await open(place)
      expect((await titles(library)).toSorted()).toEqual(['Ba', 'Hai'])
      expect(library.recovered).toHaveLength(1)
      const [moved = ''] = library.recovered
      expect(moved).toMatch(/^recovered\//)
      expect(await readFile(join(place.folder, moved, 'article.json'), 'utf8')).toBe(text)
      expect(await readdir(join(place.folder, moved))).toContain('content.html')
      await library.close()
      expect((await open(place)).recovered).toEqual([])
    },
  )

  test('state.json is set aside; the article opens as unread and can be changed', async () => {
    const { place, folder, id } = await threeArticles()
    await writeFile(join(folder, 'state.json'), '\0\0\0')
    const library = await open(place)
    expect(await titles(library)).toHaveLength(3)
    expect(library.summary(id)).toMatchObject({ tags: [], reading: 'unread' })
    const [moved = ''] = library.recovered
    expect(await readFile(join(place.folder, moved), 'utf8')).toBe('\0\0\0')
    await library.act({ action: 'bookmark', ids: [id] })
    await library.close()
    expect((await open(place)).summary(id)?.bookmarked).toBe(true)
  })

  test('never takes the place of another that was set aside', async () => {
    const { place, folder } = await threeArticles()
    for (const text of ['first', 'second']) {
      await writeFile(join(folder, 'state.json'), text)
      await (await open(place)).close()
    }
    const names = await readdir(join(place.folder, 'recovered'))
    const texts = await Promise.all(
      names.map((name) => readFile(join(place.folder, 'recovered', name), 'utf8')),
    )
    expect(texts.toSorted()).toEqual(['first', 'second'])
  })

  test('library.json is set aside, and all articles open', async () => {
    const { place } = await threeArticles()
    await writeFile(join(place.folder, 'library.json'), '{')
    const library = await open(place, { create: false })
    expect(library.recovered).toEqual(['recovered/library.json'])
    expect(await titles(library)).toHaveLength(3)
  })

  test('is left where it is by a reader, who shows the others', async () => {
    const { place, folder } = await threeArticles()
    await writeFile(join(folder, 'article.json'), '{')
    const before = await tree(place.folder)
    const library = await open(place, { mode: 'read' })
    expect(await titles(library)).toHaveLength(2)
    expect(library.recovered).toEqual([])
    expect(await tree(place.folder)).toEqual(before)
  })

  test('a missing state.json is a fresh state; a folder still without article.json is left alone', async () => {
    const { place, folder } = await threeArticles()
    await rm(join(folder, 'state.json'))
    const half = join(place.folder, 'articles', '2026', 'sap-den-00000000000a')
    await mkdir(half, { recursive: true })
    const library = await open(place)
    expect(await titles(library)).toHaveLength(3)
    expect(library.recovered).toEqual([])
    expect(library.skipped).toEqual(['articles/2026/sap-den-00000000000a/article.json'])
    expect(await readdir(half)).toEqual([])
  })

  test('a missing body is told as missing when the article is opened or copied, and read when it comes', async () => {
    const { place, folder, id } = await threeArticles()
    const body = join(folder, 'content.html')
    await rename(body, join(place.folder, 'later.html'))
    const library = await open(place)
    expect(await failureOf(library.article(id))).toBe('text-missing')
    expect(await failureOf(library.contentText(id))).toBe('text-missing')
    expect(await failureOf(library.copy(id))).toBe('text-missing')
    expect(await titles(library, { search: 'mot' })).toEqual(['Một'])
    // A sync program brings files one by one, in any order.
    await rename(join(place.folder, 'later.html'), body)
    expect((await library.article(id)).contentHtml).toContain('Thân bài')
    expect(library.recovered).toEqual([])
  })
})

describe('a document of a newer version', () => {
  test.each(['article.json', 'state.json'])('%s is read and never rewritten', async (name) => {
    const { place, folder, id } = await threeArticles()
    await rewrite(join(folder, name), { version: 2, added: 'later' })
    const text = await readFile(join(folder, name), 'utf8')
    const library = await open(place)
    expect(library.readOnly).toBe(false)
    expect(library.summary(id)).toMatchObject({ title: 'Một', tags: ['giữ'] })
    expect((await library.article(id)).contentHtml).toContain('Thân bài')
    expect(await failureOf(library.act({ action: 'trash', ids: [id] }))).toBe('library-newer')
    expect(await failureOf(library.save(captured({ url: 'https://a.vn/1' })))).toBe('library-newer')
    expect(
      await failureOf(library.place({ id, place: null, progress: 1, begun: true, finished: true })),
    ).toBe('library-newer')
    expect(await readFile(join(folder, name), 'utf8')).toBe(text)
  })

  test('a bulk action with one such article changes none', async () => {
    const { place, folder } = await threeArticles()
    await rewrite(join(folder, 'state.json'), { version: 2 })
    const library = await open(place)
    const ids = (await library.list(query())).map((row) => row.id)
    expect(await failureOf(library.act({ action: 'bookmark', ids }))).toBe('library-newer')
    expect(library.overview().counts.bookmarked).toBe(0)
  })

  test('that cannot be understood stays where it is', async () => {
    const { place, folder } = await threeArticles()
    await writeFile(join(folder, 'article.json'), '{"version":9}')
    const library = await open(place)
    expect(await titles(library)).toHaveLength(2)
    expect(library.recovered).toEqual([])
    expect((await library.check({ repair: true })).problems).toMatchObject([
      { problem: 'document-newer', repaired: false },
    ])
    expect(await readFile(join(folder, 'article.json'), 'utf8')).toBe('{"version":9}')
  })

  test('library.json makes the whole library one to read', async () => {
    const { place, id } = await threeArticles()
    await rewrite(join(place.folder, 'library.json'), { version: 2 })
    const before = await tree(place.folder)
    const library = await open(place)
    expect(library.readOnly).toBe(true)
    expect(await titles(library)).toHaveLength(3)
    expect(await failureOf(library.act({ action: 'trash', ids: [id] }))).toBe('library-newer')
    expect(await failureOf(library.save(captured({ url: 'https://a.vn/4' })))).toBe('library-newer')
    expect(await tree(place.folder)).toEqual(before)
  })
})

describe('the folder of a library', () => {
  test('that is gone is unavailable, and no empty library takes its place', async () => {
    const place = await temporaryPlace()
    expect(await failureOf(open(place, { create: false }))).toBe('library-unavailable')
    await mkdir(place.folder)
    expect(await failureOf(open(place, { create: false }))).toBe('library-unavailable')
    expect(await failureOf(open(place, { mode: 'read' }))).toBe('library-unavailable')
    expect(await readdir(place.folder)).toEqual([])
  })

  test('without its articles is unavailable, never an empty library', async () => {
    const { place } = await threeArticles()
    const articles = join(place.folder, 'articles')
    await rename(articles, `${articles} away`)
    for (const mode of ['read', 'write'] as const)
      expect(await failureOf(open(place, { mode }))).toBe('library-unavailable')
    await rename(`${articles} away`, articles)
    expect(await titles(await open(place))).toHaveLength(3)
  })

  test('with a year that cannot be read is unavailable', async () => {
    const { place, folder } = await threeArticles()
    const library = await open(place)
    const year = dirname(folder)
    await rename(year, `${year} away`)
    await symlink(year, year)
    expect(await failureOf(library.rebuild())).toBe('library-unavailable')
    expect(await failureOf(open(place, { mode: 'read' }))).toBe('library-unavailable')
    expect(library.overview().counts.all).toBe(3)
    await rm(year)
    await rename(`${year} away`, year)
    expect((await library.rebuild()).articles).toBe(3)
  })

  test('of a year may go, and a file may have its name', async () => {
    const { place } = await threeArticles()
    await writeFile(join(place.folder, 'articles', '1999'), '')
    expect(await titles(await open(place))).toHaveLength(3)
  })

  test('is made where it is absent or empty, and only then counts as created', async () => {
    const place = await temporaryPlace()
    const first = await open(place)
    expect(first).toMatchObject({ created: true, readOnly: false, recovered: [] })
    await first.close()
    const second = await open(place)
    expect(second).toMatchObject({ created: false, id: first.id })
  })

  test('is not made among other files', async () => {
    const place = await temporaryPlace()
    await mkdir(place.folder)
    await writeFile(join(place.folder, 'luan-van.docx'), 'x')
    expect(await failureOf(open(place))).toBe('folder-not-empty')
    expect(await readdir(place.folder)).toEqual(['luan-van.docx'])
  })

  test('leftovers of killed processes are swept, foreign files are not', async () => {
    const { place } = await threeArticles()
    const articles = join(place.folder, 'articles')
    await mkdir(join(articles, '.tmp-0123456789ab-x', 'images'), { recursive: true })
    await writeFile(join(place.folder, '.tmp-0123456789ab-library.json'), '{')
    await writeFile(join(place.folder, 'ghi-chu.txt'), 'của tôi')
    await mkdir(join(articles, '.stfolder'))
    const library = await open(place)
    const left = await tree(place.folder)
    expect(left.filter((path) => path.includes('.tmp-'))).toEqual([])
    expect(left).toContain('ghi-chu.txt')
    expect(left).toContain('articles/.stfolder')
    expect(await titles(library)).toHaveLength(3)
  })
})

const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1)

describe('the check', () => {
  test('counts what is there and finds nothing wrong with a good library', async () => {
    const { library } = await newLibrary()
    const picture = image('p')
    await library.save(captured({ contentHtml: `<img src="images/${picture.name}">`, images: [picture] }))
    const report = await library.check({ repair: false })
    expect(report).toMatchObject({ articles: 1, documents: 3, pictures: 1, problems: [] })
    expect(report.bytes).toBeGreaterThan(300)
  })

  test('tells of damaged and missing files, and repairs what can be repaired', async () => {
    const { library, place } = await newLibrary()
    const [good, bad, missing] = [image('good'), image('bad'), image('missing')]
    const contentHtml = [good, bad, missing].map(({ name }) => `<img src="images/${name}">`).join('')
    const { summary } = await library.save(captured({ contentHtml, images: [good, bad, missing] }))
    const folder = await onlyArticleFolder(place)
    await writeFile(join(folder, 'images', bad.name), 'changed')
    await rm(join(folder, 'images', missing.name))
    await writeFile(join(folder, 'state.json'), '{')
    await mkdir(join(place.folder, 'articles', '.tmp-x'))
    const at = `articles/${folder.split('/').slice(-2).join('/')}`
    const found = (repaired: boolean) => [
      { path: 'articles/.tmp-x', problem: 'leftover', repaired },
      { path: `${at}/images/${bad.name}`, problem: 'picture-damaged', repaired },
      { path: `${at}/images/${missing.name}`, problem: 'picture-missing', repaired: false },
      { path: `${at}/state.json`, problem: 'document-damaged', repaired },
    ]
    const pictures = found(false).filter(({ path }) => path.includes('/images/'))
    const unrepaired = (await library.check({ repair: false })).problems
    // Pictures of an article whose documents are damaged are looked at once those are repaired.
    expect(unrepaired).toEqual(
      found(false)
        .filter((problem) => !pictures.some(({ path }) => path === problem.path))
        .toSorted(byPath),
    )
    expect((await library.check({ repair: true })).problems).toEqual(found(true).toSorted(byPath))
    expect(library.summary(summary.id)).not.toBeNull()
    expect((await library.check({ repair: false })).problems).toMatchObject([
      { problem: 'picture-missing' },
      { problem: 'picture-missing' },
    ])
  })

  test('reading all anew shows what was changed outside', async () => {
    const { library, place } = await newLibrary()
    await library.save(captured({ url: 'https://a.vn/1', title: 'Một' }))
    const folder = await onlyArticleFolder(place)
    await library.save(captured({ url: 'https://a.vn/2', title: 'Hai' }))
    await rewrite(join(folder, 'article.json'), { title: 'Một, sửa' })
    expect(await library.rebuild()).toMatchObject({ articles: 2 })
    expect((await titles(library)).toSorted()).toEqual(['Hai', 'Một, sửa'])
    await rm(folder, { recursive: true })
    expect((await library.rebuild()).articles).toBe(1)
    expect(await titles(library, { search: 'hai' })).toEqual(['Hai'])
  })
})

test('a picture that is a link out of the article’s folder is not handed on', async () => {
  const { library, place } = await newLibrary()
  const [picture, linked] = [image('kept'), image('linked')]
  const { summary } = await library.save(captured({ images: [picture, linked] }))
  const secret = join(place.folder, '..', 'secret.jpg')
  await writeFile(secret, 'x')
  const images = join(await onlyArticleFolder(place), 'images')
  await rm(join(images, linked.name))
  await symlink(secret, join(images, linked.name))
  expect(await library.imagePath(summary.id, picture.name)).toBe(join(images, picture.name))
  expect(await library.imagePath(summary.id, linked.name)).toBeNull()
  await rm(join(images, linked.name))
  await mkdir(join(images, linked.name))
  expect(await library.imagePath(summary.id, linked.name)).toBeNull()
})
