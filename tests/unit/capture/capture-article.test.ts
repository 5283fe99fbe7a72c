import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppFailure } from '../../../domain/result.ts'
import { MAX_FILE, offeredExtensions } from '../../../domain/capture.ts'
import type { CaptureInput, CaptureStep } from '../../../domain/capture.ts'
import { captureArticle } from '../../../electron/capture/capture-article.ts'
import type { CaptureOptions } from '../../../electron/capture/capture-article.ts'
import { readLocalPage } from '../../../electron/capture/local-file.ts'
import { createInProcessParser } from '../../../electron/capture/parser.ts'
import { PAGE_LIMITS } from '../../../electron/capture/safe-fetch.ts'
import { html, openServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../fixtures/pages/${name}/source.html`), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'goc-doc-capture-'))
const parser = createInProcessParser()

let server: TestServer
let photograph: Buffer
beforeAll(async () => {
  photograph = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#a64' } })
    .jpeg()
    .toBuffer()
  server = await openServer({
    '/bai.html': html(fixture('mastercms')),
    '/stores/news_dataimages/2026/a.webp': (_request, response) => response.end(photograph),
    '/front.html': html(fixture('front-page')),
    '/data.json': (_request, response) => response.setHeader('content-type', 'application/json').end('{}'),
    '/paper.pdf': (_request, response) =>
      response.setHeader('content-type', 'application/pdf; qs=0.001').end('%PDF-1.7'),
    '/image.png': (_request, response) => response.setHeader('content-type', 'image/png').end(photograph),
    '/plain.txt': (_request, response) =>
      response
        .setHeader('content-type', 'text/plain; charset=utf-8')
        .end('A note\n\nOne line that was served as plain text.'),
    '/hangs.html': () => undefined,
  })
})
afterAll(() => server.close())

const capture = (input: CaptureInput, options: Partial<CaptureOptions> = {}) =>
  captureArticle(input, {
    allowPrivate: true,
    keepPictures: true,
    anyway: false,
    signal: new AbortController().signal,
    onStep: () => undefined,
    parser,
    ...options,
  })

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof AppFailure ? error.appError : error
}

const address = (path: string): CaptureInput => ({ kind: 'address', url: `${server.base}${path}` })

describe('an address', () => {
  test('becomes an article with its pictures, its original and its picture for the list', async () => {
    const article = await capture(address('/bai.html'))
    expect(article).toMatchObject({
      origin: 'address',
      url: `${server.base}/bai.html`,
      byline: 'Lam Khê',
      lang: 'vi',
    })
    expect(article.images).toHaveLength(1)
    expect(article.figures.map(({ src }) => src)).toEqual([
      `images/${article.images[0]?.name}`,
      `${server.base}/stores/news_dataimages/2026/b.webp`,
    ])
    expect(article.contentHtml).toContain(`src="images/${article.images[0]?.name}"`)
    expect(article.contentHtml).toContain(
      '<figcaption>Một góc kệ sách thiếu nhi trong khoang phà.</figcaption>',
    )
    expect((await sharp(article.thumbnail ?? undefined).metadata()).format).toBe('webp')
    expect(Buffer.from(article.original ?? []).toString()).toBe(fixture('mastercms'))
  })

  test('tells its steps in order, and never goes back', async () => {
    const steps: CaptureStep[] = []
    const progress: number[] = []
    await capture(address('/bai.html'), { onStep: (step, at) => void (steps.push(step), progress.push(at)) })
    expect([...new Set(steps)]).toEqual(['fetching', 'extracting', 'pictures', 'saving'])
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
  })

  test('asks for no picture where pictures are not kept', async () => {
    server.requests.length = 0
    const article = await capture(address('/bai.html'), { keepPictures: false })
    expect(server.requests).toEqual(['/bai.html'])
    expect(article).toMatchObject({ images: [], thumbnail: null })
    expect(article.figures).toHaveLength(2)
  })

  test('of a front page is turned away, and saved where the person wants it anyway', async () => {
    expect(await codeOf(capture(address('/front.html')))).toMatchObject({ code: 'not-an-article' })
    expect(await capture(address('/front.html'), { anyway: true })).toMatchObject({ origin: 'address' })
  })

  test('that is private and not allowed is refused', async () => {
    expect(await codeOf(capture(address('/bai.html'), { allowPrivate: false }))).toEqual({
      code: 'private-address',
      details: { host: '127.0.0.1', given: 1 },
    })
  })

  test('of plain text is taken as text', async () => {
    expect(await capture(address('/plain.txt'))).toMatchObject({
      title: 'A note',
      contentHtml: '<p>One line that was served as plain text.</p>',
    })
  })

  test('of a front page is turned away', async () => {
    expect(await codeOf(capture(address('/front.html')))).toMatchObject({ code: 'not-an-article' })
  })

  test('of no page is turned away by its kind', async () => {
    expect(await codeOf(capture(address('/data.json')))).toEqual({
      code: 'not-html',
      details: { host: '127.0.0.1', type: 'application/json' },
    })
    expect(await codeOf(capture(address('/image.png')))).toEqual({
      code: 'unsupported-file',
      details: { host: '127.0.0.1', kind: 'PNG', group: 'picture' },
    })
    expect(await codeOf(capture(address('/paper.pdf')))).toEqual({
      code: 'unsupported-file',
      details: { host: '127.0.0.1', kind: 'PDF', group: 'document' },
    })
  })

  test.each<[string, string]>([
    ['file:///etc/passwd', 'bad-address'],
    ['mot hai ba', 'bad-address'],
    ['https://user:word@example.org/', 'address-has-credentials'],
  ])('%s is %s', async (url, code) => {
    expect(await codeOf(capture({ kind: 'address', url }))).toMatchObject({ code })
  })

  test('can be cancelled while the server is silent', async () => {
    const controller = new AbortController()
    const saving = codeOf(capture(address('/hangs.html'), { signal: controller.signal }))
    controller.abort()
    expect(await saving).toEqual({ code: 'cancelled' })
  })

  test('can be cancelled while the parser hangs', async () => {
    const controller = new AbortController()
    const hanging = { ...parser, extract: () => new Promise<never>(() => controller.abort()) }
    expect(
      await codeOf(capture(address('/bai.html'), { signal: controller.signal, parser: hanging })),
    ).toEqual({ code: 'cancelled' })
  })
})

describe('what is pasted', () => {
  test('as HTML is taken for an article, also where a page would be turned away', async () => {
    const article = await capture({
      kind: 'html',
      text: '<h2>Short</h2><p>One line.</p><script>x()</script>',
      url: null,
    })
    expect(article).toMatchObject({ origin: 'html', url: null, title: 'Short' })
    expect(article.contentHtml).toContain('<p>One line.</p>')
    expect(article.contentHtml).not.toContain('x()')
  })

  test('as HTML has the address that the page says of itself', async () => {
    const article = await capture({ kind: 'html', text: fixture('blog'), url: null }, { keepPictures: false })
    expect(article.url).toBe('https://shed.example/notes/bicycle-lamp/')
    expect(article.figures[0]?.src).toBe('https://shed.example/images/lamp-1200.jpg')
  })

  test('as text is an article without an address', async () => {
    expect(await capture({ kind: 'text', text: 'Title\n\nA line of text.' })).toMatchObject({
      origin: 'text',
      url: null,
      title: 'Title',
    })
  })

  test('and is empty is refused', async () => {
    expect(await codeOf(capture({ kind: 'text', text: ' \n ' }))).toEqual({ code: 'empty-input' })
  })
})

describe('the original', () => {
  const extraction = {
    url: null,
    title: 'T',
    lead: null,
    byline: null,
    publishedAt: null,
    siteName: null,
    section: null,
    lang: null,
    dir: 'ltr',
    related: [],
    contentHtml: '<p>a</p>',
    pictures: [],
    leadPicture: null,
    charset: null,
  } as const
  const quick = { ...parser, extract: () => Promise.resolve(extraction) }
  const originalOf = async (bytes: number) =>
    (await capture({ kind: 'text', text: 'a'.repeat(bytes) }, { parser: quick })).original?.length ?? null

  test('is handed over up to the size that a page may have: the library packs it and decides', async () => {
    expect(await originalOf(6 * 1024 * 1024)).toBe(6 * 1024 * 1024)
    expect(await originalOf(PAGE_LIMITS.bytes)).toBe(PAGE_LIMITS.bytes)
    expect(await originalOf(PAGE_LIMITS.bytes + 1)).toBeNull()
  })
})

const put = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const makePipe = (path: string) => execFileSync('sh', ['-c', 'mkfifo "$0"', path])

describe('a file', () => {
  test('that a browser saved brings the pictures of the folder beside it', async () => {
    mkdirSync(join(folder, 'Trang_files'), { recursive: true })
    writeFileSync(join(folder, 'Trang_files/a.jpg'), photograph)
    const page = fixture('english-newspaper').replace(
      /<picture>.*?<\/picture>/s,
      '<img src="./Trang_files/a.jpg" alt="">',
    )
    const article = await capture({ kind: 'file', path: put('Trang.html', page), url: null })
    expect(article.origin).toBe('file')
    expect(article.images).toHaveLength(1)
  })

  test('does not reach pictures outside its folder', async () => {
    const inside = mkdtempSync(join(folder, 'inside-'))
    writeFileSync(join(folder, 'outside.jpg'), photograph)
    const page = fixture('english-newspaper').replace(
      /<picture>.*?<\/picture>/s,
      '<img src="a_files/..%2F..%2Foutside.jpg" alt="">',
    )
    writeFileSync(join(inside, 'a.html'), page)
    expect((await capture({ kind: 'file', path: join(inside, 'a.html'), url: null })).images).toEqual([])
  })

  test('in Markdown or plain text is read as text', async () => {
    const article = await capture({
      kind: 'file',
      path: put('note.md', '# A walk\n\n## The mill\n\nThe path begins behind the mill.'),
      url: null,
    })
    expect(article.title).toBe('A walk')
    expect(article.contentHtml).toContain('<h2>The mill</h2>')
  })

  test.each<[string, string | Uint8Array, object]>([
    ['book.epub', 'PK', { code: 'unsupported-file', details: { kind: 'EPUB' } }],
    ['paper.pdf', '%PDF-1.7', { code: 'unsupported-file', details: { kind: 'PDF' } }],
    ['disguised.html', '%PDF-1.7 …', { code: 'unsupported-file', details: { kind: 'PDF' } }],
    ['letter.txt', 'ừ', { code: 'not-enough-text' }],
    ['blank.txt', ' \n', { code: 'empty-input' }],
    ['empty.html', '', { code: 'file-empty', details: { file: 'empty.html' } }],
  ])('%s is refused by its kind or for having nothing in it', async (name, content, expected) => {
    expect(await codeOf(capture({ kind: 'file', path: put(name, content), url: null }))).toMatchObject(
      expected,
    )
  })

  test('of each kind that the dialog offers is taken', async () => {
    for (const extension of offeredExtensions) {
      const archive = 'MIME-Version: 1.0\nContent-Type: text/html\n\n'
      const head = extension.startsWith('mht') ? archive : 'A title\n\n'
      const path = put(`offered.${extension}`, `${head}<p>One line of text.</p>`)
      expect(await readLocalPage(path, new AbortController().signal)).toMatchObject({
        original: expect.any(Uint8Array),
      })
    }
  })

  test('that is a pipe or a folder is not waited for', async () => {
    makePipe(join(folder, 'pipe.html'))
    mkdirSync(join(folder, 'folder.html'))
    for (const [file, code] of [
      ['pipe.html', 'file-unreadable'],
      ['folder.html', 'folder-given'],
    ] as const)
      expect(await codeOf(capture({ kind: 'file', path: join(folder, file), url: null }))).toEqual({
        code,
        details: { file },
      })
  })

  test('has no picture of a pipe that lies beside it', async () => {
    mkdirSync(join(folder, 'Pipe_files'))
    makePipe(join(folder, 'Pipe_files/a.jpg'))
    const page = fixture('english-newspaper').replace(
      /<picture>.*?<\/picture>/s,
      '<img src="./Pipe_files/a.jpg" alt="">',
    )
    const article = await capture({ kind: 'file', path: put('Pipe.html', page), url: null })
    expect(article.images).toEqual([])
  })

  test('can be cancelled while it is read', async () => {
    const path = put('long.html', '<p>')
    truncateSync(path, MAX_FILE)
    const controller = new AbortController()
    const saving = codeOf(
      capture(
        { kind: 'file', path, url: null },
        { signal: controller.signal, onStep: () => controller.abort() },
      ),
    )
    // It ends sooner than a small file is read, so it did not wait for the long one.
    const small = readFile(import.meta.filename).then(() => 'waited')
    expect(await Promise.race([saving, small])).toEqual({
      code: 'cancelled',
    })
  })

  test('that is not there is named', async () => {
    expect(await codeOf(capture({ kind: 'file', path: join(folder, 'gone.html'), url: null }))).toEqual({
      code: 'file-gone',
      details: { file: 'gone.html' },
    })
  })
})
