import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { captured, failureOf, newLibrary, open, temporaryPlace, titles } from './library-fixture.ts'
import { startWriter } from './writer-lines.ts'

describe('the lock', () => {
  test('lets one process write; others read, and write when it has closed', async () => {
    const place = await temporaryPlace()
    const holder = startWriter('hold', place)
    await holder.until('open')
    expect(await failureOf(open(place))).toBe('library-locked')
    expect(await titles(await open(place, { mode: 'read' }))).toEqual([])
    const second = startWriter('hold', place)
    expect(await second.until('failed')).toEqual({ line: 'failed', code: 'library-locked' })
    holder.process.stdin.end()
    await holder.ended
    expect(await readdir(join(place.userData, 'locks'))).toEqual([])
    expect((await open(place)).readOnly).toBe(false)
  })

  test('left by a killed process is taken over', async () => {
    const place = await temporaryPlace()
    const holder = startWriter('hold', place)
    await holder.until('open')
    holder.process.kill('SIGKILL')
    await holder.ended
    expect(await readdir(join(place.userData, 'locks'))).toHaveLength(1)
    const library = await open(place)
    expect(library.readOnly).toBe(false)
    const own = await readdir(join(place.userData, 'locks'))
    expect(own).toHaveLength(1)
    expect(own[0]).toContain(`.${process.pid}.`)
  })

  test('left by a process whose pid another has now is taken over', async () => {
    const { library, place } = await newLibrary()
    const locks = join(place.userData, 'locks')
    const [own = ''] = await readdir(locks)
    await library.close()
    // The parent of this process lives, but did not start at tick 1.
    await writeFile(join(locks, own.replace(/\.\d+\.\d+$/, `.${process.ppid}.1`)), '')
    expect((await open(place)).readOnly).toBe(false)
  })

  test('holds within one process too, and by whatever path the folder is named', async () => {
    const { place } = await newLibrary()
    expect(await failureOf(open(place))).toBe('library-locked')
    const other = `${place.folder} (link)`
    await symlink(place.folder, other)
    expect(await failureOf(open({ ...place, folder: other }))).toBe('library-locked')
  })

  test('of one library does not hold another', async () => {
    const { place } = await newLibrary()
    const other = await open({ ...place, folder: `${place.folder} 2` })
    await other.save(captured())
    expect(await titles(other)).toHaveLength(1)
  })

  test('goes to one at most of many that come at the same moment', async () => {
    const place = await temporaryPlace()
    await (await open(place)).close()
    const writers = Array.from({ length: 5 }, () => startWriter('hold', place))
    const outcomes = await Promise.all(
      writers.map(async (writer) => Promise.any([writer.until('open'), writer.until('failed')])),
    )
    expect(outcomes.filter(({ line }) => line === 'open').length).toBeLessThanOrEqual(1)
    for (const outcome of outcomes) if (outcome.line === 'failed') expect(outcome.code).toBe('library-locked')
  })

  test('is given back when opening fails, and when the library is closed', async () => {
    const place = await temporaryPlace()
    const library = await open(place)
    await library.close()
    expect(await failureOf(library.save(captured()))).toBe('library-unavailable')
    await rm(join(place.folder, 'library.json'))
    await mkdir(join(place.folder, 'library.json'))
    expect(await failureOf(open(place))).toBe('library-unavailable')
    expect(await readdir(join(place.userData, 'locks'))).toEqual([])
  })
})
