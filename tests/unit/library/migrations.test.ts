// A pretended next version: what steps do to a library is shown before there is any.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { backUpBefore } from '../../../electron/backup/back-up-before.ts'
import { listBackups } from '../../../electron/backup/make-backup.ts'
import { migrated, migrateLibrary, migrations } from '../../../electron/library/migrations.ts'
import type { Migration } from '../../../electron/library/migrations.ts'
import { breakCall, fault, refusals } from './failing-disk.ts'
import { captured, failureOf, newLibrary, open, titles, tree } from './library-fixture.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('./failing-disk.ts')).failingDisk(await original<typeof import('node:fs/promises')>()),
)
afterEach(() => {
  fault.armed = false
})

const steps: readonly Migration[] = [
  {
    to: 2,
    article: (document) => ({ ...document, title: `${String(document['title'])} (2)` }),
    notes: (document) => ({ ...document, kept: 'notes' }),
  },
  { to: 3, state: ({ tags, ...document }) => ({ ...document, labels: tags }) },
]

async function closedLibrary() {
  const { library, place } = await newLibrary()
  for (const title of ['Một', 'Hai', 'Ba']) {
    const { summary } = await library.save(captured({ url: `https://a.vn/${title}`, title }))
    await library.act({ action: 'addTag', ids: [summary.id], tag: 'nhãn' })
    await library.changeMarks(summary.id, { change: 'add', target: null, color: 'yellow', note: title })
  }
  const parts = (await library.list({ view: 'all', search: '', sort: 'title', tag: null, host: null })).map(
    ({ id }, at) => ({ id, place: { part: at + 1, isLast: false } }),
  )
  const series = [{ id: null, name: 'Tên', word: 'kỳ' as const, parts }]
  await library.correctSeries({ series, merged: [], alone: [], recognised: [] })
  await library.close()
  return place
}

/** Every document but the backups, as its bytes. */
async function contents(folder: string): Promise<Record<string, string>> {
  const paths = (await tree(folder)).filter((path) => /\.(?:json|html)$/.test(path))
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  )
}
const versions = (documents: Record<string, string>) =>
  new Set(
    Object.entries(documents)
      .filter(([path]) => path.endsWith('.json'))
      .map(([, text]) => (JSON.parse(text) as { version: number }).version),
  )
const options = (folder: string, given = steps) => ({
  steps: given,
  mayWrite: true,
  backUp: () => backUpBefore(folder),
})

test('there is no step yet: opening changes nothing and makes no backup', async () => {
  expect(migrations).toEqual([])
  const place = await closedLibrary()
  const before = await contents(place.folder)
  expect(await titles(await open(place))).toHaveLength(3)
  expect(await contents(place.folder)).toEqual(before)
  expect(await readdir(place.folder)).not.toContain('backups')
})

test('every document goes through every step that it has not been through, and none twice', async () => {
  const place = await closedLibrary()
  const before = await contents(place.folder)
  expect(await migrateLibrary(place.folder, options(place.folder))).toBe(11)
  const after = await contents(place.folder)
  expect(versions(after)).toEqual(new Set([3]))
  for (const [path, text] of Object.entries(after)) {
    const was = before[path] ?? ''
    if (path.endsWith('.html')) expect(text).toBe(was)
    if (path.endsWith('article.json')) expect(JSON.parse(text).title).toBe(`${JSON.parse(was).title} (2)`)
    if (path.endsWith('state.json')) expect(JSON.parse(text)).toMatchObject({ labels: ['nhãn'] })
    if (path.endsWith('notes.json')) expect(JSON.parse(text).kept).toBe('notes')
  }
  expect(await migrateLibrary(place.folder, options(place.folder))).toBe(0)
  // The documents as they were are in a backup.
  expect((await listBackups(place.folder)).map(({ articles }) => articles)).toEqual([3])
})

