// Pages that a browser saved: as one file, as SingleFile, with a folder beside it; and what is no page at all.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppFailure } from '../../../domain/result.ts'
import { captureArticle } from '../../../electron/capture/capture-article.ts'
import { readArchive } from '../../../electron/capture/mhtml.ts'
import { createInProcessParser } from '../../../electron/capture/parser.ts'
import { savedFrom, takeOutData } from '../../../electron/capture/saved-page.ts'

const folder = mkdtempSync(join(tmpdir(), 'goc-doc-saved-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const parser = createInProcessParser()

let picture: Buffer
let other: Buffer
beforeAll(async () => {
  const plain = { width: 640, height: 400, channels: 3 } as const
  picture = await sharp({ create: { ...plain, background: '#256' } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  other = await sharp({ create: { ...plain, background: '#a64' } })
    .jpeg()
    .toBuffer()
})

const TITLE = 'Người thợ sửa đồng hồ ở chợ nổi'
const paragraphs = Array.from(
  { length: 5 },
  (_, n) =>
    `<p>Đoạn ${n + 1}: chiếc thuyền nhỏ của ông neo ở ngã ba sông, trên mái treo mấy chiếc đồng hồ đã ngừng chạy, và ai đi chợ sớm cũng ghé hỏi giờ.</p>`,
).join('\n')
const page = (figure: string, head = '', start = '<!doctype html>') =>
  `${start}<html lang="vi"><head><meta charset="utf-8"><title>${TITLE}</title>${head}</head><body><article><h1>${TITLE}</h1>${figure}${paragraphs}</article></body></html>`

const put = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const save = (path: string) =>
  captureArticle(
    { kind: 'file', path, url: null },
    {
      allowPrivate: false,
      keepPictures: true,
      anyway: false,
      signal: new AbortController().signal,
      onStep: () => undefined,
      parser,
    },
  )
const errorOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof AppFailure ? error.appError : error),
  )

const quoted = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte === 0x3d || byte > 126
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/(.{60}(?!=?.?$)[^=]{3})/g, '$1=\r\n')
/** Letters and tones of windows-1258 that are not where Latin-1 has them; a tone stands after its letter. */
const WINDOWS_1258 = new Map(
  Object.entries({ ă: 0xe3, Ă: 0xc3, đ: 0xf0, Đ: 0xd0, ơ: 0xf5, Ơ: 0xd5, ư: 0xfd, Ư: 0xdd }).concat(
    (
      [
        [0x300, 0xcc],
        [0x301, 0xec],
        [0x303, 0xde],
        [0x309, 0xd2],
        [0x323, 0xf2],
      ] as const
    ).map(([tone, byte]): [string, number] => [String.fromCodePoint(tone), byte]),
  ),
)
const windows1258 = (text: string) =>
  [...text.normalize('NFC')]
    .flatMap((letter) => {
      const [base = '', ...marks] = letter.normalize('NFD')
      const tones = marks.filter((mark) => WINDOWS_1258.has(mark))
      const hats = marks.filter((mark) => !WINDOWS_1258.has(mark))
      return [[base, ...hats].join('').normalize('NFC'), ...tones]
    })
    .map((one) => String.fromCharCode(WINDOWS_1258.get(one) ?? one.charCodeAt(0)))
    .join('')
const wrapped = (bytes: Buffer) => bytes.toString('base64').replace(/(.{76})/g, '$1\r\n')

/** As Chromium writes it: the address in the head, no charset at the part, pictures by their place on the web. */
const chromiumArchive = () =>
  [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://bao.example.org/cho-noi.html',
    `Subject: =?utf-8?Q?${quoted(TITLE).replaceAll(' ', '_')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----MultipartBoundary--abc----"',
    '',
    '',
    '------MultipartBoundary--abc----',
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://bao.example.org/cho-noi.html',
    '',
    quoted(
      page(
        '<figure><img src="/anh/a.png" alt=""><figcaption>Thuyền của ông.</figcaption></figure><figure><img src="cid:css-2@mhtml.blink"><figcaption>Chiếc đồng hồ.</figcaption></figure><iframe src="cid:frame-2@mhtml.blink" title="Phim về chợ nổi"></iframe>',
      ),
    ),
    '------MultipartBoundary--abc----',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    'Content-Location: https://bao.example.org/anh/a.png',
    '',
    wrapped(picture),
    '------MultipartBoundary--abc----',
    'Content-Type: image/jpeg',
    'Content-ID: <css-2@mhtml.blink>',
    'Content-Transfer-Encoding: binary',
    'Content-Location: cid:css-2@mhtml.blink',
    '',
    other.toString('latin1'),
    '------MultipartBoundary--abc----',
    'Content-Type: text/html',
    'Content-ID: <frame-2@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://www.youtube.com/embed/abcdefghij',
    '',
    '<p>player</p>',
    '------MultipartBoundary--abc------',
    '',
  ].join('\r\n')

describe('a page saved as one file (.mhtml)', () => {
  test('by Chromium has its address, its text and its pictures, and its frames as links', async () => {
    const article = await save(put('chromium.mhtml', Buffer.from(chromiumArchive(), 'latin1')))
    expect(article).toMatchObject({ title: TITLE, url: 'https://bao.example.org/cho-noi.html', lang: 'vi' })
    expect(article.figures.map(({ caption }) => caption)).toEqual([
      'Thuyền của ông.',
      'Chiếc đồng hồ.',
      'Video: Phim về chợ nổi (YouTube)',
    ])
    expect(article.images.map(({ name }) => name.split('.')[1])).toEqual(['png', 'jpg'])
    expect(article.contentHtml).toContain('Đoạn 5: chiếc thuyền nhỏ')
    // What is kept to make the article anew is the page, not its archive.
    expect(Buffer.from(article.original ?? []).toString()).toMatch(/^<!doctype html><html/)
    expect(article.contentHtml).toContain('https://www.youtube.com/watch?v=abcdefghij')
  })

  test('by an old browser, in windows-1258, with pictures by relative places in a folder', async () => {
    const root = 'file:///C:/Luu/Trang.htm'
    const body = page('<img src="Trang_tep_tin/a.png" alt="Thuyền">', '').replace(
      '<meta charset="utf-8">',
      '',
    )
    const archive = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=next; start="<trang>"',
      '',
      'This is a multi-part message in MIME format.',
      '',
      '--next',
      `Content-Location: ${root.replace('Trang.htm', 'Trang_tep_tin/a.png')}`,
      'Content-Transfer-Encoding: base64',
      'Content-Type: image/png',
      '',
      wrapped(picture),
      '--next',
      `Content-Location: ${root}`,
      'Content-ID: <trang>',
      'Content-Type: text/html; charset="windows-1258"',
      '',
      windows1258(body),
      '--next--',
    ].join('\n')
    const article = await save(put('cu.mht', Buffer.from(archive, 'latin1')))
    expect(article.title).toBe(TITLE)
    expect(article.contentHtml).toContain('ai đi chợ sớm cũng ghé hỏi giờ')
    expect(article.images).toHaveLength(1)
    expect(article.url).toBeNull()
  })

  test('of frames is the frame with the text', async () => {
    const archive = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Location: https://bao.example.org/',
      '',
      '<html><head><title>Báo</title></head><frameset cols="20%,*"><frame src="muc.html"><frame src="bai.html"></frameset></html>',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Location: https://bao.example.org/muc.html',
      '',
      '<a href="/">Trang chủ</a>',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Location: https://bao.example.org/bai.html',
      '',
      page(''),
      '--b--',
    ].join('\r\n')
    expect(await save(put('khung.mht', archive))).toMatchObject({
      title: TITLE,
      url: 'https://bao.example.org/bai.html',
    })
  })

  test('that was cut off keeps what is there', async () => {
    const whole = chromiumArchive()
    const article = await save(
      put('cut.mhtml', Buffer.from(whole.slice(0, whole.indexOf('image/jpeg')), 'latin1')),
    )
    expect(article.title).toBe(TITLE)
    expect(article.images).toHaveLength(1)
  })

  test('under the name of a page is told by its content', async () => {
    expect((await save(put('named.html', Buffer.from(chromiumArchive(), 'latin1')))).title).toBe(TITLE)
  })

  test('without a page in it says so', async () => {
    const archive =
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--'
    expect(await errorOf(save(put('none.mhtml', archive)))).toEqual({
      code: 'file-unreadable',
      details: { file: 'none.mhtml' },
    })
  })

  test('of any bytes is read or is not, and never breaks the reader', () => {
    const lines = fc.array(
      fc.oneof(
        fc.constantFrom(
          '--b',
          '--b--',
          '',
          'Content-Type: multipart/related; boundary=b',
          'Content-Type: text/html',
          'Content-Transfer-Encoding: base64',
          'Content-Transfer-Encoding: quoted-printable',
          '=C3=A',
          '=\r',
        ),
        fc.string(),
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(lines, (given) => {
        for (const part of readArchive(Buffer.from(given.join('\r\n')))?.parts ?? []) part.read()
      }),
    )
  })

  test('gives back the very bytes that were encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, base64) => {
        const coded = base64
          ? wrapped(Buffer.from(bytes))
          : [...bytes].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('')
        const archive = `MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: ${base64 ? 'base64' : 'quoted-printable'}\r\n\r\n${coded}`
        expect([...(readArchive(Buffer.from(archive))?.root.read() ?? [])]).toEqual([...bytes])
      }),
    )
  })
})

describe('a page that SingleFile saved', () => {
  const data = (bytes: Buffer, type: string) => `data:${type};base64,${bytes.toString('base64')}`
  const comment = `<!--\n Page saved with SingleFile \n url: https://bao.example.org/cho-noi.html?p=1 \n saved date: Thu Jan 01 2026 08:00:00 GMT+0700\n-->`

  test('has its address and its pictures, from attributes, srcset and variables of its style', async () => {
    const figure = [
      `<figure><img src="${data(picture, 'image/png')}"><figcaption>Một.</figcaption></figure>`,
      `<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" srcset="${data(other, 'image/jpeg')} 640w"><figcaption>Hai.</figcaption></figure>`,
      `<figure><img src="data:image/svg+xml,<svg xmlns=&quot;http://www.w3.org/2000/svg&quot;></svg>" style="background-image:var(--sf-img-1)!important"><figcaption>Ba.</figcaption></figure>`,
    ].join('')
    const head = `<style>:root{--sf-img-1:url("${data(picture, 'image/png')}")}@font-face{src:url(${data(picture, 'font/woff2')})}</style>`
    const article = await save(put('single.html', page(figure, head).replace('<head>', `${comment}<head>`)))
    expect(article.url).toBe('https://bao.example.org/cho-noi.html?p=1')
    expect(article.figures.map(({ src, caption }) => [src !== null, caption])).toEqual([
      [true, 'Một.'],
      [true, 'Hai.'],
      [true, 'Ba.'],
    ])
    // The first and the third are one picture.
    expect(article.images).toHaveLength(2)
  })

  test('gives the DOM none of its long addresses, and the pictures all of their bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ minLength: 1200, maxLength: 3000 }), { maxLength: 4 }),
        fc.constantFrom('"', "'", ''),
        (pictures, mark) => {
          const text = pictures
            .map((bytes) => `<p>một đoạn</p><img src=${mark}${data(Buffer.from(bytes), 'image/png')}${mark}>`)
            .join('')
          const { content, enclosed } = takeOutData(Buffer.from(text))
          expect(Buffer.from(content).toString()).not.toContain('base64')
          expect([...enclosed.values()].map((read) => [...(read() ?? [])])).toEqual(
            pictures.map((bytes) => [...bytes]),
          )
        },
      ),
    )
  })

  test('keeps text that speaks of such addresses', () => {
    const text = `<pre>${'x'.repeat(20)}data:image/png;base64,${'A'.repeat(3000)}</pre>;base64,${'B'.repeat(3000)}`
    expect(Buffer.from(takeOutData(Buffer.from(text)).content).toString()).toBe(text)
  })
})

