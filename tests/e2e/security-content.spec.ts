// security.md, "The custom scheme" and what strangers write, in the running app.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { allowedAttributes, allowedTags } from '../../domain/sanitize-policy.ts'
import { expect, test } from './fixtures.ts'
import { liftRequestGuard, withoutPolicy } from './outside.ts'

/** security.md, "The custom scheme", word for word. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types dompurify"

const ours = /^(?:app:\/\/reader\/|http:\/\/reader\.app\.localhost\/)/

type Answer = { readonly status: number; readonly type: string | null; readonly safe: boolean }

/** What the scheme answers to a request of the page; `safe`: the policy and nosniff are on it. */
const ask = (page: Page, path: string, method = 'GET'): Promise<Answer> =>
  page.evaluate(
    async ([address, verb, policy]) => {
      const { status, headers } = await fetch(address, { method: verb })
      // The stand-in adds its own address wherever the policy says 'self'.
      const told = headers
        .get('content-security-policy')
        ?.replaceAll(/'self' \w+:\/\/reader\b[\w.]*/g, "'self'")
      const safe = told === policy && headers.get('x-content-type-options') === 'nosniff'
      return { status, type: headers.get('content-type'), safe }
    },
    [path, method, POLICY] as const,
  )

const hacked = (page: Page) => page.evaluate(() => Reflect.get(window, 'hacked') as unknown)

test('the scheme serves the page, its files and the pictures of articles, and nothing else', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  const { page } = app
  const thumbnail = (await app.list.locator('img').first().getAttribute('src')) ?? ''
  const id = thumbnail.split('/')[1] ?? ''
  const [script, style] = await page.evaluate(() => [
    document.querySelector('script')?.getAttribute('src') ?? '',
    document.querySelector('link[rel=stylesheet]')?.getAttribute('href') ?? '',
  ])
  const served = (type: string): Answer => ({ status: 200, type, safe: true })
  expect(await ask(page, './')).toEqual(served('text/html; charset=utf-8'))
  expect(await ask(page, script ?? '')).toEqual(served('text/javascript; charset=utf-8'))
  expect(await ask(page, style ?? '')).toEqual(served('text/css; charset=utf-8'))
  expect(await ask(page, thumbnail)).toEqual(served('image/webp'))

  const refused = (status: number): Answer => ({ status, type: null, safe: true })
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])
    expect(await ask(page, './', method), method).toEqual(refused(405))
  // prettier-ignore
  const forbidden = ['%00', 'assets/%00.js', '%5c..%5cx', 'a%5cb', '..%5c..%5cpackage.json', '%2525', '%252e%252e/x', 'index.html%2500']
  for (const path of forbidden) expect(await ask(page, path), path).toEqual(refused(403))
  const hash = 'a'.repeat(64)
  // prettier-ignore
  const absent = [
    '..%2f..%2fpackage.json', '%2e%2e%2f%2e%2e%2fpackage.json', '..%2fmain%2fmain.js', '%2fetc%2fpasswd', 'assets', 'assets/',
    'article-image', 'article-image/', `article-image/${id}`, `article-image/${id}/`, `article-image/${id}/article.json`,
    `article-image/${id}/../article.json`, `article-image/${id}/..%2farticle.json`, `article-image/${id}/${hash}.png`,
    `article-image/${id}/${hash}.svg`, `article-image/${id}/${hash}.PNG`, `article-image/${id}/${hash}.png/x`,
    `article-image/0123456789ab/thumb.webp`, `article-image/..%2f/thumb.webp`, `article-image/ILOU56789abc/thumb.webp`,
  ]
  for (const path of absent) expect(await ask(page, path), path).toEqual(refused(404))
  // The same folder, so the address is not: the library is reached by article and name only.
  expect(await ask(page, join(folder, 'library', 'library.json').slice(1))).toEqual(refused(404))
})

test('the page cannot make code out of text', async ({ launch }) => {
  const app = await launch()
  // An article is shown, so the one policy that is allowed exists already and cannot be made again.
  await app.list.getByRole('link').first().click()
  await app.body.waitFor()
  const attempts = await app.page.evaluate(async () => {
    type Factory = { createPolicy: (name: string, rules: object) => unknown }
    const types = Reflect.get(window, 'trustedTypes') as Factory
    const rules = { createHTML: (html: string) => html }
    const paragraph = document.createElement('p')
    const all: Record<string, () => unknown> = {
      innerHTML: () => (paragraph.innerHTML = '<b>x</b>'),
      insert: () => paragraph.insertAdjacentHTML('beforeend', '<b>x</b>'),
      write: () => document.write('<b>x</b>'),
      handler: () => paragraph.setAttribute('onclick', 'window.hacked = 1'),
      script: () => (document.createElement('script').text = 'window.hacked = 2'),
      // oxlint-disable-next-line no-eval -- what is tried
      evaluate: () => (0, eval)('window.hacked = 3'),
      make: () => new Function('window.hacked = 4')(),
      timer: () => setTimeout('window.hacked = 5' as unknown as () => void),
      otherPolicy: () => types.createPolicy('other', rules),
      samePolicy: () => types.createPolicy('dompurify', rules),
    }
    // A task of the page's own: what a debugger evaluates is excepted from some of the policy.
    await new Promise((resolve) => setTimeout(resolve))
    const inline = document.createElement('script')
    inline.append('window.hacked = 6')
    document.head.append(inline)
    return Object.entries(all).flatMap(([name, attempt]) => {
      try {
        attempt()
        return [`${name} went through`]
      } catch {
        return []
      }
    })
  })
  expect(attempts).toEqual([])
  expect(await hacked(app.page)).toBeUndefined()
})

