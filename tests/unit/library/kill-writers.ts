// Killing the writer of a library at moments chosen by a seed, one after the other, and looking each time.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { open, temporaryPlace } from './library-fixture.ts'
import { startWriter } from './writer-lines.ts'
import { expectKept, expectRebuiltTheSame, expectWhole } from './writer-model.ts'
import type { Model } from './writer-model.ts'
import { createFractions } from '../../random.ts'

const SEED = 2026
/** So many changes are begun at most before a writer is killed, and so long after the last: milliseconds. */
const MOST_BEGUN = 24
const LONGEST = 10
/** Longest time that one is let open what the one before has left, in milliseconds. */
const LONGEST_OPENING = 250

/** Kills writers of one library; the moments are the same each time, the disk decides what falls on them. */
export async function killWriters(kills: number): Promise<void> {
  const place = await temporaryPlace()
  const moment = createFractions(SEED)
  let model: Model = new Map()
  const done = new Set<string>()
  let changes = 0
  for (let kill = 0; kill < kills; kill++) {
    const writer = startWriter('write', place, kill + 1)
    // Some are killed while they open what the one before has left. The others by what they have done, not by the
    // clock: on a slow disk too every kind of change has its turn.
    const isOpening = kill % 5 === 4
    if (isOpening) await writer.until('opening')
    else await writer.begun(1 + Math.floor(moment() * MOST_BEGUN))
    const longest = isOpening ? LONGEST_OPENING : LONGEST
    const timer = setTimeout(() => writer.process.kill('SIGKILL'), moment() * longest)
    await writer.ended
    clearTimeout(timer)
    expect(writer.lines.find(({ line }) => line === 'failed')).toBeUndefined()
    for (const line of writer.lines) {
      if (line.line !== 'done') continue
      done.add(line.step.kind)
      changes++
    }
    const library = await open(place)
    model = await expectKept(library, model, writer.lines)
    await expectWhole(library, place)
    await expectRebuiltTheSame(library)
    await library.close()
  }
  expect(changes).toBeGreaterThan(kills)
  // The steps are chosen by a seed: were a kind never done, nothing would be shown of it.
  expect([...done].toSorted()).toEqual([
    'backup',
    'correct',
    'delete',
    'edit',
    'highlight',
    'note',
    'read',
    'save',
    'search',
    'tag',
    'trash',
    'unnote',
    'unread',
  ])
  expect(await readdir(join(place.userData, 'locks'))).toEqual([])
}
