import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openKnownLibraries } from '../../../electron/library/known-libraries.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import { readArguments, UsageError } from '../../../electron/terminal/arguments.ts'
import { seriesName, titles } from '../../newspaper/pages.ts'
import { startNewspaper } from '../../newspaper/server.ts'
import type { Newspaper } from '../../newspaper/server.ts'
import { openServer } from '../capture/test-server.ts'
import { captured } from '../library/library-fixture.ts'

const cli = join(import.meta.dirname, '..', '..', '..', 'electron', 'cli.ts')
const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'pages', 'vccorp', 'source.html')

let newspaper: Newspaper
let folder: string
beforeAll(async () => {
  newspaper = await startNewspaper()
})
afterAll(() => newspaper.stop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goc-doc-cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Ran = { readonly code: number | null; readonly out: string; readonly errors: string }

async function run(args: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(
    process.execPath,
    [cli, ...args, '--library', join(folder, 'library'), '--user-data-dir', join(folder, 'user')],
    { env: { ...process.env, LANG: 'vi_VN.UTF-8', LC_ALL: '', ...environment } },
  )
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, errors }
}

async function json(args: readonly string[], input?: string): Promise<unknown> {
  const { out, code, errors } = await run([...args, '--json'], input)
  if (code !== 0) throw new Error(`exit ${code}: ${errors}`)
  return JSON.parse(out)
}

test('extract prints what capture makes of a page, sanitized, and touches no library', async () => {
  const article = await json(['extract', fixture, '--url', 'https://tuoitre.example/bai.htm'])
  expect(article).toMatchObject({
    id: null,
    title: 'Thị xã Sông Hương mở thư viện nổi đầu tiên trên bến đò cũ',
    byline: 'Lam Khê',
    publishedAt: '2026-04-02T08:15:00+07:00',
    siteName: 'TUOI TRE ONLINE',
    lang: 'vi',
    series: null,
  })
  expect(article).toHaveProperty('contentHtml', expect.not.stringContaining('<script'))
  expect(article).toHaveProperty(
    'related',
    expect.arrayContaining([expect.objectContaining({ title: expect.any(String) })]),
  )
  expect(await readdir(folder)).not.toContain('library')
  const page = await readFile(fixture, 'utf8')
  expect(await json(['extract', '-', '--url', 'https://tuoitre.example/bai.htm'], page)).toMatchObject({
    byline: 'Lam Khê',
  })
})

test('save, list, search, series, show, check and rebuild work on one library', async () => {
  const saved = await json([
    'save',
    '--allow-private',
    '--tag',
    'làng nghề',
    newspaper.address('/ky-1'),
    newspaper.address('/ky-cuoi'),
  ])
  expect(saved).toMatchObject([
    {
      input: newspaper.address('/ky-1'),
      article: { title: titles.part1, series: { name: seriesName, part: 1 } },
      error: null,
    },
    { article: { title: titles.partLast, series: { part: null, isLast: true } }, error: null },
  ])
  const [first, last] = saved as { article: { id: string } }[]

  expect(await json(['list', '--tag', 'làng nghề', '--source', '127.0.0.1'])).toHaveLength(2)
  expect(await json(['list', '--view', 'series', '--limit', '1'])).toMatchObject([
    { bookmarked: false, read: false, tags: ['làng nghề'] },
  ])
  expect(await json(['list', '--view', 'trash'])).toEqual([])
  expect(await json(['search', 'hai tram nam'])).toMatchObject([
    { snippet: expect.stringContaining('<mark>') },
    {},
  ])
  // Exactly the fields of interface.md, "JSON shapes".
  const part = (path: string) => ({ isLast: false, url: newspaper.address(path), read: false })
  expect(await json(['series'])).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      name: seriesName,
      source: 'Báo Bến Sông',
      missing: [2],
      lastMissing: false,
      complete: false,
      parts: [
        { ...part('/ky-1'), part: 1, articleId: first?.article.id, title: titles.part1 },
        { ...part('/ky-2'), part: 2, articleId: null, title: titles.part2 },
        {
          ...part('/ky-cuoi'),
          part: null,
          isLast: true,
          articleId: last?.article.id,
          title: titles.partLast,
        },
      ],
    },
  ])
  expect(await json(['show', first?.article.id ?? ''])).toMatchObject({
    title: titles.part1,
    text: expect.stringContaining('xóm Bãi'),
  })
  expect((await run(['show', first?.article.id ?? '', '--markdown'])).out).toContain(
    `# ${titles.part1.replace('(', '\\(').slice(0, 10)}`,
  )
  expect(await json(['check'])).toMatchObject({ articles: 2, problems: [] })
  expect(await json(['rebuild'])).toMatchObject({ articles: 2, seconds: expect.any(Number) })
})