test('what a hostile page holds does not run and is not stored; its text is kept', async ({
  launch,
  newspaper,
  folder,
}) => {
  const app = await launch()
  const { page } = app
  await app.saveFromNewspaper(newspaper.address('/hostile'))
  await expect(app.body.getByText('Đoạn có bẫy')).toBeVisible()
  await expect(app.body.getByText('Đoạn cuối có kiểu.')).toHaveCSS('position', 'static')
  await expect(app.body.getByText('liên kết')).toBeVisible()
  await app.body.getByText('Đoạn có bẫy').click()
  await app.body.getByText('liên kết').click()
  const shown = await app.body.evaluate((body) =>
    [...body.querySelectorAll('*')].flatMap((element) => [
      element.localName,
      ...element.getAttributeNames().map((name) => `@${name}`),
    ]),
  )
  const allowed = new Set([...allowedTags, ...allowedAttributes.map((name) => `@${name}`)])
  expect(shown.filter((name) => !allowed.has(name))).toEqual([])
  expect(await hacked(page)).toBeUndefined()
  expect(newspaper.requests.filter((path) => path === '/khung' || path === '/nhan')).toEqual([])

  const articles = join(folder, 'library', 'articles')
  const names = await readdir(articles, { recursive: true })
  const stored = names.filter((name) => name.includes('ma-doc') && name.endsWith('content.html'))
  expect(stored).toHaveLength(1)
  const html = await readFile(join(articles, stored[0] ?? ''), 'utf8')
  expect(html).not.toMatch(
    /<(?:script|iframe|svg|form|button|style|object)|\son\w+=|javascript:|style=|data-|hacked/i,
  )
  expect(html).toContain('Đoạn có bẫy')

  // The control: the same trap in a page without a policy does run, and is seen.
  await withoutPolicy(page)
  await page.evaluate(() => {
    const picture = document.createElement('img')
    picture.setAttribute('onerror', 'window.hacked = 3')
    picture.src = 'x'
    document.body.append(picture)
  })
  await expect.poll(() => hacked(page)).toBe(3)
})

test('HTML in a title, byline, source or tag is shown as text, wherever it is shown', async ({
  launch,
  folder,
}) => {
  const trap = (name: string) => `${name} <img src=x onerror="window.hacked='${name}'"><b>đậm</b>`
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  const file = join(folder, 'bay.html')
  await writeFile(
    file,
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escaped(trap('Tên'))}</title>
    <meta name="author" content="${escaped(trap('Tác giả'))}"><meta property="og:site_name" content="${escaped(trap('Báo'))}">
    <meta name="description" content="${escaped(trap('Sapo'))}"></head><body><article><h1>${escaped(trap('Tên'))}</h1>
    ${`<p>Người giữ đèn biển chưa một lần rời đảo ${escaped(trap('Thân'))}, bởi đêm nào cũng có con thuyền cần một đốm sáng.</p>`.repeat(6)}</article></body></html>`,
  )
  const app = await launch({ args: [file] })
  const { page } = app
  await expect(app.message(trap('Tên'))).toBeVisible()
  await app.row('Tên').click()
  await expect(app.article.getByRole('heading', { level: 1 })).toContainText(trap('Tên'))
  await expect(app.article).toContainText('<img src=x onerror=')
  await expect(page).toHaveTitle(new RegExp('^Tên <img src=x'))
  await page.keyboard.press('t')
  const tags = page.getByRole('dialog', { name: app.t.tags.title })
  await tags.getByRole('combobox').fill('<img src=x onerror=window.hacked=9>')
  await page.keyboard.press('Enter')
  await expect(tags.getByText('<img src=x onerror=window.hacked=9>', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(app.library.getByText('<img src=x onerror=window.hacked=9>')).toBeVisible()
  await app.search.fill('dong den bien onerror')
  await app.search.fill('Thân img onerror')
  await expect(app.list.getByRole('link')).toHaveCount(1)
  await expect(app.list.locator('mark').first()).toBeVisible()
  await expect(app.list).toContainText('<b>')
  for (const region of [app.list, app.library, app.article.locator('header')])
    await expect(region.locator('img[onerror], img[src=x], b')).toHaveCount(0)
  expect(await hacked(page)).toBeUndefined()
})

test('reading makes no request', async ({ launch, newspaper }) => {
  const app = await launch()
  const { page } = app
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const before = newspaper.requests.length
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('websocket', (socket) => requests.push(socket.url()))
  // Were the guard not there, the page would not ask either.
  await liftRequestGuard(app.electron)
  await page.reload()
  await app.list.getByRole('link').first().waitFor()
  for (const link of await app.list.getByRole('link').all()) {
    await link.click()
    await expect(app.article.getByRole('heading', { level: 1 })).toHaveText((await link.textContent()) ?? '')
    for (const picture of await app.body.getByRole('img').all()) {
      await picture.scrollIntoViewIfNeeded()
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
        .toBe(true)
    }
    await app.size('large').check()
    await app.size('normal').check()
    for (const inside of await app.body.getByRole('link').all()) await inside.hover()
  }
  for (const view of ['unread', 'series', 'archive', 'all'] as const) await app.view(view).click()
  await app.search.fill('quang ninh')
  await expect(app.list.locator('mark').first()).toBeVisible()
  expect(requests.length).toBeGreaterThan(5)
  expect(requests.filter((url) => !ours.test(url))).toEqual([])
  expect(newspaper.requests.slice(before)).toEqual([])
})