describe('the address in the comment of a saved page', () => {
  test.each([
    ['<!-- saved from url=(0032)https://bao.example.org/a--b.htm -->', 'https://bao.example.org/a--b.htm'],
    [
      '<!doctype html>\n<!-- saved from url=(0028)https://bao.example.org/bai/ -->',
      'https://bao.example.org/bai/',
    ],
    ['<!-- saved from url=(9999)https://bao.example.org/bai/ -->', 'https://bao.example.org/bai/'],
    ['<!-- saved from url=(0016)about:internet -->', null],
    ['<!-- saved from url=(0031)javascript:alert(document.body) -->', null],
    ['<p>none</p>', null],
  ])('%s', (text, address) => {
    expect(savedFrom(Buffer.from(text))).toBe(address)
  })
})

describe('a folder beside a page', () => {
  const withPicture = (name: string, src: string, folderName: string) => {
    mkdirSync(join(folder, folderName), { recursive: true })
    writeFileSync(join(folder, folderName, 'ảnh 1.png'), picture)
    return put(name, page(`<figure><img src="${src}"><figcaption>Thuyền.</figcaption></figure>`))
  }

  test.each([
    ['bài báo.html', './bài báo_files/ảnh 1.png', 'bài báo_files'],
    ['encoded.html', './b%C3%A0i%20b%C3%A1o_files/%E1%BA%A3nh%201.png', 'bài báo_files'],
    [
      'nfd.html',
      './chợ_tệp/ảnh 1.png'.normalize('NFD').replace('_tệp'.normalize('NFD'), '_files'),
      'chợ_files',
    ],
    ['word.htm', 'word.files\\ảnh 1.png', 'word.files'],
    ['viet.htm', 'viet_tep_tin/ảnh 1.png', 'viet_tep_tin'],
    ['deutsch.htm', 'deutsch-Dateien/ảnh 1.png', 'deutsch-Dateien'],
  ])('of %s is found', async (name, src, folderName) => {
    expect((await save(withPicture(name, src, folderName))).images).toHaveLength(1)
  })

  test('is found also where the page has an address of its own', async () => {
    const path = withPicture('own.html', 'own_files/ảnh 1.png', 'own_files')
    writeFileSync(
      path,
      page(
        '<figure><img src="own_files/ảnh 1.png"><figcaption>Thuyền.</figcaption></figure>',
        '',
        '<!-- saved from url=(0031)https://bao.example.org/bai.htm -->\n',
      ),
    )
    expect(await save(path)).toMatchObject({ url: 'https://bao.example.org/bai.htm', images: [{}] })
  })

  test.each([
    ['another file of its own folder', 'secret.png'],
    ['a file beside the page by way of its folder', 'out_files/../secret.png'],
    ['the same, encoded', 'out_files/%2E%2E/secret.png'],
    ['the same, with an encoded slash', 'out_files/..%2Fsecret.png'],
    ['a link', 'out_files/link.png'],
    ['a file behind a link', 'out_files/sub/secret.png'],
    ['a folder that is a link', 'linked_files/secret.png'],
    ['another folder', 'private/secret.png'],
    ['an absolute path', join(folder, 'secret.png')],
    ['a file address', `file://${join(folder, 'secret.png')}`],
  ])('is all that is read: not %s', async (_what, src) => {
    writeFileSync(join(folder, 'secret.png'), picture)
    for (const name of ['out_files', 'private', 'elsewhere'])
      mkdirSync(join(folder, name), { recursive: true })
    for (const name of ['private', 'elsewhere']) writeFileSync(join(folder, name, 'secret.png'), picture)
    for (const [target, link] of [
      ['secret.png', 'out_files/link.png'],
      ['elsewhere', 'out_files/sub'],
      ['elsewhere', 'linked_files'],
    ] as const) {
      rmSync(join(folder, link), { force: true })
      symlinkSync(join(folder, target), join(folder, link))
    }
    expect((await save(put('out.html', page(`<img src="${src}" alt="Một bức ảnh">`)))).images).toEqual([])
  })
})

