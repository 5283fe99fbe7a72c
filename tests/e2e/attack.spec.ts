// security.md: what strangers write, in the Chromium that shows it. The payloads are those of tests/attacks; that
// sanitizing before storing takes them too is tests/unit/capture/attack.test.ts.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { build } from 'vite'
import type { Rolldown } from 'vite'
import { hostileTexts, payloadsFor } from '../attacks/payloads.ts'
import { bookMessagesIn } from '../../domain/language/book.ts'
import { bookOfSeries } from '../../domain/book.ts'
import { allowedAttributes, allowedTags } from '../../domain/sanitize-policy.ts'
import { sanitizeArticle } from '../../electron/capture/sanitize.ts'
import { openLibrary } from '../../electron/library/library.ts'
import type { Library } from '../../electron/library/library.ts'
import { articleMarkdown } from '../../electron/transfer/markdown.ts'
import { articleHtmlFile, seriesHtmlFile } from '../../electron/transfer/html-file.ts'
import { epubOf } from '../../electron/transfer/epub/epub.ts'
import { root } from '../launch/paths.ts'
import type { LaunchedApp } from './app.ts'
import { expect } from './fixtures.ts'
import { liftRequestGuard, test } from './outside.ts'
import { thorough } from './thorough.ts'

const ours = /^(?:app:\/\/reader\/|http:\/\/reader\.app\.localhost\/|data:image\/(?:webp|png|svg))/
/** Around each payload: where it stands changes what a parser makes of it. */
const SURROUNDINGS: readonly (readonly [string, string])[] = [
  ['', ''],
  ['<p>trước ', ' sau</p>'],
  ['<table><tr><td>', '</td></tr></table>'],
  ['<svg><desc>', '</desc></svg>'],
  ['<math><mtext>', '</mtext></math>'],
  ['<select><template>', '</template></select>'],
  ['<a href="https://bao.vn/"><b>', '</b></a>'],
]
const NEVER_HASH = 'a'.repeat(64)

/** Counts executions from now on, in the page. */
const listen = (page: Page) =>
  page.evaluate(() => {
    Reflect.set(window, 'runs', 0)
    Reflect.set(window, 'X', () => Reflect.set(window, 'runs', Number(Reflect.get(window, 'runs')) + 1))
    window.alert = Reflect.get(window, 'X') as () => void
  })
const runs = (page: Page) => page.evaluate(() => Number(Reflect.get(window, 'runs')))

/** The module by which the reader puts an article into its page, as a script. */
async function readersSanitizer(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: join(root, 'renderer/reader/trusted-html.ts'), formats: ['iife'], name: 'reader' },
    },
  })) as Rolldown.RolldownOutput[]
  const [chunk] = built[0]?.output ?? []
  if (chunk?.type !== 'chunk') throw new Error('the sanitizer was not built')
  return chunk.code
}

/** A page of the same Chromium that no policy and no guard protects. */
async function openUnprotected(app: LaunchedApp, address: string): Promise<Page> {
  await liftRequestGuard(app.electron)
  const opened = app.electron.waitForEvent('window')
  await app.electron.evaluate(async ({ BrowserWindow }, url) => {
    await new BrowserWindow({ show: false }).loadURL(url)
  }, address)
  return opened
}

