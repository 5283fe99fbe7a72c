// A library on its way to another folder: how far it has come is told, and it can be stopped.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Progress } from '../../../domain/ipc-contract.ts'
import { openKnownLibraries } from '../../../electron/library/known-libraries.ts'
import { createSearchIndex } from '../../../electron/index/search-index.ts'
import { startLibrarySession } from '../../../electron/shell/library-session.ts'
import type { LibrarySession } from '../../../electron/shell/library-session.ts'
import { openLog } from '../../../electron/shell/log.ts'
import { bareArticle } from '../../captured.ts'

let root = ''
let session: LibrarySession
let told: unknown[]
/** What is done at each thing that is told of a move. */
let onTold: () => void
const at = (...names: string[]) => join(root, ...names)
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'goc-doc-moving-'))
  told = []
  onTold = () => undefined
  session = startLibrarySession({
    userData: at('user'),
    folder: at('library'),
    known: await openKnownLibraries(at('user')),
    log: openLog(at('user/logs')),
    send: (name, payload) => {
      if (name !== 'library:moving') return
      told.push(payload)
      onTold()
    },
    notify: () => undefined,
    keepFolder: () => Promise.resolve(),
    openSearchIndex: createSearchIndex,
    onFirstLibrary: () => Promise.resolve(),
  })
  const library = await session.library()
  for (const title of ['A', 'B', 'C', 'D'])
    await library.save({ ...bareArticle, origin: 'text', url: null, title, contentHtml: `<p>${title}</p>` })
  // A folder that file managers have been in counts as empty, and cannot be renamed over: everything is copied.
  await mkdir(at('moved'))
  await writeFile(at('moved/.DS_Store'), 'x')
})
afterEach(async () => {
  await session.close()
  await rm(root, { recursive: true })
})

test('how far a move has come is told and can be asked for, from its beginning to its end', async () => {
  const asked: (Progress | null)[] = []
  onTold = () => asked.push(session.moving())
  await session.move(at('moved'))
  expect(asked).toEqual(told)
  expect(asked.at(-1)).toBeNull()
  const done = asked.flatMap((part) => part?.done ?? [])
  expect(done[0]).toBe(0)
  expect(done.at(-1)).toBe(100)
  expect(done.length).toBeGreaterThan(3)
  // Each hundredth once, whatever the number of files.
  expect(done).toEqual([...new Set(done)].toSorted((one, other) => one - other))
})

test('a move that is stopped leaves the library where it was, open, and the other folder as it was', async () => {
  onTold = () => (session.moving()?.done ?? 0) > 0 && session.stopMoving()
  await expect(session.move(at('moved'))).rejects.toMatchObject({ appError: { code: 'cancelled' } })
  expect(told.at(-1)).toBeNull()
  expect(await session.status()).toMatchObject({ state: 'ready', folder: at('library') })
  expect((await session.library()).overview().counts.all).toBe(4)
  expect(await readdir(at('moved'))).toEqual(['.DS_Store'])
  // Who asks to stop what has ended stops nothing that is begun later.
  session.stopMoving()
  onTold = () => undefined
  await session.move(at('moved'))
  expect(await session.status()).toMatchObject({ state: 'ready', folder: at('moved') })
})
