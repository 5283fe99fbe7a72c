import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CapturedArticle, KnownPage } from '../../../domain/article.ts'
import type { CaptureInput, CaptureJob } from '../../../domain/capture.ts'
import { AppFailure } from '../../../domain/result.ts'
import { MAX_ADDRESS } from '../../../domain/url-policy.ts'
import { createCaptureQueue } from '../../../electron/capture/capture-queue.ts'
import type { Saved } from '../../../electron/capture/capture-queue.ts'
import { openQueueFile } from '../../../electron/capture/queue-file.ts'

const article: CapturedArticle = {
  origin: 'address',
  url: 'https://example.org/a',
  title: 'A title',
  lead: null,
  byline: null,
  publishedAt: null,
  siteName: null,
  section: null,
  lang: null,
  dir: 'ltr',
  figures: [],
  related: [],
  pictures: [],
  originalReading: null,
  contentHtml: '<p>a</p>',
  images: [],
  thumbnail: null,
  original: null,
}

type Capture = Parameters<typeof createCaptureQueue>[0]['capture']

const newFolder = () => mkdtempSync(join(tmpdir(), 'goc-doc-queue-'))
const given = (name: string): CaptureInput => ({ kind: 'address', url: `https://example.org/${name}` })
const start = (jobId: string, input: CaptureInput = given(jobId)) => ({
  jobId,
  input,
  allowPrivate: false,
  keepPictures: true,
})

const notKept = () => Promise.reject(new AppFailure('article-not-found'))

async function openQueue(
  folder: string,
  capture: Capture,
  keepUnchanged: (jobId: string, articleId: string) => Promise<Saved> = notKept,
) {
  const { document, recovered } = await openQueueFile(folder)
  const told: CaptureJob[] = []
  const saved: string[] = []
  const queue = createCaptureQueue({
    document,
    capture,
    save: async (jobId) => {
      saved.push(jobId)
      return { articleId: '0123456789ab', updated: false }
    },
    keepUnchanged,
    onJob: (job) => told.push(job),
  })
  const stepsOf = (id: string) => told.filter((job) => job.id === id).map(({ step }) => step)
  return { queue, told, saved, recovered, stepsOf }
}

const nothing = () => undefined
const wishes = { keepPictures: true, allowPrivate: true }
const again = { allowPrivate: false, keepPermission: true, keepPictures: true, anyway: false }

/** Captures that wait until they are let go. */
function gate() {
  const waiting = new Map<string, () => void>()
  let entered: () => void = nothing
  const capture: Capture = (input, { signal }) =>
    new Promise((resolve, reject) => {
      waiting.set(input.kind === 'address' ? input.url : '', () => resolve(article))
      signal.addEventListener('abort', () => reject(new AppFailure('cancelled')))
      entered()
    })
  const until = async (count: number) => {
    while (waiting.size < count) await new Promise<void>((resolve) => (entered = resolve))
  }
  return { capture, waiting, until }
}

const onDisk = (folder: string): { id: string }[] =>
  JSON.parse(readFileSync(join(folder, 'queue.json'), 'utf8')).saves

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
