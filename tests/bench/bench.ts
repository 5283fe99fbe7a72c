// npm run bench: what a person waits for, measured in the running app, as one JSON value on standard output.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchApp } from '../e2e/app.ts'
import type { LaunchedApp } from '../e2e/app.ts'
import { buildIfNeeded } from '../launch/build.ts'
import { ensureChromium } from '../launch/install-chromium.ts'
import { root } from '../launch/paths.ts'
import { installedElectron } from '../launch/which-electron.ts'
import { quantile } from './quantile.ts'
import { measureSeries } from './series.ts'

const STARTS = 5
const CLICKS = 40

function seriesResult() {
  const { articles, series, firstMs, addedMs, addedCpuMs } = measureSeries()
  const shares = (values: readonly number[]) => ({
    median: quantile(values, 0.5, 1),
    p95: quantile(values, 0.95, 1),
    worst: quantile(values, 1, 1),
  })
  return {
    ...{ articles, series, allAtOnceMs: Math.round(firstMs) },
    ...{ oneMoreMs: shares(addedMs), oneMoreCpuMs: shares(addedCpuMs) },
  }
}

/** Milliseconds from the launch of the process to the first painted list. */
async function timeStart(folder: string): Promise<number> {
  const began = Date.now()
  const app = await launchApp(folder)
  await app.list.getByRole('link').first().waitFor()
  const painted = await app.electron.evaluate(async () => {
    const mark = () => performance.getEntriesByName('painted').at(0)
    while (!mark()) await new Promise((resolve) => setImmediate(resolve))
    return performance.timeOrigin + (mark()?.startTime ?? 0)
  })
  await app.close()
  return painted - began
}

/** Milliseconds from a click in the list to the frame that shows the article, in the page itself. */
const timeClick = (app: LaunchedApp, index: number): Promise<number> =>
  app.page.evaluate(async (at) => {
    const link = document.querySelectorAll<HTMLAnchorElement>('a[data-article]')[at]
    if (!link) throw new Error('the list has no such row')
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const began = performance.now()
    link.click()
    while (document.querySelector('article h1')?.textContent !== link.textContent) await frame()
    await frame()
    return performance.now() - began
  }, index)

/** Bytes of the renderer's scripts, compressed as a server would. */
function scriptBytes(): number {
  const folder = join(root, 'out', 'renderer', 'assets')
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)
}

ensureChromium()
buildIfNeeded()
const folder = mkdtempSync(join(tmpdir(), 'goc-doc-bench-'))
const first = await timeStart(folder)
const starts: number[] = []
for (let run = 0; run < STARTS; run++) starts.push(await timeStart(folder))
const app = await launchApp(folder, { size: { width: 1360, height: 880 } })
await app.list.getByRole('link').nth(2).waitFor()
const clicks: number[] = []
for (let run = 0; run < CLICKS; run++) clicks.push(await timeClick(app, run % 3))
await app.close()
rmSync(folder, { recursive: true, force: true })

const result = {
  ranOn: installedElectron().name,
  node: process.version,
  cores: cpus().length,
  startToListPaintedMs: {
    first: Math.round(first),
    median: quantile(starts, 0.5),
    worst: quantile(starts, 1),
  },
  clickToArticlePaintedMs: { median: quantile(clicks, 0.5), p95: quantile(clicks, 0.95), clicks: CLICKS },
  rendererScriptGzipBytes: scriptBytes(),
  seriesOfLargeLibrary: seriesResult(),
}
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