test('backup and restore: one is made where something has changed, and brings back what was deleted', async () => {
  const place = { folder: join(folder, 'library'), userData: join(folder, 'user') }
  const library = await openLibrary({ ...place, mode: 'write', create: true })
  const { summary } = await library.save(captured())
  const { id } = summary
  await library.close()

  const made = (await json(['backup'])) as { name: string; made: boolean }
  expect(made).toEqual({ name: expect.stringMatching(/^backup-.*\.zip$/), made: true })
  expect(await json(['backup'])).toEqual({ ...made, made: false })
  expect(await json(['restore'])).toEqual([
    { name: made.name, madeAt: expect.any(String), bytes: expect.any(Number), articles: 1 },
  ])

  const again = await openLibrary({ ...place, mode: 'write', create: false })
  await again.act({ action: 'trash', ids: [id] })
  // While the app holds the library.
  expect((await run(['restore', made.name])).code).toBe(1)
  await again.close()
  expect(await json(['restore', made.name])).toEqual({ restored: 0, kept: 1, failed: [] })
  expect(await json(['restore', made.name, id, '--replace'])).toEqual({ restored: 1, kept: 0, failed: [] })
  expect(await json(['list'])).toEqual([expect.objectContaining({ id })])
  // The state before it is a backup too.
  expect(await json(['restore'])).toHaveLength(2)

  for (const wrong of [['../x.zip'], [made.name, 'x'], ['--replace']])
    expect((await run(['restore', ...wrong])).code).toBe(2)
  expect((await run(['restore', 'backup-2020-01-01T00-00-00-000Z.zip'])).code).toBe(1)
})

