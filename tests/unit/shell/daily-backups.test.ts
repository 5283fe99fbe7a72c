import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { ChangeListener } from '../../../electron/library/changes.ts'
import { AppFailure } from '../../../domain/result.ts'
import { startDailyBackups } from '../../../electron/shell/daily-backups.ts'

const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 10, 27, 9, 0, 0) }))
afterEach(() => void vi.useRealTimers())

function parts() {
  const listeners = new Set<ChangeListener>()
  const library = {
    folder: '/thư viện',
    readOnly: false,
    onChange: (listener: ChangeListener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const backups: { madeAt: string }[] = []
  const state = { open: library as typeof library | null, busy: false, fails: false, asked: 0 }
  const told: string[] = []
  const stop = startDailyBackups({
    library: () => state.open,
    list: async () => backups,
    make: async () => {
      state.asked++
      if (state.fails) throw new AppFailure('backup-failed', { reason: 'disk-full' })
      backups.unshift({ madeAt: new Date().toISOString() })
    },
    isBusy: () => state.busy,
    onFailed: ({ code }) => told.push(code),
  })
  onTestFinished(stop)
  return { library, listeners, backups, state, told, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}
const change = (listeners: Set<ChangeListener>, onlyMoved: boolean) => {
  for (const listener of listeners) listener(['0123456789ab'], onlyMoved)
}

test('at the first quiet minute after opening, and once a day', async () => {
  const { state, listeners, pass } = parts()
  await pass(MINUTE)
  expect(state.asked).toBe(0)
  change(listeners, false)
  await pass(MINUTE - 1)
  expect(state.asked).toBe(0)
  await pass(2 * MINUTE)
  expect(state.asked).toBe(1)
  await pass(10 * 60 * MINUTE)
  expect(state.asked).toBe(1)
  await pass(24 * 60 * MINUTE)
  expect(state.asked).toBe(2)
})

test('not again where it was backed up today before the app was started', async () => {
  const { state, backups, pass } = parts()
  backups.push({ madeAt: new Date(2026, 10, 27, 8, 0, 0).toISOString() })
  await pass(60 * MINUTE)
  expect(state.asked).toBe(0)
})

test('not while articles are being saved; who only reads is quiet', async () => {
  const { state, listeners, pass } = parts()
  state.busy = true
  await pass(10 * MINUTE)
  expect(state.asked).toBe(0)
  state.busy = false
  change(listeners, true)
  await pass(MINUTE)
  expect(state.asked).toBe(1)
})

test('a library that is never quiet is backed up all the same, within an hour', async () => {
  const { state, pass } = parts()
  state.busy = true
  await pass(60 * MINUTE)
  expect(state.asked).toBe(1)
})

test('a failure is told once, tried again within the day, and told again only after it went well', async () => {
  const { state, told, pass } = parts()
  state.fails = true
  await pass(5 * 60 * MINUTE)
  expect(state.asked).toBeGreaterThan(2)
  expect(told).toEqual(['backup-failed'])
  state.fails = false
  await pass(2 * 60 * MINUTE)
  state.fails = true
  await pass(24 * 60 * MINUTE)
  expect(told).toEqual(['backup-failed', 'backup-failed'])
})

test('not one that is read-only, nor one that is gone; another one by itself', async () => {
  const { state, library, pass } = parts()
  state.open = { ...library, readOnly: true }
  await pass(60 * MINUTE)
  state.open = null
  await pass(60 * MINUTE)
  expect(state.asked).toBe(0)
  state.open = library
  await pass(3 * MINUTE)
  expect(state.asked).toBe(1)
})
