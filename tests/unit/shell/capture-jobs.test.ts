import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CapturedArticle } from '../../../domain/article.ts'
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
    job(jobId, 'fetching')
    const how = type === 'start' ? new URL(message.input.url).pathname : '/save'
    if (how === '/die') process.exit(9)
    if (how === '/save') answer({ type: 'article', jobId, article: { title: 'T' } })
    if (how === '/parse') answer({ type: 'parse', requestId: 1, request: { call: 'thumbnail', bytes: new Uint8Array([1]) } })
  }
  if (type === 'cancel') job(jobId, 'cancelled')
  if (type === 'saved') job(jobId, 'done', { articleId: message.articleId, updated: message.updated })
  if (type === 'saveFailed') job(jobId, 'failed', { error: message.error })
  if (type === 'parsed') answer({ type: 'job', job: { id: 'parsed', label: JSON.stringify(message), step: 'done' } })
  if (type === 'dismiss') answer({ type: 'dismissed', jobId, given: 'https://bao.vn/' })`

let program: Program
let jobs: CaptureJobs
let told: CaptureJob[]
let store: (article: CapturedArticle) => Promise<{ summary: { id: string }; updated: boolean }>
let crashes: number
const dismissed: string[] = []
const recovered: string[] = []

beforeEach(() => {
  program = createProgram(code)
  told = []
  crashes = 0
  store = async () => ({ summary: { id: '0123456789ab' }, updated: true })
  jobs = createCaptureJobs({
    fork: program.fork,
    parsers: { run: async () => ({ ok: true, value: { call: 'thumbnail', value: null } }), close: () => {} },
    userData: '/nowhere',
    newId: randomUUID,
    keepPictures: () => true,
    store: (article) => store(article) as never,
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
const start = (path: string) => jobs.save({ kind: 'address', url: `https://bao.vn/${path}` }, false)
const stepOf = (jobId: string) => jobs.list().find(({ id }) => id === jobId)?.step
const reaches = (jobId: string, step: string) => vi.waitFor(() => expect(stepOf(jobId)).toBe(step), 10_000)

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
    start('parse')
    await reaches('parsed', 'done')
    expect(jobs.list().at(-1)?.label).toContain('"requestId":1,"result":{"ok":true')
  })
  test('a dismissed save leaves the list and gives back what it was given', async () => {
    const jobId = start('save')
    await reaches(jobId, 'done')
    expect(await jobs.dismiss(jobId)).toBe('https://bao.vn/')
    expect(jobs.list()).toEqual([])
    expect(dismissed).toContain(jobId)
  })
  test('a queue that was damaged is told of', async () => {
    vi.stubEnv('GOC_DOC_RECOVERED', 'queue.damaged.json')
    jobs.start()
    await vi.waitFor(() => expect(recovered).toEqual(['queue.damaged.json']), 10_000)
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
    jobs.retry(jobId, false)
    await reaches(jobId, 'done')
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
