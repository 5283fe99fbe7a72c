import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asAppError } from '../../../domain/result.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import { moveLibrary } from '../../../electron/library/move-library.ts'
import {
  captured,
  failureOf,
  image,
  newLibrary,
  open,
  temporaryFolder,
  titles,
  tree,
} from './library-fixture.ts'
import { makeReadOnly, mountSmallDisk, whyNoSmallDisk } from './small-disk.ts'

const reason = whyNoSmallDisk()

/** A library that is closed before its disk goes. */
async function onDisk(disk: string) {
  const place = { folder: join(disk, 'library'), userData: await temporaryFolder() }
  return { place, library: await openLibrary({ ...place, mode: 'write', create: true }) }
}

describe.skipIf(reason !== null)(
  `on a disk that is full or read-only${reason ? ` (skipped: ${reason})` : ''}`,
  () => {
    const big = { name: image('big').name, bytes: randomBytes(2 * 1024 * 1024) }

    test('a save that does not fit says how much it needs, leaves the old whole and nothing of the new', async () => {
      const { library, place } = await onDisk(mountSmallDisk('1m'))
      await library.save(captured())
      const before = await tree(place.folder)
      const error = await library.save(captured({ url: 'https://a.vn/lon', images: [big] })).catch(asAppError)
      expect(error).toMatchObject({ code: 'disk-full' })
      expect(JSON.stringify(error)).toContain(place.folder)
      expect(error).toHaveProperty('details.bytes')
      expect(await tree(place.folder)).toEqual(before)
      const again = await library.save(captured({ images: [big] })).catch(asAppError)
      expect(again).toMatchObject({ code: 'disk-full' })
      expect(await tree(place.folder)).toEqual(before)
      expect((await library.save(captured({ title: 'Nhỏ' }))).updated).toBe(true)
      await library.close()
    })

    test('a change of state that does not fit keeps the old, in memory and on the disk', async () => {
      const disk = mountSmallDisk('256k')
      const { library, place } = await onDisk(disk)
      const { summary } = await library.save(captured())
      const { closeSync, openSync, writeSync } = await import('node:fs')
      const filler = openSync(join(disk, 'filler'), 'w')
      try {
        for (;;) writeSync(filler, Buffer.alloc(4096))
      } catch {
        closeSync(filler)
      }
      expect(await failureOf(library.act({ action: 'bookmark', ids: [summary.id] }))).toBe('disk-full')
      expect(library.summary(summary.id)?.bookmarked).toBe(false)
      await library.close()
      const reader = await openLibrary({ ...place, mode: 'read', create: false })
      expect(reader.summary(summary.id)?.bookmarked).toBe(false)
      await reader.close()
    })

    test('a library on a read-only disk opens for reading, and says so when something is to change', async () => {
      const disk = mountSmallDisk('1m')
      const { library, place } = await onDisk(disk)
      const { summary } = await library.save(captured())
      await library.close()
      makeReadOnly(disk)
      const reader = await openLibrary({ ...place, mode: 'write', create: true })
      expect(reader.readOnly).toBe(true)
      expect(await titles(reader, { search: 'bao' })).toEqual(['Một bài báo'])
      expect((await reader.article(summary.id)).contentHtml).toContain('Thân bài')
      expect(await failureOf(reader.save(captured()))).toBe('read-only')
      expect(await failureOf(reader.act({ action: 'trash', ids: [summary.id] }))).toBe('read-only')
      await reader.close()
    })

    test('a library moves to another disk, and stays where it was when that is too small', async () => {
      const [small, large] = [mountSmallDisk('256k'), mountSmallDisk('8m')]
      const { library, place } = await newLibrary()
      await library.save(captured({ images: [image('p'), big] }))
      await library.close()
      const before = await tree(place.folder)
      const options = { onProgress: () => undefined, signal: new AbortController().signal }
      expect(await failureOf(moveLibrary(place.folder, join(small, 'library'), options))).toBe('disk-full')
      expect(await tree(place.folder)).toEqual(before)
      expect(await tree(small)).toEqual([])
      await moveLibrary(place.folder, join(large, 'library'), options)
      expect(await tree(join(large, 'library'))).toEqual(before)
      await expect(tree(place.folder)).rejects.toThrow('ENOENT')
      const moved = await openLibrary({
        ...place,
        folder: join(large, 'library'),
        mode: 'read',
        create: false,
      })
      expect(await titles(moved)).toHaveLength(1)
      await moved.close()
      expect(await failureOf(open(place, { create: false }))).toBe('library-unavailable')
    })
  },
)
