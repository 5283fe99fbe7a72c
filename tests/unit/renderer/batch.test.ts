import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaptureJob, CaptureStep } from '../../../domain/capture.ts'
import { isFinished } from '../../../domain/capture.ts'
import { countBatch, endsMany, FEW, NO_BATCH, noteJob } from '../../../renderer/saving/batch.ts'
import type { Batch } from '../../../renderer/saving/batch.ts'

const job = (id: string, step: CaptureStep, kind: CaptureJob['kind'] = 'file'): CaptureJob => ({
  id,
  label: id,
  kind,
  url: null,
  step,
  progress: 0,
  articleId: null,
  updated: false,
  title: null,
  error: null,
})
/** The changes one after the other, with how often the end of many was told. */
function run(changes: readonly (readonly [string, CaptureStep])[]): { batch: Batch; told: number } {
  let batch: Batch = NO_BATCH
  let told = 0
  for (const [id, step] of changes) {
    const after = noteJob(batch, job(id, step))
    if (endsMany(batch, after)) told++
    batch = after
  }
  return { batch, told }
}
const ids = (count: number, prefix = 'a') => Array.from({ length: count }, (_, n) => `${prefix}${n}`)
const all = (names: readonly string[], step: CaptureStep) => names.map((id) => [id, step] as const)

describe('saves that run together', () => {
  test('are told of once, when the last has ended, however each ends', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<CaptureStep>('done', 'failed', 'cancelled'), {
          minLength: 1,
          maxLength: 30,
        }),
        (ends) => {
          const names = ids(ends.length)
          const changes = [
            ...all(names, 'waiting'),
            ...ends.flatMap((end, n) => [
              [names[n] ?? '', 'fetching'] as const,
              [names[n] ?? '', end] as const,
            ]),
          ]
          const { batch, told } = run(changes)
          const counts = countBatch(batch)
          expect(told).toBe(ends.length > FEW ? 1 : 0)
          expect(counts.ended).toBe(ends.length)
          expect(counts.saved).toBe(ends.filter((end) => end === 'done').length)
          expect(ends.every(isFinished)).toBe(true)
        },
      ),
    )
  })

  test('count anew once all before them have ended', () => {
    const first = ids(10)
    const second = ids(6, 'b')
    const { batch, told } = run([
      ...all(first, 'waiting'),
      ...all(first, 'done'),
      ...all(second, 'waiting'),
      ...all(second, 'failed'),
    ])
    expect(told).toBe(2)
    expect(countBatch(batch)).toMatchObject({ all: 6, saved: 0, failed: 6 })
  })

  test('do not count failures left over from before', () => {
    expect(countBatch(noteJob(NO_BATCH, job('old', 'failed'))).all).toBe(0)
  })

  test('are files only where nothing else is among them', () => {
    const files = noteJob(NO_BATCH, job('a', 'waiting'))
    expect(countBatch(files).areFiles).toBe(true)
    expect(countBatch(noteJob(files, job('b', 'waiting', 'address'))).areFiles).toBe(false)
  })
})
