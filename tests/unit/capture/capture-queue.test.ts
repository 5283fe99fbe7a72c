import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { KnownPage } from '../../../domain/article.ts'
import type { CaptureJob } from '../../../domain/capture.ts'
import { AppFailure } from '../../../domain/result.ts'
import { createCaptureQueue } from '../../../electron/capture/capture-queue.ts'
import { openQueueFile } from '../../../electron/capture/queue-file.ts'
import { article, newFolder, start, notKept, openQueue, wishes, again, gate, onDisk } from './open-queue.ts'
import type { Capture } from './open-queue.ts'

describe('a save', () => {
  test('goes through its steps, is handed over and leaves the file', async () => {
    const folder = newFolder()
    const { queue, told, stepsOf } = await openQueue(folder, async (_input, { onStep }) => {
      onStep('extracting', 0.4)
      onStep('saving', 0.9, 'A title')
      return article
    })
    queue.start(start('one'))
    await queue.settled()
    expect(stepsOf('one')).toEqual(['waiting', 'fetching', 'extracting', 'saving', 'done'])
    expect(told.at(-1)).toMatchObject({
      articleId: '0123456789ab',
      progress: 1,
      title: 'A title',
      error: null,
    })
    expect(onDisk(folder)).toEqual([])
  })

  test('that fails says why, keeps what was given and can be retried', async () => {
    const folder = newFolder()
    let tries = 0
    const { queue, told, saved } = await openQueue(folder, async () => {
      if (++tries === 1) throw new AppFailure('http-status', { host: 'example.org', status: 503 })
      return article
    })
    queue.start(start('one'))
    await queue.settled()
    expect(told.at(-1)).toMatchObject({
      step: 'failed',
      url: 'https://example.org/one',
      error: { code: 'http-status', details: { status: 503 } },
    })
    expect(onDisk(folder)).toHaveLength(1)
    queue.retry('one', again)
    await queue.settled()
    expect(saved).toEqual(['one'])
    expect(told.at(-1)).toMatchObject({ step: 'done', error: null })
  })

  test('that the person wants anyway is tried so from then on, over a restart too', async () => {
    const folder = newFolder()
    const asked: boolean[] = []
    const capture: Capture = async (_input, { anyway }) => {
      asked.push(anyway)
      throw new AppFailure('not-an-article', { reason: 'listing' })
    }
    const before = await openQueue(folder, capture)
    before.queue.start(start('front'))
    await before.queue.settled()
    before.queue.retry('front', { ...again, anyway: true })
    await before.queue.settled()
    const after = await openQueue(folder, capture)
    after.queue.resume(wishes)
    after.queue.retry('front', again)
    await after.queue.settled()
    expect(asked).toEqual([false, true, true])
  })

  test('that was left by a version without "save anyway" is read as one that must be an article', async () => {
    const folder = newFolder()
    const { capture, until } = gate()
    const before = await openQueue(folder, capture)
    before.queue.start(start('old'))
    await until(1)
    const path = join(folder, 'queue.json')
    const left = JSON.parse(readFileSync(path, 'utf8'))
    delete left.saves[0].anyway
    writeFileSync(path, JSON.stringify(left))
    const asked: unknown[] = []
    const after = await openQueue(folder, async (_input, { anyway }) => {
      asked.push(anyway)
      return article
    })
    after.queue.resume(wishes)
    await after.queue.settled()
    expect([asked, after.recovered]).toEqual([[false], null])
  })

  test.each([true, false])(
    'keeps its permission for a private address when it is tried again, only while the setting is %s',
    async (keepPermission) => {
      const asked: boolean[] = []
      const { queue } = await openQueue(newFolder(), async (_input, { allowPrivate }) => {
        asked.push(allowPrivate)
        throw new AppFailure('not-an-article', { reason: 'listing' })
      })
      queue.start({ ...start('private'), allowPrivate: true })
      await queue.settled()
      queue.retry('private', { ...again, keepPermission })
      await queue.settled()
      expect(asked).toEqual([true, keepPermission])
    },
  )

  test('that the library could not write has failed', async () => {
    const { document } = await openQueueFile(newFolder())
    const told: CaptureJob[] = []
    const queue = createCaptureQueue({
      document,
      capture: async () => article,
      save: () => Promise.reject(new AppFailure('disk-full', { file: 'x' })),
      keepUnchanged: notKept,
      onJob: (job) => told.push(job),
    })
    queue.start(start('one'))
    await queue.settled()
    expect(told.at(-1)).toMatchObject({ step: 'failed', error: { code: 'disk-full' } })
  })

  test('that is cancelled stops, is not saved and does not come back', async () => {
    const folder = newFolder()
    const { capture, until } = gate()
    const { queue, told, saved } = await openQueue(folder, capture)
    queue.start(start('one'))
    await until(1)
    queue.cancel('one')
    await queue.settled()
    expect(told.at(-1)).toMatchObject({ step: 'cancelled', error: null })
    expect(saved).toEqual([])
    expect(onDisk(folder)).toEqual([])
  })

  test('that is dismissed gives back what it was given', async () => {
    const { queue } = await openQueue(newFolder(), () => Promise.reject(new AppFailure('offline')))
    queue.start(start('one', { kind: 'text', text: 'What I pasted' }))
    await queue.settled()
    expect(queue.dismiss('one')).toBe('What I pasted')
    expect(queue.jobs()).toEqual([])
    expect(queue.dismiss('one')).toBeNull()
    await queue.settled()
  })
})

