import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { backupName, keptBackups, MAX_BACKUPS } from '../../../domain/backup.ts'
import { backupsFolder, listBackups, makeBackup } from '../../../electron/backup/make-backup.ts'
import { openBackup } from '../../../electron/backup/zip-reader.ts'
import { breakCall, fault, refusals } from '../library/failing-disk.ts'
import { captured, failureOf, image, newLibrary, open, query, tree } from '../library/library-fixture.ts'

vi.mock('node:fs/promises', async (original) =>
  (await import('../library/failing-disk.ts')).failingDisk(
    await original<typeof import('node:fs/promises')>(),
  ),
)

afterEach(() => {
  fault.armed = false
})

async function filled() {
  const { library, place } = await newLibrary()
  const picture = image('ảnh')
  const { summary } = await library.save(
    captured({
      contentHtml: `<p>Thân bài.</p><img src="images/${picture.name}">`,
      images: [picture],
      original: Buffer.from('gốc'),
    }),
  )
  await library.changeMarks(summary.id, { change: 'add', target: null, color: 'yellow', note: 'ghi' })
  await library.save(captured({ url: 'https://a.vn/hai', title: 'Bài hai' }))
  return { library, folder: place.folder, place, id: summary.id }
}

test('a backup holds every document as it lies on the disk, and no picture', async () => {
  const { folder } = await filled()
  const { name, made } = await makeBackup(folder)
  expect(made).toBe(true)
  const file = join(backupsFolder(folder), name)
  const backup = await openBackup(file)
  const paths = backup.entries.map(({ path }) => path).toSorted()
  const documents = (await tree(folder)).filter(
    (path) => /\.(?:json|html)$/.test(path) && !path.startsWith('backups'),
  )
  expect(documents.some((path) => path.endsWith('notes.json'))).toBe(true)
  expect(paths).toEqual(['backup.json', ...documents].toSorted())
  for (const entry of backup.entries)
    if (entry.name.kind !== 'backup')
      expect(await backup.read(entry)).toEqual(await readFile(join(folder, entry.path)))
  backup.close()
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(backupsFolder(folder))).mode & 0o777).toBe(0o700)
})

