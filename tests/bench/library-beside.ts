// What the library is compared with: all articles in one lowdb file, MiniSearch, and SQL's LIKE.
import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { JSONFilePreset } from 'lowdb/node'
import MiniSearch from 'minisearch'
import type { StateDocument } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { joinWords } from '../../domain/words.ts'
import { ARTICLE, CONTENT, STATE } from '../../electron/library/article-files.ts'
import { findFolders } from '../../electron/library/article-store.ts'
import { bodyText } from '../../electron/library/body-text.ts'
import { mapLimited } from '../../electron/library/parallel.ts'
import { quantile } from './quantile.ts'

type Read = { readonly id: string; readonly savedAt: string; readonly title: string; readonly lead: string }

const readJson = async (path: string): Promise<object> => JSON.parse(await readFile(path, 'utf8')) as object
const foldersOf = async (library: string) => (await findFolders(library)).found

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** One lowdb file with the documents of all articles: opening it, and one change of a state, synced by nobody. */
export async function besideLowdb(library: string, scratch: string) {
  const path = join(scratch, 'all.json')
  const articles = await mapLimited(await foldersOf(library), 12, async (folder) => ({
    article: await readJson(join(folder.path, ARTICLE)),
    state: (await readJson(join(folder.path, STATE))) as StateDocument,
  }))
  const made = await JSONFilePreset<{ articles: typeof articles }>(path, { articles })
  await made.write()
  const openMs = await timed(async () =>
    JSONFilePreset<{ articles: typeof articles }>(path, { articles: [] }),
  )
  const changes: number[] = []
  for (let turn = 0; turn < 5; turn++)
    changes.push(
      await timed(() =>
        made.update(({ articles: all }) => {
          const one = all[(turn * 997) % all.length]
          if (one) one.state = { ...one.state, bookmarkedAt: new Date().toISOString() }
        }),
      ),
    )
  const { size } = await stat(path)
  await rm(path)
  return { openMs: Math.round(openMs), changeMsMedian: quantile(changes, 0.5, 1), bytes: size }
}

async function* texts(library: string): AsyncGenerator<Read & { readonly body: string }> {
  for (const { id, path } of await foldersOf(library)) {
    const article = (await readJson(join(path, ARTICLE))) as Omit<Read, 'id'>
    yield { ...article, id, body: bodyText(await readFile(join(path, CONTENT), 'utf8')) }
  }
}

async function searchTimes(queries: readonly string[], search: (query: string) => unknown) {
  const times: number[] = []
  for (let turn = 0; turn < 3; turn++)
    for (const query of queries) times.push(await timed(() => search(query)))
  return { p95Ms: quantile(times, 0.95, 1), medianMs: quantile(times, 0.5, 1) }
}

/** MiniSearch over folded text, all words, the last one as a prefix: found and ranked, without snippets. */
export async function besideMiniSearch(library: string, queries: readonly string[]) {
  const before = process.memoryUsage().rss
  const began = performance.now()
  const index = new MiniSearch<Read & { body: string }>({
    fields: ['title', 'lead', 'body'],
    processTerm: (term) => fold(term),
  })
  for await (const article of texts(library)) index.add({ ...article, lead: article.lead ?? '' })
  const buildSeconds = (performance.now() - began) / 1000
  const memory = process.memoryUsage().rss - before
  const times = await searchTimes(queries, (query) =>
    index.search(query, {
      combineWith: 'AND',
      prefix: (_term, at, terms) => !query.endsWith(' ') && at === terms.length - 1,
      boost: { title: 3, lead: 2 },
    }),
  )
  return { buildSeconds: Number(buildSeconds.toFixed(1)), memoryMb: Math.round(memory / 1e6), ...times }
}

/** SQL's LIKE over folded text, the newest 50: in the order of saving, since it ranks nothing. */
export async function besideLike(library: string, scratch: string, queries: readonly string[]) {
  const path = join(scratch, 'like.sqlite')
  const database = new DatabaseSync(path)
  database.exec('CREATE TABLE texts (id TEXT, saved TEXT, text TEXT); CREATE INDEX bySaved ON texts (saved)')
  const insert = database.prepare('INSERT INTO texts VALUES (?, ?, ?)')
  database.exec('BEGIN')
  for await (const { id, savedAt, title, lead, body } of texts(library))
    insert.run(id, savedAt, ` ${joinWords(fold(`${title}\n${lead}\n${body}`))} `)
  database.exec('COMMIT')
  const select = database.prepare('SELECT id FROM texts WHERE text LIKE ? ORDER BY saved DESC')
  const times = await searchTimes(queries, (query) => {
    const end = query.endsWith(' ') ? ' %' : '%'
    return select.all(`% ${joinWords(fold(query))}${end}`)
  })
  database.close()
  const { size } = await stat(path)
  await rm(path)
  return { ...times, bytes: size }
}
