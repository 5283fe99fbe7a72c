import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  captured,
  failureOf,
  image,
  newLibrary,
  onlyArticleFolder,
  open,
  query,
  titles,
} from './library-fixture.ts'

const long = `<p>${'chữ '.repeat(200)}</p>`

describe('saving an article', () => {
  test('makes one folder of plain files, readable by their owner only', async () => {
    const { library, place } = await newLibrary()
    const picture = image('picture')
    const { summary, updated } = await library.save(
      captured({
        contentHtml: `<p>Xin chào</p><figure><img src="images/${picture.name}"></figure>`,
        images: [picture],
        thumbnail: Buffer.from('thumb'),
        original: Buffer.from('<html>original</html>'),
      }),
    )
    expect(updated).toBe(false)
    const folder = await onlyArticleFolder(place)
    expect(folder.endsWith(`-${summary.id}`)).toBe(true)
    expect((await readdir(folder)).toSorted()).toEqual([
      'article.json',
      'content.html',
      'images',
      'original.html.gz',
      'state.json',
    ])
    expect((await readdir(join(folder, 'images'))).toSorted()).toEqual(
      [picture.name, 'thumb.webp'].toSorted(),
    )
    expect(gunzipSync(await readFile(join(folder, 'original.html.gz'))).toString()).toBe(
      '<html>original</html>',
    )
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    for (const name of ['article.json', 'state.json', 'content.html', `images/${picture.name}`])
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    expect(await library.imagePath(summary.id, picture.name)).toBe(join(folder, 'images', picture.name))
    expect(await library.imagePath(summary.id, '../article.json')).toBeNull()
    expect(await library.imagePath('000000000000', picture.name)).toBeNull()
  })

  test('leaves out an original that is larger than the limit when packed', async () => {
    const { library, place } = await newLibrary()
    const { randomBytes } = await import('node:crypto')
    await library.save(captured({ original: randomBytes(6 * 1024 * 1024) }))
    expect(await readdir(await onlyArticleFolder(place))).not.toContain('original.html.gz')
  })

  test('gives a row with what the list shows', async () => {
    const { library } = await newLibrary()
    const { summary } = await library.save(captured({ lead: null }), { tags: ['đọc sau'] })
    expect(summary).toMatchObject({
      title: 'Một bài báo',
      host: 'tuoitre.vn',
      wordCount: 7,
      readingMinutes: 1,
      excerpt: 'Thân bài có vài chữ để đọc.',
      sample: false,
      shelf: 'library',
      reading: 'unread',
      bookmarked: false,
      progress: 0,
      tags: ['đọc sau'],
    })
  })

  test('opens it with its body, figures and related links', async () => {
    const { library } = await newLibrary()
    const related = [{ url: 'https://tuoitre.vn/khac.htm', title: 'Khác', excerpt: null }]
    const { summary } = await library.save(captured({ related }))
    expect(await library.article(summary.id)).toMatchObject({
      related,
      section: 'Thời sự',
      contentHtml: '<p>Thân bài có vài chữ để đọc.</p>',
      place: null,
    })
    expect(await library.contentText(summary.id)).toBe('Thân bài có vài chữ để đọc.')
  })

  test('refuses what could not be read again, and leaves nothing behind', async () => {
    const { library, place } = await newLibrary()
    expect(await failureOf(library.save(captured({ title: '' })))).toBe('bad-input')
    const badImage = { name: '../../escape.webp', bytes: Buffer.from('') }
    expect(await failureOf(library.save(captured({ images: [badImage] })))).toBe('bad-input')
    expect(await readdir(join(place.folder, 'articles'))).toEqual([])
  })

  test('tells who listens, with the articles that changed', async () => {
    const { library } = await newLibrary()
    const told: (readonly string[] | null)[] = []
    const stop = library.onChange((ids) => told.push(ids))
    const { summary } = await library.save(captured())
    await library.act({ action: 'bookmark', ids: [summary.id] })
    stop()
    await library.act({ action: 'removeBookmark', ids: [summary.id] })
    expect(told).toEqual([[summary.id], [summary.id]])
  })
})

