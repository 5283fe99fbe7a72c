import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ParseRequest } from '../../../electron/capture/messages.ts'
import { createParserPool } from '../../../electron/shell/parser-pool.ts'
import type { ParserPool } from '../../../electron/shell/parser-pool.ts'
import { createProgram } from './child-process.ts'
import type { Program } from './child-process.ts'

/** The first byte says how to behave. */
const code = `
  if (message.type === 'warm') return
  const [first] = message.request.bytes
  const hang = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  if (first === 255) hang()
  if (first === 254) process.exit(3)
  if (first === 253) { process.on('SIGTERM', () => {}); setTimeout(hang); return }
  answer({ type: 'parsed', requestId: message.requestId, result: { ok: true, value: { call: 'thumbnail', value: message.request.bytes } } })`

/** Milliseconds in which a process has surely ended, whatever else the machine does. */
const PATIENCE = 60_000

const work = (first: number): ParseRequest => ({ call: 'thumbnail', bytes: new Uint8Array([first]) })
const done = (first: number) => ({ ok: true, value: { call: 'thumbnail', value: new Uint8Array([first]) } })
const crashed = { ok: false, error: { code: 'parser-crashed' } }

let program: Program
let pool: ParserPool
let crashes: string[]
beforeEach(() => {
  program = createProgram(code)
  crashes = []
  pool = createParserPool({
    fork: program.fork,
    size: 2,
    // A process may take long to start where much else runs: only what hangs may meet its limit.
    timeLimit: 120_000,
    idleLimit: 60_000,
    onCrash: (reason) => crashes.push(reason),
  })
})
afterEach(() => {
  pool.close()
  program.end()
})

describe('the parsers', () => {
  test('never more than two run, and each answer reaches who asked', async () => {
    const firsts = [1, 2, 3, 4, 5, 6, 7]
    expect(await Promise.all(firsts.map((first) => pool.run(work(first))))).toEqual(firsts.map(done))
    expect(program.most()).toBe(2)
    expect(program.forked()).toBe(2)
  })
  test('one that dies costs the work it had, and no more', async () => {
    const results = await Promise.all([254, 1, 2, 254, 3].map((first) => pool.run(work(first))))
    expect(results).toEqual([crashed, done(1), done(2), crashed, done(3)])
    expect(crashes).toEqual(['died', 'died'])
  })
  test('one that hangs is killed at the time limit, also where it ignores the signal', async () => {
    const brief = createParserPool({
      fork: program.fork,
      size: 2,
      // Those that take the place of what hung have as long to start and to answer.
      timeLimit: 8000,
      idleLimit: 60_000,
      onCrash: (reason) => crashes.push(reason),
    })
    const results = await Promise.all([255, 253, 1, 2].map((first) => brief.run(work(first))))
    expect(results).toEqual([crashed, crashed, done(1), done(2)])
    expect(crashes).toEqual(['hung', 'hung'])
    await vi.waitFor(() => expect(program.alive.size).toBe(2), PATIENCE)
    brief.close()
  })
  test('one that was made ready takes the first piece of work, and gives its memory back where none comes', async () => {
    pool.warm()
    pool.warm()
    expect(program.forked()).toBe(1)
    expect(await pool.run(work(1))).toEqual(done(1))
    expect(program.forked()).toBe(1)
    const brief = createParserPool({
      fork: program.fork,
      size: 1,
      timeLimit: 120_000,
      idleLimit: 1,
      onCrash: () => {},
    })
    brief.warm()
    expect(program.forked()).toBe(2)
    await vi.waitFor(() => expect(program.alive.size).toBe(1), PATIENCE)
    brief.close()
  })
  test('an idle one gives its memory back', async () => {
    const brief = createParserPool({
      fork: program.fork,
      size: 1,
      timeLimit: 120_000,
      idleLimit: 1,
      onCrash: () => {},
    })
    expect(await brief.run(work(1))).toEqual(done(1))
    await vi.waitFor(() => expect(program.alive.size).toBe(0), PATIENCE)
    expect(await brief.run(work(2))).toEqual(done(2))
    expect(crashes).toEqual([])
    brief.close()
  })
  test('what still waits when the app ends is cancelled', async () => {
    const results = Promise.all([255, 255, 1].map((first) => pool.run(work(first))))
    pool.close()
    expect(await results).toEqual([crashed, crashed, { ok: false, error: { code: 'cancelled' } }])
  })
})
