// A package installed into a folder that stands for a system's root, by dpkg itself.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Systems without dpkg build other packages. */
export const hasDpkg = (): boolean => spawnSync('dpkg', ['--version'], { stdio: 'ignore' }).status === 0

/** A dpkg without packages but the ones that are installed with it. */
const dpkg = (system: string, args: readonly string[]): string =>
  execFileSync(
    'dpkg',
    [
      `--root=${system}`,
      '--log=/dev/null',
      // Not necessarily root, and none of the system's libraries are in this root.
      '--force-not-root',
      '--force-bad-path',
      '--force-depends',
      '--no-triggers',
      ...args,
    ],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } },
  )

/**
 * Unpacks a package into a fresh root. Its scripts do not run: they belong to the machine, not to the root.
 * @returns what dpkg says about the installed package
 */
export function installDeb(deb: string, system: string): string {
  const database = join(system, 'var', 'lib', 'dpkg')
  for (const folder of ['info', 'updates', 'triggers']) mkdirSync(join(database, folder), { recursive: true })
  for (const file of ['status', 'available']) writeFileSync(join(database, file), '')
  dpkg(system, ['--unpack', deb])
  return dpkg(system, ['--status', 'goc-doc'])
}

type PackedEntry = { readonly mode: string; readonly owner: string; readonly path: string }

/** The files and folders of a package, as `dpkg-deb --contents` lists them. */
export const debEntries = (deb: string): readonly PackedEntry[] =>
  execFileSync('dpkg-deb', ['--contents', deb], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    // Where no language is set, names of other letters would come escaped.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, mode = '', owner = '', path = ''] = /^(\S+) (\S+)\s+\d+ \S+ \S+ \.(\/.*)$/.exec(line) ?? []
      if (path === '') throw new Error(`not an entry: ${line}`)
      return { mode, owner, path }
    })
