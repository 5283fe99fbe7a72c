import { cp, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ArticleId, CapturedArticle } from '../../../domain/article.ts'
import { createBackupWork } from '../../../electron/backup/backup-work.ts'
import { backupsFolder, makeBackup } from '../../../electron/backup/make-backup.ts'
import { restoreBackup } from '../../../electron/backup/restore.ts'
import type { Library } from '../../../electron/library/library.ts'
import { breakCall, fault, refusals } from '../library/failing-disk.ts'
import {
  captured,
  failureOf,
  image,
  newLibrary,
  onlyArticleFolder,
  open,
  query,
  temporaryPlace,
  titles,
  tree,
} from '../library/library-fixture.ts'
import { rawZip } from './hostile-zip.ts'
import type { RawEntry } from './hostile-zip.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('../library/failing-disk.ts')).failingDisk(
    await original<typeof import('node:fs/promises')>(),
  ),
)
afterEach(() => {
  fault.armed = false
})

const picture = image('ảnh')
const pictureAddress = 'https://tuoitre.vn/anh.jpg'

async function filled(changes: Partial<CapturedArticle> = {}) {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(
    captured({
      contentHtml: `<p>Thân bài.</p><figure><img src="images/${picture.name}" width="4" height="3" alt=""><figcaption>Chú thích ảnh.</figcaption></figure>`,
      pictures: [{ address: pictureAddress, name: picture.name, width: 4, height: 3 }],
      images: [picture],
      thumbnail: Buffer.from('thumb'),
      ...changes,
    }),
  )
  const { id } = summary
  await library.act({ action: 'addTag', ids: [id], tag: 'cũ' })
  await library.changeMarks(id, { change: 'add', target: null, color: 'yellow', note: 'ghi cũ' })
  const work = createBackupWork(place.folder)
  return { library, place, folder: place.folder, id, work }
}

async function deleted(library: Library, id: ArticleId): Promise<void> {
  await library.act({ action: 'trash', ids: [id] })
  await library.deleteForever([id])
}

const everything = (name: string, newer: 'keep' | 'replace' = 'keep') => ({ name, ids: null, newer }) as const

/** Title, tags, notes and text of an article. */
async function shown(library: Library, id: ArticleId) {
  const { title, tags, marks, contentHtml, shelf } = await library.article(id)
  return { title, tags, notes: marks.map(({ note }) => note), contentHtml, shelf }
}

describe('an article that is gone', () => {
  test('comes back with its text, state and notes; its pictures are missing ones that can be loaded again', async () => {
    const { library, place, id, work } = await filled()
    const { name } = await work.make()
    await deleted(library, id)
    const comparison = await work.compare(name)
    expect(comparison.counts).toEqual({ gone: 1, newer: 0, changed: 0, same: 0, added: 0 })
    expect(comparison.differences).toEqual([{ id, title: 'Một bài báo', kind: 'gone', parts: [] }])

    expect(await restoreBackup(library, work, everything(name))).toMatchObject({
      restored: 1,
      kept: 0,
      failed: [],
    })
    const article = await shown(library, id)
    expect(article).toMatchObject({ title: 'Một bài báo', tags: ['cũ'], notes: ['ghi cũ'], shelf: 'library' })
    expect(article.contentHtml).toContain('missing-picture-0')
    expect(article.contentHtml).toContain('Chú thích ảnh.')
    expect(article.contentHtml).not.toContain('src=')
    const { document } = await library.copy(id)
    expect(document.pictures).toEqual([{ address: pictureAddress, name: null, width: 4, height: 3 }])
    expect(document.thumbnail).toBeNull()
    expect((await library.check({ repair: false })).problems).toEqual([])
    // But for its pictures it is what the backup has.
    expect((await work.compare(name)).counts).toMatchObject({ same: 1, newer: 0 })

    await library.close()
    const again = await open(place)
    expect(await shown(again, id)).toEqual(article)
    expect((await again.list(query({ search: 'than bai' }))).map((row) => row.id)).toEqual([id])
  })

  test('can be put away again by undo: it is in the trash then', async () => {
    const { library, id, work } = await filled()
    const { name } = await work.make()
    await deleted(library, id)
    const { undoId } = await restoreBackup(library, work, everything(name))
    expect(await library.undo(undoId)).toMatchObject({ action: 'restoreBackup', count: 1 })
    expect((await shown(library, id)).shelf).toBe('trash')
  })
})

