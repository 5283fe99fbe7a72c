// What a library must hold after the steps of writer-steps.ts, some of which were cut off.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { articleViews } from '../../../domain/views.ts'
import { backupsFolder, listBackups } from '../../../electron/backup/make-backup.ts'
import { openBackup } from '../../../electron/backup/zip-reader.ts'
import type { Library } from '../../../electron/library/library.ts'
import type { Place } from './library-fixture.ts'
import { query, tree } from './library-fixture.ts'
import { versionImage } from './version-image.ts'
import type { WriterLine } from './writer-lines.ts'
import { OF_LIBRARY, slotOf, SLOTS } from './writer-steps.ts'
import type { WriterStep } from './writer-steps.ts'

type Slot = {
  readonly title: string
  readonly byline: string
  readonly edited: boolean
  readonly tags: readonly string[]
  readonly notes: readonly string[]
  readonly read: boolean
  readonly trashed: boolean
  /** Name and part. */
  readonly series: string | null
}
/** What is saved by slot. */
export type Model = ReadonlyMap<number, Slot>

const EMPTY: Slot = {
  title: '',
  byline: '',
  edited: false,
  tags: [],
  notes: [],
  read: false,
  trashed: false,
  series: null,
}

function changed(slot: Slot, step: WriterStep, part: number): Slot {
  switch (step.kind) {
    case 'save': {
      const version = `v${step.count}`
      return { ...slot, title: slot.edited ? slot.title : version, byline: version, trashed: false }
    }
    case 'tag':
      return { ...slot, tags: [...slot.tags, `t${step.count}`] }
    case 'note':
    case 'highlight':
      return { ...slot, notes: [...slot.notes, `n${step.count}`] }
    case 'unnote':
      return { ...slot, notes: slot.notes.slice(1) }
    case 'edit':
      return { ...slot, title: `e${step.count}`, edited: true }
    case 'read':
    case 'unread':
      return { ...slot, read: step.kind === 'read' }
    case 'correct':
      return { ...slot, series: `s${step.count} ${part}` }
    case 'trash':
      return { ...slot, trashed: true }
    case 'search':
      return { ...slot, title: `q${step.count}` }
    case 'backup':
    case 'delete':
      return slot
  }
}

function after(model: Model, step: WriterStep): Model {
  const next = new Map(model)
  const slots = ('slots' in step ? step.slots : [step.slot]).filter(
    (slot) =>
      step.kind === 'save' ||
      step.kind === 'search' ||
      (model.has(slot) && !(step.kind === 'correct' && model.get(slot)?.trashed === true)),
  )
  for (const [at, slot] of slots.entries()) {
    const before = model.get(slot) ?? EMPTY
    if (step.kind !== 'delete') next.set(slot, changed(before, step, at + 1))
    else if (before.trashed) next.delete(slot)
  }
  return next
}

/** What a list shows of a slot: in the trash an article is in no series. */
const shown = (slot: Slot | undefined) =>
  slot && { ...slot, edited: undefined, series: slot.trashed ? null : slot.series }

async function foundIn(library: Library): Promise<Map<number, Slot>> {
  const rows = [...(await library.list(query())), ...(await library.list(query({ view: 'trash' })))]
  const slots = rows.map(async (row): Promise<[number, Slot]> => {
    const slot = {
      title: row.title,
      byline: row.byline ?? '',
      edited: row.title.startsWith('e'),
      tags: row.tags,
      notes: (await library.article(row.id)).marks.map(({ note }) => note),
      read: row.reading === 'read',
      trashed: row.shelf === 'trash',
      series: row.series && `${row.series.name} ${row.series.part}`,
    }
    return [slotOf(row.url), slot]
  })
  const [search] = library.searches()
  const ofLibrary: [number, Slot][] = search ? [[OF_LIBRARY, { ...EMPTY, title: search.query }]] : []
  return new Map([...(await Promise.all(slots)), ...ofLibrary])
}

/**
 * Every acknowledged step is in the library, and of those under way each article has all or nothing.
 * @returns what the library holds now
 */
export async function expectKept(
  library: Library,
  model: Model,
  lines: readonly WriterLine[],
): Promise<Model> {
  let acknowledged = model
  const underWay = new Map<number, WriterStep>()
  for (const line of lines) {
    if (line.line === 'begin') underWay.set(line.step.count, line.step)
    if (line.line !== 'done') continue
    acknowledged = after(acknowledged, line.step)
    underWay.delete(line.step.count)
  }
  let reached = acknowledged
  for (const step of underWay.values()) reached = after(reached, step)
  const found = await foundIn(library)
  const now = new Map<number, Slot>()
  for (let slot = OF_LIBRARY; slot < SLOTS; slot++) {
    const allowed = [acknowledged.get(slot), reached.get(slot)]
    const visible = shown(found.get(slot))
    expect(allowed.map(shown), `slot ${slot}`).toContainEqual(visible)
    const held = allowed.find((one) => JSON.stringify(shown(one)) === JSON.stringify(visible))
    if (held) now.set(slot, held)
  }
  return now
}

/** Everything that the library answers from memory. */
async function answers(library: Library): Promise<unknown> {
  const lists = await Promise.all(
    articleViews.flatMap((view) => ['', 'v', 'e'].map((search) => library.list(query({ view, search })))),
  )
  return { lists, overview: library.overview(), series: library.series() }
}

/** What is answered from memory is what the documents say when they are all read anew. */
export async function expectRebuiltTheSame(library: Library): Promise<void> {
  const before = await answers(library)
  await library.rebuild()
  expect(await answers(library)).toEqual(before)
}

/** Every article is of one piece, every document is whole, and nothing unfinished lies about. */
export async function expectWhole(library: Library, place: Place): Promise<void> {
  const rows = [...(await library.list(query())), ...(await library.list(query({ view: 'trash' })))]
  for (const { id, byline } of rows) {
    const { name, bytes } = versionImage(Number(byline?.slice(1)))
    expect((await library.article(id)).contentHtml).toBe(`<p>${byline}</p><img src="images/${name}">`)
    expect(await readFile((await library.imagePath(id, name)) ?? '')).toEqual(bytes)
  }
  const left = await tree(place.folder)
  expect(left.filter((path) => /\.tmp-|\.next-/.test(path))).toEqual([])
  for (const path of left.filter((name) => name.endsWith('.json')))
    JSON.parse(await readFile(join(place.folder, path), 'utf8'))
  // A backup that was cut off is none: each that is shown can be read to its end.
  const backups = await listBackups(place.folder)
  for (const { name, articles } of backups) {
    expect(articles, name).not.toBeNull()
    const backup = await openBackup(join(backupsFolder(place.folder), name))
    for (const entry of backup.entries) await backup.read(entry)
    backup.close()
  }
  expect(library.recovered).toEqual([])
  expect(library.skipped).toEqual([])
  expect((await library.check({ repair: false })).problems).toEqual([])
}
