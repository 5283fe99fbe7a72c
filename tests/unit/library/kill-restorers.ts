// Killing a process that restores from backups at moments chosen by a seed, one after the other, and looking each time.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished } from 'vitest'
import type { ArticleId } from '../../../domain/article.ts'
import { makeBackup } from '../../../electron/backup/make-backup.ts'
import type { Library } from '../../../electron/library/library.ts'
import { createFractions } from '../../random.ts'
import { captured, open, query, temporaryPlace, tree } from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

const SEED = 2027
/** So many articles are begun at most before a process is killed, and so long after the last: milliseconds. */
const MOST_BEGUN = 12
const LONGEST = 40
const ARTICLES = 3

type Line = { readonly line: string; readonly id?: string; readonly title?: string | null }

/** Everything of all articles says which version it is of. */
async function writeVersion(library: Library, version: string): Promise<void> {
  for (let at = 0; at < ARTICLES; at++) {
    const url = `https://bao.vn/${at}`
    const { summary } = await library.save(
      captured({ url, title: `${version} ${at}`, contentHtml: `<p>${version}</p>` }),
    )
    const { id } = summary
    const { marks, tags } = await library.article(id)
    if (marks[0]) await library.changeMarks(id, { change: 'remove', markIds: [marks[0].id] })
    await library.changeMarks(id, { change: 'add', target: null, color: 'yellow', note: version })
    for (const tag of tags) await library.act({ action: 'removeTag', ids: [id], tag })
    await library.act({ action: 'addTag', ids: [id], tag: version })
  }
}

/** Runs the process and kills it a while after it has begun so many articles; what it said. */
async function restoreUntilKilled(
  { folder, userData }: Place,
  begun: number,
  milliseconds: number,
): Promise<Line[]> {
  const script = join(import.meta.dirname, 'restoring-process.ts')
  const child = spawn(process.execPath, [script, folder, userData], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: Line[] = []
  const reader = createInterface({ input: child.stdout })
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')])
  reader.on('line', (text) => {
    const line = JSON.parse(text) as Line
    lines.push(line)
    if (lines.filter((said) => said.line === 'begin').length === begun && line.line === 'begin')
      setTimeout(() => child.kill('SIGKILL'), milliseconds)
  })
  await ended
  return lines
}

async function expectOfOnePiece(library: Library, place: Place): Promise<Map<ArticleId, string>> {
  const rows = [...(await library.list(query())), ...(await library.list(query({ view: 'trash' })))]
  const titles = new Map<ArticleId, string>()
  for (const { id } of rows) {
    const { title, contentHtml, marks, tags } = await library.article(id)
    const [version = ''] = title.split(' ')
    expect({ contentHtml, notes: marks.map(({ note }) => note), tags }).toEqual({
      contentHtml: `<p>${version}</p>`,
      notes: [version],
      tags: [version],
    })
    titles.set(id, title)
  }
  const left = await tree(place.folder)
  expect(left.filter((path) => /\.tmp-|\.next-/.test(path))).toEqual([])
  for (const path of left.filter((name) => name.endsWith('.json')))
    JSON.parse(await readFile(join(place.folder, path), 'utf8'))
  expect(library.recovered).toEqual([])
  expect((await library.check({ repair: false })).problems).toEqual([])
  return titles
}

/** Kills restorers of one library; after each kill every article is of one piece, and what was acknowledged is there. */
export async function killRestorers(kills: number): Promise<void> {
  const place = await temporaryPlace()
  const library = await open(place)
  for (const [day, version] of ['A', 'B'].entries()) {
    await writeVersion(library, version)
    await makeBackup(place.folder, new Date(Date.UTC(2026, 0, day + 1)))
  }
  let held = await expectOfOnePiece(library, place)
  await library.close()
  const moment = createFractions(SEED)
  let restored = 0
  for (let kill = 0; kill < kills; kill++) {
    const lines = await restoreUntilKilled(place, 1 + Math.floor(moment() * MOST_BEGUN), moment() * LONGEST)
    expect(lines.filter(({ line }) => line === 'failed')).toEqual([])
    const sure = new Map<ArticleId, string | null>(held)
    let underWay: Line | null = null
    for (const line of lines) {
      if (line.line === 'begin') underWay = line
      if (line.line !== 'done' || line.id === undefined) continue
      sure.set(line.id, line.title ?? null)
      underWay = null
      restored++
    }
    const reopened = await open(place)
    held = await expectOfOnePiece(reopened, place)
    for (const [id, title] of sure) {
      const allowed = [title, ...(underWay?.id === id ? [underWay.title ?? null] : [])]
      expect(allowed).toContain(held.get(id) ?? null)
    }
    await reopened.close()
  }
  expect(restored).toBeGreaterThan(kills)
}