describe('an article that was changed after the backup', () => {
  async function changed() {
    const parts = await filled()
    const { name } = await parts.work.make()
    await parts.library.save(captured({ title: 'Bài đã sửa', contentHtml: '<p>Thân mới.</p>' }))
    await parts.library.act({ action: 'addTag', ids: [parts.id], tag: 'mới' })
    await parts.library.changeMarks(parts.id, { change: 'add', target: null, color: 'blue', note: 'ghi mới' })
    return { ...parts, name }
  }

  test('is told as newer, with what of it is unlike, and kept', async () => {
    const { library, id, work, name } = await changed()
    const now = await shown(library, id)
    const { differences, counts } = await work.compare(name)
    expect(counts).toEqual({ gone: 0, newer: 1, changed: 0, same: 0, added: 0 })
    expect(differences).toEqual([
      { id, title: 'Một bài báo', kind: 'newer', parts: ['text', 'state', 'notes'] },
    ])
    expect(await restoreBackup(library, work, everything(name))).toEqual({
      restored: 0,
      kept: 1,
      failed: [],
      undoId: null,
    })
    expect(await shown(library, id)).toEqual(now)
    // Nothing was to be done, and nothing was.
    expect(await work.list()).toHaveLength(1)
  })

  test('is replaced where the person wants it, the state before being backed up, and comes back by undo', async () => {
    const { library, id, work, name } = await changed()
    const now = await shown(library, id)
    const { restored, undoId } = await restoreBackup(library, work, everything(name, 'replace'))
    expect(restored).toBe(1)
    expect(await shown(library, id)).toMatchObject({ title: 'Một bài báo', tags: ['cũ'], notes: ['ghi cũ'] })
    const all = await work.list()
    expect(all).toHaveLength(2)
    expect((await work.compare(all[0]?.name ?? '')).counts.newer).toBe(1)

    await library.undo(undoId)
    expect(await shown(library, id)).toEqual(now)
    // Its picture was there all the time.
    expect((await library.article(id)).contentHtml).toBe('<p>Thân mới.</p>')
  })

  test('has its picture again where the file is still there', async () => {
    const { library, id, work } = await filled()
    const { name } = await work.make()
    await library.act({ action: 'bookmark', ids: [id] })
    const { contentHtml } = await shown(library, id)
    await restoreBackup(library, work, everything(name, 'replace'))
    expect((await shown(library, id)).contentHtml).toBe(contentHtml)
    expect(await library.imagePath(id, picture.name)).not.toBeNull()
    expect((await work.compare(name)).counts).toMatchObject({ same: 1 })
  })

  test('that is changed between looking and writing is kept', async () => {
    const { library, id, work, name } = await changed()
    const { seen } = await work.compare(name)
    const article = await work.article(name, id)
    await library.act({ action: 'bookmark', ids: [id] })
    expect(await library.restore(article, seen[id] ?? null)).toBe('kept')
    expect((await shown(library, id)).title).toBe('Bài đã sửa')
    // One that has come back meanwhile is not written over either.
    expect(await library.restore(article, null)).toBe('kept')
  })
})

test('one that is older on the disk than its backup is restored without a question', async () => {
  const { library, place, id, work } = await filled()
  const { name } = await work.make()
  const state = join(await onlyArticleFolder(place), 'state.json')
  const written = await stat(state)
  // As a sync tool does that brings an old file, with its time.
  await writeFile(state, (await readFile(state, 'utf8')).replace('cũ', 'hỏng'))
  await utimes(state, written.atime, new Date(written.mtimeMs - 5000))
  await library.rebuild()
  expect((await work.compare(name)).counts).toMatchObject({ changed: 1, newer: 0 })
  await restoreBackup(library, work, everything(name))
  expect((await shown(library, id)).tags).toEqual(['cũ'])
})

test('one article of many', async () => {
  const { library, id, work } = await filled()
  const { summary } = await library.save(captured({ url: 'https://a.vn/hai', title: 'Bài hai' }))
  const { name } = await work.make()
  await deleted(library, id)
  await deleted(library, summary.id)
  expect(await restoreBackup(library, work, { name, ids: [summary.id], newer: 'keep' })).toMatchObject({
    restored: 1,
  })
  expect(await titles(library)).toEqual(['Bài hai'])
  expect((await work.compare(name)).counts).toMatchObject({ gone: 1, same: 1 })
})

