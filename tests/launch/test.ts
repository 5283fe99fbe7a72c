// npm test: every suite, and at the end one line that adds them up.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './install-chromium.ts'
import { tryEpubcheck } from './install-epubcheck.ts'
import { root } from './paths.ts'
import { installedElectron } from './which-electron.ts'

type Count = { readonly passed: number; readonly failed: number }
type Suite = { readonly name: string; readonly run: () => Count }

const reports = mkdtempSync(join(tmpdir(), 'goc-doc-reports-'))

/** Runs a program of node_modules/.bin and tells whether it ended well. */
function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return status === 0
}

const asOne = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 })

/** A suite that ended badly without counting a failure (it did not even start) counts as one failure. */
function counted(ok: boolean, read: () => Count): Count {
  try {
    const count = read()
    return ok || count.failed > 0 ? count : { ...count, failed: 1 }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

function unit(): Count {
  const file = join(reports, 'unit.json')
  const ok = run('vitest', [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  return counted(ok, () => {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    return { passed: report.numPassedTests, failed: report.numFailedTests }
  })
}

function endToEnd(): Count {
  const file = join(reports, 'e2e.json')
  const ok = run('playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  return counted(ok, () => {
    const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number }
    }
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky }
  })
}

const suites: readonly Suite[] = [
  ...(['domain', 'electron', 'renderer', 'tests'] as const).map((project) => ({
    name: `types of ${project}/`,
    run: () => asOne(run('tsc', ['-p', project])),
  })),
  { name: 'lint', run: () => asOne(run('oxlint', ['--deny-warnings'])) },
  { name: 'format', run: () => asOne(run('prettier', ['--check', '--log-level', 'warn', '.'])) },
  { name: 'dead code', run: () => asOne(run('knip', [])) },
  { name: 'build', run: () => asOne(run('vite', ['build', '--app', '--logLevel', 'warn'])) },
  { name: 'unit', run: unit },
  { name: 'end to end', run: endToEnd },
]

ensureChromium()
tryEpubcheck()
process.stdout.write(`Running on Node ${process.version} and ${installedElectron().name}.\n`)
let passed = 0
let failed = 0
for (const suite of suites) {
  const began = performance.now()
  const count = suite.run()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${suite.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)\n`)
  passed += count.passed
  failed += count.failed
}
rmSync(reports, { recursive: true, force: true })
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
