// npm run bench:library -- --articles N [--library DIR]: a library of so many generated articles against the bars that
// are set for it, as one JSON value on standard output. Node only; the index runs in a process of its own, as in the
// app. DIR keeps the generated library for the next run, or is one that `npm run demo-library` wrote.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { splitIds } from '../../domain/list-query.ts'
import type { ListQuery } from '../../domain/list-query.ts'
import type { Library } from '../../electron/library/library.ts'
import { startOpening } from '../../electron/library/opening.ts'
import { writeDemoLibrary } from '../demo-library/write.ts'
import { besideLike, besideLowdb, besideMiniSearch } from './library-beside.ts'
import { createIndexHost } from './library-index-host.ts'
import { prefixQueries, wordQueries } from './library-queries.ts'
import { quantile } from './quantile.ts'

/** Of each the median is told. */
const OPENINGS = 5
const CHANGES = 200
/** Each query so often: the slow ones count, not the first. */
const TURNS = 5
const MEMORY_AFTER = 1000
/** Rows of a search that show what was found, in all. */
const WITH_SNIPPETS = 50
/** MiniSearch holds all words in memory. */
const MOST_IN_MEMORY = 10_000

const host = createIndexHost()
const everything: ListQuery = { view: 'all', search: '', sort: 'saved', tag: null, host: null }
const query = (words: string): ListQuery => ({ ...everything, search: words })
const note = (text: string) => process.stderr.write(`${text}\n`)

function given(): { articles: number; folder: string | null; beside: boolean } {
  const { values } = parseArgs({
    options: { articles: { type: 'string' }, library: { type: 'string' }, alone: { type: 'boolean' } },
  })
  const articles = Number(values.articles)
  if (!Number.isInteger(articles) || articles < 1 || articles > 200_000) {
    note('npm run bench:library -- --articles N [--library DIR] [--alone]')
    process.exit(2)
  }
  return { articles, folder: values.library ? resolve(values.library) : null, beside: !values.alone }
}

/** How long this process was at one thing at most while `work` ran. */
async function longestTask<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; longest: number }> {
  let [longest, last, isOn] = [0, performance.now(), true]
  const tick = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (isOn) setImmediate(tick)
  }
  setImmediate(tick)
  try {
    const result = await work()
    return { result, longest }
  } finally {
    isOn = false
  }
}

type Opened = { readonly firstMs: number; readonly wholeMs: number; readonly longest: number }

async function openTimed(
  folder: string,
  userData: string,
  reconcile: 'before' | 'after' = 'after',
): Promise<Opened & { readonly library: Library }> {
  const began = performance.now()
  const opening = startOpening({
    ...{ folder, userData, mode: 'write', create: false, reconcile },
    openSearchIndex: host.openSearchIndex,
  })
  const first = await opening.first
  const rows = first?.rows(query(''))
  const firstMs = performance.now() - began
  if (!rows || rows.length < Math.min(50, articles / 4)) throw new Error('the first rows are not there')
  const { result: library, longest } = await longestTask(() => opening.library)
  return { firstMs, wholeMs: performance.now() - began, longest, library }
}

/** What the app asks for: the ids of all that is found and the first screen, then the rows that one scrolls to. */
async function searchOnce(library: Library, text: string): Promise<void> {
  const { ids, rows } = await library.listed(query(text))
  const next = splitIds(ids).slice(rows.length, WITH_SNIPPETS)
  if (next.length > 0) await library.rows({ ids: next, search: text })
}

async function search(library: Library, queries: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const text of queries) await searchOnce(library, text)
  for (let turn = 0; turn < TURNS; turn++)
    for (const text of queries) {
      const began = performance.now()
      await searchOnce(library, text)
      times.push(performance.now() - began)
    }
  return times
}

async function change(library: Library): Promise<number[]> {
  const ids = (await library.list(query(''))).map(({ id }) => id)
  const times: number[] = []
  for (let turn = 0; turn < CHANGES; turn++) {
    const id = ids[(turn * 61) % ids.length] ?? ''
    const isMarked = library.summary(id)?.bookmarked === true
    const began = performance.now()
    await library.act({ action: isMarked ? 'removeBookmark' : 'bookmark', ids: [id] })
    times.push(performance.now() - began)
  }
  return times
}

async function bytesIn(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map((name) => stat(join(folder, name))))
  return sizes.reduce((sum, { size }) => sum + size, 0)
}

