// npm run bench:backup -- [--articles N]: what a backup of a generated library costs, made in a process of its own as the
// app has it made, while the event loop of this one is watched.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { backupsFolder } from '../../electron/backup/make-backup.ts'
import { createBackupClient } from '../../electron/shell/backup-client.ts'
import { writeDemoLibrary } from '../demo-library/write.ts'
import { root } from '../launch/paths.ts'

const { values } = parseArgs({ options: { articles: { type: 'string', default: '10000' } } })
const articles = Number(values.articles)
const folder = mkdtempSync(join(tmpdir(), 'goc-doc-bench-backup-'))
const library = join(folder, 'library')

const client = createBackupClient({
  fork: () => {
    const shim = join(root, 'tests/unit/capture/parent-port-shim.ts')
    const child = fork(join(root, 'electron/backup/backup-process.ts'), {
      execArgv: ['--import', shim],
      serialization: 'advanced',
    })
    return {
      postMessage: (message) => void child.send(message as object),
      on: (event: 'message' | 'exit', listener: (value: never) => void) =>
        child.on(event, (value: unknown) => listener((value ?? 0) as never)),
      kill: () => child.kill(),
    }
  },
  idleLimit: 600_000,
  onCrash: () => process.exit(1),
})

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const began = performance.now()
  const value = await work()
  return { value, seconds: Math.round(performance.now() - began) / 1000 }
}

try {
  await writeDemoLibrary(library, articles, () => undefined)
  const work = client.of(library)
  await work.list()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const made = await timed(() => work.make())
  const longestBlock = delay.max / 1e6
  delay.disable()
  const unchanged = await timed(() => work.make())
  const compared = await timed(() => work.compare(made.value.name))
  await pause(0)
  process.stdout.write(
    `${JSON.stringify(
      {
        articles,
        makeSeconds: made.seconds,
        unchangedSeconds: unchanged.seconds,
        compareSeconds: compared.seconds,
        megabytes: Math.round(statSync(join(backupsFolder(library), made.value.name)).size / 1e5) / 10,
        longestBlockOfCallerMilliseconds: Math.round(longestBlock * 10) / 10,
      },
      null,
      2,
    )}\n`,
  )
} finally {
  client.close()
  rmSync(folder, { recursive: true, force: true })
}
