// security.md, "bombs" and "zip-slip": what a backup may hold that others have written.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errorSentence, messagesIn } from '../../../domain/language/index.ts'
import { AppFailure } from '../../../domain/result.ts'
import { readEntryName } from '../../../electron/backup/entry-name.ts'
import { openBackup } from '../../../electron/backup/zip-reader.ts'
import { createZip } from '../../../electron/backup/zip-writer.ts'
import { temporaryFolder, tree } from '../library/library-fixture.ts'
import { rawZip } from './hostile-zip.ts'
import type { RawEntry } from './hostile-zip.ts'

const ARTICLE = 'articles/2026/mot-bai-0123456789ab'
const good: readonly RawEntry[] = [
  { name: 'backup.json' },
  { name: 'library.json' },
  { name: `${ARTICLE}/article.json` },
]

/** What opening a file of these bytes, and reading all that is in it, ends with. */
async function outcome(bytes: Buffer): Promise<string> {
  return (await openedAs(bytes)).told
}

/** The same, with what was read: names and bytes. */
async function openedAs(bytes: Buffer): Promise<{ told: string; held: readonly string[] }> {
  const folder = await temporaryFolder()
  const file = join(folder, 'backup.zip')
  await writeFile(file, bytes)
  let told = 'opened'
  const held: string[] = []
  try {
    const backup = await openBackup(file)
    try {
      for (const entry of backup.entries) {
        const read = await backup.read(entry)
        held.push(`${entry.path} ${read.toString('hex')}`)
      }
    } finally {
      backup.close()
    }
  } catch (error) {
    expect(error).toBeInstanceOf(AppFailure)
    const { appError } = error as AppFailure
    const { code, details } = appError
    told = [code, details?.['reason']].filter(Boolean).join(' ')
    expect(details?.['file']).toBe(file)
    for (const language of ['vi', 'en'] as const)
      expect(errorSentence(messagesIn(language), appError)).toMatch(/^.{40,}\.$/su)
  }
  // Whatever it holds, nothing has come out of it.
  expect(await tree(folder)).toEqual(['backup.zip'])
  return { told, held }
}
const withEntry = (entry: RawEntry) => outcome(rawZip([...good, entry]))

test('a backup as the app writes it is opened', async () => {
  expect(await outcome(rawZip(good))).toBe('opened')
})

test('a backup that a file manager has zipped again, with its folders, is opened', async () => {
  expect(
    await outcome(
      rawZip([
        { name: 'articles/', mode: 0o040755 },
        { name: 'articles/2026/' },
        { name: `${ARTICLE}/` },
        ...good,
      ]),
    ),
  ).toBe('opened')
})

