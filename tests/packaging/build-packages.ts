// Builds the packages of the present configuration without Electron's binary: around the stand-in, which has no fuses
// to flip and no locales to choose from, and without any download.
import { execFile } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { path7za } from '7zip-bin'
import { makeDist } from '../electron-stand-in/packaging/make-dist.ts'
import { buildIfNeeded } from '../launch/build.ts'
import { root, standIn } from '../launch/paths.ts'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

/** The configuration that ships. */
export const configurationFile = join(root, 'electron-builder.yml')

export type Packages = {
  /** Target `dir`: the app as it will lie on a disk. */
  readonly unpacked: string
  readonly tarball: string
  readonly deb: string
}

/** Nothing listens there: whatever tries to download something fails at once. */
const NOWHERE = 'http://127.0.0.1:9/'

function fileEnding(folder: string, ending: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  const [name] = names
  if (name === undefined || names.length > 1) throw new Error(`${names.length} files end with ${ending}`)
  return join(folder, name)
}

/** What is changed for the test: where Electron comes from, and how hard is compressed. */
const testConfiguration = (electronDist: string, output: string) => ({
  extends: configurationFile,
  electronDist,
  electronFuses: null,
  electronLanguages: null,
  compression: 'store',
  deb: { compression: 'zst' },
  directories: { output },
})

/** Builds `dir`, `tar.gz` and `deb` into a folder. Throws with electron-builder's words where it fails. */
export async function buildPackages(folder: string): Promise<Packages> {
  buildIfNeeded()
  const electronDist = join(folder, 'electron')
  const output = join(folder, 'dist')
  makeDist(electronDist)
  // The npm package carries the program without the right to run it.
  const archiver = join(folder, '7za')
  copyFileSync(path7za, archiver)
  chmodSync(archiver, 0o755)
  const home = join(folder, 'home')
  mkdirSync(home)
  const config = join(folder, 'electron-builder.json')
  writeFileSync(config, JSON.stringify(testConfiguration(electronDist, output)))
  const builder = join(dirname(require.resolve('electron-builder/package.json')), 'cli.js')
  const targets = ['--linux', 'dir', 'tar.gz', 'deb']
  await run(process.execPath, [builder, ...targets, '--config', config, '--publish', 'never'], {
    cwd: root,
    env: {
      ...process.env,
      // fpm.ts is run by the first `node`.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      ELECTRON_BUILDER_7ZIP_PATH: archiver,
      CUSTOM_FPM_PATH: join(standIn, 'packaging', 'fpm.ts'),
      ELECTRON_MIRROR: NOWHERE,
      ELECTRON_BUILDER_BINARIES_MIRROR: NOWHERE,
      ELECTRON_BUILDER_CACHE: join(home, 'electron-builder'),
      npm_config_offline: 'true',
    },
  }).catch((cause: { stdout?: string; stderr?: string }) => {
    throw new Error(`electron-builder failed:\n${cause.stdout ?? ''}${cause.stderr ?? ''}`, { cause })
  })
  return {
    unpacked: fileEnding(output, '-unpacked'),
    tarball: fileEnding(output, '.tar.gz'),
    deb: fileEnding(output, '.deb'),
  }
}
