// What becomes of an article of several pages when one of them cannot be had, or the save is cancelled.
import { describe, expect, test } from 'vitest'
import type { CaptureStep } from '../../../domain/capture.ts'
import { AppFailure } from '../../../domain/result.ts'
import { captureAgain, captureArticle } from '../../../electron/capture/capture-article.ts'
import { createInProcessParser } from '../../../electron/capture/parser.ts'
import { page, pagedNewspaper, pagesIn, row, text } from './paged-newspaper.ts'
import { html } from './test-server.ts'
import type { Handler } from './test-server.ts'

const { base, requests, handlers, serve, capture } = pagedNewspaper()

describe('a page that cannot be had', () => {
  const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)

  test.each<[string, Handler]>([
    ['an error of the server', (_request, response) => response.writeHead(500).end()],
    [
      'a picture in its place',
      (_request, response) => response.setHeader('content-type', 'image/png').end('x'),
    ],
    ['a connection that breaks', (request) => request.socket.destroy()],
  ])('leaves what there is, and a last line that says so: %s', async (_name, handler) => {
    serve(path, 4)
    handlers[path(3)] = handler
    const { contentHtml, validators } = await capture(path(1))
    expect(pagesIn(contentHtml)).toEqual([1, 2])
    expect(contentHtml).toMatch(/>Trang 3 trở đi: chưa tải được<\/a><\/p>$/)
    expect(contentHtml).toContain(`href="${base()}${path(3)}"`)
    expect(validators).toBeNull()
  })

  test('between the first and the one that was given is said all the same', async () => {
    serve(path, 4)
    handlers[path(2)] = (_request, response) => response.writeHead(500).end()
    const { contentHtml } = await capture(path(3))
    expect(pagesIn(contentHtml)).toEqual([1])
    expect(contentHtml).toContain('Trang 2 trở đi: chưa tải được')
  })

  test('is told in the language of the article', async () => {
    serve(path, 2)
    handlers[path(1)] = html(
      page({ body: text(1), below: row(path, 1, 2) }).replace('lang="vi"', 'lang="en"'),
    )
    handlers[path(2)] = (_request, response) => response.writeHead(503).end()
    expect((await capture(path(1))).contentHtml).toContain('From page 2 on: not fetched')
  })

  test('is the first: then the save has failed', async () => {
    handlers['/chuyen-do.html'] = (_request, response) => response.writeHead(500).end()
    const error: unknown = await capture('/chuyen-do.html').catch((reason: unknown) => reason)
    expect(error instanceof AppFailure && error.appError.code).toBe('http-status')
  })

  test('ends the save where it was cancelled meanwhile', async () => {
    const controller = new AbortController()
    serve(path, 3)
    handlers[path(2)] = () => controller.abort()
    const error: unknown = await capture(path(1), { signal: controller.signal }).catch(
      (reason: unknown) => reason,
    )
    expect(error instanceof AppFailure && error.appError.code).toBe('cancelled')
    expect(requests).not.toContain(path(3))
  })
})

test('each page is a step that is shown, and progress never goes back', async () => {
  const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
  serve(path, 3)
  const told: [CaptureStep, number][] = []
  await capture(path(1), { onStep: (step, progress) => void told.push([step, progress]) })
  const progress = told.map(([, at]) => at)
  expect(progress).toEqual(progress.toSorted((one, other) => one - other))
  const extracted = told.findIndex(([step]) => step === 'extracting')
  expect(told.slice(extracted).filter(([step]) => step === 'fetching')).toHaveLength(2)
})

test('a charset that was chosen is that of all pages', async () => {
  const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
  // The server calls it UTF-8; only who chose windows-1252 reads its one byte.
  for (const number of [1, 2])
    handlers[path(number)] = (_request, response) =>
      response
        .setHeader('content-type', 'text/html; charset=utf-8')
        .end(
          Buffer.from(
            page({ body: `${text(number)}<p>CAFE-${number}</p>${row(path, number, 2)}` }).replaceAll(
              'CAFE',
              'caf\u00E9',
            ),
            'latin1',
          ),
        )
  const known = { articleId: '0123456789ab', title: 'x', validators: null, charset: 'windows-1252' }
  const article = await captureAgain(
    { kind: 'address', url: `${base()}${path(1)}` },
    {
      allowPrivate: true,
      keepPictures: false,
      anyway: false,
      signal: new AbortController().signal,
      onStep: () => undefined,
      parser: createInProcessParser(),
    },
    known,
  )
  expect([...(article?.contentHtml ?? '').matchAll(/café-\d/g)].map(String)).toEqual(['café-1', 'café-2'])
})

test('a page that was pasted or opened from a file fetches no others', async () => {
  const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
  const article = await captureArticle(
    { kind: 'html', text: page({ body: text(1), below: row(path, 1, 3) }), url: `${base()}${path(1)}` },
    {
      allowPrivate: true,
      keepPictures: false,
      anyway: false,
      signal: new AbortController().signal,
      onStep: () => undefined,
      parser: createInProcessParser(),
    },
  )
  expect(pagesIn(article.contentHtml)).toEqual([1])
  expect(requests).toEqual([])
})
