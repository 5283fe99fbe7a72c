import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finishArticle } from '../../../electron/capture/finish.ts'
import { createInProcessParser, SAVED_PAGE } from '../../../electron/capture/parser.ts'
import { fetchPictures } from '../../../electron/capture/pictures.ts'
import { openSafeFetch } from '../../../electron/capture/safe-fetch.ts'
import { makeThumbnail, sizePicture } from '../../../electron/capture/size-picture.ts'
import { openServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })

/** A picture that does not compress: its bytes are many. */
function noisy(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3)
  let state = 7
  for (let index = 0; index < pixels.length; index++)
    pixels[index] = (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

const frame = (color: string) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: color } })
    .png()
    .toBuffer()

async function animation(): Promise<Buffer> {
  return sharp([await frame('red'), await frame('blue')], { join: { animated: true } })
    .gif()
    .toBuffer()
}

/** A PNG whose header claims more pixels than anything should decode. */
async function pngOf(width: number, height: number): Promise<Buffer> {
  const png = await plain(8, 8).png().toBuffer()
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

/** A picture of which something can be seen; null for all else. */
async function sized(bytes: Uint8Array) {
  const picture = await sizePicture(bytes)
  return picture === 'spacer' ? null : picture
}

describe('a picture is sized for reading', () => {
  test('its longest side is 1,600 pixels at most', async () => {
    const picture = await sized(await noisy(2000, 1000).jpeg({ quality: 90 }).toBuffer())
    expect(picture).toMatchObject({ width: 1600, height: 800 })
    expect(await sharp(picture?.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 800 })
  })

  test('under 200 KB its bytes are untouched', async () => {
    const original = await plain(2400, 1200).jpeg().toBuffer()
    const picture = await sized(original)
    expect(Buffer.from(picture?.bytes ?? []).equals(original)).toBe(true)
    expect(picture).toMatchObject({ width: 2400, height: 1200 })
  })

  test('its name is the hash of the bytes that are kept', async () => {
    const picture = await sized(await noisy(1800, 900).webp({ quality: 100 }).toBuffer())
    const hash = createHash('sha256')
      .update(picture?.bytes ?? '')
      .digest('hex')
    expect(picture?.name).toBe(`${hash}.webp`)
  })

  test.each(['jpeg', 'png', 'gif', 'webp', 'avif'] as const)('%s is kept in its kind', async (format) => {
    const picture = await sized(await plain(60, 40).toFormat(format).toBuffer())
    expect(picture?.name).toMatch(format === 'jpeg' ? /\.jpg$/ : new RegExp(`\\.${format}$`))
  })

  test('an animated GIF moves on', async () => {
    const original = await animation()
    const picture = await sized(original)
    expect((await sharp(picture?.bytes, { animated: true }).metadata()).pages).toBe(2)
    expect(picture).toMatchObject({ width: 40, height: 30 })
  })

  test('a turned photograph has the size that is seen', async () => {
    const picture = await sized(await plain(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer())
    expect(picture).toMatchObject({ width: 200, height: 300 })
  })

  test('a drawing in SVG becomes pixels', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="#c33"/></svg>'
    expect(await sized(Buffer.from(svg))).toMatchObject({
      name: expect.stringMatching(/\.png$/),
      width: 200,
      height: 100,
    })
  })
})

const svg = (inside: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inside}</svg>`,
  )

describe('what is no picture fit to keep is left out', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['text', () => Buffer.from('<html>not found</html>')],
    ['a truncated JPEG', async () => (await noisy(400, 300).jpeg().toBuffer()).subarray(0, 9000)],
    ['more than 50 million pixels by its header', () => pngOf(10_000, 6000)],
    ['a header that lies beyond all sense', () => pngOf(0x7fffffff, 0x7fffffff)],
    ['more than 25 MB', () => Buffer.alloc(25 * 1024 * 1024 + 1)],
    ['a counting pixel', () => plain(1, 1).png().toBuffer()],
    ['a TIFF', () => plain(50, 50).tiff().toBuffer()],
    ['an SVG that loads a file', () => svg('<image href="file:///etc/passwd" width="9" height="9"/>')],
    [
      'an SVG that loads from the network',
      () => svg('<rect fill="url(https://tracker.example/x)" width="9" height="9"/>'),
    ],
    [
      'an SVG with entities',
      () =>
        Buffer.from(
          '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&a;</text></svg>',
        ),
    ],
    ['an SVG that includes another', () => svg('<use xlink:href="https://evil.example/x.svg#a"/>')],
  ])('%s', async (_name, bytes) => {
    expect(await sized(await bytes())).toBeNull()
  })
})

test('the thumbnail is a WebP of 3:2, 480 pixels wide at most', async () => {
  const wide = await sharp(
    (await makeThumbnail(await plain(1600, 600).png().toBuffer())) ?? undefined,
  ).metadata()
  expect(wide).toMatchObject({ format: 'webp', width: 480, height: 320 })
  const small = await sharp(
    (await makeThumbnail(await plain(150, 300).png().toBuffer())) ?? undefined,
  ).metadata()
  expect(small).toMatchObject({ width: 150, height: 100 })
})

describe('the pictures of an article', () => {
  let server: TestServer
  let together = 0
  let most = 0
  beforeAll(async () => {
    const photograph = await plain(300, 200).jpeg().toBuffer()
    const handlers = Object.fromEntries(
      Array.from({ length: 210 }, (_, index) => [
        `/${index}.jpg`,
        (_request: unknown, response: import('node:http').ServerResponse) => {
          most = Math.max(most, ++together)
          // A server that takes its time: those who ask together wait together.
          setTimeout(() => {
            together--
            response.end(photograph)
          }, 20)
        },
      ]),
    )
    server = await openServer(handlers)
  })
  afterAll(() => server.close())

  const fetchAll = async (addresses: readonly string[], allowPrivate: string | null = server.base) => {
    const signal = new AbortController().signal
    const fetcher = openSafeFetch({ given: allowPrivate, allowPrivate: allowPrivate !== null, signal })
    const progress: number[] = []
    try {
      const pictures = await fetchPictures({
        addresses,
        leadPicture: null,
        referer: null,
        fetcher,
        parser: createInProcessParser(),
        signal,
        onProgress: (done) => progress.push(done),
      })
      return { ...pictures, progress }
    } finally {
      await fetcher.close()
    }
  }

  test('each is fetched once, two hundred at most, four at a time, and kept once by its content', async () => {
    const addresses = Array.from({ length: 210 }, (_, index) => `${server.base}/${index}.jpg`)
    server.requests.length = 0
    const { pictures, images, progress, thumbnail } = await fetchAll([...addresses, ...addresses])
    expect(pictures).toHaveLength(210)
    expect(pictures.filter(({ name }) => name === null)).toHaveLength(10)
    expect(images).toHaveLength(1)
    expect(server.requests).toHaveLength(200)
    expect(most).toBe(4)
    expect(progress.at(-1)).toBe(200)
    expect(thumbnail).not.toBeNull()
  })

  test('a private address in a page is never asked', async () => {
    server.requests.length = 0
    const address = `${server.base}/1.jpg`
    expect((await fetchAll([address], null)).pictures).toEqual([missing(address)])
    expect(server.requests).toEqual([])
  })

  test('pictures that stand in the page itself are kept like others', async () => {
    const data = `data:image/png;base64,${(await plain(30, 20).png().toBuffer()).toString('base64')}`
    const { pictures } = await fetchAll([data, 'data:image/png;base64,AAAA', 'data:text/html,<b>x</b>'])
    expect(pictures.map(({ address, width }) => [address === data, width])).toEqual([
      [true, 30],
      [false, null],
      [false, null],
    ])
  })

  describe('that a server does not answer for', () => {
    let silent: TestServer
    const never = Array.from({ length: 12 }, (_, index) => `/${index}.jpg`)
    beforeAll(async () => {
      silent = await openServer(Object.fromEntries(never.map((path) => [path, () => undefined])))
    })
    afterAll(() => silent.close())

    /** Twelve pictures of the silent server, then one of the other. */
    const fetchSilent = async (times: { headersTime: number; together: number }) => {
      silent.requests.length = 0
      const signal = new AbortController().signal
      const [first, other] = [silent, server].map(({ base }) =>
        openSafeFetch({ given: base, allowPrivate: true, signal }),
      )
      if (!first || !other) throw new Error('no fetchers')
      const addresses = [...never.map((path) => `${silent.base}${path}`), `${server.base}/1.jpg`]
      try {
        const { pictures } = await fetchPictures({
          addresses,
          leadPicture: null,
          referer: null,
          fetcher: {
            safeFetch: (address, options) =>
              (address.startsWith(silent.base) ? first : other).safeFetch(address, options),
            close: () => Promise.resolve(),
          },
          parser: createInProcessParser(),
          signal,
          onProgress: () => undefined,
          times,
        })
        return pictures.map(({ name }) => name !== null)
      } finally {
        await Promise.all([first.close(), other.close()])
      }
    }
    const noneOfTwelve = never.map(() => false)
    /** Milliseconds in which four requests have surely come, and another server has answered. */
    const PATIENCE = 3000

    test('are missing at once after the first of them, and those of other hosts are had', async () => {
      expect(await fetchSilent({ headersTime: PATIENCE, together: 60_000 })).toEqual([...noneOfTwelve, true])
      expect(silent.requests).toHaveLength(4)
    })

    test('are given up together, however long one of them might be waited for', async () => {
      const had = await fetchSilent({ headersTime: 60_000, together: PATIENCE })
      expect(had.slice(0, 12)).toEqual(noneOfTwelve)
      expect(silent.requests).toHaveLength(4)
    })
  })

  test('a spacer is none of them', async () => {
    const spacer = `data:image/png;base64,${(await plain(1, 1).png().toBuffer()).toString('base64')}`
    expect((await fetchAll([spacer])).pictures).toEqual([])
  })
})

const missing = (address: string) => ({ address, name: null, width: null, height: null })

const figure = (src: string, alt = '') =>
  `<figure><img src="${src}" alt="${alt}"><figcaption>A boat. (Ảnh: Mai)</figcaption></figure>`

describe('putting pictures in place', () => {
  const name = `${'b'.repeat(64)}.jpg`
  const otherName = `${'c'.repeat(64)}.png`
  const other = 'https://cdn.example/other.png'
  const address = 'https://cdn.example/a.jpg'

  test('a kept picture stands by its name with its size', () => {
    const { contentHtml, figures } = finishArticle({
      contentHtml: figure(address),
      pictures: [{ address, name, width: 600, height: 400 }],
    })
    expect(contentHtml).toMatch(new RegExp(`<img [^>]*src="images/${name}"`))
    expect(contentHtml).toMatch(/width="600"/)
    expect(contentHtml).toMatch(/height="400"/)
    expect(figures).toEqual([{ src: `images/${name}`, caption: 'A boat.', credit: 'Mai' }])
  })

  test('one that could not be had leaves a placeholder, from which it is put in place later', () => {
    const first = finishArticle({
      contentHtml: `<p>a</p>${figure(other)}${figure(address)}<p><img src="${address}" width="40" height="30"></p>`,
      pictures: [{ address: other, name: otherName, width: 8, height: 9 }, missing(address)],
    })
    const placeholder = '<img id="user-content-missing-picture-1" alt="">'
    expect(first.contentHtml).toContain(
      `<figure>${placeholder}<figcaption>A boat. (Ảnh: Mai)</figcaption></figure>`,
    )
    // One that stood in no figure has one now, and keeps the room that the page gave it.
    expect(first.contentHtml).toMatch(
      /<figure><img (?=[^>]*missing-picture-1)(?=[^>]*width="40")(?=[^>]*height="30")[^>]*><\/figure>/,
    )
    expect(first.figures.map(({ src }) => src)).toEqual([`images/${otherName}`, address, address])
    const again = finishArticle({
      contentHtml: first.contentHtml,
      pictures: [
        { address: other, name: otherName, width: 8, height: 9 },
        { address, name, width: 600, height: 400 },
      ],
    })
    expect(again.contentHtml).not.toContain('missing-picture')
    expect(again.contentHtml.match(new RegExp(`src="images/${name}"`, 'g'))).toHaveLength(2)
    expect(again.figures.map(({ src }) => src)).toEqual([
      `images/${otherName}`,
      `images/${name}`,
      `images/${name}`,
    ])
    expect(again.figures[1]).toEqual({ src: `images/${name}`, caption: 'A boat.', credit: 'Mai' })
  })

  test('one that is none, or lay beside a page on the disk, leaves the words that stood in its place', () => {
    const words = `<p>a</p><p><img src="${address}" alt="A boat at dusk"></p>`
    const beside = `<p>a</p><p><img src="${SAVED_PAGE}a.jpg" alt="A boat at dusk"></p>`
    for (const [contentHtml, pictures] of [
      [words, []],
      [beside, [missing(`${SAVED_PAGE}a.jpg`)]],
    ] as const) {
      const finished = finishArticle({ contentHtml, pictures })
      expect(finished.contentHtml).toContain('<figcaption>A boat at dusk</figcaption>')
      expect(finished.contentHtml).not.toContain('<img')
    }
  })

  test('a sign in the middle of a line stays as its words', () => {
    const { contentHtml } = finishArticle({
      contentHtml: `<p>Warm <img src="${address}" alt="☀"> today</p>`,
      pictures: [missing(address)],
    })
    expect(contentHtml).toBe('<p>Warm ☀ today</p>')
  })

  test('hostile words in a caption stay words', () => {
    const { contentHtml } = finishArticle({
      contentHtml: figure(address, '&lt;img src=x onerror=alert(1)&gt;').replace(
        '<figcaption>A boat. (Ảnh: Mai)</figcaption>',
        '',
      ),
      pictures: [],
    })
    expect(contentHtml).toBe('<figure><figcaption>&lt;img src=x onerror=alert(1)&gt;</figcaption></figure>')
  })
})
