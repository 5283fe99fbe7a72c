import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKnownLibraries } from '../../../electron/library/known-libraries.ts'
import { chooseFolder } from '../../../electron/shell/folder-choice.ts'
import { startLibrarySession } from '../../../electron/shell/library-session.ts'
import type { LibrarySession } from '../../../electron/shell/library-session.ts'
import { createSearchIndex } from '../../../electron/index/search-index.ts'
import { openLog } from '../../../electron/shell/log.ts'

let root = ''
let session: LibrarySession
let asked: boolean[]
const at = (...names: string[]) => join(root, ...names)
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'goc-doc-choice-'))
  asked = []
  session = startLibrarySession({
    userData: at('user'),
    folder: at('library'),
    known: await openKnownLibraries(at('user')),
    log: openLog(at('user/logs')),
    send: () => undefined,
    notify: () => undefined,
    keepFolder: () => Promise.resolve(),
    openSearchIndex: createSearchIndex,
    onFirstLibrary: () => Promise.resolve(),
  })
})
afterEach(async () => {
  await session.close()
  await rm(root, { recursive: true })
})

const choose = (folder: string | null, move: boolean, isGiven = false) => {
  const ask = async (moving: boolean) => {
    asked.push(moving)
    return folder
  }
  return chooseFolder({ session, isGiven, ask }, move)
}
const present = async () => (await session.status()).folder

test('a chosen folder that is new becomes the library, one with other things gets one inside', async () => {
  expect(await choose(at('second'), false)).toBe(true)
  expect(await present()).toBe(at('second'))
  await mkdir(at('papers'))
  await writeFile(at('papers/a.pdf'), '')
  expect(await choose(at('papers'), true)).toBe(true)
  expect(await present()).toBe(at('papers/Góc Đọc'))
  expect(asked).toEqual([false, true])
})

test('nothing changes where none is chosen, or the same', async () => {
  expect(await choose(null, false)).toBe(false)
  expect(await choose(at('library'), false)).toBe(false)
  expect(await present()).toBe(at('library'))
})

test('while the environment names the folder nothing is asked, and nothing changes', async () => {
  await session.library()
  for (const move of [false, true])
    await expect(choose(at('second'), move, true)).rejects.toMatchObject({
      appError: { code: 'not-allowed' },
    })
  expect(asked).toEqual([])
  expect(await readdir(root)).not.toContain('second')
  expect(await present()).toBe(at('library'))
})