/** What stands in a part of the page that the policy does not name. Runs in the page. */
function forbiddenIn(
  selector: string,
  { tags, attributes }: { tags: readonly string[]; attributes: readonly string[] },
): string[] {
  const found: string[] = []
  for (const part of document.querySelectorAll(selector))
    for (const element of part.querySelectorAll('*')) {
      const { localName, namespaceURI } = element
      if (!tags.includes(localName) || namespaceURI !== 'http://www.w3.org/1999/xhtml')
        found.push(element.outerHTML.slice(0, 200))
      for (const { name, value } of element.attributes) {
        // `is` cannot be taken off a parsed element; emptied, it names nothing.
        if (name === 'is' && value === '') continue
        const isFine =
          attributes.includes(name) &&
          (name !== 'href' || /^(?:https?:|mailto:|#user-content-)/i.test(value)) &&
          (name !== 'src' || /^article-image\/[0-9a-z]{12}\/[0-9a-f]{64}\.\w+$/.test(value)) &&
          (name !== 'id' || value.startsWith('user-content-'))
        if (!isFine) found.push(`${localName} ${name}="${value.slice(0, 100)}"`)
      }
    }
  return found
}

test('the reader’s sanitizer, with no policy and no guard beside it, lets nothing run, ask or hide', async ({
  launch,
  outside,
}) => {
  const app = await launch()
  const page = await openUnprotected(app, outside.origin)
  await page.addScriptTag({ content: await readersSanitizer() })
  await listen(page)
  const payloads = payloadsFor(outside.origin)
  expect(new Set(payloads.map(({ html }) => html)).size).toBeGreaterThan(400)
  const stored = payloads.map(({ html }) => sanitizeArticle(html))
  const asked = outside.seen.length

  const told = await page.evaluate(
    ({ given, kept, around, check, policy }) => {
      type Reader = { trustedHtml: (html: string, id: string) => unknown }
      const { trustedHtml } = Reflect.get(window, 'reader') as Reader
      const clean = (html: string) => String(trustedHtml(html, '0123456789ab'))
      const forbidden = new Function(`return (${check})`)() as typeof forbiddenIn
      const host = document.createElement('div')
      host.id = 'host'
      document.body.append(host)
      const wrong: string[] = []
      for (const html of given)
        for (const [before, after] of around) {
          const once = clean(before + html + after)
          host.innerHTML = once
          for (const what of forbidden('#host', policy)) wrong.push(`${html}: ${what}`)
          host.innerHTML = clean(once)
          for (const what of forbidden('#host', policy)) wrong.push(`twice ${html}: ${what}`)
        }
      for (const html of kept) {
        const shown = clean(html)
        // What is stored was settled: it is shown as it is, and sanitizing it again changes nothing.
        if (clean(shown) !== shown) wrong.push(`not at rest: ${html}`)
        host.innerHTML = html
        const as = host.innerHTML
        host.innerHTML = shown
        // Chromium lays out at most 512 levels, and here some stand above.
        if (host.innerHTML !== as && !html.includes('<div>'.repeat(400))) wrong.push(`changed: ${html}`)
      }
      host.innerHTML = ''
      return wrong
    },
    {
      given: payloads.map(({ html }) => html),
      kept: stored,
      around: SURROUNDINGS,
      check: forbiddenIn.toString(),
      policy: { tags: [...allowedTags], attributes: [...allowedAttributes] },
    },
  )
  expect(told).toEqual([])

  // The control, which is also the fence: put in as they are, many run and many ask, and the harness sees it.
  const before = { runs: await runs(page), asked: outside.seen.length }
  expect(before).toEqual({ runs: 0, asked })
  await page.evaluate(
    (all) => {
      for (const html of all) document.body.append(document.createRange().createContextualFragment(html))
    },
    payloads
      .filter(({ kind }) => ['script', 'handler', 'svg', 'mutation', 'style'].includes(kind))
      .map(({ html }) => html),
  )
  await expect.poll(() => runs(page)).toBeGreaterThan(50)
  await expect.poll(() => outside.seen.length - asked).toBeGreaterThan(10)
})

const HOSTILE_SERIES = `Loạt <img src=x onerror=X()> "bẫy"`

/** Articles that hold all payloads as if they lay on the disk so, with hostile text in every place that is text. */
async function writeTraps(folder: string, origin: string): Promise<number> {
  const library = await openLibrary({
    folder: join(folder, 'library'),
    userData: join(folder, 'user'),
    mode: 'write',
    create: true,
  })
  const payloads = payloadsFor(origin).map(({ html }) => html)
  const size = 60
  const ids: string[] = []
  for (let at = 0; at < payloads.length; at += size) {
    const number = at / size + 1
    const text = (shift: number) => hostileTexts[(number + shift) % hostileTexts.length] ?? ''
    const batch = payloads.slice(at, at + size)
    const { summary } = await library.save(
      {
        origin: 'address',
        url: `https://bao${number}.vn/bai`,
        title: `Bẫy ${number} ${text(0)}`,
        lead: `Sapo ${text(1)}`,
        byline: text(2),
        publishedAt: '2026-11-18T06:00:00+07:00',
        siteName: text(3),
        section: text(4),
        lang: number % 2 === 0 ? 'vi' : 'en',
        dir: 'ltr',
        figures: [{ src: `images/${NEVER_HASH}.webp`, caption: text(5), credit: text(6) }],
        related: [{ url: `https://bao.vn/${number}`, title: text(7), excerpt: text(8) }],
        pictures: [],
        originalReading: null,
        thumbnail: null,
        images: [],
        original: null,
        // Each from a paragraph of its own: what one leaves open does not swallow all that follow.
        contentHtml: `${batch.map((html, index) => `<p>mồi ${index}</p>${html}</p></div></table></svg></math>`).join('\n')}<p>hết</p>`,
      },
      { tags: [text(9).slice(0, 80)] },
    )
    ids.push(summary.id)
  }
  const parts = ids.map((id, index) => ({ id, place: { part: index + 1, isLast: false } }))
  const series = [{ id: null, name: HOSTILE_SERIES, word: 'kỳ' as const, parts }]
  await library.correctSeries({ series, merged: [], alone: [], recognised: [] })
  await library.close()
  return ids.length
}

/** Nothing of the app's own page carries a handler, a frame or an address that runs. */
const hostileIn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const isFrame = ['iframe', 'object', 'embed', 'base', 'frame'].includes(element.localName)
      const bad = [...element.attributes].filter(
        ({ name, value }) =>
          /^on/i.test(name) || (/^(?:href|src|action)$/i.test(name) && /^\s*(?:java|vb)script:/i.test(value)),
      )
      return isFrame || bad.length > 0 ? [element.outerHTML.slice(0, 200)] : []
    }),
  )

