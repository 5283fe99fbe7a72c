// npm run bench:library-app -- --library DIR: the list of a large library in the running app, as one JSON value on
// standard output. A library of N articles is made by npm run demo-library. What is archived here is taken back.
// `--data DIR` keeps the app's own data, so that the next run finds its index made.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { launchApp } from '../e2e/app.ts'
import type { LaunchedApp } from '../e2e/app.ts'
import { buildIfNeeded } from '../launch/build.ts'
import { ensureChromium } from '../launch/install-chromium.ts'
import { installedElectron } from '../launch/which-electron.ts'
import { quantile } from './quantile.ts'
import { withStolen } from './stolen.ts'
import { emptyWindowMemory, windowMemory } from './window-memory.ts'

/** What the figures are held against. */
const bars = { keyToResultsP95Ms: 100, longestTaskMs: 50, windowMegabytes: 250 }
/** Typed letter by letter: without marks, with them, one word and two. */
const searches = ['dau tu fdi', 'kinh te', 'Hà Nội', 'giao duc', 'thị trường', 'benh vien', 'nong san']
const CLICKS = 30
/** Pixels that the list is scrolled in each frame, and jumps as by a dragged scroll bar. */
const STEP = 900
const JUMPS = 30
/**
 * Milliseconds without a word of the index, after which it is in step: some pass between reading the folders and making
 * it.
 */
const QUIET = 10_000
/** Milliseconds of rest after work, for what app and browser do when nothing is asked of them. */
const REST = 20_000

const say = (what: string) => process.stderr.write(`${what} ${Math.round(performance.now() / 1000)} s\n`)

const milliseconds = (values: readonly number[]) => ({
  median: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  worst: quantile(values, 1),
  count: values.length,
})

/** What the page needs for measuring, put on its window once. */
async function prepare(app: LaunchedApp): Promise<void> {
  await app.page.evaluate(() => {
    const frame = () => new Promise((done) => requestAnimationFrame(done))
    /**
     * Within a frame, before its rendering: what comes first after that. What the page has put off until it is drawn
     * comes later.
     */
    const rendered = () => scheduler.postTask(() => undefined, { priority: 'user-blocking' })
    const tasks: number[] = []
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' })
    Object.assign(window, { bench: { frame, rendered, tasks } })
  })
}

type InPage = {
  readonly bench: {
    frame(): Promise<unknown>
    rendered(): Promise<unknown>
    readonly tasks: number[]
  }
}

/** Milliseconds from the event of a typed letter until the list of what is typed by then has been drawn. */
async function timeKey(app: LaunchedApp, key: string): Promise<number> {
  const shown = app.page.evaluateHandle(() => {
    const { bench } = window as unknown as InPage
    const measured = new Promise<number>((done) => {
      document.addEventListener(
        'input',
        async ({ timeStamp }) => {
          const searched = () => {
            const box = document.querySelector<HTMLInputElement>('input[type=search]')
            const list =
              document.querySelector<HTMLElement>('[data-list]')?.dataset['list'] ?? '{"search":""}'
            const { search } = JSON.parse(list) as { search: string }
            return search === box?.value.trim()
          }
          do await bench.frame()
          while (!searched())
          await bench.rendered()
          done(performance.now() - timeStamp)
        },
        { once: true, capture: true },
      )
    })
    return { measured }
  })
  const handle = await shown
  await app.page.keyboard.insertText(key)
  return handle.evaluate(({ measured }) => measured)
}

/** The index has everything: until then a search answers with what is there. */
async function indexed(app: LaunchedApp): Promise<number> {
  const began = performance.now()
  await app.search.fill('a')
  // Typing waits for the page, which is busy: the index may not have been asked for anything before.
  let done = performance.now()
  // Reading the folders and making the index are told one after the other, with nothing told between them.
  while (performance.now() - done < QUIET) {
    const isBehind = await app.page.evaluate(async () => {
      const { call } = Reflect.get(window, 'gocDoc') as {
        call: Record<string, (input?: unknown) => Promise<{ readonly value?: unknown }>>
      }
      return ((await call['library:indexing']?.())?.value ?? null) !== null
    })
    if (isBehind) done = performance.now()
    await delay(200)
  }
  await app.search.fill('')
  await counted(app)
  return done - began
}

/** How many articles the list has; once it has all of them. */
async function counted(app: LaunchedApp): Promise<string> {
  return (await app.list.getByText(/^[\d.,]+ (?:bài|articles)$/).textContent()) ?? ''
}

async function searchAll(app: LaunchedApp) {
  const times: number[] = []
  for (const words of searches) {
    await app.search.fill('')
    await app.search.focus()
    for (const letter of words) {
      const time = await timeKey(app, letter)
      // A space asks for nothing new.
      if (letter !== ' ') times.push(time)
    }
  }
  await app.search.fill('')
  return milliseconds(times)
}

