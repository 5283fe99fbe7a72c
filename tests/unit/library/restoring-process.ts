// A process that restores the articles of a library from its backups, one backup after the other, until it is killed.
// Run as `node restoring-process.ts <library folder> <user data folder>`; speaks JSON lines on standard output.
import { writeSync } from 'node:fs'
import { createBackupWork } from '../../../electron/backup/backup-work.ts'
import { openLibrary } from '../../../electron/library/library.ts'

const [folder = '', userData = ''] = process.argv.slice(2)
const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

try {
  const library = await openLibrary({ folder, userData, mode: 'write', create: false })
  const work = createBackupWork(folder)
  const backups = (await work.list()).map(({ name }) => name)
  // What sanitizes is loaded with the first article.
  const { seen: before } = await work.compare(backups.at(-1) ?? '')
  await work.article(backups.at(-1) ?? '', Object.keys(before)[0] ?? '').catch(() => null)
  tell({ line: 'open' })
  for (let round = 0; ; round++) {
    const name = backups[round % backups.length] ?? ''
    const { differences, seen } = await work.compare(name)
    for (const { id } of differences) {
      const article = await work.article(name, id)
      tell({ line: 'begin', id, title: article.document.title })
      await library.restore(article, seen[id] ?? null)
      tell({ line: 'done', id, title: article.document.title })
    }
    const [first] = Object.keys(seen)
    if (round % 3 !== 2 || first === undefined) continue
    // One that is gone comes back with the next.
    tell({ line: 'begin', id: first, title: null })
    await library.act({ action: 'trash', ids: [first] })
    await library.deleteForever([first])
    tell({ line: 'done', id: first, title: null })
  }
} catch (error) {
  tell({ line: 'failed', error: String(error) })
  process.exitCode = 1
}
