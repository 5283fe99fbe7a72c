import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CapturedArticle, KnownPage } from '../../../domain/article.ts'
import type { CaptureJob } from '../../../domain/capture.ts'
import { AppFailure } from '../../../domain/result.ts'
import { createCaptureJobs } from '../../../electron/shell/capture-jobs.ts'
import type { CaptureJobs } from '../../../electron/shell/capture-jobs.ts'
import { createProgram } from './child-process.ts'
import type { Program } from './child-process.ts'

/**
 * A capture process of a few lines. The first word of an address says how its save goes; the queue is what the tests
 * leave over in `GOC_DOC_QUEUE`, taken up again at each start as the real one does.
 */
const code = `
  const { type, jobId } = message
  const job = (id, step, more = {}) => answer({ type: 'job', job: { id, label: id, kind: 'address', url: null, step, progress: 0, articleId: null, updated: false, title: null, error: null, ...more } })
  if (type === 'open') {
    for (const left of (process.env.GOC_DOC_QUEUE ?? '').split(' ').filter(Boolean)) job(left, 'fetching')
    answer({ type: 'ready', recovered: process.env.GOC_DOC_RECOVERED ?? null })
  }
  if (type === 'start' || type === 'retry') {
    const how = type === 'start' ? new URL(message.input.url).pathname : '/save'
    if (how !== '/wait') job(jobId, 'fetching')
    if (how === '/die') process.exit(9)
    if (how === '/save') answer({ type: 'article', jobId, article: { title: 'T' } })
    if (how === '/again') for (const n of [1, 2]) answer({ type: 'article', jobId, article: { title: 'T' } })
    if (how === '/wait') job(jobId, 'waiting')
    if (how === '/known') job(jobId, 'fetching', { url: message.input.url }), answer({ type: 'unchanged', jobId, articleId: message.known.articleId })
    if (how === '/parse') answer({ type: 'parse', requestId: 1, request: { call: 'thumbnail', bytes: new Uint8Array([1]) } })
  }
  if (type === 'cancel') job(jobId, 'cancelled')
  if (type === 'fail') {
    job(jobId, 'failed', { error: message.error })
    answer({ type: 'ready', recovered: ['told to fail', jobId, message.error.code].join(' ') })
  }
  if (type === 'saved') job(jobId, 'done', { articleId: message.articleId, updated: message.updated })
  if (type === 'saveFailed') job(jobId, 'failed', { error: message.error })
  if (type === 'fetchLinks') {
    if (message.request.address === 'https://bao.vn/die') process.exit(9)
    answer({ type: 'links', requestId: message.requestId, result: { ok: true, value: [{ url: message.request.address, title: 'T' }] } })
  }
  if (type === 'parsed') job(process.env.GOC_DOC_QUEUE, 'extracting', { label: JSON.stringify(message) })
  if (type === 'dismiss') {
    if (process.env.GOC_DOC_DEADLY_DISMISSAL) process.exit(9)
    answer({ type: 'dismissed', jobId, given: 'https://bao.vn/' })
    job(jobId, 'cancelled')
  }`

let program: Program
let jobs: CaptureJobs
let told: CaptureJob[]
let store: (article: CapturedArticle, id: string) => Promise<{ summary: { id: string }; updated: boolean }>
let known: (address: string) => KnownPage | null
let keepUnchanged: (
  id: string,
  address: string | null,
) => Promise<{ summary: { id: string }; updated: boolean }>
let crashes: number
let warmed: number
const dismissed: string[] = []
const recovered: string[] = []