test('articles that lie hostile on the disk are shown as text, in the reader, the list, the search, on paper', async ({
  launch,
  folder,
  outside,
}) => {
  const count = await writeTraps(folder, outside.origin)
  const app = await launch()
  const { page } = app
  await liftRequestGuard(app.electron)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.reload()
  await app.list.waitFor()
  await listen(page)
  const policy = { tags: [...allowedTags], attributes: [...allowedAttributes] }
  const bodies: string[] = []
  for (let number = 1; number <= count; number++) {
    const text = hostileTexts[number % hostileTexts.length] ?? ''
    const title = `Bẫy ${number} ${text}`
    await app.row(title).first().click()
    await expect(app.article.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(app.body.getByText('mồi 0', { exact: true })).toBeAttached()
    expect(
      await page.evaluate(`(${forbiddenIn.toString()})('.article-body', ${JSON.stringify(policy)})`),
    ).toEqual([])
    expect(await hostileIn(page)).toEqual([])
    bodies.push(await app.body.innerHTML())
  }
  // Most of what stands between the traps is still there: nothing swallowed the articles.
  expect(bodies.join('').match(/mồi \d+/g)?.length).toBeGreaterThan(300)

  await app.search.fill('onerror')
  await expect(app.list.locator('mark').first()).toBeVisible()
  await app.search.fill('')
  await app.view('series').click()
  expect(await hostileIn(page)).toEqual([])
  await app.view('all').click()
  await app.list.getByRole('link').first().click()

  // On paper: the whole series in one document.
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents) contents.print = () => undefined
  })
  const navigation = app.seriesNavigation(HOSTILE_SERIES)
  await navigation.getByRole('button', { name: app.t.takeSeries.openNamed(HOSTILE_SERIES) }).click()
  await page.getByRole('menuitem', { name: app.t.takeSeries.print }).click()
  await expect(page.locator('.print-document .article-body')).toHaveCount(count)
  expect(
    await page.evaluate(
      `(${forbiddenIn.toString()})('.print-document .article-body', ${JSON.stringify(policy)})`,
    ),
  ).toEqual([])
  expect(await hostileIn(page)).toEqual([])

  expect(await runs(page)).toBe(0)
  expect(requests.filter((url) => !ours.test(url))).toEqual([])
  expect(outside.seen).toEqual([])
})

