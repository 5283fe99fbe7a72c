// Builds the app where its sources are newer than what was built.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.ts'

const sources = ['domain', 'electron', 'renderer', 'assets', 'vite.config.ts', 'package-lock.json']

function newest(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** Runs `npm run build` unless out/ is newer than every source. */
export function buildIfNeeded(): void {
  const built = join(root, 'out', 'main', 'notices.json')
  const since = existsSync(built) ? statSync(built).mtimeMs : 0
  if (sources.every((source) => newest(join(root, source)) < since)) return
  execFileSync(
    process.execPath,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--app', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
      // A test runner sets another one, and React would be built with its checks.
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
}
