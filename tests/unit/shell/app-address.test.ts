import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { containedFile } from '../../../electron/library/contained-file.ts'
import {
  CONTENT_SECURITY_POLICY,
  isReaderAddress,
  mimeTypeOf,
  readAppRequest,
} from '../../../electron/shell/app-address.ts'

const id = '0123456789ab'
const picture = `${'a'.repeat(64)}.webp`
const asked = (path: string) => readAppRequest('GET', `app://reader${path}`)

describe('which addresses are the reader’s own', () => {
  test('only the app scheme with the very host is', () => {
    expect(isReaderAddress('app://reader/')).toBe(true)
    expect(isReaderAddress('app://reader/index.html?x#y')).toBe(true)
    for (const address of [
      'app://reader.evil/',
      'app://other/',
      'app://READER/',
      'app://reader:80/',
      'app://u@reader/',
      'app://u:p@reader/',
      'https://reader/',
      'appx://reader/',
      'app:reader',
      'about:blank',
      '',
      'file:///etc/passwd',
    ])
      expect(isReaderAddress(address), address).toBe(false)
  })
})

describe('what a request of the scheme asks for', () => {
  test('the page is asked for by / and by its name', () => {
    expect(asked('/')).toEqual({ kind: 'page' })
    expect(asked('/index.html')).toEqual({ kind: 'page' })
    expect(asked('/?from=link#part')).toEqual({ kind: 'page' })
  })
  test('a file is asked for by its path, decoded once', () => {
    expect(asked('/assets/index-1.js')).toEqual({ kind: 'file', path: 'assets/index-1.js' })
    expect(asked('/assets/ch%E1%BB%AF.css')).toEqual({ kind: 'file', path: 'assets/chữ.css' })
  })
  test('a picture is asked for by article id and content hash, or as the thumbnail', () => {
    expect(asked(`/article-image/${id}/${picture}`)).toEqual({ kind: 'image', articleId: id, name: picture })
    expect(asked(`/article-image/${id}/thumb.webp`)).toMatchObject({ kind: 'image', name: 'thumb.webp' })
  })
  test.each([
    `/article-image/${id}/../content.html`,
    `/article-image/${id}/content.html`,
    `/article-image/${id}/${picture}/more`,
    `/article-image/${id}`,
    `/article-image/${id.toUpperCase()}/${picture}`,
    `/article-image/..%2f..%2f/${picture}`,
    `/article-image/${id}/${'a'.repeat(64)}.svg`,
  ])('no picture is had by %s', (path) => {
    expect(asked(path).kind).not.toBe('image')
  })
  test.each(['/a%00b.js', '/a%5Cb.js', '/%252e%252e/x', '/%25', '/%E0%A4%A', '/..%5c..%5cx'])(
    'NUL, backslash, leftover per cent and wrong encoding are refused: %s',
    (path) => {
      expect(asked(path)).toEqual({ kind: 'refused', status: 403 })
    },
  )
  test('another host is refused', () => {
    expect(readAppRequest('GET', 'app://other/index.html')).toEqual({ kind: 'refused', status: 403 })
  })
  test('only GET is answered', () => {
    for (const method of ['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'get'])
      expect(readAppRequest(method, 'app://reader/')).toEqual({ kind: 'refused', status: 405 })
  })
})

describe('containment of served files', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'goc-doc-scheme-')))
    await mkdir(join(folder, 'page/assets'), { recursive: true })
    await mkdir(join(folder, 'page-two'))
    await writeFile(join(folder, 'page/assets/a.js'), '')
    await writeFile(join(folder, 'page/..hidden.js'), '')
    await writeFile(join(folder, 'secret.js'), '')
    await writeFile(join(folder, 'page-two/secret.js'), '')
    await symlink(join(folder, 'secret.js'), join(folder, 'page/link.js'))
    await symlink(join(folder, 'page'), join(folder, 'page-link'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const served = (path: string) => containedFile(join(folder, 'page'), path)

  test('a file inside is served, also where the folder is reached by a link', async () => {
    expect(await served('assets/a.js')).toBe(join(folder, 'page/assets/a.js'))
    expect(await served('assets/../assets/a.js')).toBe(join(folder, 'page/assets/a.js'))
    expect(await served('..hidden.js')).toBe(join(folder, 'page/..hidden.js'))
    expect(await containedFile(join(folder, 'page-link'), 'assets/a.js')).toBe(
      join(folder, 'page/assets/a.js'),
    )
  })
  test('nothing outside is served: by dots, by a neighbour’s name, by a link, by an absolute path', async () => {
    for (const path of [
      '../secret.js',
      '../page-two/secret.js',
      'link.js',
      '..',
      '',
      '.',
      '/',
      'assets/../..',
    ])
      expect(await served(path), path).toBeNull()
    expect(await served(join(folder, 'secret.js'))).toBeNull()
    expect(await served('/etc/passwd')).toBeNull()
  })
  test('whatever the path, what is served lies inside', async () => {
    const word = fc.constantFrom(
      '..',
      '.',
      '',
      'assets',
      'a.js',
      'link.js',
      'page',
      'page-two',
      'secret.js',
      '%2e%2e',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 7 }), async (words) => {
        const request = asked(`/${words.join('/')}`)
        const file = request.kind === 'file' ? await served(request.path) : null
        if (file !== null) expect(relative(join(folder, 'page'), file)).toMatch(/^(?!\.\.\/)./)
      }),
    )
  })
})

test('whatever is asked for, in whatever spelling, is answered and never leads out', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      ...[
        '/',
        '\\',
        '..',
        '.',
        '%',
        '%2e',
        '%2F',
        '%5c',
        '%00',
        '%252e',
        '%c0%ae',
        '%E0%A4%A',
        '\0',
        ':',
        '@',
        '?',
        '#',
        '//',
        ';',
      ],
      ...[
        'article-image',
        id,
        picture,
        'thumb.webp',
        'index.html',
        'reader',
        'app:',
        'file:',
        '\u202e',
        'ａ',
      ],
    ),
  )
  const address = fc
    .tuple(
      fc.constantFrom('app://reader/', 'app://reader', 'app:/', 'app:', ''),
      fc.array(piece, { maxLength: 8 }),
    )
    .map(([start, pieces]) => start + pieces.join(''))
  fc.assert(
    fc.property(fc.constantFrom('GET', 'get', 'POST', ''), address, (method, asks) => {
      const request = readAppRequest(method, asks)
      if (method !== 'GET') expect(request).toEqual({ kind: 'refused', status: 405 })
      if (request.kind === 'file') expect(request.path).not.toMatch(/[\0\\%]/)
      if (request.kind === 'image')
        expect(request).toMatchObject({ articleId: expect.stringMatching(/^[0-9a-z]{12}$/) })
      if (request.kind === 'image') expect(request.name).toMatch(/^(?:thumb\.webp|[0-9a-f]{64}\.[a-z]+)$/)
    }),
    { numRuns: 3000 },
  )
})

describe('headers', () => {
  test('only known types are served', () => {
    expect(mimeTypeOf('a/index-1.JS')).toBe('text/javascript; charset=utf-8')
    expect(mimeTypeOf('a.woff2')).toBe('font/woff2')
    for (const path of ['a', 'a.json', 'a.map', 'a.exe', 'a.htm', '.html.bak'])
      expect(mimeTypeOf(path), path).toBeNull()
  })
  test('the policy begins with nothing, and allows no inline code, frame, form or base', () => {
    expect(CONTENT_SECURITY_POLICY.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "media-src 'self'",
      "worker-src 'self'",
      "frame-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types dompurify',
    ])
  })
})
