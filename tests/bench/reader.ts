// npm run bench:reader: opening and scrolling articles in the running app, usual ones and one of 1 MB with 200
// pictures, as one JSON value on standard output. `--rounds N` measures all of it N times.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openLibrary } from '../../electron/library/library.ts'
import { addSample } from '../../electron/sample.ts'
import { launchApp } from '../e2e/app.ts'
import type { LaunchedApp } from '../e2e/app.ts'
import { buildIfNeeded } from '../launch/build.ts'
import { ensureChromium } from '../launch/install-chromium.ts'
import { root } from '../launch/paths.ts'
import { installedElectron } from '../launch/which-electron.ts'
import { quantile } from './quantile.ts'
import { withStolen } from './stolen.ts'
import { hugeArticle, usualArticle } from './reader-library.ts'

const USUAL_CLICKS = 48
const HUGE_CLICKS = 20
/** CSS pixels of one step of the wheel. */
const WHEEL = 400
/** Milliseconds from one turn of the wheel to the next: two frames. */
const BETWEEN_TURNS = 33
/** Three seconds of going by itself. */
const GLIDE_FRAMES = 180
/** What the figures are held against: milliseconds. */
const bars = { usualP95Ms: 100, hugeP95Ms: 300, longestTaskMs: 50 }

/**
 * Milliseconds from a click in the list until the frame that shows the article has been drawn: its title is in the
 * page, and the task after that frame's rendering has begun.
 */
const timeClick = (app: LaunchedApp, title: string): Promise<number> =>
  app.page.evaluate(async (wanted) => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[data-article]')]
    const link = links.find(({ textContent }) => textContent === wanted)
    if (!link) throw new Error(`the list has no ${wanted}`)
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const task = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', resolve, { once: true })
        port1.start()
        port2.postMessage(null)
      })
    const isShown = () =>
      document.querySelector('article h1')?.textContent === wanted &&
      document.querySelector('.article-body')?.firstElementChild !== null
    const began = performance.now()
    link.click()
    do await frame()
    while (!isShown())
    await task()
    return performance.now() - began
  }, title)

/** What the page's long tasks were while something went on: those of more than 50 ms, as the browser counts them. */
async function longTasksOf(app: LaunchedApp, goOn: () => Promise<void>) {
  await app.page.evaluate(() => {
    const seen: number[] = []
    const observer = new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    )
    observer.observe({ type: 'longtask' })
    Object.assign(globalThis, { longTasks: seen, longTaskObserver: observer })
  })
  await goOn()
  const tasks = await app.page.evaluate(() => {
    const observer = Reflect.get(globalThis, 'longTaskObserver') as PerformanceObserver
    const seen = Reflect.get(globalThis, 'longTasks') as number[]
    seen.push(...observer.takeRecords().map(({ duration }) => duration))
    observer.disconnect()
    return seen
  })
  return { longTasks: tasks.length, longestTaskMs: Math.round(Math.max(0, ...tasks)) }
}

/**
 * The open article is scrolled through by turns of the wheel. Nothing is asked of the page between them but, once they
 * are through, whether the end is reached: every script that a benchmark runs in the page is a task of the page too, and
 * the collecting of garbage that falls into it was counted as the app's.
 */
async function scrollThrough(app: LaunchedApp) {
  const frame = app.article.locator('xpath=..')
  // Left at its end by the round before, it opens there.
  await frame.evaluate((element) => element.scrollTo({ top: 0, behavior: 'instant' }))
  await frame.hover()
  const left = () =>
    frame.evaluate(async (element) => {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return element.scrollHeight - element.clientHeight - element.scrollTop
    })
  let steps = 0
  const tasks = await longTasksOf(app, async () => {
    for (let rest = await left(); rest > 1; rest = await left())
      for (let step = 0; step < Math.ceil(rest / WHEEL); step++) {
        await app.page.mouse.wheel(0, WHEEL)
        await delay(BETWEEN_TURNS)
        steps++
      }
  })
  return { steps, ...tasks }
}

/** The open article goes by itself for three seconds. */
async function goByItself(app: LaunchedApp) {
  await app.article
    .locator('xpath=..')
    .evaluate((element) => element.scrollTo({ top: 0, behavior: 'instant' }))
  await app.menu('autoScroll')
  const tasks = await longTasksOf(app, () =>
    app.page.evaluate(async (frames) => {
      for (let frame = 0; frame < frames; frame++)
        await new Promise((resolve) => requestAnimationFrame(resolve))
    }, GLIDE_FRAMES),
  )
  await app.menu('autoScroll')
  return tasks
}

const opening = (times: readonly number[]) => ({
  p50Ms: quantile(times, 0.5),
  p95Ms: quantile(times, 0.95),
  worstMs: quantile(times, 1),
  // Not made before in this run of the app: the others have been sanitized once already.
  firstMs: Math.round(times[0] ?? Number.NaN),
  clicks: times.length,
  all: times.map(Math.round),
})

async function round(app: LaunchedApp, usual: readonly string[], huge: string) {
  const [first = ''] = usual
  const usualOpening = await withStolen(async () => {
    const times: number[] = []
    for (let click = 0; click < USUAL_CLICKS; click++)
      times.push(await timeClick(app, usual[click % usual.length] ?? first))
    return opening(times)
  })
  const leaving: number[] = []
  const hugeOpening = await withStolen(async () => {
    const times: number[] = []
    for (let click = 0; click < HUGE_CLICKS; click++) {
      times.push(await timeClick(app, huge))
      leaving.push(await timeClick(app, first))
    }
    return opening(times)
  })
  const scrolls: Record<string, unknown> = {}
  for (const title of [...usual, huge]) {
    await timeClick(app, title)
    scrolls[title] = await withStolen(() => scrollThrough(app))
  }
  return {
    loadAverage: loadavg()[0]?.toFixed(2),
    usual: usualOpening,
    huge: hugeOpening,
    // A usual article, at once after the huge one was opened.
    fromHuge: opening(leaving),
    scrolls,
    hugeByItself: await withStolen(() => goByItself(app)),
  }
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '1' } } })
ensureChromium()
buildIfNeeded()
const folder = mkdtempSync(join(tmpdir(), 'goc-doc-bench-'))
const library = await openLibrary({
  folder: join(folder, 'library'),
  userData: join(folder, 'user'),
  mode: 'write',
  create: true,
})
await addSample(library, 'vi', join(root, 'assets', 'sample'))
const { summary: usual } = await library.save(await usualArticle())
const large = await hugeArticle()
const { summary: huge } = await library.save(large)
const rows = await library.list({ view: 'all', search: '', sort: 'saved', tag: null, host: null })
await library.close()

const app = await launchApp(folder, { size: { width: 1360, height: 880 } })
await app.row(huge.title).waitFor()
const titles = [...rows.filter(({ sample }) => sample).map(({ title }) => title), usual.title]
const rounds: Awaited<ReturnType<typeof round>>[] = []
for (let at = 0; at < Number(values.rounds); at++) rounds.push(await round(app, titles, huge.title))
await app.close()
rmSync(folder, { recursive: true, force: true })

process.stdout.write(
  `${JSON.stringify({ ranOn: installedElectron().name, node: process.version, cores: cpus().length, hugeBytes: Buffer.byteLength(large.contentHtml), bars, rounds }, null, 2)}\n`,
)
