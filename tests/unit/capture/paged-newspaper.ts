// A newspaper of the tests' own that cuts its articles into pages.
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { CapturedArticle } from '../../../domain/article.ts'
import { captureArticle } from '../../../electron/capture/capture-article.ts'
import type { CaptureOptions } from '../../../electron/capture/capture-article.ts'
import { createInProcessParser } from '../../../electron/capture/parser.ts'
import { html, openServer } from './test-server.ts'
import type { Handler, TestServer } from './test-server.ts'

export const TITLE = 'Một chuyến đò dọc sông Cái'
export const LEAD =
  'Ba ngày trên một chuyến đò chở gạo, từ bến đầu nguồn xuống tới cửa biển, với người lái đã già.'
export const AUTHOR =
  'Lam Khê là phóng viên ở miền Trung, viết về sông nước và những người sống bằng sông nước.'
export const text = (page: number | string) =>
  [1, 2, 3, 4]
    .map(
      (part) =>
        `<p>Trang ${page}, đoạn ${part}: con đò ghé bến thứ ${page} vào lúc sương còn dày trên mặt sông, người lái buộc dây rồi mới kể chuyện thứ ${part} của mình.</p>`,
    )
    .join('')

type PageParts = {
  readonly body: string
  readonly title?: string
  readonly head?: string
  /** What stands below the article. */
  readonly below?: string
}
export const page = ({ body, title = TITLE, head = '', below = '' }: PageParts) => `<!doctype html>
<html lang="vi"><head><title>${title}</title><meta property="og:type" content="article">${head}</head><body>
<nav><a href="/">Trang chủ</a> <a href="/the-gioi">Thế giới</a></nav>
<article><h1>${title}</h1><h2 class="sapo">${LEAD}</h2>${body}<div class="about"><p>${AUTHOR}</p></div></article>${below}</body></html>`

/** A row of pages: the present one a number, the others links. */
export const row = (address: (page: number) => string, present: number, all: number) =>
  `<div><span>Trang:</span> ${Array.from({ length: all }, (_, index) =>
    index + 1 === present ? `<b>${present}</b>` : `<a href="${address(index + 1)}">${index + 1}</a>`,
  ).join(' ')}</div>`

/** The pages whose text an article has, in their order, each as often as its first paragraph stands there. */
export const pagesIn = (contentHtml: string) =>
  [...contentHtml.matchAll(/Trang (\S+), đoạn 1:/g)].map(([, number]) => Number(number))

export type PagedNewspaper = {
  readonly base: () => string
  /** Paths asked for in this test. */
  readonly requests: string[]
  /** What a path answers, in this test. */
  readonly handlers: Record<string, Handler>
  /** Puts an article of several pages on the server; `path` of a page. */
  readonly serve: (
    path: (page: number) => string,
    all: number,
    parts?: (page: number) => Partial<PageParts>,
  ) => void
  readonly capture: (path: string, options?: Partial<CaptureOptions>) => Promise<CapturedArticle>
}

/** Opens the newspaper for the tests of a file; each test begins with an empty one. */
export function pagedNewspaper(): PagedNewspaper {
  const handlers: Record<string, Handler> = {}
  const requests: string[] = []
  const parser = createInProcessParser()
  let server: TestServer
  beforeAll(async () => {
    server = await openServer(handlers, requests)
  })
  afterAll(() => server.close())
  afterEach(() => {
    for (const path of Object.keys(handlers)) delete handlers[path]
    requests.length = 0
  })
  return {
    base: () => server.base,
    requests,
    handlers,
    serve: (path, all, parts) => {
      for (let number = 1; number <= all; number++)
        handlers[path(number)] = html(
          page({ body: text(number) + row(path, number, all), ...parts?.(number) }),
        )
    },
    capture: (path, options) =>
      captureArticle(
        { kind: 'address', url: `${server.base}${path}` },
        {
          allowPrivate: true,
          keepPictures: false,
          anyway: false,
          signal: new AbortController().signal,
          onStep: () => undefined,
          parser,
          ...options,
        },
      ),
  }
}