test('a whole library that was lost: articles, and the series that were put together by hand', async () => {
  const { library, place, id, work } = await filled()
  const { summary } = await library.save(captured({ url: 'https://a.vn/hai', title: 'Bài hai' }))
  const parts = [id, summary.id].map((part, at) => ({ id: part, place: { part: at + 1, isLast: at > 0 } }))
  const series = [{ id: null, name: 'Tên riêng', word: 'kỳ' as const, parts }]
  await library.correctSeries({ series, merged: [], alone: [], recognised: [] })
  const { name } = await work.make()
  await library.close()

  const fresh = await temporaryPlace()
  const next = await open(fresh)
  const nextWork = createBackupWork(fresh.folder)
  await makeBackup(fresh.folder, new Date('2020-01-01T00:00:00Z'))
  await writeFile(
    join(backupsFolder(fresh.folder), name),
    await readFile(join(backupsFolder(place.folder), name)),
  )
  const { restored, failed } = await restoreBackup(next, nextWork, everything(name))
  expect({ restored, failed }).toEqual({ restored: 2, failed: [] })
  expect(next.series().map((one) => one.name)).toEqual(['Tên riêng'])
  expect((await tree(fresh.folder)).filter((path) => /\.tmp-|\.next-/.test(path))).toEqual([])
})

test('an article whose document a power cut has emptied is set aside, and comes back from the backup', async () => {
  const { library, place, id, work } = await filled()
  const { name } = await work.make()
  await library.close()
  const file = join(await onlyArticleFolder(place), 'article.json')
  await writeFile(file, Buffer.alloc((await stat(file)).size))
  const again = await open(place)
  expect(again.recovered).toHaveLength(1)
  expect((await work.compare(name)).counts).toMatchObject({ gone: 1 })
  await restoreBackup(again, work, everything(name))
  expect(await shown(again, id)).toMatchObject({ title: 'Một bài báo', tags: ['cũ'], notes: ['ghi cũ'] })
  expect((await again.check({ repair: false })).problems).toEqual([])
})

test('a read-only library is restored into by nobody', async () => {
  const { library, place, work } = await filled()
  const { name } = await work.make()
  await library.close()
  const reading = await open(place, { mode: 'read' })
  expect(await failureOf(restoreBackup(reading, work, everything(name)))).toBe('read-only')
})

test('a folder that is there and cannot be understood is not written over', async () => {
  const { library, place, work } = await filled()
  const { name } = await work.make()
  await library.close()
  const file = join(await onlyArticleFolder(place), 'article.json')
  await writeFile(file, JSON.stringify({ version: 99, strange: true }))
  const again = await open(place)
  expect(again.skipped).toHaveLength(1)
  const { failed } = await restoreBackup(again, work, everything(name, 'replace'))
  expect(failed.map(({ error }) => error.code)).toEqual(['article-not-found'])
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 99 })
})