beforeEach(() => {
  program = createProgram(code)
  told = []
  recovered.length = 0
  dismissed.length = 0
  crashes = 0
  warmed = 0
  known = () => null
  keepUnchanged = async (id) => ({ summary: { id }, updated: true })
  store = async () => ({ summary: { id: '0123456789ab' }, updated: true })
  jobs = createCaptureJobs({
    fork: program.fork,
    parsers: {
      run: async () => ({ ok: true, value: { call: 'thumbnail', value: null } }),
      warm: () => warmed++,
      close: () => {},
    },
    userData: '/nowhere',
    newId: randomUUID,
    keepPictures: () => true,
    store: (article, id) => store(article, id) as never,
    allowPrivate: () => true,
    known: (address) => known(address),
    keepUnchanged: (...given) => keepUnchanged(...given) as never,
    onJob: (job) => told.push(job),
    onDismissed: (jobId) => dismissed.push(jobId),
    onRecovered: (file) => recovered.push(file),
    onCrash: () => crashes++,
  })
})
afterEach(() => {
  jobs.close()
  program.end()
  vi.unstubAllEnvs()
})
/** Milliseconds in which a process has surely answered, whatever else the machine does. */
const PATIENCE = 60_000
const start = (path: string) => jobs.save({ kind: 'address', url: `https://bao.vn/${path}` }, false)
const stepOf = (jobId: string) => told.findLast(({ id }) => id === jobId)?.step
const reaches = (jobId: string, step: string) => vi.waitFor(() => expect(stepOf(jobId)).toBe(step), PATIENCE)

describe('saves', () => {
  test('a save is in the list as soon as it is given, by its address', () => {
    const jobId = start('save')
    expect(jobs.list()).toMatchObject([
      { id: jobId, step: 'waiting', label: 'https://bao.vn/save', error: null },
    ])
    expect(told).toHaveLength(1)
  })
  test('a captured article is stored, and only then is the save done', async () => {
    const jobId = start('save')
    await reaches(jobId, 'done')
    expect(told.at(-1)).toMatchObject({ id: jobId, articleId: '0123456789ab', updated: true })
  })
  test('what the library refuses fails with its reason', async () => {
    store = () => Promise.reject(new AppFailure('disk-full', { bytes: 7 }))
    const jobId = start('save')
    await reaches(jobId, 'failed')
    expect(told.at(-1)?.error).toEqual({ code: 'disk-full', details: { bytes: 7 } })
  })
  test('work for a parser goes to the pool and its answer back', async () => {
    vi.stubEnv('GOC_DOC_QUEUE', 'left-over')
    start('parse')
    await reaches('left-over', 'extracting')
    expect(told.at(-1)?.label).toContain('"requestId":1,"result":{"ok":true')
  })
  test('a dismissed save leaves the list and gives back what it was given', async () => {
    const jobId = start('parse')
    await reaches(jobId, 'fetching')
    expect(await jobs.dismiss(jobId)).toBe('https://bao.vn/')
    expect(jobs.list()).toEqual([])
    expect(dismissed).toContain(jobId)
  })
  test('a dismissed save does not come back, whatever is still told of it', async () => {
    const jobId = start('parse')
    await reaches(jobId, 'fetching')
    await jobs.dismiss(jobId)
    await reaches(start('save'), 'done')
    expect([jobs.list(), stepOf(jobId)]).toEqual([[], 'fetching'])
  })
  test('a save that is dismissed twice answers both', async () => {
    const jobId = start('parse')
    await reaches(jobId, 'fetching')
    expect(await Promise.all([jobs.dismiss(jobId), jobs.dismiss(jobId)])).toEqual([
      'https://bao.vn/',
      'https://bao.vn/',
    ])
  })
  test('the links of pages are asked for one by one, and each answer finds who asked', async () => {
    const ask = (address: string) => jobs.fetchLinks({ address, allowPrivate: false })
    const addresses = ['https://bao.vn/1', 'https://bao.vn/2']
    const answers = await Promise.all(addresses.map(ask))
    expect(answers).toEqual(addresses.map((url) => [{ url, title: 'T' }]))
    await expect(ask('https://bao.vn/die')).rejects.toMatchObject({ appError: { code: 'parser-crashed' } })
  })

  test('a save that is done is told of and held no longer', async () => {
    await reaches(start('save'), 'done')
    expect(jobs.list()).toEqual([])
  })
  test('an article that is handed over again is stored under the same id, another save’s under another', async () => {
    const ids: string[] = []
    store = async (_article, id) => {
      ids.push(id)
      return { summary: { id }, updated: ids.length > 1 }
    }
    await reaches(start('again'), 'done')
    await vi.waitFor(() => expect(ids).toHaveLength(2), PATIENCE)
    await reaches(start('save'), 'done')
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
    for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/)
  })
  test('a page that is unchanged is kept as the library has it, under the address that was given', async () => {
    const asked: unknown[] = []
    known = (address) => ({
      articleId: 'known0000000',
      title: 'T',
      validators: { address, etag: '"1"', lastModified: null, extractor: 1 },
      charset: null,
    })
    keepUnchanged = async (...given) => {
      asked.push(given)
      return { summary: { id: given[0] }, updated: true }
    }
    const jobId = start('known')
    await reaches(jobId, 'done')
    expect(asked).toEqual([['known0000000', 'https://bao.vn/known']])
    expect(told.at(-1)).toMatchObject({ articleId: 'known0000000', updated: true })
  })
  test('a parser gets ready while the page is on its way', () => {
    start('save')
    expect(warmed).toBe(1)
  })
  test('a queue that was damaged is told of', async () => {
    vi.stubEnv('GOC_DOC_RECOVERED', 'queue.damaged.json')
    jobs.start()
    await vi.waitFor(() => expect(recovered).toEqual(['queue.damaged.json']), PATIENCE)
  })
})