describe('a save of an article whose page is unchanged', () => {
  const known: KnownPage = {
    articleId: 'ffffffffffff',
    title: 'The saved title',
    validators: { address: 'https://example.org/one', etag: '"1"', lastModified: null, extractor: 1 },
    charset: null,
  }
  const asked: (KnownPage | null)[] = []
  const unchanged: Capture = async (_input, _options, about) => {
    asked.push(about)
    return about === null ? article : null
  }

  test('is done, and the article is the one that was there', async () => {
    const kept: string[] = []
    const { queue, told, saved } = await openQueue(newFolder(), unchanged, async (jobId, articleId) => {
      kept.push(jobId, articleId)
      return { articleId, updated: true }
    })
    queue.start({ ...start('one'), known })
    await queue.settled()
    expect(told.at(-1)).toMatchObject({
      step: 'done',
      progress: 1,
      articleId: 'ffffffffffff',
      updated: true,
      title: 'The saved title',
    })
    expect([kept, saved]).toEqual([['one', 'ffffffffffff'], []])
  })

  test('that is deleted for good meanwhile makes it anew', async () => {
    asked.length = 0
    const { queue, told, saved } = await openQueue(newFolder(), unchanged)
    queue.start({ ...start('one'), known })
    await queue.settled()
    expect(asked).toEqual([known, null])
    expect([saved, told.at(-1)?.step, told.at(-1)?.title]).toEqual([['one'], 'done', 'A title'])
  })

  test('that the library cannot write has failed, and may ask again', async () => {
    const folder = newFolder()
    const { queue, told } = await openQueue(folder, unchanged, () =>
      Promise.reject(new AppFailure('disk-full', { file: 'article.json' })),
    )
    queue.start({ ...start('one'), known })
    await queue.settled()
    expect(told.at(-1)).toMatchObject({ step: 'failed', error: { code: 'disk-full' } })
    asked.length = 0
    queue.retry('one', {
      allowPrivate: false,
      keepPermission: true,
      keepPictures: true,
      anyway: false,
      known,
    })
    await queue.settled()
    expect(asked).toEqual([known])
  })

  test('is fetched whole after a restart: the library may have changed meanwhile', async () => {
    const folder = newFolder()
    const { capture, until } = gate()
    const first = await openQueue(folder, capture)
    first.queue.start({ ...start('one'), known })
    await until(1)
    asked.length = 0
    const second = await openQueue(folder, unchanged)
    second.queue.resume(wishes)
    await second.queue.settled()
    expect(asked).toEqual([null])
  })
})

test('a save is told to run only once it is written down', async () => {
  const folder = newFolder()
  const { document } = await openQueueFile(folder)
  const known: string[][] = []
  const queue = createCaptureQueue({
    document,
    capture: async () => article,
    save: async () => ({ articleId: '0123456789ab', updated: false }),
    keepUnchanged: notKept,
    onJob: ({ step }) => step === 'fetching' && known.push(onDisk(folder).map(({ id }) => id)),
  })
  queue.start(start('one'))
  await queue.settled()
  expect(known).toEqual([['one']])
})

test('a save that is done is held no longer, and what it was given with it', async () => {
  const { queue, stepsOf } = await openQueue(newFolder(), async () => article)
  queue.start(start('one', { kind: 'text', text: 'What I pasted' }))
  await queue.settled()
  expect(stepsOf('one').at(-1)).toBe('done')
  expect(queue.jobs()).toEqual([])
  expect(queue.dismiss('one')).toBeNull()
})

test('of a save that was dismissed while it ran nothing more is told', async () => {
  const { capture, until } = gate()
  const { queue, stepsOf, saved } = await openQueue(newFolder(), capture)
  queue.start(start('one'))
  await until(1)
  expect(queue.dismiss('one')).toBe('https://example.org/one')
  await queue.settled()
  expect(stepsOf('one')).toEqual(['waiting', 'fetching'])
  expect([saved, queue.jobs()]).toEqual([[], []])
})

test('three run at once, the others wait their turn', async () => {
  const { capture, waiting, until } = gate()
  const { queue, saved } = await openQueue(newFolder(), capture)
  for (const id of ['a', 'b', 'c', 'd', 'e']) queue.start(start(id))
  await until(3)
  expect(queue.jobs().map(({ step }) => step)).toEqual([
    'fetching',
    'fetching',
    'fetching',
    'waiting',
    'waiting',
  ])
  waiting.get('https://example.org/b')?.()
  await until(4)
  expect([...waiting.keys()].map((url) => url.at(-1))).toEqual(['a', 'b', 'c', 'd'])
  for (const let_go of waiting.values()) let_go()
  await until(5)
  for (const let_go of waiting.values()) let_go()
  await queue.settled()
  expect(saved.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e'])
})
