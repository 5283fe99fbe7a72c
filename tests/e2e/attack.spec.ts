// security.md: what strangers write, in the Chromium that shows it, and in what leaves the app. The payloads are those of
// tests/attacks; that sanitizing before storing takes them too is tests/unit/capture/attack.test.ts, and the walk through
// the app's own views attack-walk.spec.ts.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { build } from 'vite'
import type { Rolldown } from 'vite'
import { payloadsFor } from '../attacks/payloads.ts'
import { bookMessagesIn } from '../../domain/language/book.ts'
import { bookOfSeries } from '../../domain/book.ts'
import { sanitizeArticle } from '../../electron/capture/sanitize.ts'
import { openLibrary } from '../../electron/library/library.ts'
import type { Library } from '../../electron/library/library.ts'
import { articleMarkdown } from '../../electron/transfer/markdown.ts'
import { articleHtmlFile, seriesHtmlFile } from '../../electron/transfer/html-file.ts'
import { epubOf } from '../../electron/transfer/epub/epub.ts'
import { root } from '../launch/paths.ts'
import { expect } from './fixtures.ts'
import { writeTraps } from './hostile-library.ts'
import { forbiddenIn, listen, openUnprotected, policy, runs } from './hostile-page.ts'
import { test } from './outside.ts'
import { thorough } from './thorough.ts'

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
    ({ given, kept, around, check, allowed }) => {
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
          for (const what of forbidden('#host', allowed)) wrong.push(`${html}: ${what}`)
          host.innerHTML = clean(once)
          for (const what of forbidden('#host', allowed)) wrong.push(`twice ${html}: ${what}`)
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
      allowed: policy,
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
