import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { moveLibrary } from '../../../electron/library/move-library.ts'
import { captured, failureOf, image, newLibrary, open, titles, tree } from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

const quiet = { onProgress: () => undefined, signal: new AbortController().signal }

/** A closed library with pictures, and a file of the person's own. */
async function closedLibrary(): Promise<{ place: Place; to: string }> {
  const { library, place } = await newLibrary()
  for (let count = 0; count < 6; count++)
    await library.save(captured({ url: `https://a.vn/${count}`, images: [image(`p${count}`)] }))
  await library.close()
  await writeFile(join(place.folder, 'ghi-chu.txt'), 'của tôi')
  return { place, to: join(dirname(place.folder), 'nơi khác', 'thư viện') }
}

/** A folder that file managers have been in counts as empty, and cannot be renamed over: everything is copied. */
async function visitedFolder(to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  await writeFile(join(to, '.DS_Store'), 'x')
}

async function contents(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const path of await tree(folder))
    if ((await stat(join(folder, path))).isFile() && !path.endsWith('.DS_Store'))
      found.set(path, await readFile(join(folder, path), 'latin1'))
  return found
}

describe('moving a library', () => {
  test.each([
    ['to a new folder', () => Promise.resolve()],
    ['to an empty folder', (to: string) => mkdir(to, { recursive: true }).then(() => undefined)],
    ['by copying', visitedFolder],
  ])('%s takes everything along and leaves nothing', async (_how, prepare) => {
    const { place, to } = await closedLibrary()
    await symlink('ghi-chu.txt', join(place.folder, 'lối tắt'))
    await prepare(to)
    const before = await contents(place.folder)
    const progress: number[] = []
    await moveLibrary(place.folder, to, { ...quiet, onProgress: (part) => progress.push(part) })
    expect(await contents(to)).toEqual(before)
    expect(await readdir(dirname(place.folder))).not.toContain('Góc Đọc')
    expect((await readdir(dirname(place.folder))).filter((name) => name.startsWith('.tmp-'))).toEqual([])
    expect((await readdir(to)).filter((name) => name.startsWith('.tmp-'))).toEqual([])
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual([...progress].toSorted((one, other) => one - other))
    expect(await titles(await open({ ...place, folder: to }, { create: false }))).toHaveLength(6)
  })

  test('that is cancelled in the middle leaves it where it was, and the new folder as it was', async () => {
    const { place, to } = await closedLibrary()
    await visitedFolder(to)
    const before = await contents(place.folder)
    const controller = new AbortController()
    const move = moveLibrary(place.folder, to, {
      signal: controller.signal,
      onProgress: (part) => {
        if (part > 0.4) controller.abort()
      },
    })
    expect(await failureOf(move)).toBe('cancelled')
    expect(await contents(place.folder)).toEqual(before)
    expect(await readdir(to)).toEqual(['.DS_Store'])
    await moveLibrary(place.folder, to, quiet)
    expect(await contents(to)).toEqual(before)
  })

  test('is refused into itself, onto other files and where there is no library', async () => {
    const { place } = await closedLibrary()
    const move = (to: string) => failureOf(moveLibrary(place.folder, to, quiet))
    expect(await move(place.folder)).toBe('folder-inside-library')
    expect(await move(join(place.folder, 'articles', 'trong'))).toBe('folder-inside-library')
    const link = `${place.folder} link`
    await symlink(place.folder, link)
    expect(await move(join(link, 'trong'))).toBe('folder-inside-library')
    expect(await move(dirname(place.folder))).toBe('folder-not-empty')
    expect(await failureOf(moveLibrary(`${place.folder} 2`, `${place.folder} 3`, quiet))).toBe(
      'library-unavailable',
    )
    expect(await titles(await open(place))).toHaveLength(6)
  })
})