describe('saving the same address again', () => {
  test('updates the article and keeps its state, folder and time', async () => {
    const { library, place } = await newLibrary()
    const first = await library.save(captured(), { tags: ['a'], savedAt: '2025-01-02T03:04:05.000Z' })
    await library.act({ action: 'bookmark', ids: [first.summary.id] })
    await library.place({ id: first.summary.id, place: null, progress: 0.4, begun: true, finished: false })
    const folder = await onlyArticleFolder(place)
    const again = await library.save(
      captured({
        url: 'http://www.tuoitre.vn/mot-bai-bao.htm?utm_source=x#y',
        title: 'Tên mới',
        contentHtml: long,
      }),
      { tags: ['b'] },
    )
    expect(again.updated).toBe(true)
    expect(again.summary).toMatchObject({
      id: first.summary.id,
      title: 'Tên mới',
      wordCount: 200,
      savedAt: '2025-01-02T03:04:05.000Z',
      bookmarked: true,
      progress: 0.4,
      reading: 'reading',
      tags: ['a', 'b'],
    })
    expect(await onlyArticleFolder(place)).toBe(folder)
    expect(await readFile(join(folder, 'content.html'), 'utf8')).toBe(long)
    await library.close()
    const reopened = await open(place)
    expect(await reopened.list(query())).toEqual([{ ...again.summary, snippet: null }])
  })

  test('keeps a much longer earlier body with its pictures, and drops pictures that nothing shows', async () => {
    const { library, place } = await newLibrary()
    const [old, unused, fresh] = [image('old'), image('unused'), image('fresh')]
    const shown = `${long}<img src="images/${old.name}">`
    await library.save(captured({ contentHtml: shown, images: [old, unused], original: Buffer.from('x') }))
    const folder = await onlyArticleFolder(place)
    const short = `<p>Đã cắt</p><img src="images/${fresh.name}">`
    await library.save(captured({ contentHtml: short, images: [fresh] }))
    expect(await readFile(join(folder, 'previous.html'), 'utf8')).toBe(shown)
    expect((await readdir(join(folder, 'images'))).toSorted()).toEqual([old.name, fresh.name].toSorted())
    expect(await readdir(folder)).not.toContain('original.html.gz')
    await library.save(captured({ contentHtml: '<p>Lại cắt</p>' }))
    expect(await readFile(join(folder, 'previous.html'), 'utf8')).toBe(shown)
    await library.save(captured({ contentHtml: long }))
    expect(await readdir(folder)).not.toContain('previous.html')
    expect(await readdir(join(folder, 'images'))).toEqual([])
  })

  test('brings it back from the trash, and finds it in the archive', async () => {
    const { library } = await newLibrary()
    const { summary } = await library.save(captured())
    await library.act({ action: 'archive', ids: [summary.id] })
    expect((await library.save(captured())).summary.shelf).toBe('archive')
    await library.act({ action: 'restore', ids: [summary.id] })
    await library.act({ action: 'trash', ids: [summary.id] })
    const again = await library.save(captured())
    expect(again).toMatchObject({ updated: true, summary: { id: summary.id, shelf: 'library' } })
  })

  test('at the same moment saves one article', async () => {
    const { library } = await newLibrary()
    const saves = await Promise.all([
      library.save(captured()),
      library.save(captured()),
      library.save(captured()),
    ])
    expect(new Set(saves.map(({ summary }) => summary.id)).size).toBe(1)
    expect(await titles(library)).toHaveLength(1)
  })

  test('two texts without address are two articles', async () => {
    const { library } = await newLibrary()
    await library.save(captured({ url: null, origin: 'text' }))
    await library.save(captured({ url: null, origin: 'text' }))
    expect(await titles(library)).toHaveLength(2)
  })

  test('carries out a change that a killed process had only begun', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(captured())
    await library.save(captured({ title: 'Tên mới', contentHtml: long }))
    await library.close()
    // As it is after the kill: the change has happened (.next-…), its first file is in place, the rest is not.
    const folder = await onlyArticleFolder(place)
    const next = join(place.folder, 'articles', `.next-${summary.id}`)
    const { mkdir } = await import('node:fs/promises')
    await mkdir(next)
    const document = JSON.parse(await readFile(join(folder, 'article.json'), 'utf8'))
    await writeFile(join(next, 'article.json'), JSON.stringify({ ...document, title: 'Tên thứ ba' }))
    const files = ['content.html', 'article.json']
    await writeFile(join(next, 'plan.json'), JSON.stringify({ version: 1, files, remove: [] }))
    const reopened = await open(place)
    expect(await titles(reopened)).toEqual(['Tên thứ ba'])
    expect(await readdir(join(place.folder, 'articles'))).toEqual([summary.savedAt.slice(0, 4)])
  })
})

test('tells which addresses are saved, not counting the trash', async () => {
  const { library } = await newLibrary()
  const one = (await library.save(captured())).summary
  const two = (await library.save(captured({ url: 'https://vnexpress.net/hai.html' }))).summary
  await library.act({ action: 'trash', ids: [two.id] })
  const asked = [
    'https://m.tuoitre.vn/mot-bai-bao.htm',
    'https://vnexpress.net/hai.html',
    'https://khac.vn/',
    'x',
  ]
  expect(library.savedAddresses(asked)).toEqual({ 'https://m.tuoitre.vn/mot-bai-bao.htm': one.id })
})
