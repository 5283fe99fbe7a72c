import { expect, test } from 'vitest'
import { parseCommandLine } from '../runtime/command-line.ts'

test('switches before the app are Chromium’s, arguments behind it are the app’s', () => {
  const line = parseCommandLine(['--lang=vi', '--force-dark-mode', 'app', '--own=1', 'file.html'], false)
  expect(line.entry).toBe('app')
  expect([...line.switches]).toEqual([
    ['lang', 'vi'],
    ['force-dark-mode', ''],
  ])
})

test('a user data folder may be named anywhere', () => {
  const line = parseCommandLine(['app', '--user-data-dir=/tmp/a=b'], false)
  expect(line.switches.get('user-data-dir')).toBe('/tmp/a=b')
})

test('-r names modules to load first, and is no entry', () => {
  expect(parseCommandLine(['-r', 'loader.js', 'app'], false)).toMatchObject({
    preloads: ['loader.js'],
    entry: 'app',
  })
})

test('a packaged app has no entry and takes no modules', () => {
  const line = parseCommandLine(['-r', 'evil.js', 'goc-doc://save'], true)
  expect(line).toMatchObject({ entry: undefined, preloads: [] })
})

test.each([
  ['--inspect', { host: '127.0.0.1', port: 9229, wait: false }],
  ['--inspect=0', { host: '127.0.0.1', port: 0, wait: false }],
  ['--inspect-brk=localhost:5858', { host: 'localhost', port: 5858, wait: true }],
])('%s opens the inspector', (argument, expected) => {
  expect(parseCommandLine([argument, 'app'], false).inspect).toEqual(expected)
})