describe('names that no backup has', () => {
  test.each([
    '../article.json',
    `../../${ARTICLE}/article.json`,
    `${ARTICLE}/../article.json`,
    `${ARTICLE}/../../../../../etc/passwd`,
    `/${ARTICLE}/article.json`,
    `//server/share/article.json`,
    `C:/${ARTICLE}/article.json`,
    `C:${ARTICLE}/article.json`,
    `${ARTICLE.replaceAll('/', '\\')}\\article.json`,
    `articles/2026/..\\..\\x-0123456789ab/article.json`,
    `${ARTICLE}/article.json\u0000.html`,
    `${ARTICLE}/article.json:stream`,
    `${ARTICLE}/./article.json`,
    `${ARTICLE}//article.json`,
    `./${ARTICLE}/article.json`,
    `${ARTICLE}/article.json.`,
    `${ARTICLE}/article.json `,
    `${ARTICLE}/ARTICLE.JSON`,
    `${ARTICLE}/other.json`,
    `${ARTICLE}/images/x.png`,
    `${ARTICLE}/plan.json`,
    'articles/2026/no-id/article.json',
    'articles/26/mot-bai-0123456789ab/article.json',
    'articles/2026/con/article.json',
    'con.json',
    'nul',
    'aux.json/article.json',
    'settings.json',
    '.next-0123456789ab/plan.json',
    'recovered/x',
    '\u202earticles/2026/x-0123456789ab/article.json',
    `articles/2026/${'x'.repeat(400)}-0123456789ab/article.json`,
    'x'.repeat(60_000),
    '',
  ])('%j', async (name) => {
    expect(await withEntry({ name })).toBe('backup-unsafe name')
  })

  test('one that is no UTF-8', async () => {
    expect(await withEntry({ name: Buffer.from([0xff, 0xfe, 0x2f]) })).toBe('backup-unsafe name')
  })

  test('whatever bytes a name is of, what is understood of it is a plain name of a known file', () => {
    const pieces = fc.constantFrom(
      ...['articles', '2026', 'x-0123456789ab', 'article.json', '..', '/', '\\', '\0', ':', 'con', ' ', '.'],
    )
    const names = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(pieces, { maxLength: 12 }).map((parts) => Buffer.from(parts.join(''))),
    )
    fc.assert(
      fc.property(names, (raw) => {
        const name = readEntryName(raw)
        if (name?.kind !== 'article') return
        expect(Buffer.from(raw).toString()).toBe(`articles/${name.year}/${name.folder}/${name.file}`)
        expect(name.folder).not.toMatch(/[/\\:]|\.\./)
        expect(name.folder.endsWith(name.id)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('entries that are no files of their own', () => {
  test.each([
    ['a link', { name: `${ARTICLE}/state.json`, mode: 0o120777, bytes: Buffer.from('/etc/passwd') }],
    ['a device', { name: `${ARTICLE}/state.json`, mode: 0o020600 }],
    ['a pipe', { name: `${ARTICLE}/state.json`, mode: 0o010600 }],
  ])('%s', async (_what, entry) => {
    expect(await withEntry(entry)).toBe('backup-unsafe link')
  })

  test.each([
    ['the same name twice', `${ARTICLE}/article.json`],
    ['the same article in two folders', 'articles/2025/khac-0123456789ab/article.json'],
    ['the same article in another year', 'articles/2025/mot-bai-0123456789ab/state.json'],
    ['two names that differ by a capital', 'articles/2026/Mot-bai-0123456789ab/article.json'],
  ])('%s', async (_what, name) => {
    expect(await withEntry({ name })).toBe('backup-unsafe twice')
  })

  test('two names that are one once they are composed', async () => {
    const names = ['bài-0123456789ab', 'bài-0123456789ab'.normalize('NFD')]
    const entries = names.map((name) => ({ name: `articles/2026/${name}/article.json` }))
    expect(await outcome(rawZip([...good.slice(0, 2), ...entries]))).toBe('backup-unsafe twice')
  })
})

describe('bombs', () => {
  const name = `${ARTICLE}/content.html`
  test('one that is honest about its size', async () => {
    expect(await withEntry({ name, bytes: Buffer.alloc(20_000_000) })).toBe('backup-unsafe bomb')
  })
  test('one that says it is small is read no further than it says', async () => {
    expect(await withEntry({ name, bytes: Buffer.alloc(20_000_000), size: 1000 })).toBe('backup-damaged')
  })
  test('one that says it is larger than any document', async () => {
    const bytes = Buffer.from('x'.repeat(100))
    expect(await withEntry({ name, bytes, size: 0xfffffff0 })).toBe('backup-unsafe bomb')
  })
  test('entries that share the bytes of one', async () => {
    const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, at) => (at * at * 7919) % 251))
    const nameOf = (at: number) => `articles/2026/x-0123456789${String(at).padStart(2, '0')}/content.html`
    const entries = Array.from({ length: 90 }, (_, at) => ({
      name: nameOf(at),
      bytes,
      ...(at > 0 && { offset: 0 }),
    }))
    expect(await outcome(rawZip(entries.slice(0, 1)))).toBe('opened')
    expect(await outcome(rawZip(entries))).toBe('backup-unsafe bomb')
  })
  test('by number: an end that promises more entries than any library has', async () => {
    expect(await outcome(rawZip(good, 2_000_000))).toBe('backup-unsafe bomb')
    // As many as a library may have are looked for; they are not there.
    expect(await outcome(rawZip(good, 1_000_000))).toBe('backup-damaged')
  })
  test('an end that promises more entries than there are', async () => {
    expect(await outcome(rawZip(good, 60_000))).toBe('backup-damaged')
  })
})

describe('damage', () => {
  test('a document whose checksum is not its own', async () => {
    expect(await withEntry({ name: `${ARTICLE}/state.json`, crc: 1 })).toBe('backup-damaged')
  })
  test('one that is encrypted', async () => {
    expect(await withEntry({ name: `${ARTICLE}/state.json`, encrypted: true })).toBe(
      'backup-unsafe encrypted',
    )
  })
  test('one packed in a way that nobody knows', async () => {
    expect(await withEntry({ name: `${ARTICLE}/state.json`, method: 99 })).toBe('backup-damaged')
  })
  test('a file that is no zip, an empty one, one of zeros', async () => {
    for (const bytes of [Buffer.from('<html>'), Buffer.alloc(0), Buffer.alloc(4096)])
      expect(await outcome(bytes)).toBe('backup-damaged')
  })
  test('one that is cut anywhere', async () => {
    const whole = rawZip(good)
    for (let length = 0; length < whole.length; length += 7)
      expect(await outcome(whole.subarray(0, length))).toBe('backup-damaged')
  })
  test('one with any byte turned over is refused, or reads as it was', async () => {
    const bytes = Buffer.from('{"title":"Một bài báo","text":"Một bài báo, một bài báo."}')
    const whole = rawZip(good.map((entry) => ({ ...entry, bytes })))
    const { held } = await openedAs(whole)
    expect(held).toHaveLength(good.length)
    const ends = new Set<string>()
    for (let at = 0; at < whole.length; at++) {
      const spoilt = Buffer.from(whole)
      spoilt[at] = (spoilt[at] ?? 0) ^ 0xff
      const { told, held: now } = await openedAs(spoilt)
      ends.add(told)
      expect(told).toMatch(/^(?:opened|backup-damaged|backup-unsafe \w+)$/)
      // What could be opened gives what was put in, and all of it.
      if (told === 'opened') expect(now, `byte ${at}`).toEqual(held)
    }
    expect(ends.has('backup-damaged')).toBe(true)
  })
  test('one that is not there', async () => {
    await expect(openBackup(join(await temporaryFolder(), 'x.zip'))).rejects.toMatchObject({
      appError: { code: 'file-gone' },
    })
  })
})

test(
  'more entries than a zip without ZIP64 may hold are written, and read back',
  { timeout: 400_000 },
  async () => {
    const file = join(await temporaryFolder(), 'large.zip')
    const zip = await createZip(file, new Date('2026-11-27T12:00:00Z'))
    const ids = '0123456789abcdefghjkmnpqrstvwxyz'
    const idOf = (at: number) =>
      Array.from({ length: 12 }, (_, place) => ids[Math.floor(at / 32 ** place) % 32]).join('')
    const count = 66_000
    for (let at = 0; at < count; at++)
      await zip.add(`articles/2026/x-${idOf(at)}/state.json`, Buffer.from(String(at)))
    await zip.end()
    await zip.close()
    const backup = await openBackup(file)
    expect(backup.entries).toHaveLength(count)
    const last = backup.entries.at(-1)
    expect(last && (await backup.read(last)).toString()).toBe(String(count - 1))
    backup.close()
  },
)
