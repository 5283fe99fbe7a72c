import { expect, test, vi } from 'vitest'
import { createBackupClient } from '../../../electron/shell/backup-client.ts'
import type { ChildProcess } from '../../../electron/shell/parser-pool.ts'
import { failureOf } from '../library/library-fixture.ts'

type Sent = { requestId: number; library: string; asked: { call: string; given: unknown[] } }

/** A process that answers what its test has it answer. */
function process() {
  const listeners: { message?: (message: unknown) => void; exit?: (code: number) => void } = {}
  const sent: Sent[] = []
  const kill = vi.fn(() => true)
  const child = {
    postMessage: (message: unknown) => void sent.push(message as Sent),
    on: (event: 'message' | 'exit', listener: never) => void (listeners[event] = listener),
    kill,
  } as ChildProcess
  return { child, sent, kill, listeners }
}

test('what is asked is answered with its value, or with the error it has', async () => {
  const { child, sent, listeners } = process()
  const client = createBackupClient({ fork: () => child, idleLimit: 1000, onCrash: () => undefined })
  const list = client.of('/a').list()
  const compared = client.of('/a').compare('x')
  expect(sent.map(({ library, asked }) => [library, asked.call, ...asked.given])).toEqual([
    ['/a', 'list'],
    ['/a', 'compare', 'x'],
  ])
  listeners.message?.({ requestId: 1, result: { ok: true, value: [] } })
  listeners.message?.({ requestId: 2, result: { ok: false, error: { code: 'backup-damaged' } } })
  expect(await list).toEqual([])
  expect(await failureOf(compared)).toBe('backup-damaged')
  client.close()
})

test('a process that dies fails what was asked of it, and the next question has another', async () => {
  const all = [process(), process()]
  let forked = 0
  const crashes: number[] = []
  const client = createBackupClient({
    fork: () => all[forked++]?.child as ChildProcess,
    idleLimit: 1000,
    onCrash: (code) => crashes.push(code),
  })
  const made = client.of('/a').make()
  all[0]?.listeners.exit?.(9)
  expect(await failureOf(made)).toBe('backup-failed')
  expect(crashes).toEqual([9])
  const again = client.of('/a').make()
  all[1]?.listeners.message?.({ requestId: 2, result: { ok: true, value: { name: 'n', made: true } } })
  expect(await again).toEqual({ name: 'n', made: true })
  client.close()
  expect(await failureOf(client.of('/a').list())).toBe('backup-failed')
})

test('an idle process gives its memory back', async () => {
  vi.useFakeTimers()
  const { child, kill, listeners } = process()
  const client = createBackupClient({ fork: () => child, idleLimit: 1000, onCrash: () => undefined })
  const list = client.of('/a').list()
  vi.advanceTimersByTime(5000)
  expect(kill).not.toHaveBeenCalled()
  listeners.message?.({ requestId: 1, result: { ok: true, value: [] } })
  await list
  vi.advanceTimersByTime(1001)
  expect(kill).toHaveBeenCalledOnce()
  client.close()
  vi.useRealTimers()
})
