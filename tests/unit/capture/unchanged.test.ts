// A page that is saved again is asked for only if it has changed.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Validators } from '../../../domain/article.ts'
import { AppFailure } from '../../../domain/result.ts'
import { captureAgain, captureArticle } from '../../../electron/capture/capture-article.ts'
import { createInProcessParser } from '../../../electron/capture/parser.ts'
import {
  EXTRACTOR_VERSION,
  readValidators,
  conditionalHeaders,
} from '../../../electron/capture/validators.ts'
import { openServer } from './test-server.ts'
import type { Handler, TestServer } from './test-server.ts'

const PARAGRAPH =
  'Một đoạn văn đủ dài để được xem là thân của một bài báo, có đầu có cuối và có dấu chấm câu. '
const page = (extra = '') =>
  `<html lang="vi"><head><title>Bài báo</title></head><body><article><h1>Bài báo</h1>${`<p>${PARAGRAPH}</p>`.repeat(6)}${extra}</article></body></html>`
const DATE = 'Fri, 27 Nov 2026 08:00:00 GMT'
const parser = createInProcessParser()

/** What each request asked with. */
const asked: { path: string; etag: string | undefined; date: string | undefined }[] = []
const send =
  (headers: Record<string, string>, body = page()): Handler =>
  ({ url, headers: { 'if-none-match': etag, 'if-modified-since': date } }, response) => {
    asked.push({ path: url ?? '', etag, date })
    const isKnown = etag !== undefined || date !== undefined
    response.writeHead(isKnown ? 304 : 200, { 'content-type': 'text/html; charset=utf-8', ...headers })
    response.end(isKnown ? undefined : body)
  }

let server: TestServer
beforeAll(async () => {
  server = await openServer({
    '/both-2026.html': send({ etag: 'W/"a1"', 'last-modified': DATE }),
    '/tag-2026.html': send({ etag: '"a1"' }),
    '/date-2026.html': send({ 'last-modified': DATE }),
    '/neither-2026.html': send({}),
    '/odd-2026.html': send({ etag: 'a b', 'last-modified': 'yesterday' }),
    '/picture-2026.html': send({ etag: '"a1"' }, page('<img src="/none.png" width="600" height="400">')),
    '/moved': (_request, response) => response.writeHead(301, { location: '/tag-2026.html' }).end(),
    '/says-unchanged': (_request, response) => response.writeHead(304).end(),
  })
})
afterAll(() => server.close())
beforeEach(() => void (asked.length = 0))

const options = {
  allowPrivate: true,
  keepPictures: true,
  anyway: false,
  signal: new AbortController().signal,
  onStep: () => undefined,
  parser,
}
const capture = (path: string) => captureArticle({ kind: 'address', url: `${server.base}${path}` }, options)
const again = (path: string, validators: Validators | null) =>
  captureAgain(
    { kind: 'address', url: `${server.base}${path}` },
    options,
    validators && { articleId: '0123456789ab', title: 'x', validators, charset: null },
  )

describe('what the server named the page by is kept, and asked with', () => {
  test.each([
    ['/both-2026.html', 'W/"a1"', DATE],
    ['/tag-2026.html', '"a1"', null],
    ['/date-2026.html', null, DATE],
  ])('%s', async (path, etag, lastModified) => {
    const { validators } = await capture(path)
    expect(validators).toEqual({
      address: `${server.base}${path}`,
      etag,
      lastModified,
      extractor: EXTRACTOR_VERSION,
    })
    expect(await again(path, validators ?? null)).toBeNull()
    expect(asked).toEqual([
      { path, etag: undefined, date: undefined },
      { path, etag: etag ?? undefined, date: lastModified ?? undefined },
    ])
  })

  test('at the end of a redirect, and not on the way there', async () => {
    const article = await capture('/moved')
    expect(article.validators?.address).toBe(`${server.base}/tag-2026.html`)
    expect(article.addresses).toEqual([`${server.base}/moved`, `${server.base}/tag-2026.html`])
    expect(await again('/moved', article.validators ?? null)).toBeNull()
  })
})

test('tracking and fragments do not make another page of it', async () => {
  const { validators } = await capture('/tag-2026.html?b=1&utm_source=x')
  expect(await again('/tag-2026.html?b=1&fbclid=1#here', validators ?? null)).toBeNull()
  expect(await again('/tag-2026.html?b=2', validators ?? null)).toMatchObject({ title: 'Bài báo' })
})

describe('a page is fetched whole', () => {
  test.each(['/neither-2026.html', '/odd-2026.html'])(
    'where the server names it by nothing: %s',
    async (path) => {
      expect((await capture(path)).validators).toBeNull()
    },
  )

  test('where a picture was missing the last time', async () => {
    expect((await capture('/picture-2026.html')).validators).toBeNull()
  })

  test('at another address than the one that was named', async () => {
    const { validators } = await capture('/both-2026.html')
    expect(await again('/tag-2026.html', validators ?? null)).toMatchObject({ title: 'Bài báo' })
    expect(asked.at(-1)).toEqual({ path: '/tag-2026.html', etag: undefined, date: undefined })
  })

  test('where another version of the extractor made the article', async () => {
    const { validators } = await capture('/tag-2026.html')
    const older = validators ? { ...validators, extractor: EXTRACTOR_VERSION - 1 } : null
    expect(await again('/tag-2026.html', older)).toMatchObject({ title: 'Bài báo' })
  })
})

test('"unchanged" where nobody asked is an error', async () => {
  const error: unknown = await capture('/says-unchanged').catch((reason: unknown) => reason)
  expect(error instanceof AppFailure && error.appError).toEqual({
    code: 'http-status',
    details: { host: '127.0.0.1', status: 304 },
  })
})

test('what is sent back is what may stand in a header', () => {
  expect(readValidators('"a"\r\nx: y', `${DATE}\r\nx: y`)).toEqual({ etag: null, lastModified: null })
  expect(readValidators(`"${'a'.repeat(1000)}"`, 'x'.repeat(200))).toEqual({ etag: null, lastModified: null })
  const known = { address: 'https://a.vn/', etag: 'x\r\ny', lastModified: null, extractor: EXTRACTOR_VERSION }
  expect(conditionalHeaders('https://a.vn/', known)).toEqual({})
})