describe('what is no page is turned away by what it is, whatever it is called', () => {
  test.each<[string, string | Uint8Array, string, string]>([
    ['a.html', '%PDF-1.7\n', 'PDF', 'document'],
    ['b.html', 'PK\u0003\u0004' + '\0'.repeat(26) + 'mimetypeapplication/epub+zip', 'EPUB', 'book'],
    ['c.txt', 'PK\u0003\u0004' + '\0'.repeat(26) + 'word/document.xml', 'DOCX', 'document'],
    ['d.md', 'PK\u0003\u0004' + '\0'.repeat(26) + 'anything', 'ZIP', 'archive'],
    ['e.html', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'DOC', 'document'],
    ['m.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'XLS', 'document'],
    ['f.txt', Buffer.from('89504e470d0a1a0a', 'hex'), 'PNG', 'picture'],
    ['g.htm', Buffer.from('0000001c667479706d703432', 'hex'), 'MP4', 'video'],
    ['h.htm', Buffer.from('1a45dfa3', 'hex'), 'WEBM', 'video'],
    ['i.txt', 'ID3\u0003', 'MP3', 'sound'],
    ['j.txt', Buffer.from([...Array.from({ length: 64 }, (_, n) => n % 7), 200, 0, 0, 1]), 'TXT', 'other'],
    ['k.docx', 'no zip at all', 'DOCX', 'document'],
    ['l.webarchive', 'bplist00', 'WEBARCHIVE', 'archive'],
  ])('%s', async (file, content, kind, group) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
    expect(await errorOf(save(put(file, bytes)))).toEqual({
      code: 'unsupported-file',
      details: { file, kind, group },
    })
  })

  test('a page under the name of the script that served it is a page', async () => {
    expect((await save(put('bai-viet.aspx', page('')))).title).toBe(TITLE)
  })

  test.each(['ID3 là gì', 'RIFF là tiếng đàn', 'PK là tên một con đường', 'BM và II*'])(
    'a text that begins “%s” is text',
    async (start) => {
      expect((await save(put('chu.txt', `${start}\n\nMột dòng ghi lại từ một buổi chiều.`))).title).toBe(
        start,
      )
    },
  )

  test('text in UTF-16 is text', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(`${TITLE}\r\n\r\nMột dòng ghi lại.`, 'utf16le'),
    ])
    expect((await save(put('ghi.txt', bytes))).title).toBe(TITLE)
  })
})
