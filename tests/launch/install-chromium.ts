// The tests need a browser; where there is none, Debian's is installed, as root. `npm start` never does this.
import { execFileSync } from 'node:child_process'
import { findChromium } from '../electron-stand-in/runtime/find-chromium.ts'

/** Throws with a sentence where there is no Chromium and none can be installed. */
export function ensureChromium(): void {
  if (findChromium()) return
  const run = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    process.stdout.write('No Chromium found: installing the one of Debian.\n')
    run('update', '-qq')
    run('install', '-y', '-qq', '--no-install-recommends', 'chromium')
  } catch (cause) {
    throw new Error(
      'The tests need Chromium. Install it (on Debian: apt-get install chromium) or set CHROMIUM_PATH.',
      { cause },
    )
  }
}