describe('a backup that strangers made', () => {
  const ID = '0123456789ab'
  const at = `articles/2026/la-${ID}`
  async function foreign(entries: readonly RawEntry[]) {
    const { library, place } = await newLibrary()
    const work = createBackupWork(place.folder)
    await makeBackup(place.folder, new Date('2020-01-01T00:00:00Z'))
    const name = 'backup-2026-01-01T00-00-00-000Z.zip'
    await writeFile(join(backupsFolder(place.folder), name), rawZip(entries))
    return { library, work, name, folder: place.folder }
  }
  const json = (value: unknown) => Buffer.from(JSON.stringify(value))
  const head = {
    name: 'backup.json',
    bytes: json({ version: 1, madeAt: '2026-01-01T00:00:00.000Z', formatVersion: 1 }),
  }
  const article = {
    version: 1,
    id: ID,
    origin: 'address',
    url: 'https://a.vn/x',
    title: 'Lạ',
    lead: null,
    byline: null,
    publishedAt: null,
    siteName: null,
    section: null,
    lang: null,
    figures: [],
    related: [],
    savedAt: '2026-01-01T00:00:00.000Z',
    updatedAt: null,
    wordCount: 1,
    thumbnail: null,
    bytes: 0,
  }
  const whole = (changes: object = {}, html = '<p>Lạ</p>') => [
    head,
    { name: `${at}/article.json`, bytes: json({ ...article, ...changes }) },
    { name: `${at}/content.html`, bytes: Buffer.from(html) },
  ]

  test('its HTML is sanitized before it is stored', async () => {
    const html = '<p onclick="x()">Lạ<script>x()</script><img src="https://a.vn/p.png" onerror="x()"></p>'
    const { library, work, name } = await foreign(whole({}, html))
    expect(await restoreBackup(library, work, everything(name))).toMatchObject({ restored: 1, failed: [] })
    const { contentHtml } = await library.article(ID)
    expect(contentHtml).toContain('Lạ')
    expect(contentHtml).not.toMatch(/script|onclick|onerror|https:/)
  })

  test.each([
    ['an article of another id', { id: 'zzzzzzzzzzzz' }],
    ['an address that is a script', { url: 'javascript:alert(1)' }],
    ['a title that is none', { title: '' }],
    [
      'pictures with paths',
      { pictures: [{ address: 'https://a.vn/x', name: '../../x', width: 1, height: 1 }] },
    ],
  ])('%s is refused, and nothing is written', async (_what, changes) => {
    const { library, work, name, folder } = await foreign(whole(changes))
    const before = (await tree(folder)).filter((path) => path.startsWith('articles'))
    const { failed } = await restoreBackup(library, work, everything(name))
    expect(failed.map(({ error }) => error.code)).toEqual(['backup-damaged'])
    expect((await tree(folder)).filter((path) => path.startsWith('articles'))).toEqual(before)
  })

  test('keys of prototypes change no prototype', async () => {
    const bytes = Buffer.from(
      JSON.stringify(article).replace(
        '{',
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
      ),
    )
    const { library, work, name } = await foreign([
      head,
      { name: `${at}/article.json`, bytes },
      { name: `${at}/content.html`, bytes: Buffer.from('<p>Lạ</p>') },
    ])
    expect(await restoreBackup(library, work, everything(name))).toMatchObject({ restored: 1 })
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  test('a folder name that the app would not give is not used', async () => {
    const entries = whole().map((entry) => ({ ...entry, name: entry.name.replace('la-', 'Lạ lùng $(x) -') }))
    const { library, work, name, folder } = await foreign(entries)
    await restoreBackup(library, work, everything(name))
    expect(await readdir(join(folder, 'articles', '2026'))).toEqual([`la-${ID}`])
  })

  test.each([
    ['without a backup.json', whole().slice(1), 'backup-damaged'],
    [
      'of a newer app',
      [{ ...head, bytes: json({ version: 2, madeAt: '2026-01-01T00:00:00.000Z', formatVersion: 1 }) }],
      'backup-newer',
    ],
    [
      'of newer documents',
      [{ ...head, bytes: json({ version: 1, madeAt: '2026-01-01T00:00:00.000Z', formatVersion: 2 }) }],
      'backup-newer',
    ],
    ['with names that lead out', [head, { name: '../../x' }], 'backup-unsafe'],
  ])('one %s is not opened', async (_what, entries, code) => {
    const { library, work, name } = await foreign(entries)
    expect(await failureOf(restoreBackup(library, work, everything(name)))).toBe(code)
    expect(await failureOf(work.compare(name))).toBe(code)
  })
})

test.each(['replace', 'create'] as const)(
  'when the Nth call fails while an article is restored (%s), it is whole, and the next try works',
  { timeout: 400_000 },
  async (how) => {
    const start = await filled()
    const { id } = start
    const { name } = await start.work.make()
    if (how === 'create') await deleted(start.library, id)
    else {
      await start.library.save(captured({ title: 'Bài đã sửa', contentHtml: '<p>Thân mới.</p>' }))
      await start.library.changeMarks(id, { change: 'add', target: null, color: 'blue', note: 'ghi mới' })
    }
    await start.library.close()
    for (let failAt = 1; failAt < 300; failAt++) {
      const place = { folder: `${start.folder} ${failAt}`, userData: start.place.userData }
      await cp(start.folder, place.folder, { recursive: true, preserveTimestamps: true })
      const library = await open(place)
      const work = createBackupWork(place.folder)
      const before = how === 'create' ? null : await shown(library, id)
      const article = await work.article(name, id)
      const old = { title: 'Một bài báo', tags: ['cũ'], notes: ['ghi cũ'] }
      let call = 0
      // Each has its turn; what fails with one is tried again with the next.
      for (const code of [...refusals.slice(failAt % 5), ...refusals.slice(0, failAt % 5)]) {
        const { seen } = await work.compare(name)
        breakCall(failAt, code)
        const result = await library.restore(article, seen[id] ?? null).catch(() => 'failed')
        call = Math.max(call, fault.call)
        fault.armed = false
        const now = library.summary(id) ? await shown(library, id) : null
        // All of it as it was, or all of it as the backup has it.
        const isDone = result === 'created' || result === 'replaced'
        if (isDone || (now !== null && now.title === old.title)) expect(now).toMatchObject(old)
        else expect(now).toEqual(before)
        if (isDone || now?.title === old.title) break
      }
      await restoreBackup(library, work, everything(name, 'replace'))
      expect(await shown(library, id)).toMatchObject(old)
      await library.close()
      // What could not be deleted is swept by the next opening.
      const again = await open(place)
      expect((await again.check({ repair: false })).problems).toEqual([])
      await again.close()
      if (call < failAt) return
    }
    throw new Error('it never ran without failing')
  },
)
