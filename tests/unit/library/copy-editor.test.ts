// "Sửa bản lưu" over a library on the disk and the parser that the app has.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { CapturedArticle } from '../../../domain/article.ts'
import type { CopyChange, EditableCopy } from '../../../domain/editable-copy.ts'
import { AppFailure } from '../../../domain/result.ts'
import { createInProcessParser } from '../../../electron/capture/parser.ts'
import { sizePicture } from '../../../electron/capture/size-picture.ts'
import { createCopyEditor } from '../../../electron/library/copy-editor.ts'
import type { Library } from '../../../electron/library/library.ts'
import { createPictureLoader } from '../../../electron/library/missing-pictures.ts'
import { captured, failureOf, newLibrary, onlyArticleFolder, open, titles } from './library-fixture.ts'

const parser = createInProcessParser()
const editorOf = (library: Library) => createCopyEditor({ library: async () => library, parser })

const page = `<!doctype html><html><head><meta charset="utf-8"><title>Tên của trang</title></head><body>
<div class="hop"><p>Hộp thông tin mà bài bị thiếu, đứng trước đoạn đầu.</p></div>
<article><h1>Tên của trang</h1><p>Đoạn một của bài.</p><p>Mời bạn đọc gửi ảnh.</p><p>Đoạn hai của bài.</p></article>
<div class="hop"><p>Lời cuối trang.</p><script>1</script></div></body></html>`

const article = (changes: Partial<CapturedArticle> = {}) =>
  captured({
    title: 'Tên của trang',
    lead: null,
    contentHtml: '<p>Đoạn một của bài.</p><p>Mời bạn đọc gửi ảnh.</p><p>Đoạn hai của bài.</p>',
    original: Buffer.from(page),
    originalReading: { form: 'html', charset: 'utf-8', chosen: false },
    ...changes,
  })

/** What saving a copy as it was laid out would send. */
const changeOf = (copy: EditableCopy, changes: Partial<CopyChange> = {}): CopyChange => ({
  id: copy.id,
  version: copy.version,
  charset: null,
  head: copy.head,
  dropped: copy.blocks.flatMap(({ from, index, kept }) => (from === 'article' && !kept ? index : [])),
  restored: copy.blocks.flatMap(({ from, index, kept }) => (from === 'page' && kept ? index : [])),
  ...changes,
})

const indexOf = (copy: EditableCopy, words: string): number =>
  copy.blocks.find(({ html }) => html.includes(words))?.index ?? -1

const body = async (library: Library, id: string) => (await library.article(id)).contentHtml

