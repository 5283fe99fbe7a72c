import { dirname, join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packApp } from './archive-app.ts'
import { removeFolder, temporaryFolder } from './launch.ts'

let folder: string
let executable: string
let electron: ElectronApplication
let found: Record<string, unknown>

beforeAll(async () => {
  folder = await temporaryFolder()
  executable = await packApp(folder)
  const args = [`--user-data-dir=${join(folder, 'data')}`, 'goc-doc://save?url=x']
  electron = await _electron.launch({ executablePath: executable, args, cwd: '/', colorScheme: null })
  await (await electron.firstWindow()).waitForURL('app://packed/')
  found = await electron.evaluate(() => (Reflect.get(globalThis, 'found') as () => Promise<typeof found>)())
})
afterAll(async () => {
  await electron.close()
  await removeFolder(folder)
})

const archive = () => join(dirname(executable), 'resources/app.asar')

test('a packed app runs from its archive, under any name of the executable', () => {
  expect(found['packaged']).toEqual([true, 'Packed App', '2.0.1', true])
  const out = join(archive(), 'out')
  expect(found['places']).toEqual([archive(), dirname(archive()), out, executable, executable])
})

test('all its arguments are its own', async () => {
  expect(await electron.evaluate(() => process.argv.at(-1))).toBe('goc-doc://save?url=x')
})

test('modules are imported from the archive: by conditions, patterns, main and #imports', () => {
  expect(found['imports']).toEqual(['module', 'imported', 'imported', 'main', 'own', 7])
  expect(found['lazily']).toBe('lazy')
})

test('modules are required from the archive: packages, files, JSON and folders', () => {
  expect(found['required']).toEqual(['required', 'other', 7, 'folder'])
})

test('modules are resolved to places in the archive', () => {
  expect(found['resolved']).toEqual([
    join(archive(), 'node_modules/plain/lib/index.js'),
    `file://${archive()}/node_modules/conditional/index.mjs`,
  ])
})

test('a native module runs from beside the archive', () => {
  expect(found['native']).toBe(true)
})

test('fs reads folders, sizes, links, streams and open files', () => {
  const names = [
    'data.json',
    'folder',
    'index.html',
    'lazy.js',
    'link.txt',
    'main.js',
    'own.js',
    'preload.cjs',
  ]
  expect(found['list']).toEqual([...names, 'text.txt', 'thread.js', 'worker.js'])
  expect(found['kinds']).toEqual(['folder'])
  expect(found['size']).toBe(Buffer.byteLength('chữ'))
  expect(found['link']).toEqual([true, 'chữ', join(archive(), 'out/text.txt')])
  expect(found['streamed']).toBe('hữ')
  expect(found['opened']).toBe('chữ')
})

test('what is not in the archive is missing, and nothing can be written into it', () => {
  expect(found['exists']).toEqual([true, false, false])
  expect(found['missing']).toEqual(['ENOENT', 'ERR_MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'])
  expect(found['writing']).toEqual(['ENOTDIR', 'ENOTDIR'])
})

test('a utility process runs a module of the archive', async () => {
  const message = await electron.evaluate(() =>
    (Reflect.get(globalThis, 'fromWorker') as () => Promise<unknown>)(),
  )
  expect(message).toEqual(['main', 'one', join(archive(), 'out')])
})

test('a worker thread runs a module of the archive', async () => {
  const message = await electron.evaluate(() =>
    (Reflect.get(globalThis, 'fromThread') as () => Promise<unknown>)(),
  )
  expect(message).toEqual(['main', 'data', join(archive(), 'out')])
})

test('a window has its page and preload from the archive', async () => {
  const page = await electron.firstWindow()
  expect(await page.title()).toBe('Packed')
  expect(await page.evaluate(() => Reflect.get(window, 'packed'))).toBe('preloaded')
})