/** Serves what was exported, each by its path, with its type. */
async function serve(files: ReadonlyMap<string, { type: string; body: string | Uint8Array }>) {
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    if (file) response.writeHead(200, { 'content-type': file.type }).end(file.body)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function exported(library: Library): Promise<Map<string, { type: string; body: string | Uint8Array }>> {
  const words = bookMessagesIn('vi')
  const [series] = library.series()
  if (!series) throw new Error('there is no series')
  const articles = await Promise.all(series.parts.map(({ articleId }) => library.article(articleId ?? '')))
  const book = bookOfSeries(series, articles)
  const readImage = () => Promise.resolve(null)
  const files = new Map<string, { type: string; body: string | Uint8Array }>()
  const page = (path: string, body: string) => files.set(path, { type: 'text/html; charset=utf-8', body })
  for (const [index, article] of articles.entries())
    page(`/bai-${index}`, await articleHtmlFile(article, readImage))
  page('/loat', await seriesHtmlFile(book, readImage, words))
  const { marked } = await import('marked')
  // Markdown as the most careless of programs shows it: what it makes of it goes into the page as it is.
  for (const [index, article] of articles.entries())
    page(`/markdown-${index}`, await marked(await articleMarkdown(article)))
  const epub = unzipSync(await epubOf(book, { readImage, cover: null, language: 'vi', words }))
  for (const [name, bytes] of Object.entries(epub))
    if (name.endsWith('.xhtml')) files.set(`/${name}`, { type: 'application/xhtml+xml', body: bytes })
  return files
}

test(
  'what leaves the app holds nothing that runs: HTML files, Markdown, the pages of an EPUB',
  thorough,
  async ({ launch, folder, outside }) => {
    await writeTraps(folder, outside.origin)
    const library = await openLibrary({
      folder: join(folder, 'library'),
      userData: join(folder, 'user'),
      mode: 'read',
      create: false,
    })
    const files = await exported(library)
    await library.close()
    expect(files.size).toBeGreaterThan(30)
    files.set('/', { type: 'text/html', body: '<p>a</p>' })
    const served = await serve(files)
    const app = await launch()
    const page = await openUnprotected(app, `${served.origin}/`)
    await page.addInitScript(() => {
      Reflect.set(window, 'runs', 0)
      Reflect.set(window, 'X', () => Reflect.set(window, 'runs', Number(Reflect.get(window, 'runs')) + 1))
    })
    for (const path of files.keys()) {
      await page.goto(served.origin + path)
      expect(await page.locator('parsererror').count(), path).toBe(0)
      expect(await runs(page), path).toBe(0)
      const hostile = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((element) =>
          /^(?:script|iframe|object|embed|form|input|svg|math)$/.test(element.localName) ||
          [...element.attributes].some(
            ({ name, value }) => /^on/i.test(name) || /^\s*(?:javascript|vbscript|data:text)/i.test(value),
          )
            ? element.outerHTML.slice(0, 200)
            : [],
        ),
      )
      expect(hostile, path).toEqual([])
    }
    expect(outside.seen.filter((line) => !/^GET \/(?:$|favicon)/.test(line))).toEqual([])
    // The control: the same page with one of the traps, and the harness sees it.
    const trap = `<img src="${outside.origin}/control" onerror="X()">`
    files.set('/control', { type: 'text/html', body: trap })
    await page.goto(`${served.origin}/control`)
    await expect.poll(() => runs(page)).toBe(1)
    expect(outside.seen).toContain('GET /control')
    await served.stop()
  },
)