describe('when the capture process dies', () => {
  test('the save that ran fails once and can be retried; it is not taken up again by itself', async () => {
    const jobId = start('die')
    // The first process is there already; the next one finds the save in its queue.
    vi.stubEnv('GOC_DOC_QUEUE', jobId)
    await reaches(jobId, 'failed')
    expect(told.at(-1)?.error).toEqual({ code: 'parser-crashed' })
    const next = start('save')
    await reaches(next, 'done')
    expect([stepOf(jobId), crashes, program.forked()]).toEqual(['failed', 1, 2])
    jobs.retry(jobId, { allowPrivate: false, anyway: false })
    await reaches(jobId, 'done')
  })
  test('the next one is told to keep it as failed', async () => {
    const jobId = start('die')
    await reaches(jobId, 'failed')
    await vi.waitFor(() => expect(recovered).toEqual([`told to fail ${jobId} parser-crashed`]), PATIENCE)
  })
  test('a save that had not begun is given to the next one', async () => {
    const waits = start('wait')
    await reaches(start('die'), 'failed')
    await reaches(start('save'), 'done')
    expect(stepOf(waits)).toBe('waiting')
    // Nobody else holds what it was given: the next process was given it again, and answered.
    expect(told.filter(({ id }) => id === waits)).toHaveLength(3)
  })
  test('a dismissal that it did not answer is given to the next one', async () => {
    vi.stubEnv('GOC_DOC_DEADLY_DISMISSAL', 'yes')
    const jobId = start('parse')
    vi.stubEnv('GOC_DOC_DEADLY_DISMISSAL', '')
    vi.stubEnv('GOC_DOC_QUEUE', jobId)
    await reaches(jobId, 'fetching')
    expect(await jobs.dismiss(jobId)).toBe('https://bao.vn/')
    expect([program.forked(), jobs.list()]).toEqual([2, []])
  })
  test('a dismissal is answered also where no process is started again', async () => {
    for (let n = 0; n < 2; n++) await reaches(start('die'), 'failed')
    vi.stubEnv('GOC_DOC_DEADLY_DISMISSAL', 'yes')
    await reaches(start('die'), 'failed')
    const jobId = start('parse')
    await reaches(jobId, 'fetching')
    expect(await jobs.dismiss(jobId)).toBeNull()
    expect([program.forked(), dismissed]).toEqual([4, [jobId]])
  })
  test('what is asked while none runs starts the next', async () => {
    const first = start('die')
    await reaches(first, 'failed')
    await reaches(start('save'), 'done')
  })
  test('it is started again three times within a minute, then only when somebody saves', async () => {
    for (let n = 0; n < 4; n++) await reaches(start('die'), 'failed')
    expect([crashes, program.forked(), program.alive.size]).toEqual([4, 4, 0])
    await reaches(start('save'), 'done')
    expect(program.forked()).toBe(5)
  })
})
