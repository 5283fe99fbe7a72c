import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { errorSentence, messagesIn } from '../../../domain/language/index.ts'
import { statusFailure } from '../../../electron/capture/http-status.ts'
import { failureOf } from './fetch-attempt.ts'
import { openServer } from './test-server.ts'
import type { Handler, TestServer } from './test-server.ts'

const host = '127.0.0.1'
const handlers: Record<string, Handler> = {}
let server: TestServer
beforeAll(async () => {
  server = await openServer(handlers)
})
afterAll(() => server.close())
afterEach(() => {
  for (const path of Object.keys(handlers)) delete handlers[path]
})

describe('statuses', () => {
  test.each([204, 205, 206, 304, 400, 401, 402, 403, 404, 407, 410, 418, 429, 451, 500, 502, 503, 504])(
    '%i brings no page, and is told by its number',
    async (status) => {
      handlers['/page'] = (_request, response) => response.writeHead(status).end()
      expect(await failureOf(`${server.base}/page`)).toEqual({
        code: 'http-status',
        details: { host, status },
      })
    },
  )

  test.each([
    ['120', 120],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['99999999', 7 * 24 * 3600],
    ['Fri, 27 Nov 2026 10:00:30 GMT', 30],
    ['Fri, 27 Nov 2026 09:00:00 GMT', undefined],
  ])('how long to wait is read from Retry-After: %s', (header, wait) => {
    const now = Date.parse('2026-11-27T10:00:00Z')
    const details = statusFailure('bao.vn', 503, header, now)?.appError.details
    expect(details?.['wait']).toBe(wait)
  })

  const sentence = (language: 'vi' | 'en', status: number, wait?: number) =>
    errorSentence(messagesIn(language), {
      code: 'http-status',
      details: { host: 'bao.vn', status, ...(wait === undefined ? {} : { wait }) },
    })

  test('what to do is told for each: log in, open the page, look elsewhere, wait', () => {
    for (const status of [401, 402, 403, 451]) {
      expect(sentence('vi', status)).toContain('“Mở trang để lưu”')
      expect(sentence('en', status)).toContain('“Open page to save”')
    }
    expect(
      new Set([401, 403, 404, 410, 429, 503, 204, 400].map((status) => sentence('vi', status))).size,
    ).toBe(8)
    expect(sentence('vi', 401)).toContain('đăng nhập')
    expect(sentence('vi', 429, 120)).toContain('sau khoảng 2 phút')
    expect(sentence('en', 429, 120)).toContain('in about 2 minutes')
    expect(sentence('vi', 503, 7200)).toContain('sau khoảng 2 giờ')
    expect(sentence('vi', 503)).toContain('ít phút nữa')
    expect(sentence('en', 503, 30)).toContain('in about 30 seconds')
  })
})
