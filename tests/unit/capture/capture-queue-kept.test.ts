// What queue.json keeps of saves, and what becomes of it after a restart.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CaptureInput } from '../../../domain/capture.ts'
import { AppFailure } from '../../../domain/result.ts'
import { MAX_ADDRESS } from '../../../domain/url-policy.ts'
import { article, newFolder, start, openQueue, wishes, again, gate, onDisk } from './open-queue.ts'

describe('a save that queue.json cannot hold', () => {
  const tooLong: CaptureInput = { kind: 'address', url: `https://bao.vn/${'a'.repeat(MAX_ADDRESS)}` }
  const refused: readonly (readonly [CaptureInput, string])[] = [
    [tooLong, 'bad-address'],
    [{ kind: 'file', path: `/${'a'.repeat(5000)}`, url: null }, 'bad-input'],
  ]
  test.each(refused)(
    'fails at once with an error of its own, and gives back what it was given',
    async (input, code) => {
      const { queue, stepsOf, told } = await openQueue(newFolder(), async () => article)
      queue.start(start('long', input))
      await queue.settled()
      expect(stepsOf('long')).toEqual(['failed'])
      expect(told.at(-1)?.error?.code).toBe(code)
      queue.retry('long', again)
      await queue.settled()
      expect(stepsOf('long')).toEqual(['failed', 'failed'])
      expect(queue.dismiss('long')).toBe(input.kind === 'file' ? input.path : tooLong.url)
    },
  )
  test('keeps no other from being saved or written down', async () => {
    const folder = newFolder()
    const { queue, saved } = await openQueue(folder, async (input) => {
      if (input.kind === 'text') throw new AppFailure('offline')
      return article
    })
    queue.start(start('long', tooLong))
    queue.start(start('one'))
    queue.start(start('kept', { kind: 'text', text: 'What I pasted' }))
    await queue.settled()
    expect(saved).toEqual(['one'])
    expect(onDisk(folder).map(({ id }) => id)).toEqual(['kept'])
  })
})

describe('a save that main has fail', () => {
  test('whether it runs or waits, is kept as failed with what was given, over a restart too', async () => {
    const folder = newFolder()
    const { capture, until } = gate()
    const { queue, stepsOf } = await openQueue(folder, capture)
    for (const id of ['a', 'b', 'c', 'waits']) queue.start(start(id))
    await until(3)
    for (const id of ['a', 'waits']) queue.fail(id, { code: 'parser-crashed' })
    for (const id of ['b', 'c']) queue.cancel(id)
    await queue.settled()
    expect([stepsOf('a').at(-1), stepsOf('waits')]).toEqual(['failed', ['waiting', 'failed']])
    const after = await openQueue(folder, async () => article)
    after.queue.resume(wishes)
    await after.queue.settled()
    expect(after.saved).toEqual([])
    expect(after.queue.jobs()).toMatchObject(
      ['a', 'waits'].map((id) => ({ id, step: 'failed', error: { code: 'parser-crashed' } })),
    )
    after.queue.retry('a', again)
    await after.queue.settled()
    expect(after.saved).toEqual(['a'])
  })
  test('as soon as the queue is opened, is not begun again', async () => {
    const folder = newFolder()
    const { capture, until } = gate()
    const before = await openQueue(folder, capture)
    before.queue.start(start('deadly'))
    await until(1)
    const begun: string[] = []
    const { queue } = await openQueue(folder, async () => {
      begun.push('deadly')
      return article
    })
    queue.resume(wishes)
    queue.fail('deadly', { code: 'parser-crashed' })
    await queue.settled()
    expect(begun).toEqual([])
    expect(queue.jobs()).toMatchObject([{ step: 'failed' }])
  })
})

describe('after a restart', () => {
  test('what ran or waited runs, what failed is there with its reason, what was pasted is kept', async () => {
    const folder = newFolder()
    const { capture, until } = gate()
    const before = await openQueue(folder, (input, options, known) =>
      input.kind === 'text'
        ? Promise.reject(new AppFailure('unexpected', { message: 'x' }))
        : capture(input, options, known),
    )
    before.queue.start(start('pasted', { kind: 'text', text: 'What I pasted' }))
    await before.queue.settled()
    before.queue.start(start('one'))
    await until(1)

    const after = await openQueue(folder, async () => article)
    after.queue.resume(wishes)
    await after.queue.settled()
    expect(after.saved).toEqual(['one'])
    expect(after.queue.jobs().find(({ id }) => id === 'pasted')).toMatchObject({
      step: 'failed',
      error: { code: 'unexpected' },
      label: 'What I pasted',
    })
    after.queue.retry('pasted', again)
    await after.queue.settled()
    expect(after.saved).toEqual(['one', 'pasted'])
  })

  test.each([true, false])(
    'a permission for a private address holds only while the setting is %s',
    async (allowPrivate) => {
      const folder = newFolder()
      const { capture, until } = gate()
      const before = await openQueue(folder, capture)
      before.queue.start({ ...start('one'), allowPrivate: true })
      await until(1)
      const asked: boolean[] = []
      const { queue } = await openQueue(folder, async (_input, options) => {
        asked.push(options.allowPrivate)
        return article
      })
      queue.resume({ keepPictures: true, allowPrivate })
      await queue.settled()
      expect(asked).toEqual([allowPrivate])
    },
  )

  test('a save that ended the process twice is not begun a third time by itself', async () => {
    const folder = newFolder()
    for (const round of [1, 2]) {
      const { capture, until } = gate()
      const { queue } = await openQueue(folder, capture)
      if (round === 1) queue.start(start('deadly'))
      else queue.resume(wishes)
      await until(1)
    }
    const { queue, saved } = await openQueue(folder, async () => article)
    queue.resume(wishes)
    await queue.settled()
    expect(saved).toEqual([])
    expect(queue.jobs()).toMatchObject([{ id: 'deadly', step: 'failed', error: { code: 'parser-crashed' } }])
  })

  test('a damaged queue.json is set aside, and the queue begins empty', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'queue.json'), '\0\0\0\0')
    const { queue, recovered } = await openQueue(folder, async () => article)
    expect(recovered).toMatch(/^queue\.damaged-.*\.json$/)
    expect(readdirSync(folder)).toContain(recovered)
    queue.resume(wishes)
    expect(queue.jobs()).toEqual([])
  })
})
