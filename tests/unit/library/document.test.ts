import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../../../domain/settings.ts'
import { openDocument } from '../../../electron/library/document.ts'
import { openSettings, readSettings } from '../../../electron/library/settings-file.ts'
import { openUserDocuments } from '../../../electron/library/user-documents.ts'
import { failureOf, temporaryFolder } from './library-fixture.ts'

const schema = v.object({ version: v.number(), count: v.pipe(v.number(), v.maxValue(100)) })
const fresh = { version: 1, count: 0 }

describe('a document', () => {
  test('that is not there is fresh in memory and written at its first change', async () => {
    const folder = await temporaryFolder()
    const document = await openDocument(join(folder, 'a.json'), schema, fresh)
    expect(document.data).toEqual(fresh)
    expect(await readdir(folder)).toEqual([])
    await document.update((data) => ({ ...data, count: 1 }))
    expect(document.data.count).toBe(1)
    expect((await openDocument(document.path, schema, fresh)).data.count).toBe(1)
    expect((await stat(document.path)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['a.json'])
  })

  test('makes its changes one after the other, none lost', async () => {
    const document = await openDocument(join(await temporaryFolder(), 'a.json'), schema, fresh)
    await Promise.all(
      Array.from({ length: 20 }, () => document.update((data) => ({ ...data, count: data.count + 1 }))),
    )
    expect(document.data.count).toBe(20)
  })

  test('refuses a change that its schema would not read again, and keeps the old', async () => {
    const document = await openDocument(join(await temporaryFolder(), 'a.json'), schema, fresh)
    await document.update((data) => ({ ...data, count: 5 }))
    expect(await failureOf(document.update((data) => ({ ...data, count: 101 })))).toBe('bad-input')
    expect(document.data.count).toBe(5)
    expect(JSON.parse(await readFile(document.path, 'utf8'))).toEqual({ version: 1, count: 5 })
  })

  test.each(['', '{"version":1,', '\0\0\0', '[]', 'null', '{"version":1}', '{"version":1,"count":"5"}'])(
    'that is damaged (%j) says so and is not touched',
    async (text) => {
      const path = join(await temporaryFolder(), 'a.json')
      await writeFile(path, text)
      expect(await failureOf(openDocument(path, schema, fresh))).toBe('document-damaged')
      expect(await readFile(path, 'utf8')).toBe(text)
    },
  )

  test('of a newer version is refused, or read and never rewritten', async () => {
    const path = join(await temporaryFolder(), 'a.json')
    const text = '{"version":2,"count":7,"more":true}'
    await writeFile(path, text)
    expect(await failureOf(openDocument(path, schema, fresh))).toBe('library-newer')
    const document = await openDocument(path, schema, fresh, { newer: 'read' })
    expect(document.data.count).toBe(7)
    expect(await failureOf(document.update((data) => ({ ...data, count: 8 })))).toBe('library-newer')
    expect(await readFile(path, 'utf8')).toBe(text)
  })
})

describe('settings', () => {
  test('are the defaults at first, in a folder of the owner only', async () => {
    const userData = join(await temporaryFolder(), 'deep', 'user data')
    const settings = await openSettings(userData)
    expect(settings.data).toMatchObject({ textSize: 'normal', language: null })
    await settings.update((data) => ({ ...data, textSize: 'large' }))
    expect((await openSettings(userData)).data.textSize).toBe('large')
    expect((await stat(userData)).mode & 0o777).toBe(0o700)
  })

  test('that are damaged are set aside, and the app goes on with the defaults', async () => {
    const userData = await temporaryFolder()
    await writeFile(join(userData, 'settings.json'), '{"version":1,"textSize":"huge"')
    const settings = await openSettings(userData)
    expect(settings.data.textSize).toBe('normal')
    const [name = ''] = await readdir(userData)
    expect(name).toMatch(/^settings\.damaged-[\dTZ-]+\.json$/)
    expect(await readFile(join(userData, name), 'utf8')).toContain('huge')
  })

  test('are read by others without touching anything, damaged or not there', async () => {
    const userData = await temporaryFolder()
    expect(await readSettings(join(userData, 'none'))).toEqual(defaultSettings)
    await writeFile(join(userData, 'settings.json'), '{')
    expect(await readSettings(userData)).toEqual(defaultSettings)
    expect(await readdir(userData)).toEqual(['settings.json'])
  })

  test('temporary files of a killed process are swept', async () => {
    const userData = await temporaryFolder()
    await writeFile(join(userData, '.tmp-0123-settings.json'), '{')
    const { settings } = await openUserDocuments(userData)
    expect(await readdir(userData)).toEqual([])
    // Swept before the first write, so that none loses its own.
    const sizes = ['small', 'normal', 'large'] as const
    await Promise.all(sizes.map((textSize) => settings.update((data) => ({ ...data, textSize }))))
    expect((await readSettings(userData)).textSize).toBe('large')
  })
})
