import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { safeParse } from 'valibot'
import { defaultSettings, settingsChangeSchema } from '../../../domain/settings.ts'
import { openSettings } from '../../../electron/library/settings-file.ts'
import { openKnownLibraries } from '../../../electron/library/known-libraries.ts'
import { keepSettings } from '../../../electron/shell/settings.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goc-doc-settings-'))
})
afterEach(() => rm(folder, { recursive: true }))
const keep = async (...languages: string[]) => keepSettings(await openSettings(folder), () => languages)

test('the language is the system’s until one is chosen, Vietnamese where the system’s is neither', async () => {
  expect((await keep('en-GB', 'vi')).current().language).toBe('en')
  expect((await keep('fr-FR', 'vi-VN', 'en')).current().language).toBe('vi')
  const settings = await keep('fr')
  expect(settings.current().language).toBe('vi')
  expect((await settings.change({ language: 'en' })).language).toBe('en')
  expect((await keep('vi')).current().language).toBe('en')
})

test('a change is told once it is on the disk, with what was before', async () => {
  const settings = await keep('vi')
  const told: string[] = []
  settings.onChange((present, previous) => told.push(`${previous.textSize} ${present.textSize}`))
  await settings.change({ textSize: 'large' })
  expect(told).toEqual(['normal large'])
  expect(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8'))).toMatchObject({
    textSize: 'large',
  })
})

test('settings from before the command palette are read, with no command used yet', async () => {
  await (await keep('vi')).change({ textSize: 'large', recentCommands: ['save'] })
  const file = join(folder, 'settings.json')
  const { recentCommands, ...before } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
  expect(recentCommands).toEqual(['save'])
  await writeFile(file, JSON.stringify(before))
  expect((await keep('vi')).current()).toMatchObject({ textSize: 'large', recentCommands: [] })
})

test('an undefined value in a change leaves the setting as it is', async () => {
  const settings = await keep('vi')
  await settings.change({ textSize: 'small' })
  const message = structuredClone({ textSize: undefined, background: 'dark' }) as { background: 'dark' }
  expect(await settings.change(message)).toMatchObject({ textSize: 'small', background: 'dark' })
})

test('settings kept by version 0.2 are read: what it did not know is as by default', async () => {
  const { alignment: _alignment, ...old } = defaultSettings
  await writeFile(
    join(folder, 'settings.json'),
    JSON.stringify({ ...old, readingFace: 'sans', lineSpacing: 'airy', columnWidth: 'wide' }),
  )
  expect((await keep('vi')).current()).toMatchObject({
    readingFace: 'sans',
    lineSpacing: 'airy',
    columnWidth: 'wide',
    alignment: 'start',
  })
})

test('the renderer sees neither the window nor the library’s folder among the settings', async () => {
  const settings = await keep('vi')
  await settings.remember({ libraryFolder: '/x' })
  expect(Object.keys(settings.current())).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:window|libraryFolder|version)$/)]),
  )
  expect(settings.own()).toEqual({ libraryFolder: '/x', window: null })
})

test('a folder that held a library is known over restarts', async () => {
  const known = await openKnownLibraries(folder)
  expect([known.isEmpty(), known.has('/a/b')]).toEqual([true, false])
  await known.add('/a/c/../b')
  const again = await openKnownLibraries(folder)
  expect([again.isEmpty(), again.has('/a/b'), again.has('/a')]).toEqual([false, true, false])
})

test('a damaged list of libraries is set aside and stops nothing', async () => {
  await writeFile(join(folder, 'libraries.json'), '{"version":1,"fol')
  const known = await openKnownLibraries(folder)
  await known.add('/a')
  expect((await openKnownLibraries(folder)).has('/a')).toBe(true)
  expect(await readdir(folder)).toContainEqual(expect.stringMatching(/^libraries\.damaged-.*\.json$/))
})

test('settings from before reading aloud are read as they are, with an ordinary speed and no voice chosen', async () => {
  const settings = await keep('vi')
  await settings.change({
    textSize: 'large',
    speechRate: 1.5,
    speechVoices: { vi: 'an' },
    speechCaptions: true,
  })
  const path = join(folder, 'settings.json')
  const {
    speechRate: _rate,
    speechVoices: _voices,
    speechCaptions: _captions,
    ...older
  } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>
  await writeFile(path, JSON.stringify(older))
  expect((await keep('vi')).current()).toMatchObject({
    textSize: 'large',
    speechRate: 1,
    speechVoices: {},
    speechCaptions: false,
  })
  expect(await readdir(folder)).toEqual(['settings.json'])
})

test.each([
  { speechRate: 0.4 },
  { speechRate: 2.1 },
  { speechVoices: { 'vi-VN': 'an' } },
  { speechVoices: { vi: 'x'.repeat(501) } },
])('the page cannot set %j', (change) => {
  expect(safeParse(settingsChangeSchema, change).success).toBe(false)
})

test('settings written before there were pages and auto-scroll are read, with what they said', async () => {
  const settings = await keep('vi')
  await settings.change({ textSize: 'large', pagedMode: true })
  const file = join(folder, 'settings.json')
  const { pagedMode: _paged, autoScrollPace: _pace, ...older } = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify(older))
  expect((await keep('vi')).current()).toMatchObject({
    textSize: 'large',
    pagedMode: false,
    autoScrollPace: 200,
  })
})