test('any program that reads zips reads it', async () => {
  const { folder } = await filled()
  const { name } = await makeBackup(folder)
  const script =
    'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(len(z.namelist()))'
  let printed: string
  try {
    printed = execFileSync('python3', ['-c', script, join(backupsFolder(folder), name)], { encoding: 'utf8' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
  // backup.json, library.json, article.json, state.json and content.html twice, notes.json.
  expect(Number(printed)).toBe(9)
})

test('a library that has not changed gets no new one; a change of any document, and it does', async () => {
  const { library, folder, id } = await filled()
  const first = await makeBackup(folder, new Date('2026-11-01T10:00:00Z'))
  expect(await makeBackup(folder, new Date('2026-11-02T10:00:00Z'))).toEqual({ ...first, made: false })
  await library.act({ action: 'addTag', ids: [id], tag: 'nhãn' })
  const third = await makeBackup(folder, new Date('2026-11-03T10:00:00Z'))
  expect(third.made).toBe(true)
  await library.act({ action: 'trash', ids: [id] })
  await library.deleteForever([id])
  expect((await makeBackup(folder, new Date('2026-11-04T10:00:00Z'))).made).toBe(true)
  expect((await listBackups(folder)).map(({ articles }) => articles)).toEqual([1, 2, 2])
})

test('a newest backup that is damaged stands for nothing: a new one is made', async () => {
  const { folder } = await filled()
  const { name } = await makeBackup(folder, new Date('2026-11-01T10:00:00Z'))
  await writeFile(join(backupsFolder(folder), name), 'damaged')
  expect((await makeBackup(folder, new Date('2026-11-02T10:00:00Z'))).made).toBe(true)
  expect((await listBackups(folder)).map(({ articles }) => articles)).toEqual([2, null])
})

test('ten are kept, and what is no backup is left alone', async () => {
  const { library, folder, id } = await filled()
  await mkdir(backupsFolder(folder), { recursive: true })
  await writeFile(join(backupsFolder(folder), 'mine.zip'), 'mine')
  for (let day = 1; day <= 14; day++) {
    await library.act({ action: day % 2 === 0 ? 'bookmark' : 'removeBookmark', ids: [id] })
    await library.act({ action: 'addTag', ids: [id], tag: `t${day}` })
    await makeBackup(folder, new Date(Date.UTC(2026, 9, day)))
  }
  const names = await readdir(backupsFolder(folder))
  expect(names).toContain('mine.zip')
  // Exactly those that the rule keeps, thinned each day.
  let kept: readonly number[] = []
  for (let day = 1; day <= 14; day++) kept = keptBackups([...kept, Date.UTC(2026, 9, day)])
  expect(kept.length).toBeLessThanOrEqual(MAX_BACKUPS)
  expect(names.filter((name) => name !== 'mine.zip').toSorted()).toEqual(
    kept.map((moment) => backupName(new Date(moment))).toSorted(),
  )
  expect(names).toContain('backup-2026-10-14T00-00-00-000Z.zip')
})

test.each(refusals)(
  'when the Nth call fails with %s, the older ones are there, nothing half is, and the next try works',
  { timeout: 400_000 },
  async (code) => {
    const { library, folder, id } = await filled()
    await makeBackup(folder, new Date('2026-11-01T10:00:00Z'))
    await library.act({ action: 'addTag', ids: [id], tag: 'nhãn' })
    for (let failAt = 1; ; failAt++) {
      breakCall(failAt, code)
      const failed = await failureOf(makeBackup(folder, new Date('2026-11-02T10:00:00Z')))
      const { call } = fault
      fault.armed = false
      const names = await readdir(backupsFolder(folder))
      expect(names).toContain('backup-2026-11-01T10-00-00-000Z.zip')
      if (call < failAt) break
      // A file that could not be read may be one that only tells whether anything has changed.
      expect(['backup-failed', 'no failure']).toContain(failed)
      const complete = (await listBackups(folder)).every(({ articles }) => articles === 2)
      expect(complete).toBe(true)
      await rm(join(backupsFolder(folder), 'backup-2026-11-02T10-00-00-000Z.zip'), { force: true })
    }
    expect((await readdir(backupsFolder(folder))).filter((name) => name.startsWith('.tmp-'))).toEqual([])
    expect((await listBackups(folder))[0]?.articles).toBe(2)
  },
)

test('what a killed backup has left is no backup, and swept by the next, or by the next opening', async () => {
  const { library, folder, place } = await filled()
  const half = join(backupsFolder(folder), '.tmp-abc-backup.zip')
  await mkdir(backupsFolder(folder), { recursive: true })
  await writeFile(half, 'half')
  expect(await listBackups(folder)).toEqual([])
  const { name } = await makeBackup(folder)
  expect(await readdir(backupsFolder(folder))).toEqual([name])
  await writeFile(half, 'half')
  await library.close()
  await open(place)
  expect(await readdir(backupsFolder(folder))).toEqual([name])
})

test('an article that is changed while it is backed up is of one piece in the backup', async () => {
  const { library, folder } = await filled()
  const written = new AbortController()
  const rewrite = async () => {
    for (let version = 0; !written.signal.aborted; version++)
      await library.save(captured({ title: `v${version}`, contentHtml: `<p>v${version}</p>` }))
  }
  const rewriting = rewrite()
  let versions = 0
  // Until enough has been written meanwhile, however slow the disk.
  for (let round = 0; versions < 3 && round < 300; round++) {
    const { name } = await makeBackup(folder, new Date(Date.UTC(2026, 0, 1, 0, round)))
    const backup = await openBackup(join(backupsFolder(folder), name))
    const read = async (file: string) => {
      const entry = backup.entries.find(
        ({ name: of, path }) => of.kind === 'article' && of.file === file && path.includes('mot-bai-bao'),
      )
      return entry ? (await backup.read(entry)).toString() : ''
    }
    const { title } = JSON.parse(await read('article.json')) as { title: string }
    const body = await read('content.html')
    backup.close()
    if (!title.startsWith('v')) continue
    versions++
    expect(body).toBe(`<p>${title}</p>`)
  }
  written.abort()
  await rewriting
  expect(versions).toBeGreaterThan(1)
  expect((await library.list(query())).length).toBe(2)
})

test('a library whose documents cannot be read is not taken for one that lost them', async () => {
  const { folder } = await filled()
  if (process.getuid?.() === 0) return
  await chmod(join(folder, 'articles'), 0)
  expect(await failureOf(makeBackup(folder))).toBe('backup-failed')
  await chmod(join(folder, 'articles'), 0o700)
})