const { articles, folder: kept, beside } = given()
const scratch = await mkdtemp(join(tmpdir(), 'goc-doc-bench-library-'))
const folder = kept ?? join(scratch, 'library')
const userData = join(scratch, 'user')
const isThere = await readdir(folder).then(
  (names) => names.length > 0,
  () => false,
)
if (!isThere) {
  note(`writing ${articles} articles`)
  await writeDemoLibrary(folder, articles)
}

note('building the index')
const building = performance.now()
const reading = {
  folder,
  userData,
  mode: 'write',
  create: false,
  openSearchIndex: host.openSearchIndex,
} as const
const built = await startOpening(reading).library
const foldersMs = performance.now() - building
await built.list(query('dau tu '))
const rebuildSeconds = (performance.now() - building) / 1000
await built.close()
// The process of the index ends by itself.
await delay(1000)
const indexBytes = await bytesIn(join(userData, 'index'))

note('opening')
const openings: Opened[] = []
for (let turn = 0; turn < OPENINGS; turn++) {
  const opened = await openTimed(folder, userData)
  openings.push(opened)
  await opened.library.close()
}

note('looking at an unchanged folder')
// Looked at by nobody else meanwhile, and for the first time since it is open: nothing rests between.
const looks: { readonly seconds: number; readonly longest: number }[] = []
async function openAndLook(): Promise<Library> {
  const { library: opened } = await openTimed(folder, userData, 'before')
  const began = performance.now()
  const { longest } = await longestTask(() => opened.reconcile())
  looks.push({ seconds: (performance.now() - began) / 1000, longest })
  return opened
}
for (let turn = 1; turn < OPENINGS; turn++) await (await openAndLook()).close()
const library = await openAndLook()
const lookSeconds = looks.map(({ seconds }) => seconds)

note('searching')
await library.list(query('dau tu '))
const words = await search(library, wordQueries)
const prefixes = await search(library, prefixQueries)
for (let count = words.length + prefixes.length; count < MEMORY_AFTER; count++)
  await searchOnce(library, wordQueries[count % wordQueries.length] ?? '')
const indexMemory = await host.memory()

note('changing states')
const changes = await change(library)
await library.close()

const isSmall = articles <= 10_000
const bars = (small: number, large: number) => (articles > 50_000 ? null : isSmall ? small : large)
const row = (what: string, measured: number, unit: string, bar: number | null) => ({
  ...{ what, measured, bar, unit },
  met: bar === null ? null : measured <= bar,
})
const median = (values: readonly number[]) => quantile(values, 0.5, 1)
const result = {
  articles,
  node: process.version,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  rows: [
    row('library open to first 50 rows', median(openings.map(({ firstMs }) => firstMs)), 'ms', bars(80, 150)),
    row('search p95, one or two words, ranked, 50 snippets', quantile(words, 0.95, 1), 'ms', bars(25, 70)),
    row('search p95, last word a prefix', quantile(prefixes, 0.95, 1), 'ms', bars(30, 90)),
    row('one state change, durable, p95', quantile(changes, 0.95, 1), 'ms', bars(5, 5)),
    row(
      `memory of the index process after ${MEMORY_AFTER} queries`,
      Math.round(indexMemory / 1e6),
      'MB',
      bars(200, 350),
    ),
    row('reconcile with an unchanged folder', quantile(lookSeconds, 0.5, 2), 's', bars(0.6, 3)),
    row('rebuild from the documents', Number(rebuildSeconds.toFixed(1)), 's', bars(30, 150)),
    row('index on disk', Number((indexBytes / 1e6).toFixed(1)), 'MB', bars(60, 300)),
  ],
  more: {
    wholeLibraryOpenMs: median(openings.map(({ wholeMs }) => wholeMs)),
    longestTaskWhileOpeningMs: Math.round(Math.max(...openings.map(({ longest }) => longest))),
    longestTaskWhileLookingMs: Math.round(Math.max(...looks.map(({ longest }) => longest))),
    openFromFoldersMs: Math.round(foldersMs),
    searchMedianMs: median(words),
    prefixMedianMs: median(prefixes),
    stateChangeMedianMs: median(changes),
  },
  beside: beside
    ? {
        lowdbInOneFile: await besideLowdb(folder, scratch),
        miniSearch:
          articles <= MOST_IN_MEMORY
            ? {
                words: await besideMiniSearch(folder, wordQueries),
                prefixes: await besideMiniSearch(folder, prefixQueries),
              }
            : null,
        sqlLike: await besideLike(folder, scratch, [...wordQueries, ...prefixQueries]),
      }
    : null,
}
await rm(scratch, { recursive: true, force: true })
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
