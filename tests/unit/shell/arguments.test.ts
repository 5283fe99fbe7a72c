import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readArgument, readCommandLine, switchValue } from '../../../electron/shell/arguments.ts'

const link = 'goc-doc://save?url=https%3A%2F%2Fbao.vn%2Fbai.htm'
const developing = (argv: readonly string[]) =>
  readCommandLine({ argv, folder: '/work', appPath: '/work/app' })
const installed = (argv: readonly string[]) => readCommandLine({ argv, folder: '/home/an', appPath: null })

describe('one argument', () => {
  test('an http or https address is an address', () => {
    expect(readArgument('https://bao.vn/bai.htm', '/')).toEqual({
      kind: 'address',
      url: 'https://bao.vn/bai.htm',
    })
    expect(readArgument('HTTP://bao.vn', '/')).toEqual({ kind: 'address', url: 'http://bao.vn/' })
  })
  test('an address with a password is not taken', () => {
    expect(readArgument('https://an:mat@bao.vn/', '/')).toBeNull()
  })
  test('a link of our scheme is a link, never an address that is saved unasked', () => {
    expect(readArgument(link, '/')).toEqual({ kind: 'link', url: 'https://bao.vn/bai.htm' })
  })
  test.each([
    'goc-doc://save?url=file%3A%2F%2F%2Fetc%2Fpasswd',
    'goc-doc://save?url=javascript%3Aalert(1)',
    'goc-doc://save',
    'goc-doc://open?url=https%3A%2F%2Fbao.vn',
    'goc-doc:x',
    'GOC-DOC://delete?id=1',
    `goc-doc://save?url=https%3A%2F%2Fbao.vn%2F${'a'.repeat(9000)}`,
  ])('any other link of our scheme is nothing, not even a file: %s', (argument) => {
    expect(readArgument(argument, '/')).toBeNull()
  })
  test('anything else is a file, relative to where it was given', () => {
    expect(readArgument('bai.html', '/home/an')).toEqual({ kind: 'file', path: '/home/an/bai.html' })
    expect(readArgument('../bai.html', '/home/an')).toEqual({ kind: 'file', path: '/home/bai.html' })
    expect(readArgument('file:///tmp/b%C3%A0i.html', '/')).toEqual({ kind: 'file', path: '/tmp/bài.html' })
  })
  test('a file of another machine, an empty or an endless word is not taken', () => {
    for (const argument of ['file://may-khac/bai.html', '', '  ', 'a\0b', 'x'.repeat(9000)])
      expect(readArgument(argument, '/')).toBeNull()
  })
  test('no argument makes it throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((s) => `goc-doc:${s}`),
          fc.string().map((s) => `file:${s}`),
          fc.webUrl(),
        ),
        (argument) => void readArgument(argument, '/'),
      ),
    )
  })
})

describe('a whole command line', () => {
  test('while developing, what follows the app’s own path counts', () => {
    expect(
      developing([
        '/bin/electron',
        '-r',
        '/tmp/loader.cjs',
        '--user-data-dir=/x',
        'app',
        'https://bao.vn/',
        'a.html',
      ]),
    ).toEqual([
      { kind: 'address', url: 'https://bao.vn/' },
      { kind: 'file', path: '/work/a.html' },
    ])
  })
  test('where the app is named otherwise, its first word is taken for the app', () => {
    expect(developing(['/bin/electron', '--inspect=0', 'out/main.js', 'a.html'])).toEqual([
      { kind: 'file', path: '/work/a.html' },
    ])
    expect(developing(['/bin/electron'])).toEqual([])
  })
  test('switches are skipped wherever they stand', () => {
    expect(
      installed(['/opt/goc-doc', '--original-process-start-time=1', link, '--', '-x', 'https://bao.vn/']),
    ).toEqual([
      { kind: 'link', url: 'https://bao.vn/bai.htm' },
      { kind: 'address', url: 'https://bao.vn/' },
    ])
  })
  test('one link of our scheme is taken from a command line, the first; addresses and files as many as there are', () => {
    const others = ['https://bao.vn/1', 'https://bao.vn/2', '/tmp/a.html']
    const second = 'GOC-DOC://save?url=https%3A%2F%2Fbao.vn%2Fhai.htm'
    const kinds = (words: readonly string[]) => installed(['x', ...words]).map(({ kind }) => kind)
    expect(installed(['x', link, second, link])).toEqual([{ kind: 'link', url: 'https://bao.vn/bai.htm' }])
    expect(kinds([second, ...others, link])).toEqual(['link', 'address', 'address', 'file'])
    expect(kinds(['goc-doc://open', link, ...others])).toEqual(['address', 'address', 'file'])
  })
  test('a command line hands over a thousand things at most', () => {
    expect(installed(['x', ...Array.from({ length: 1100 }, (_, n) => `${n}.html`)])).toHaveLength(1000)
  })
  test('the last value of a switch holds, an empty one is none', () => {
    expect(switchValue(['x', '--user-data-dir=/a', '--user-data-dir=/b'], 'user-data-dir')).toBe('/b')
    expect(switchValue(['x', '--user-data-dir='], 'user-data-dir')).toBeNull()
    expect(switchValue(['x', '--user-data-directory=/a'], 'user-data-dir')).toBeNull()
  })
})