test('a library that was brought to a version newer than the app opens read-only', async () => {
  const place = await closedLibrary()
  const library = await open(place, { migrations: steps })
  expect(library.readOnly).toBe(true)
})

test('a step that fails at one document: every document is as it was, byte for byte', async () => {
  const place = await closedLibrary()
  const before = await contents(place.folder)
  let count = 0
  const failing: readonly Migration[] = [
    {
      to: 2,
      article: (document) => {
        if (++count === 3) throw new Error('unforeseen')
        return { ...document, title: 'Khác' }
      },
    },
  ]
  expect(await failureOf(open(place, { migrations: failing }))).toBe('migration-failed')
  expect(count).toBe(3)
  expect(await contents(place.folder)).toEqual(before)
  // And the app of today opens it.
  expect(await titles(await open(place))).toHaveLength(3)
})

test('without a backup nothing is changed', async () => {
  const place = await closedLibrary()
  const before = await contents(place.folder)
  await writeFile(join(place.folder, 'backups'), 'a file where the folder should be')
  expect(await failureOf(open(place, { migrations: steps }))).toBe('backup-failed')
  expect(await contents(place.folder)).toEqual(before)
})

test('who holds no lock migrates nothing, and is told', async () => {
  const place = await closedLibrary()
  expect(await failureOf(open(place, { migrations: steps, mode: 'read' }))).toBe('read-only')
})

test('a damaged document does not stop the others', async () => {
  const place = await closedLibrary()
  const file = Object.keys(await contents(place.folder)).find((path) => path.endsWith('state.json')) ?? ''
  await writeFile(join(place.folder, file), '{')
  expect(await migrateLibrary(place.folder, options(place.folder))).toBe(10)
  expect(await readFile(join(place.folder, file), 'utf8')).toBe('{')
})

test(
  'whatever call to the disk fails, the library is of the old format, and the next opening migrates it',
  {
    timeout: 400_000,
  },
  async () => {
    const place = await closedLibrary()
    const before = await contents(place.folder)
    const isOf = (version: number, documents: Record<string, string>) =>
      (JSON.parse(documents['library.json'] ?? '{}') as { version?: number }).version === version
    for (let failAt = 1; failAt < 2000; failAt++) {
      // Each has its turn; what fails with one is tried again with the next.
      const codes = [
        ...refusals.slice(failAt % refusals.length),
        ...refusals.slice(0, failAt % refusals.length),
      ]
      let call = 0
      for (const code of codes) {
        breakCall(failAt, code)
        const failed = await failureOf(migrateLibrary(place.folder, options(place.folder)))
        call = Math.max(call, fault.call)
        fault.armed = false
        const now = await contents(place.folder)
        // Put back from the backup, but for what failed after the last document was written.
        if (failed !== 'no failure' && isOf(1, now)) expect(now).toEqual(before)
        if (failed === 'no failure' || !isOf(1, now)) break
      }
      await migrateLibrary(place.folder, options(place.folder))
      expect(versions(await contents(place.folder))).toEqual(new Set([3]))
      if (call < failAt) return
      await rm(join(place.folder, 'backups'), { recursive: true, force: true })
      for (const [path, text] of Object.entries(before)) await writeFile(join(place.folder, path), text)
    }
    throw new Error('it never ran without failing')
  },
)

test('one that was cut off goes on: documents of both versions end as one', async () => {
  const place = await closedLibrary()
  const before = await contents(place.folder)
  const some = Object.keys(before)
    .filter((path) => path.endsWith('article.json'))
    .slice(0, 2)
  for (const path of some)
    await writeFile(
      join(place.folder, path),
      JSON.stringify(migrated('article', JSON.parse(before[path] ?? ''), steps)),
    )
  await migrateLibrary(place.folder, options(place.folder))
  const after = await contents(place.folder)
  expect(versions(after)).toEqual(new Set([3]))
  for (const path of some)
    expect(JSON.parse(after[path] ?? '').title).toBe(`${JSON.parse(before[path] ?? '').title} (2)`)
})
