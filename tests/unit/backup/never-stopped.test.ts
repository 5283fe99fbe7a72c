// No article and no clock stops backups, or takes the one away that is needed.
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createBackupWork } from '../../../electron/backup/backup-work.ts'
import { backupsFolder, listBackups, makeBackup } from '../../../electron/backup/make-backup.ts'
import { restoreBackup } from '../../../electron/backup/restore.ts'
import { captured, newLibrary, onlyArticleFolder, open, titles } from '../library/library-fixture.ts'

const DAY = 24 * 60 * 60 * 1000

test('a page of one letter over and over is backed up, and comes back', async () => {
  const { library, place } = await newLibrary()
  const contentHtml = `<p>${'a'.repeat(1_500_000)}</p>`
  const { summary } = await library.save(captured({ contentHtml }))
  const work = createBackupWork(place.folder)
  const { name } = await work.make()
  await library.act({ action: 'trash', ids: [summary.id] })
  await library.deleteForever([summary.id])
  await restoreBackup(library, work, { name, ids: null, newer: 'keep' })
  expect((await library.article(summary.id)).contentHtml).toBe(contentHtml)
})

test('an article is backed up whatever its folder was renamed to', async () => {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured())
  const folder = await onlyArticleFolder(place)
  await library.close()
  await rename(folder, join(dirname(folder), `Một: bài?-${summary.id}`))
  const again = await open(place)
  const work = createBackupWork(place.folder)
  const { name } = await work.make()
  expect((await work.compare(name)).counts).toMatchObject({ same: 1, gone: 0 })
  await again.act({ action: 'trash', ids: [summary.id] })
  await again.deleteForever([summary.id])
  expect(await restoreBackup(again, work, { name, ids: null, newer: 'keep' })).toMatchObject({ restored: 1 })
  expect(await titles(again)).toEqual(['Một bài báo'])
})

test('the backup that is restored from is not thinned away by the one that is made before', async () => {
  const { library, place } = await newLibrary()
  const first = await library.save(captured({ url: 'https://a.vn/1', title: 'Cũ' }))
  // The second of its day, after days, weeks and months: once another is made, nothing but its being needed keeps it.
  const today = Math.floor(Date.now() / DAY) * DAY
  const moments = [...[75, 40, 22, 15, 8, 3, 2, 1].map((days) => today - days * DAY), today + 1, today + 2]
  const names: string[] = []
  for (const moment of moments) {
    await library.act({ action: 'addTag', ids: [first.summary.id], tag: `t${moment}` })
    names.push((await makeBackup(place.folder, new Date(moment))).name)
  }
  await library.act({ action: 'addTag', ids: [first.summary.id], tag: 'mới' })
  const wanted = names.at(-2) ?? ''
  const work = createBackupWork(place.folder)
  const present = (await listBackups(place.folder)).map(({ name }) => name)
  expect(present).toContain(wanted)
  const { restored, failed } = await restoreBackup(library, work, {
    name: wanted,
    ids: null,
    newer: 'replace',
  })
  expect(failed).toEqual([])
  expect(restored).toBe(1)
  expect((await listBackups(place.folder)).map(({ name }) => name)).toContain(wanted)
})

test('of a backup that was made while the clock was ahead everything unlike may be newer, and is asked about', async () => {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured())
  await mkdir(backupsFolder(place.folder), { recursive: true })
  const { name } = await makeBackup(place.folder, new Date(Date.now() + 400 * DAY))
  await library.act({ action: 'addTag', ids: [summary.id], tag: 'sau' })
  const work = createBackupWork(place.folder)
  expect((await work.compare(name)).differences.map(({ kind }) => kind)).toEqual(['newer'])
})
