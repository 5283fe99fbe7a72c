// The links of a page that is looked at for missing parts of a series, and nothing else of it.
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { AppFailure } from '../../../domain/result.ts'
import { fetchLinks } from '../../../electron/capture/fetch-links.ts'
import { pageLinks } from '../../../electron/capture/link-texts.ts'
import { createInProcessParser } from '../../../electron/capture/parser.ts'
import { html, openServer } from './test-server.ts'
import type { Handler } from './test-server.ts'

const request = (content: string, form: 'html' | 'text' = 'html') => ({
  ...{ form, content, contentType: null, charset: null, trusted: false, local: false },
  url: 'https://bao.vn/ky-1.html',
})
const parser = createInProcessParser()
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof AppFailure ? error.appError.code : String(error)),
  )

async function serve(handlers: Readonly<Record<string, Handler>>) {
  const server = await openServer(handlers)
  onTestFinished(server.close)
  return server
}

test('every address is known by its text, its title and the line that is about it alone', () => {
  const links = pageLinks(
    request(`<body><p>Mời đọc tiếp kỳ II: <a href="ky-2.html" title="Đêm cảng (kỳ 2)">Sóng lạ</a></p>
      <ul><li><a href="/a">A</a> <a href="/b">B</a></li></ul>
      <a href="javascript:alert(1)">x</a><a href="mailto:a@b.vn">y</a><a href="#z">z</a><script>'<a href="/s">s</a>'</script>`),
  )
  expect(links).toEqual([
    { url: 'https://bao.vn/ky-2.html', title: 'Sóng lạ' },
    { url: 'https://bao.vn/ky-2.html', title: 'Đêm cảng (kỳ 2)' },
    { url: 'https://bao.vn/ky-2.html', title: 'Mời đọc tiếp kỳ II: Sóng lạ' },
    { url: 'https://bao.vn/a', title: 'A' },
    { url: 'https://bao.vn/b', title: 'B' },
  ])
  expect(pageLinks(request('https://bao.vn/ky-2.html', 'text'))).toEqual([])
})

test('whatever a page is, its links are web addresses with a text, and not without end', () => {
  const piece = fc.constantFrom(
    '<a href="',
    '">',
    '</a>',
    '<p>',
    'https://b.vn/1',
    '/2',
    'javascript:1',
    'kỳ 2',
    '<',
    '"',
    '&#0;',
    '<li>',
    '<base href="//x">',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const { url, title } of pageLinks(request(pieces.join('')))) {
        expect(url).toMatch(/^https?:\/\//)
        expect(title).not.toBe('')
      }
    }),
    { numRuns: 200 },
  )
  const many = Array.from({ length: 5000 }, (_, at) => `<a href="/${at}">${at}</a>`).join('')
  expect(pageLinks(request(many))).toHaveLength(3000)
})

test('a private address is refused until it is allowed, and then only that one', async () => {
  const other = await serve({ '/': html('<a href="/x">Ngoài</a>') })
  const server = await serve({
    '/': html('<a href="/ky-2">Đêm cảng (kỳ II)</a>'),
    '/away': (_request, response) => void response.writeHead(302, { location: `${other.base}/` }).end(),
    '/picture': (_request, response) => void response.writeHead(200, { 'content-type': 'image/png' }).end(),
  })
  const ask = (path: string, allowPrivate: boolean) =>
    fetchLinks({ address: `${server.base}${path}`, allowPrivate }, parser)
  expect(await codeOf(ask('/', false))).toBe('private-address')
  expect(server.requests).toEqual([])
  expect(await ask('/', true)).toEqual([{ url: `${server.base}/ky-2`, title: 'Đêm cảng (kỳ II)' }])
  expect(await codeOf(ask('/away', true))).toBe('private-address')
  expect(other.requests).toEqual([])
  expect(await codeOf(ask('/picture', true))).toBe('unsupported-file')
  expect(await codeOf(fetchLinks({ address: 'file:///etc/passwd', allowPrivate: true }, parser))).toBe(
    'bad-address',
  )
})