describe('a saved copy is edited', () => {
  test('the page’s own blocks are offered where the page has them', async () => {
    const { library } = await newLibrary()
    const { summary } = await library.save(article())
    const copy = await editorOf(library).open(summary.id, null)
    expect(copy.blocks.map(({ from, kept, html }) => [from, kept, html.replace(/<[^>]*>/g, '')])).toEqual([
      ['page', false, 'Hộp thông tin mà bài bị thiếu, đứng trước đoạn đầu.'],
      ['article', true, 'Đoạn một của bài.'],
      ['article', true, 'Mời bạn đọc gửi ảnh.'],
      ['article', true, 'Đoạn hai của bài.'],
      ['page', false, 'Lời cuối trang.'],
    ])
  })

  test('blocks leave and come, the head is corrected; the page’s own stays beside, over a restart and a rebuild', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(article())
    const editor = editorOf(library)
    const copy = await editor.open(summary.id, null)
    await editor.save(
      changeOf(copy, {
        head: { ...copy.head, title: 'Tên đúng', byline: null },
        dropped: [indexOf(copy, 'Mời bạn đọc')],
        restored: [indexOf(copy, 'Hộp thông tin')],
      }),
    )
    const edited =
      '<p>Hộp thông tin mà bài bị thiếu, đứng trước đoạn đầu.</p><p>Đoạn một của bài.</p><p>Đoạn hai của bài.</p>'
    expect(await body(library, summary.id)).toBe(edited)
    const folder = await onlyArticleFolder(place)
    const document = JSON.parse(await readFile(join(folder, 'article.json'), 'utf8'))
    expect(document).toMatchObject({
      title: 'Tên của trang',
      byline: 'Hoài Thư',
      edits: { title: 'Tên đúng', byline: null },
    })
    expect(await readFile(join(folder, 'unedited.html'), 'utf8')).toContain('Mời bạn đọc gửi ảnh.')
    expect(gunzipSync(await readFile(join(folder, 'original.html.gz'))).toString()).toBe(page)
    await library.close()

    const again = await open(place)
    await again.rebuild()
    expect(await titles(again)).toEqual(['Tên đúng'])
    expect((await again.article(summary.id)).byline).toBeNull()
    expect(await body(again, summary.id)).toBe(edited)
    const laidOut = await editorOf(again).open(summary.id, null)
    expect(laidOut).toMatchObject({
      edited: true,
      said: { title: 'Tên của trang' },
      head: { title: 'Tên đúng' },
    })
    expect(laidOut.blocks.map(({ kept }) => kept)).toEqual([true, true, false, true, false])
    expect((await again.check({ repair: false })).problems).toEqual([])
  })

  test('saved again from its address it stays as the person wants it, with what is new on the page', async () => {
    const { library } = await newLibrary()
    const { summary } = await library.save(article())
    const editor = editorOf(library)
    const copy = await editor.open(summary.id, null)
    await editor.save(
      changeOf(copy, {
        head: { ...copy.head, title: 'Tên đúng' },
        dropped: [indexOf(copy, 'Mời bạn đọc')],
        restored: [indexOf(copy, 'Lời cuối')],
      }),
    )
    await library.save(
      article({
        title: 'Tên mới của trang',
        contentHtml:
          '<p>Đoạn một của bài.</p><p>Mời bạn đọc gửi <b>ảnh</b>.</p><p>Đoạn chen giữa.</p><p>Đoạn hai của bài.</p>',
      }),
    )
    expect(await body(library, summary.id)).toBe(
      '<p>Đoạn một của bài.</p><p>Đoạn chen giữa.</p><p>Đoạn hai của bài.</p><p>Lời cuối trang.</p>',
    )
    expect(await titles(library)).toEqual(['Tên đúng'])
    // Everything as the page has it now, and back again.
    await editor.revert(summary.id)
    expect(await titles(library)).toEqual(['Tên mới của trang'])
    expect(await body(library, summary.id)).toContain('Mời bạn đọc gửi <b>ảnh</b>')
    // By the key that takes any act back.
    expect(await library.undo(null)).toMatchObject({ action: 'editCopy', count: 1 })
    expect(await titles(library)).toEqual(['Tên đúng'])
  })

  test('nothing is written over a copy that has changed meanwhile, nor one without any block', async () => {
    const { library } = await newLibrary()
    const { summary } = await library.save(article())
    const editor = editorOf(library)
    const copy = await editor.open(summary.id, null)
    expect(await failureOf(editor.save(changeOf(copy, { dropped: [0, 1, 2] })))).toBe('nothing-left')
    expect(await body(library, summary.id)).toBe(article().contentHtml)
    await library.save(article({ contentHtml: '<p>Khác hẳn.</p>' }))
    expect(await failureOf(editor.save(changeOf(copy, { dropped: [0] })))).toBe('changed-meanwhile')
    expect(await body(library, summary.id)).toBe('<p>Khác hẳn.</p>')
  })

  test('an edit that is none leaves none behind', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(article())
    const editor = editorOf(library)
    const copy = await editor.open(summary.id, null)
    await editor.save(changeOf(copy, { dropped: [1] }))
    await editor.save(changeOf(await editor.open(summary.id, null), { dropped: [] }))
    const folder = await onlyArticleFolder(place)
    expect(JSON.parse(await readFile(join(folder, 'article.json'), 'utf8')).edits).toBeNull()
    expect(await readdir(folder)).not.toContain('unedited.html')
  })

  test('a picture of a block that is taken in can be asked for, also after the article was saved again', async () => {
    const { library } = await newLibrary()
    const address = 'https://anh.example/hop.png'
    const withPicture = page.replace(
      '<p>Lời cuối trang.</p>',
      `<figure><img src="${address}"><figcaption>Hộp.</figcaption></figure>`,
    )
    const first = { address: 'https://anh.example/1.png', name: null, width: null, height: null }
    const { summary } = await library.save(article({ original: Buffer.from(withPicture), pictures: [first] }))
    const editor = editorOf(library)
    const copy = await editor.open(summary.id, null)
    await editor.save(changeOf(copy, { restored: [indexOf(copy, 'Hộp.')] }))
    expect((await library.article(summary.id)).figures.map(({ src }) => src)).toEqual([address])
    // Another page, other pictures before it.
    const second = { ...first, address: 'https://anh.example/2.png' }
    await library.save(article({ original: Buffer.from(withPicture), pictures: [second, first] }))
    const { figures, contentHtml } = await library.article(summary.id)
    expect(figures.map(({ src }) => src)).toEqual([address])
    expect(contentHtml).toContain('id="user-content-missing-picture-2"')
  })

  test('hostile blocks of the page come in sanitized', async () => {
    const { library } = await newLibrary()
    const hostile = page.replace(
      '<p>Lời cuối trang.</p>',
      '<p onclick="x()">Bẫy<img src=x onerror=y()><a href="javascript:z()">đây</a></p>',
    )
    const { summary } = await library.save(article({ original: Buffer.from(hostile) }))
    const editor = editorOf(library)
    const copy = await editor.open(summary.id, null)
    await editor.save(changeOf(copy, { restored: [indexOf(copy, 'Bẫy')] }))
    expect(await body(library, summary.id)).toMatch(/<p>Bẫy<a>đây<\/a><\/p>$/)
  })
})

