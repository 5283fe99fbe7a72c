// How long the series of a large library take to be right again after one article more.
import { createLibrarySeries } from '../../electron/library/library-series.ts'
import { createArticleMaker } from './series-library.ts'

const ADDED = 300
const plan = { articles: 50_000, papers: 40, largest: 0.4, parts: 0.35 }

export type SeriesTimes = {
  readonly articles: number
  readonly series: number
  /** Milliseconds for all of them, when a library is opened. */
  readonly firstMs: number
  /** Milliseconds of each article added after that, put in and its series known. */
  readonly addedMs: readonly number[]
  /** Milliseconds of the processor for the same: what other programs of a busy machine do not change. */
  readonly addedCpuMs: readonly number[]
}

/** Puts the series of a generated library together, and again after each of some hundred articles more. */
export function measureSeries(): SeriesTimes {
  const make = createArticleMaker(plan)
  const articles = Array.from({ length: plan.articles }, make)
  const library = createLibrarySeries()
  const began = performance.now()
  for (const article of articles) library.put(article)
  const series = library.series().length
  const firstMs = performance.now() - began
  const added = Array.from({ length: ADDED }, () => {
    const article = make()
    const [start, cpu] = [performance.now(), process.threadCpuUsage()]
    library.put(article)
    library.series()
    library.of(article.document.id)
    const { user, system } = process.threadCpuUsage(cpu)
    return { ms: performance.now() - start, cpuMs: (user + system) / 1000 }
  })
  return {
    articles: plan.articles,
    series,
    firstMs,
    addedMs: added.map(({ ms }) => ms),
    addedCpuMs: added.map(({ cpuMs }) => cpuMs),
  }
}
