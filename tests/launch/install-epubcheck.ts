// epubcheck, the validator of EPUB: Debian's is installed, as root, where there is none. One test uses it, and is
// skipped where it cannot be had.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Where Debian's package puts it; another one may be named. */
const jar = process.env['EPUBCHECK_JAR'] ?? '/usr/share/java/epubcheck.jar'

/** How epubcheck is run, to be followed by the file; null where it or Java is missing. */
export function findEpubcheck(): readonly [command: string, ...args: string[]] | null {
  if (!existsSync(jar)) return null
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' })
    return ['java', '-jar', jar]
  } catch {
    return null
  }
}

/** Milliseconds after which the installation is given up. */
const PATIENCE = 120_000

export function tryEpubcheck(): void {
  if (findEpubcheck() || process.getuid?.() !== 0) return
  try {
    process.stdout.write('No epubcheck found: installing the one of Debian.\n')
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'epubcheck'], {
      stdio: 'ignore',
      timeout: PATIENCE,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    process.stdout.write('epubcheck cannot be installed here: its test is skipped.\n')
  }
}