test('notes tells highlights and notes of one article or of all, and show stays as it is', async () => {
  const library = await openLibrary({
    folder: join(folder, 'library'),
    userData: join(folder, 'user'),
    mode: 'write',
    create: true,
  })
  const save = async (title: string, contentHtml: string) => {
    const article = captured({ title, url: `https://a.vn/${encodeURIComponent(title)}`, contentHtml })
    return (await library.save(article)).summary.id
  }
  const one = await save('Một', '<p>Chợ họp sớm.</p><p>Tan trưa.</p>')
  const two = await save('Hai', '<p>Bến đò.</p>')
  const none = await save('Ba', '<p>Không.</p>')
  const target = {
    quote: { type: 'TextQuoteSelector', exact: 'sớm.Tan', prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start: 8, end: 15 },
  } as const
  await library.changeMarks(one, { change: 'add', target, color: 'blue', note: 'hỏi\nlại' })
  await library.changeMarks(two, { change: 'add', target: null, color: 'yellow', note: 'Bến *nào*' })
  // Marked last, also by a clock of milliseconds.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1000 })
  await library.changeMarks(one, { change: 'add', target: null, color: 'yellow', note: 'cả bài' })
  vi.useRealTimers()
  await library.close()

  const all = await json(['notes'])
  expect(all).toEqual([
    {
      id: one,
      url: 'https://a.vn/M%E1%BB%99t',
      title: 'Một',
      byline: 'Hoài Thư',
      publishedAt: '2026-11-18T06:00:00+07:00',
      siteName: 'Tuổi Trẻ',
      series: null,
      marks: [
        expect.objectContaining({ target: null, color: 'yellow', note: 'cả bài' }),
        {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          target,
          color: 'blue',
          note: 'hỏi\nlại',
          createdAt: expect.any(String),
          updatedAt: expect.any(String),
        },
      ],
    },
    expect.objectContaining({ id: two }),
  ])
  expect(await json(['notes', one])).toEqual((all as unknown[]).slice(0, 1))
  expect(await json(['notes', none])).toMatchObject([{ id: none, marks: [] }])
  expect((await run(['notes'])).out).toBe(`${one}\t\tcả bài\n${one}\tsớm.Tan\thỏi lại\n${two}\t\tBến *nào*\n`)
  const markdown = (await run(['notes', one, '--markdown'])).out
  expect(markdown).toMatch(/^# \[Một\]\(<https:.*>\)\n/)
  expect(markdown).toMatch(/\n\ncả bài\n\n> sớm\.\n>\n> Tan\n\n\*xanh dương\*\n\nhỏi  \nlại\n$/)
  const markdownOfAll = (await run(['notes', '--markdown'], '', { LANG: 'en_GB.UTF-8' })).out
  expect(markdownOfAll).toMatch(/^# Highlights and notes\n\n## \[Một\]/)
  expect(markdownOfAll).toContain('*blue*')
  expect(markdownOfAll).toMatch(/Bến \\\*nào\\\*\n$/)
  expect(await json(['show', one])).not.toHaveProperty('marks')
  expect(await run(['notes', '00000000000z'])).toMatchObject({ code: 1, out: '' })
  for (const wrong of [
    ['notes', one, two],
    ['notes', '--html'],
    ['notes', '--tag', 'x'],
  ])
    expect(() => readArguments(wrong)).toThrow(UsageError)
})

test('a page that has not changed is not sent again', async () => {
  const statuses: number[] = []
  const server = await openServer({
    '/bai-bao-moi.html': (request, response) => {
      const isKnown = request.headers['if-none-match'] === '"ban-1"'
      statuses.push(isKnown ? 304 : 200)
      response.writeHead(isKnown ? 304 : 200, { etag: '"ban-1"', 'content-type': 'text/html; charset=utf-8' })
      response.end(isKnown ? undefined : page)
    },
  })
  const page = `<html lang="vi"><head><title>Bài báo mới</title></head><body><article><h1>Bài báo mới</h1>${'<p>Một đoạn văn đủ dài để được xem là thân của một bài báo, có đầu có cuối và có dấu chấm câu.</p>'.repeat(6)}</article></body></html>`
  try {
    const save = ['save', '--allow-private']
    const address = `${server.base}/bai-bao-moi.html`
    const first = await json([...save, address])
    const again = await json([...save, '--tag', 'mới', `${address}?utm_source=zalo#a`])
    const third = await json([...save, address])
    expect(statuses).toEqual([200, 304, 304])
    const article = { title: 'Bài báo mới', text: expect.stringContaining('Một đoạn văn') }
    expect([first, again, third]).toMatchObject([[{ article }], [{ article }], [{ article }]])
    expect(await json(['list'])).toMatchObject([{ tags: ['mới'] }])
  } finally {
    await server.close()
  }
})

test('save turns a front page away, and takes it with --anyway', async () => {
  const front = newspaper.address('/')
  expect(await run(['save', '--json', '--allow-private', front])).toMatchObject({ code: 1 })
  expect(await json(['save', '--allow-private', '--anyway', front])).toMatchObject([
    { input: front, article: { url: front }, error: null },
  ])
})

describe('exit codes', () => {
  test('2 and the usage for a wrong command line', async () => {
    for (const args of [
      [],
      ['sing'],
      ['extract', fixture],
      ['list', '--view', 'attic'],
      ['list', '--limit', '0'],
      ['show', 'x', '--html', '--text'],
      ['series', '--tag', 'x'],
    ]) {
      const { code, errors, out } = await run(args)
      expect([args, code, out]).toEqual([args, 2, ''])
      expect(errors).toContain('COMMAND')
    }
  })

  test('1 and a sentence where nothing could be done; other inputs are saved all the same', async () => {
    const { code, out, errors } = await run([
      'save',
      '--json',
      '--allow-private',
      newspaper.address('/khong-co'),
      newspaper.address('/english'),
    ])
    expect(code).toBe(1)
    expect(errors).toContain('404')
    expect(JSON.parse(out)).toMatchObject([
      { article: null, error: expect.stringContaining('404') },
      { article: { title: titles.english }, error: null },
    ])
  })

  test('a private address is refused unless it is allowed', async () => {
    const { code, out } = await run(['save', '--json', newspaper.address('/english')])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([{ article: null, error: expect.stringContaining('mạng riêng') }])
    expect(newspaper.requests.filter((path) => path === '/english').length).toBeLessThan(2)
  })

  test('1 for a writer while another holds the library; reading needs no lock', async () => {
    const library = await openLibrary({
      folder: join(folder, 'library'),
      userData: join(folder, 'user'),
      mode: 'write',
      create: true,
    })
    try {
      const { code, errors } = await run(['rebuild'])
      expect([code, errors.trim()]).toEqual([
        1,
        'Một chương trình Góc Đọc khác đang giữ thư viện. Hãy đóng nó rồi thử lại.',
      ])
      expect(await json(['list'])).toEqual([])
    } finally {
      await library.close()
    }
  })

  test('1 for a library that is not there; none is made by reading', async () => {
    const { code, errors } = await run(['list'])
    expect([code, errors]).toEqual([1, expect.stringContaining('chưa mở được')])
    expect(await readdir(folder)).not.toContain('library')
  })
})

describe('a library is made by save alone', () => {
  test.each([['rebuild'], ['check', '--repair']])('not by %s %s', async (...args) => {
    const { code, errors } = await run(args)
    expect([code, errors]).toEqual([1, expect.stringContaining('chưa mở được')])
    expect(await readdir(folder)).not.toContain('library')
  })

  test('and not in the place of one that the app knows', async () => {
    await mkdir(join(folder, 'user'))
    await (await openKnownLibraries(join(folder, 'user'))).add(join(folder, 'library'))
    const { code, errors } = await run(['save', fixture])
    expect([code, errors]).toEqual([1, expect.stringContaining('chưa mở được')])
    expect(await readdir(folder)).not.toContain('library')
  })
})

test('extract leaves the settings alone, damaged or not there', async () => {
  const args = ['extract', fixture, '--url', 'https://tuoitre.example/bai.htm']
  expect((await run(args)).code).toBe(0)
  expect(await readdir(folder)).toEqual([])
  await mkdir(join(folder, 'user'))
  await writeFile(join(folder, 'user', 'settings.json'), '{')
  expect((await run(args)).code).toBe(0)
  expect(await readdir(join(folder, 'user'))).toEqual(['settings.json'])
})

test('a path is meant from where it was typed, whatever folder npm runs in', async () => {
  const typedIn = { INIT_CWD: dirname(fixture) }
  const name = basename(fixture)
  expect((await run(['extract', name, '--url', 'https://tuoitre.example/bai.htm'], '', typedIn)).code).toBe(0)
  expect((await run(['save', name, '--url', 'https://tuoitre.example/bai.htm'], '', typedIn)).code).toBe(0)
})

test('a file and standard input are saved with the address they came from', async () => {
  const page = await readFile(fixture, 'utf8')
  const copy = join(folder, 'bai.html')
  await writeFile(copy, page)
  const url = 'https://tuoitre.example/bai-luu.htm'
  expect(await json(['save', copy, '--url', url])).toMatchObject([
    { article: { byline: 'Lam Khê' }, error: null },
  ])
  expect(await json(['save', '-', '--url', url], page)).toMatchObject([
    { article: { byline: 'Lam Khê' }, error: null },
  ])
  expect(await json(['list'])).toHaveLength(1)
})

test('control characters of a title or a text do not reach the terminal', async () => {
  const library = await openLibrary({
    folder: join(folder, 'library'),
    userData: join(folder, 'user'),
    mode: 'write',
    create: true,
  })
  const trap = '\u001b]0;x\u0007\u001b[2J\u009b31m\r\b'
  const { summary } = await library.save({
    ...captured(),
    title: `Bài ${trap}`,
    contentHtml: `<p>Thân ${trap}</p>`,
  })
  await library.close()
  for (const args of [
    ['list'],
    ['show', summary.id],
    ['show', summary.id, '--markdown'],
    ['search', 'than'],
  ]) {
    const { out } = await run(args)
    expect(out, args.join(' ')).toMatch(/Bài|Thân/)
    expect(out, args.join(' ')).toMatch(/^[\P{Cc}\t\n]*$/u)
  }
})