describe('the charset of a saved copy', () => {
  // "Thời sự hôm nay" in windows-1258, as a server without any word of its charset would send it, read as Western.
  const bytes = Buffer.from(
    '<html><head><title>Th\xf6\xecst</title></head><body><article><h1>V\xf6\xec t\xf4\xcdt</h1><p>\xd0\xf4\xecng n\xfd\xec\xf1c m\xeanh m\xf4ng, ng\xfd\xf6\xecid\xe2n v\xf9ng tr\xfbng t\xecm c\xe1ch s\xf4ng kh\xe1c.</p></article></body></html>',
    'latin1',
  )
  const wrong = () =>
    article({
      title: 'Vöì tôÍt',
      contentHtml: '<p>Ðôìng nýìñc mênh mông.</p>',
      original: bytes,
      originalReading: { form: 'html', charset: 'windows-1252', chosen: false },
    })

  test('is chosen: the original is read again, and can be read as before', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(wrong())
    const editor = editorOf(library)
    const copy = await editor.open(summary.id, 'windows-1258')
    expect(copy.charset).toBe('windows-1258')
    const title = new TextDecoder('windows-1258')
      .decode(Buffer.from('V\xf6\xec t\xf4\xcdt', 'latin1'))
      .normalize('NFC')
    expect(copy.head.title).toBe(title)
    expect(copy.blocks.some(({ html }) => html.includes('mênh mông'))).toBe(true)
    // Nothing is written by looking.
    expect(await titles(library)).toEqual(['Vöì tôÍt'])
    await editor.save(changeOf(copy, { charset: 'windows-1258' }))
    expect(await titles(library)).toEqual([title])
    const folder = await onlyArticleFolder(place)
    expect(gunzipSync(await readFile(join(folder, 'original.html.gz')))).toEqual(bytes)
    // The next save reads the page in it too.
    const { url } = await library.article(summary.id)
    expect(library.knownPage(url ?? '')).toMatchObject({ articleId: summary.id, charset: 'windows-1258' })
    expect((await editor.open(summary.id, null)).charset).toBe('windows-1258')
    await library.undo(null)
    expect((await editor.open(summary.id, null)).charset).toBe('windows-1252')
    expect(library.knownPage(url ?? '')).toBeNull()
  })

  test('is changed, and the blocks that were left out stay so', async () => {
    const { library } = await newLibrary()
    const two = Buffer.from(
      '<html><head><title>T</title></head><body><article><h1>T</h1><p>M\xf4\xf2t \xf0o\xe0n \xf0u\xd2 d\xe0i cho m\xf4\xf2t b\xe0i b\xe1o.</p><p>M\xfd\xecng b\xf2n \xf0\xf4\xf2c g\xfd\xd2i a\xd2nh d\xfd\xf2 thi v\xea\xcc t\xf2a so\xf2n.</p></article></body></html>',
      'latin1',
    )
    const { summary } = await library.save(
      article({
        title: 'T',
        contentHtml: '<p>Môòt ðoàn ðuÒ dài.</p><p>Mýìng bòn ðôòc.</p>',
        original: two,
        originalReading: { form: 'html', charset: 'windows-1252', chosen: false },
      }),
    )
    const editor = editorOf(library)
    await editor.save(changeOf(await editor.open(summary.id, null), { dropped: [1] }))
    const copy = await editor.open(summary.id, 'windows-1258')
    expect(copy.blocks.filter(({ from }) => from === 'article').map(({ kept }) => kept)).toEqual([
      true,
      false,
    ])
    await editor.save(changeOf(copy, { charset: 'windows-1258' }))
    expect(await body(library, summary.id)).not.toContain('thi')
  })

  test('cannot be chosen where the original was not kept', async () => {
    const { library } = await newLibrary()
    const { summary } = await library.save(article({ original: null, originalReading: null }))
    const editor = editorOf(library)
    expect(await editor.open(summary.id, null)).toMatchObject({ charset: null })
    expect(await failureOf(editor.open(summary.id, 'vni'))).toBe('original-missing')
  })
})

