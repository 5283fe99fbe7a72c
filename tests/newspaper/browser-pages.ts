// A newspaper whose pages need a browser: scripts, consent, a log-in, and pages that want more than to be read. It
// writes every request down, with its cookie. All text is invented.
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { picture } from './pages.ts'

export type BrowserNewspaper = {
  readonly origin: string
  address(path: string): string
  /** Path and Cookie header of each request so far. */
  readonly requests: readonly { readonly path: string; readonly cookie: string }[]
  stop(): Promise<void>
}

export const browserTitles = {
  script: 'Người gác chuông bến Thượng',
  login: 'Sổ tay của người đo mưa',
  consent: 'Chợ nổi họp lúc nửa đêm',
  hostile: 'Bài báo gài bẫy',
} as const

const paragraph =
  'Mỗi sớm, khi sương còn giăng kín mặt sông, ông cụ lại leo lên tháp gỗ, lau quả chuông đồng rồi đợi chuyến phà đầu tiên, như cha và ông nội đã làm suốt ba đời người ở bến này.'

const article = (title: string, extra = ''): string =>
  `<article><h1>${title}</h1><figure><img src="/anh/chuong.png" alt=""><figcaption>Tháp chuông bên bến.</figcaption></figure>${`<p>${paragraph}</p>`.repeat(6)}${extra}</article>`

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`

/** The article is there only once a script has put it in. */
const byScript = (title: string): string =>
  page(
    title,
    `<div id="root"></div><script>document.getElementById('root').innerHTML = ${JSON.stringify(article(title)).replaceAll('</', '<\\/')}</script>`,
  )

const login = page(
  'Đăng nhập',
  `<form method="post" action="/vao"><label>Tên <input name="ten"></label><button>Đăng nhập</button></form>`,
)

const consent = page(
  browserTitles.consent,
  `<div id="wall"><p>Chúng tôi coi trọng sự riêng tư của bạn.</p><button onclick="document.getElementById('wall').remove(); document.body.append(document.getElementById('bai').content)">Đồng ý</button></div><template id="bai">${article(browserTitles.consent)}</template>`,
)

/** What a page may do to be read, and what must be gone, or be text, once it is saved. */
const hostile = page(
  browserTitles.hostile,
  `<base href="https://ke-gian.example/">${article(
    browserTitles.hostile,
    `<script>window.hacked = 1</script><p onclick="window.hacked=2" data-x="1" style="position:fixed">Đoạn có bẫy<img src=x onerror="window.hacked=3"></p><svg onload="window.hacked=4"></svg><style>body{display:none}</style><a href="javascript:window.hacked=5">liên kết</a><iframe srcdoc="<p>khung</p>"></iframe>`,
  )}<form><input value="mật khẩu đã gõ"></form>`,
)

const shadow = page(
  'Bài trong bóng',
  `<h1>Bài trong bóng</h1><the-story><p slot="dau">Đoạn mở đầu nằm ngoài bóng, được gọi vào trong.</p></the-story>
<script>document.querySelector('the-story').attachShadow({ mode: 'open' }).innerHTML = '<slot name="dau"></slot>' + '<p>${paragraph}</p>'.repeat(6)</script>`,
)

const pages: Readonly<Record<string, string>> = {
  '/script': byScript(browserTitles.script),
  '/consent': consent,
  '/hostile': hostile,
  '/shadow': shadow,
  '/empty': page('Trang trống', ''),
  '/plain': page('Trang thường', '<p>Chỉ có một câu.</p>'),
  '/popup': page('Cửa sổ mới', `<a href="/script" target="_blank">bài trong cửa sổ mới</a>`),
  '/download': page('Tải về', `<a href="/tep.zip">tải về</a>`),
  '/stubborn': page(
    'Trang giữ người',
    `<p>Xin đừng đi.</p><script>alert('Ở lại!'); addEventListener('beforeunload', (event) => event.preventDefault())</script>`,
  ),
  '/stuck': page(browserTitles.script, article(browserTitles.script, '<p><img src="/never"></p>')),
  '/endless': page(browserTitles.script, `${article(browserTitles.script)}<img src="/never">`),
}

/** Begins a newspaper on a free port of this machine; `/chuyen?URL` redirects there. */
export async function startBrowserNewspaper(): Promise<BrowserNewspaper> {
  const requests: { path: string; cookie: string }[] = []
  const answer = (request: IncomingMessage, response: ServerResponse): unknown => {
    const [path = '/', query = ''] = (request.url ?? '/').split('?')
    const cookie = request.headers.cookie ?? ''
    requests.push({ path, cookie })
    const html = (text: string, status = 200) =>
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text)
    const image = picture(path)
    if (image) return response.writeHead(200, { 'content-type': 'image/png' }).end(image)
    switch (path) {
      case '/never':
        return undefined
      case '/chuyen':
        return response.writeHead(302, { location: decodeURIComponent(query) }).end()
      case '/vao':
        return response.writeHead(302, { 'set-cookie': 'doc-gia=lam', location: '/login' }).end()
      case '/login':
        return cookie.includes('doc-gia=lam')
          ? html(page(browserTitles.login, article(browserTitles.login)))
          : html(login, 401)
      case '/tep.zip':
        return response.writeHead(200, { 'content-type': 'application/zip' }).end('PK')
      default: {
        const known = pages[path]
        return known === undefined ? html('<h1>404</h1>', 404) : html(known)
      }
    }
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    address: (path) => `${origin}${path}`,
    requests,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
