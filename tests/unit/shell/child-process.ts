// Node's own child processes in the place of Electron's utility processes: the same messages, the same ends.
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChildProcess } from '../../../electron/shell/parser-pool.ts'

/** A program of a few lines, forked as often as wanted. `answer(message)` sends to the parent. */
export function createProgram(code: string) {
  const folder = mkdtempSync(join(tmpdir(), 'goc-doc-child-'))
  const script = join(folder, 'program.mjs')
  writeFileSync(
    script,
    `const answer = (message) => process.send(message)\nprocess.on('message', (message) => { ${code} })`,
  )
  const alive = new Set<number>()
  let forked = 0
  let most = 0
  return {
    fork(): ChildProcess {
      const child = fork(script, { serialization: 'advanced', stdio: 'ignore' })
      const { pid = 0 } = child
      forked++
      alive.add(pid)
      most = Math.max(most, alive.size)
      child.on('exit', () => alive.delete(pid))
      return {
        get pid() {
          return alive.has(pid) ? pid : undefined
        },
        postMessage: (message) => void child.send(message as object),
        on: (event: 'message' | 'exit', listener: (value: never) => void) =>
          child.on(event, (value: unknown) => listener((value ?? 0) as never)),
        kill: () => child.kill(),
      }
    },
    alive,
    forked: () => forked,
    most: () => most,
    end() {
      for (const pid of alive) process.kill(pid, 'SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Program = ReturnType<typeof createProgram>