/** From top to bottom frame by frame, then to and fro: the longest tasks of the page, and what is in it. */
const scroll = (app: LaunchedApp) =>
  app.page.evaluate(
    async ([step = 0, jumps = 0]) => {
      const { bench } = window as unknown as InPage
      const scroller = document.querySelector('[data-scroller]')
      if (!scroller) throw new Error('there is no list')
      scroller.scrollTop = 0
      await bench.frame()
      await bench.rendered()
      bench.tasks.length = 0
      let most = 0
      let frames = 0
      let empty = 0
      const look = () => {
        const rows = document.querySelectorAll('[data-scroller] li')
        most = Math.max(most, rows.length)
        const awaited = [...document.querySelectorAll('[data-scroller] li[aria-busy]')]
        const { top, bottom } = scroller.getBoundingClientRect()
        if (
          awaited.some((row) => {
            const at = row.getBoundingClientRect()
            return at.bottom > top && at.top < bottom
          })
        )
          empty++
      }
      const began = performance.now()
      for (let last = -1; last !== scroller.scrollTop;) {
        last = scroller.scrollTop
        scroller.scrollTop += step
        await bench.frame()
        frames++
        look()
      }
      const seconds = (performance.now() - began) / 1000
      const whole = { longTasks: bench.tasks.length, longestTaskMs: Math.max(0, ...bench.tasks) }
      bench.tasks.length = 0
      for (let jump = 0; jump < jumps; jump++) {
        scroller.scrollTop = ((jump * 7919) % 1000) * (scroller.scrollHeight / 1000)
        await bench.frame()
        await bench.frame()
        await bench.rendered()
        look()
      }
      const jumping = { longTasks: bench.tasks.length, longestTaskMs: Math.max(0, ...bench.tasks) }
      scroller.scrollTop = 0
      return {
        ...{
          frames,
          framesPerSecond: Math.round(frames / seconds),
          rowsInPage: most,
          framesAwaitingRows: empty,
        },
        ...{ whole, jumping },
      }
    },
    [STEP, JUMPS],
  )

async function open(app: LaunchedApp) {
  // The whole list is there again after the search.
  await app.page.locator('[data-list*=\'"search":""\'] li').nth(6).waitFor({ state: 'attached' })
  const times: number[] = []
  for (let run = 0; run < CLICKS; run++)
    times.push(
      await app.page.evaluate(async (at) => {
        const { bench } = window as unknown as InPage
        const link = document.querySelectorAll<HTMLAnchorElement>('a[data-article]')[at]
        if (!link) throw new Error('the list has no such row')
        const began = performance.now()
        link.click()
        do await bench.frame()
        while (document.querySelector('article h1')?.textContent !== link.textContent)
        await bench.rendered()
        return performance.now() - began
      }, run % 6),
    )
  return milliseconds(times)
}

/** All articles are archived in one act and brought back by one. */
async function actOnAll(app: LaunchedApp) {
  const { keyboard } = app.page
  await app.row('').first().focus()
  const began = performance.now()
  await keyboard.press('ControlOrMeta+a')
  await app.page.getByRole('toolbar', { name: app.t.selection.tools }).waitFor()
  const selectedMs = Math.round(performance.now() - began)
  const acting = performance.now()
  await keyboard.press('e')
  const undo = app.page.getByRole('status').getByRole('button', { name: app.t.done.undo })
  await undo.waitFor({ timeout: 600_000 })
  const archivedMs = Math.round(performance.now() - acting)
  const undoing = performance.now()
  await undo.click()
  await app.message(app.t.done.undone).waitFor({ timeout: 600_000 })
  return { selectedMs, archivedMs, undoneMs: Math.round(performance.now() - undoing) }
}

const scriptHeap = (app: LaunchedApp) =>
  app.page.evaluate(() => {
    const { memory: heap } = performance as unknown as { memory?: { usedJSHeapSize: number } }
    return Math.round((heap?.usedJSHeapSize ?? 0) / 1024 / 1024)
  })

/** What the window takes after all of that: at once, after a rest, and without what is only waiting to be collected. */
async function memory(app: LaunchedApp) {
  const look = async () => ({ scriptHeapMegabytes: await scriptHeap(app), ...windowMemory(app.electron) })
  const atOnce = await look()
  await delay(REST)
  const atRest = await look()
  const inspector = await app.page.context().newCDPSession(app.page)
  await inspector.send('HeapProfiler.collectGarbage')
  await delay(1000)
  return { atOnce, atRest, collected: await look() }
}

const { values } = parseArgs({
  options: { library: { type: 'string' }, data: { type: 'string' } },
})
if (values.library === undefined) {
  process.stderr.write('npm run bench:library-app -- --library DIR\n')
  process.exit(2)
}
ensureChromium()
buildIfNeeded()
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'goc-doc-bench-'))
const env = { GOC_DOC_LIBRARY: resolve(values.library) }
const size = { width: 1360, height: 880 }
let app = await launchApp(folder, { size, env })
await app.row('').first().waitFor()
const indexMs = Math.round(await indexed(app))
await app.close()
const began = performance.now()
app = await launchApp(folder, { size, env })
await app.row('').first().waitFor()
const startMs = Math.round(performance.now() - began)
await prepare(app)
const count = await counted(app)
say('open')
// At once, while the library is still being looked through, and when that is done.
const scrollingAtOnce = await withStolen(() => scroll(app))
say(`scrolled at once ${JSON.stringify(scrollingAtOnce)}`)
await delay(REST)
const scrolling = await withStolen(() => scroll(app))
say(`scrolled ${JSON.stringify(scrolling)}`)
const keyToResultsMs = await withStolen(() => searchAll(app))
say(`searched ${JSON.stringify(keyToResultsMs)}`)
const clickToArticleMs = await withStolen(() => open(app))
const used = await memory(app)
say(`opened ${JSON.stringify({ clickToArticleMs, used })}`)
const all = await actOnAll(app)
await app.close()
const emptyWindow = await emptyWindowMemory()
const result = {
  ranOn: installedElectron().name,
  ...{ node: process.version, cores: cpus().length, load: loadavg()[0] },
  bars,
  list: count,
  ...{ indexMs, startMs },
  ...{ scrollingAtOnce, scrolling },
  keyToResultsMs,
  clickToArticleMs,
  memory: { ...used, emptyWindow },
  all,
}
if (values.data === undefined) rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
