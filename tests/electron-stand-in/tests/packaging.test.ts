import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDeb } from '../packaging/fpm.ts'
import { removeFolder, temporaryFolder } from './launch.ts'

const run = promisify(execFile)
let folder: string
let deb: string

beforeAll(async () => {
  folder = await temporaryFolder()
  deb = join(folder, 'reader.deb')
  const app = join(folder, 'app')
  await mkdir(app)
  await writeFile(join(app, 'goc-doc'), '#!/bin/sh\n', { mode: 0o755 })
  await writeFile(join(folder, 'install.sh'), '#!/bin/sh\nexit 0\n')
  const about = [
    '--name',
    'goc-doc',
    '--version',
    '1.2.3',
    '--architecture',
    'amd64',
    '--maintainer',
    'A <a@b.example>',
  ]
  const scripts = ['--after-install', join(folder, 'install.sh')]
  const relations = ['-d', 'libnss3', '-d', 'libgtk-3-0', '--deb-recommends', 'chromium']
  const text = ['--description', ' Reads articles\n  Keeps them\n\n  on your disk']
  const options = ['--package', deb, '--deb-compression', 'gz', '--license', 'MIT']
  buildDeb([
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    ...relations,
    ...about,
    ...scripts,
    ...text,
    ...options,
    `${app}/=/opt/Góc Đọc`,
  ])
})
afterAll(() => removeFolder(folder))

test('a deb has the fields that were asked for', async () => {
  const { stdout } = await run('dpkg-deb', ['--field', deb])
  expect(stdout).toContain(
    'Package: goc-doc\nVersion: 1.2.3\nArchitecture: amd64\nMaintainer: A <a@b.example>\n',
  )
  expect(stdout).toContain('Depends: libnss3, libgtk-3-0\nRecommends: chromium\n')
  expect(stdout).toContain('Description: Reads articles\n Keeps them\n .\n on your disk\n')
})

test('a deb holds the app in its folder, owned by root', async () => {
  const { stdout } = await run('dpkg-deb', ['--contents', deb])
  expect(stdout).toMatch(/-rwxr-xr-x root\/root .* \.\/opt\/G.*\/goc-doc\n/)
})

test('a deb runs the script after installation', async () => {
  const { stdout } = await run('dpkg-deb', ['--info', deb, 'postinst'])
  expect(stdout).toBe('#!/bin/sh\nexit 0\n')
})

test('anything but a deb is refused', () => {
  expect(() => buildDeb(['-t', 'rpm', '--package', 'x.rpm'])).toThrow(
    'only deb packages can be built here, not rpm',
  )
})
