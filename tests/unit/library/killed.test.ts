import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Library } from '../../../electron/library/library.ts'
import type { Place } from './library-fixture.ts'
import { open, query, temporaryPlace, tree } from './library-fixture.ts'
import { versionImage } from './version-image.ts'
import { startWriter } from './writer-lines.ts'
import type { WriterLine, WriterStep } from './writer-lines.ts'

const KILLS = 30
/** Longest time that a writer is let write, in milliseconds: some dozens of changes. */
const LONGEST = 250

type Slot = {
  readonly version: number
  readonly tags: readonly string[]
  readonly notes: readonly string[]
  readonly trashed: boolean
}
/** What is saved by slot. */
type Model = ReadonlyMap<number, Slot>

function after(model: Model, step: WriterStep): Model {
  const next = new Map(model)
  const slot = model.get(step.slot)
  if (step.kind === 'save')
    next.set(step.slot, {
      version: step.version,
      tags: slot?.tags ?? [],
      notes: slot?.notes ?? [],
      trashed: false,
    })
  if (!slot) return next
  if (step.kind === 'tag') next.set(step.slot, { ...slot, tags: [...slot.tags, step.tag] })
  if (step.kind === 'note') next.set(step.slot, { ...slot, notes: [...slot.notes, step.note] })
  if (step.kind === 'removeNote') next.set(step.slot, { ...slot, notes: slot.notes.slice(1) })
  if (step.kind === 'trash') next.set(step.slot, { ...slot, trashed: true })
  if (step.kind === 'delete' && slot.trashed) next.delete(step.slot)
  return next
}

async function modelOf(library: Library): Promise<Model> {
  const rows = [...(await library.list(query())), ...(await library.list(query({ view: 'trash' })))]
  const slots = await Promise.all(
    rows.map(async (row): Promise<[number, Slot]> => {
      const notes = (await library.article(row.id)).marks.map(({ note }) => note)
      return [
        Number(row.url?.split('/').at(-1)),
        { version: Number(row.title.slice(1)), tags: row.tags, notes, trashed: row.shelf === 'trash' },
      ]
    }),
  )
  return new Map(slots.toSorted(([one], [other]) => one - other))
}

const sorted = (model: Model) => [...model].toSorted(([one], [other]) => one - other)

/** What all acknowledged steps make, and what the step under way would make of that. */
function expectedAfter(model: Model, lines: readonly WriterLine[]): Model[] {
  let acknowledged = model
  let underWay: WriterStep | null = null
  for (const line of lines) {
    if (line.line === 'begin') underWay = line.step
    if (line.line !== 'done') continue
    acknowledged = after(acknowledged, line.step)
    underWay = null
  }
  return underWay ? [acknowledged, after(acknowledged, underWay)] : [acknowledged]
}

/** Every article is of one piece: its body and its pictures are those of its title. */
async function expectWhole(library: Library, place: Place): Promise<void> {
  for (const [, { version }] of await modelOf(library)) {
    const rows = [...(await library.list(query())), ...(await library.list(query({ view: 'trash' })))]
    const row = rows.find(({ title }) => title === `v${version}`)
    const detail = await library.article(row?.id ?? '')
    const { name, bytes } = versionImage(version)
    expect(detail.contentHtml).toBe(`<p>v${version}</p><img src="images/${name}">`)
    expect(await readFile((await library.imagePath(detail.id, name)) ?? '')).toEqual(bytes)
  }
  const left = await tree(place.folder)
  expect(left.filter((path) => /\.tmp-|\.next-/.test(path))).toEqual([])
  for (const path of left.filter((name) => name.endsWith('.json')))
    JSON.parse(await readFile(join(place.folder, path), 'utf8'))
  expect(library.recovered).toEqual([])
  expect((await library.check({ repair: false })).problems).toEqual([])
}

/** The same moments each time; the disk decides what falls on them. */
const moment = (kill: number) => ((kill * 37) % KILLS) / KILLS

test(
  `a writer killed at ${KILLS} moments has kept all it acknowledged, and nothing is half there`,
  { timeout: 120_000 },
  async () => {
    const place = await temporaryPlace()
    let model: Model = new Map()
    let changes = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const writer = startWriter('write', place, kill + 1)
      // Some are killed while they open what the one before has left.
      await writer.until(kill % 5 === 4 ? 'opening' : 'open')
      const timer = setTimeout(() => writer.process.kill('SIGKILL'), moment(kill) * LONGEST)
      await writer.ended
      clearTimeout(timer)
      expect(writer.lines.find(({ line }) => line === 'failed')).toBeUndefined()
      changes += writer.lines.filter(({ line }) => line === 'done').length
      const library = await open(place)
      const found = await modelOf(library)
      const allowed = expectedAfter(model, writer.lines).map(sorted)
      expect(allowed).toContainEqual(sorted(found))
      await expectWhole(library, place)
      await library.close()
      model = found
    }
    expect(changes).toBeGreaterThan(KILLS)
    expect(await readdir(join(place.userData, 'locks'))).toEqual([])
  },
)
