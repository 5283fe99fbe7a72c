// What writer-process.ts says, and starting it.
import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { onTestFinished } from 'vitest'
import type { Place } from './library-fixture.ts'
import type { WriterStep } from './writer-steps.ts'

export type WriterLine =
  | { readonly line: 'opening' | 'open' }
  | { readonly line: 'begin' | 'done'; readonly step: WriterStep }
  | { readonly line: 'failed'; readonly code: string }

export type Writer = {
  readonly process: ChildProcessByStdio<Writable, Readable, null>
  readonly lines: WriterLine[]
  /** Resolves when a line of this kind has come; rejects when the process has ended without it. */
  until(line: WriterLine['line']): Promise<WriterLine>
  /** Resolves when so many steps were begun; rejects when the process has ended before. */
  begun(steps: number): Promise<unknown>
  /** Resolves when the process has ended and all it said was read. */
  readonly ended: Promise<void>
}

export function startWriter(mode: 'hold' | 'write', { folder, userData }: Place, seed = 0): Writer {
  const script = join(import.meta.dirname, 'writer-process.ts')
  const child = spawn(process.execPath, [script, mode, folder, userData, String(seed)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: WriterLine[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const look of waiting) look()
  }
  let over = false
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (text) => {
    lines.push(JSON.parse(text) as WriterLine)
    wake()
  })
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]).then(() => {
    over = true
    wake()
    return undefined
  })
  const nth = (kind: WriterLine['line'], count: number) =>
    new Promise<WriterLine>((resolve, reject) => {
      const look = () => {
        const found = lines.filter(({ line }) => line === kind)[count - 1]
        if (found) resolve(found)
        else if (over) reject(new Error(`ended without ${kind} ${count}: ${JSON.stringify(lines.at(-1))}`))
        else return
        waiting.delete(look)
      }
      waiting.add(look)
      look()
    })
  return {
    process: child,
    lines,
    ended,
    until: (kind) => nth(kind, 1),
    begun: (steps) => nth('begin', steps),
  }
}