describe('pictures that could not be had', () => {
  const addresses = ['https://anh.example/1.png', 'https://anh.example/2.png'] as const
  const missing = (address: string) => ({ address, name: null, width: null, height: null })
  const gap = (index: number) =>
    `<figure><img id="user-content-missing-picture-${index}" alt=""><figcaption>Chợ. (Ảnh: Mai)</figcaption></figure>`
  const torn = () =>
    article({
      contentHtml: `<p>Đoạn một của bài.</p>${gap(0)}${gap(1)}`,
      figures: addresses.map((src) => ({ src, caption: 'Chợ.', credit: 'Mai' })),
      pictures: addresses.map(missing),
    })
  const red = async () => {
    const bytes = await sharp({ create: { width: 300, height: 200, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const picture = await sizePicture(bytes)
    if (picture === null || picture === 'spacer') throw new Error('the test’s own picture is none')
    return picture
  }

  test('come when they are asked for, one by one or all, also into a copy that was edited', async () => {
    const { library, place } = await newLibrary()
    const { summary } = await library.save(torn())
    const editor = editorOf(library)
    await editor.save(changeOf(await editor.open(summary.id, null), { dropped: [0] }))
    const picture = await red()
    const asked: string[] = []
    const load = createPictureLoader({
      library: async () => library,
      parser,
      fetchPicture: async ({ address, page: from }) => {
        asked.push(`${address} for ${from}`)
        if (address === addresses[0]) return picture
        throw new AppFailure('http-status', { host: 'anh.example', status: 503 })
      },
    })
    expect(await load({ id: summary.id, index: 0, allowPrivate: false })).toEqual({ loaded: 1, error: null })
    expect(asked).toEqual([`${addresses[0]} for https://tuoitre.vn/mot-bai-bao.htm`])
    const detail = await library.article(summary.id)
    expect(detail.contentHtml).toMatch(new RegExp(`^<figure><img [^>]*src="images/${picture.name}"`))
    expect(detail.contentHtml).toContain('missing-picture-1')
    expect(detail.figures.map(({ src }) => src)).toEqual([`images/${picture.name}`, addresses[1]])
    expect(detail.thumbnail).toBe('thumb.webp')
    expect(await library.imagePath(summary.id, picture.name)).not.toBeNull()
    const folder = await onlyArticleFolder(place)
    expect(await readFile(join(folder, 'unedited.html'), 'utf8')).toContain(picture.name)

    const reloaded = await load({ id: summary.id, index: null, allowPrivate: false })
    expect(reloaded).toMatchObject({ loaded: 0, error: { code: 'http-status' } })
    expect(asked.at(-1)).toContain(addresses[1])
    expect((await library.check({ repair: false })).problems).toEqual([])
  })
})
