// The packages are built once, around the stand-in, then looked into, installed and run.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPackages } from './build-packages.ts'
import type { Packages } from './build-packages.ts'
import { archiveFiles, filesUnder, packageOf, productionPackages } from './contents.ts'
import type { PackedFile } from './contents.ts'
import { commandOf, listItems, readDesktopEntry } from './desktop-entry.ts'
import { debEntries, hasDpkg, installDeb } from './installation.ts'
import { openInstalled } from './installed-app.ts'
import type { InstalledApp } from './installed-app.ts'
import { startNewspaper } from '../newspaper/server.ts'
import { titles } from '../newspaper/pages.ts'

const MEBIBYTE = 1024 * 1024
const supported = process.platform === 'linux' && hasDpkg()
if (!supported) process.stdout.write('Packages are not built: this needs Linux with dpkg.\n')

/** AppArmor's profile is for installed packages, and may come while the archive is being written. */
const withoutProfile = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => path !== 'resources/apparmor-profile').toSorted()

describe.skipIf(!supported)('packages for Linux (need dpkg)', () => {
  let folder: string
  let packages: Packages
  let archive: string
  let files: readonly PackedFile[]

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'goc-doc-packages-'))
    packages = await buildPackages(folder)
    archive = join(packages.unpacked, 'resources', 'app.asar')
    files = archiveFiles(archive)
  }, 400_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describe('the archive', () => {
    test('holds the built app, the sample, and production dependencies', () => {
      const places = new Set(files.map(({ path }) => /^(?:assets\/[^/]+\/)?[^/]+/.exec(path)?.[0]))
      expect([...places].toSorted()).toEqual([
        'assets/sample/en',
        'assets/sample/images',
        'assets/sample/thumbnails',
        'assets/sample/vi',
        'node_modules',
        'out',
        'package.json',
      ])
      const modules = new Set(files.map(({ path }) => packageOf(path)).filter((name) => name !== null))
      expect([...modules].toSorted()).toEqual(productionPackages())
    })

    test('holds no sources, source maps, types, tests, documents or settings', () => {
      const odd = files
        .map(({ path }) => path)
        .filter(
          (path) =>
            /\.(?:map|[mc]?ts|tsx|flow|cc|gyp|h|ya?ml|lock)$/i.test(path) ||
            /(?:^|\/)(?:tests?|__tests__|docs?|examples?|\.[^/]*)\//i.test(path) ||
            (/\.(?:md|markdown)$/i.test(path) && !/licen[cs]e/i.test(path)),
        )
      expect(odd).toEqual([])
    })

    test('holds the native part of this system only, outside, where the loader finds it', () => {
      const native = files.filter(({ path }) => /\.(?:node|so[.\d]*|dll|dylib)$/.test(path))
      const system = `${process.platform}-${process.arch}`
      expect(new Set(native.map(({ path }) => packageOf(path)))).toEqual(
        new Set([`@img/sharp-${system}`, `@img/sharp-libvips-${system}`]),
      )
      for (const { path, unpacked } of native) {
        expect(unpacked, path).toBe(true)
        expect(existsSync(join(`${archive}.unpacked`, path)), path).toBe(true)
      }
      const foreign = files.filter(({ path, unpacked }) => unpacked && !path.startsWith('node_modules/@img/'))
      expect(foreign).toEqual([])
    })

    test('is at most 60 MB with what lies beside it', () => {
      const beside = filesUnder(`${archive}.unpacked`).map((path) => join(`${archive}.unpacked`, path))
      const bytes = [archive, ...beside].reduce((sum, path) => sum + statSync(path).size, 0)
      process.stdout.write(`app.asar and app.asar.unpacked: ${(bytes / MEBIBYTE).toFixed(1)} MiB\n`)
      expect(bytes).toBeLessThanOrEqual(60 * 1000 * 1000)
    })

    test("carries the app's own description, without what is for development", () => {
      const description = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as object
      expect(description).toMatchObject({ name: 'goc-doc', main: 'out/main/main.js', type: 'module' })
      expect(description).toMatchObject({ desktopName: 'goc-doc.desktop' })
      expect(description).not.toHaveProperty('devDependencies')
      expect(description).not.toHaveProperty('scripts')
    })
  })

  test('the licences of the app, of its dependencies, of Electron and of Chromium are carried along', () => {
    for (const name of ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'resources/LICENSE.txt'])
      expect(existsSync(join(packages.unpacked, name)), name).toBe(true)
    const notices = JSON.parse(extractFile(archive, 'out/main/notices.json').toString('utf8')) as {
      name: string
      text: string
    }[]
    const told = new Set(notices.filter(({ text }) => text.length > 100).map(({ name }) => name))
    expect(productionPackages().filter((name) => !told.has(name))).toEqual([])
  })

  test('tar.gz holds the same files as the folder that was built', () => {
    const listed = execFileSync('tar', ['-tzf', packages.tarball], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
      .trimEnd()
      .split('\n')
      .filter((path) => !path.endsWith('/'))
    const top = new Set(listed.map((path) => path.split('/')[0]))
    expect(top.size).toBe(1)
    expect(listed.map((path) => path.slice(path.indexOf('/') + 1))).toEqual(
      expect.arrayContaining(['goc-doc', 'resources/app.asar', 'LICENSES.chromium.html']),
    )
    expect(withoutProfile(listed.map((path) => path.slice(path.indexOf('/') + 1)))).toEqual(
      withoutProfile(filesUnder(packages.unpacked)),
    )
  })

  describe('the installed deb', () => {
    let system: string
    let status: string
    let entry: ReadonlyMap<string, string>
    const desktopFile = () => join(system, 'usr/share/applications/goc-doc.desktop')

    beforeAll(() => {
      system = join(folder, 'system')
      status = installDeb(packages.deb, system)
      entry = readDesktopEntry(readFileSync(desktopFile(), 'utf8'))
    })

    test('is known to dpkg with maintainer, dependencies and description', () => {
      expect(status).toMatch(/^Status: install ok unpacked$/m)
      expect(status).toMatch(/^Maintainer: Góc Đọc <\S+@\S+>$/m)
      expect(status).toMatch(/^Depends: .*libgtk-3-0 .*libnss3.*xdg-utils/m)
      expect(status).toMatch(/^Description: .+\n .+/m)
      expect(status).toMatch(/^Homepage: https:/m)
    })

    test('lets everyone read, no one but root write, and nothing run as root', () => {
      for (const { mode, owner, path } of debEntries(packages.deb)) {
        expect(owner, path).toBe('root/root')
        expect(mode, path).toMatch(/^[-dl]r[w-][x-]r-[x-]r-[x-]$/)
      }
      const program = debEntries(packages.deb).find(({ path }) => path === '/opt/Góc Đọc/goc-doc')
      expect(program?.mode).toBe('-rwxr-xr-x')
    })

    test('has scripts that the shell can read, for the program at its place', () => {
      for (const name of ['postinst', 'postrm']) {
        const script = join(system, 'var/lib/dpkg/info', `goc-doc.${name}`)
        expect(spawnSync('bash', ['-n', script]).status, name).toBe(0)
        expect(readFileSync(script, 'utf8')).toContain("'/opt/Góc Đọc/goc-doc'")
      }
    })

    test('has a desktop entry in both languages', () => {
      expect(Object.fromEntries(entry)).toMatchObject({
        Type: 'Application',
        Name: 'Góc Đọc',
        'Name[vi]': 'Góc Đọc',
        GenericName: expect.stringMatching(/\w/) as string,
        'GenericName[vi]': expect.stringMatching(/[đọ]/) as string,
        Comment: expect.stringMatching(/offline/) as string,
        'Comment[vi]': expect.stringMatching(/không cần mạng/) as string,
        Terminal: 'false',
        StartupWMClass: 'goc-doc',
      })
      expect(listItems(entry.get('Categories'))).toEqual(['Office', 'Viewer'])
      const validator = spawnSync('desktop-file-validate', [desktopFile()], { encoding: 'utf8' })
      if (!validator.error) expect(validator.stdout + validator.stderr).toBe('')
    })

    test('opens web pages, texts and its own links, and makes itself the default of nothing', () => {
      expect(listItems(entry.get('MimeType')).toSorted()).toEqual([
        'application/x-mimearchive',
        'application/xhtml+xml',
        'text/html',
        'text/markdown',
        'text/plain',
        'x-scheme-handler/goc-doc',
      ])
      const outside = filesUnder(join(system, 'usr')).filter((path) => !path.includes('/icons/'))
      expect(outside).toEqual(['share/applications/goc-doc.desktop'])
    })

    test('has its icon in the sizes of the hicolor theme', () => {
      expect(entry.get('Icon')).toBe('goc-doc')
      for (const size of [16, 24, 32, 48, 64, 96, 128, 256, 512]) {
        const icon = readFileSync(join(system, `usr/share/icons/hicolor/${size}x${size}/apps/goc-doc.png`))
        // PNG specification: signature, then IHDR with width and height.
        expect(icon.subarray(1, 4).toString()).toBe('PNG')
        expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([size, size])
      }
    })

    test('runs: saves an article and reads it with its pictures when the paper is gone, also after a restart', async () => {
      const [program = ''] = commandOf(entry.get('Exec') ?? '', [])
      const installed = { program: join(system, program), folder: join(folder, 'reader') }
      const newspaper = await startNewspaper()
      let app: InstalledApp | null = await openInstalled(installed)
      try {
        expect(await app.place()).toEqual({
          packaged: true,
          archive: join(system, '/opt/Góc Đọc/resources/app.asar'),
        })
        const rows = app.driver.list.getByRole('link')
        await rows.nth(2).waitFor()
        expect(await rows.count()).toBe(3)
        expect(await rows.first().textContent()).toContain('(kỳ I)')

        await app.driver.saveFromNewspaper(newspaper.address('/ky-1'))
        await newspaper.stop()
        const asked = newspaper.requests.length
        await app.driver.open(titles.part1)
        await app.driver.body.getByText('những người đan lưới ở xóm Bãi').waitFor()
        expect(await app.pictureWidths()).toEqual([1200])
        await app.close()

        app = await openInstalled(installed)
        await app.driver.open(titles.part1)
        await app.driver.body.getByText('những người đan lưới ở xóm Bãi').waitFor()
        expect(await app.pictureWidths()).toEqual([1200])
        expect(newspaper.requests.length).toBe(asked)

        // As the desktop does with a link: a second start with the Exec line of the entry.
        const link = `goc-doc://save?url=${encodeURIComponent(newspaper.address('/ky-2'))}`
        await app.handOver(commandOf(entry.get('Exec') ?? '', [link]).slice(1))
        const asks = app.driver.page.getByRole('dialog', { name: app.driver.t.save.confirmTitle })
        await asks.waitFor()
        expect(newspaper.requests.length).toBe(asked)
        await app.close()
        app = null
      } finally {
        await app?.close()
        await newspaper.stop()
      }
    })
  })
})
