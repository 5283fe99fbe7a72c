// The signatures in the index: they come and go with their articles, outlive the app, and older indexes get theirs.
import { mkdtemp, rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSearchStore } from '../../../electron/index/search-store.ts'
import type { SearchStore } from '../../../electron/index/search-store.ts'
import { createDemoArticles } from '../../demo-library/articles.ts'
import { bodyText } from '../../../electron/library/body-text.ts'

const next = createDemoArticles(10, 4)
const [one = '', two = ''] = Array.from({ length: 2 }, () => bodyText(next().captured.contentHtml))
const put = (store: SearchStore, id: string, body: string) =>
  store.put([{ id, stamp: '', texts: { title: '', lead: '', other: '', tags: [], notes: '', body } }])

async function indexFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'near-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'index.sqlite')
}
function signatures(file: string): number {
  const database = new DatabaseSync(file)
  const row = database.prepare('SELECT count(*) AS count FROM signatures').get()
  database.close()
  return Number(row?.['count'])
}

test('articles that tell one story are found after a restart too, and what is removed leaves nothing', async () => {
  const file = await indexFile()
  const store = openSearchStore(file)
  put(store, 'a', one)
  put(store, 'b', `Thêm một dòng. ${one}`)
  put(store, 'c', two)
  put(store, 'short', 'Một dòng.')
  expect(store.near('a')).toEqual(['b'])
  store.remove(['b'])
  expect(store.near('a')).toEqual([])
  put(store, 'd', one)
  expect(store.near('a')).toEqual(['d'])
  put(store, 'd', 'Nay ngắn.')
  expect([store.near('a'), store.near('d'), store.near('none')]).toEqual([[], [], []])
  put(store, 'e', one)
  store.close()
  expect(signatures(file)).toBe(3)
  const again = openSearchStore(file)
  expect(again.near('e')).toEqual(['a'])
  again.close()
})

test('what could not be written is not in memory either', () => {
  const store = openSearchStore(':memory:')
  put(store, 'a', one)
  expect(store.near('a')).toEqual([])
  const texts = { title: '', lead: '', other: '', tags: [], notes: '', body: one }
  const broken = { id: 'c', stamp: null as unknown as string, texts }
  expect(() => store.put([{ id: 'b', stamp: '', texts }, broken])).toThrow()
  expect(store.near('a')).toEqual([])
  put(store, 'd', one)
  expect(store.near('a')).toEqual(['d'])
  store.close()
})

test('an index from before there were signatures is made anew', async () => {
  const file = await indexFile()
  const old = new DatabaseSync(file)
  old.exec(`CREATE TABLE articles (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL);
    INSERT INTO articles VALUES (1, 'a', 'x'); PRAGMA user_version = 1;`)
  old.close()
  const store = openSearchStore(file)
  expect(store.stamps().size).toBe(0)
  put(store, 'a', one)
  put(store, 'b', one)
  expect(store.near('b')).toEqual(['a'])
  store.close()
})
