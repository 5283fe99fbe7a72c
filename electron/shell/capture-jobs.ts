// The saves on their way, as main sees them: the capture process and its restarts, its jobs, what it hands over.
import { labelOf } from '../capture/capture-queue.ts'
import type { CaptureToMain, MainToCapture } from '../capture/messages.ts'
import { isFinished } from '../../domain/capture.ts'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import type { ArticleSummary, CapturedArticle } from '../../domain/article.ts'
import { asAppError } from '../../domain/result.ts'
import type { ChildProcess, ParserPool } from './parser-pool.ts'
import { createLimiter } from './window-bounds.ts'

/** A capture process that dies more often than this is not started again by itself. */
const RESTARTS_A_MINUTE = 3

export type CaptureJobs = {
  /** Starts the capture process, and with it the saves left over from before. */
  start(): void
  /** @returns the new save's id */
  save(input: CaptureInput, allowPrivate: boolean): string
  list(): readonly CaptureJob[]
  cancel(jobId: string): void
  retry(jobId: string, allowPrivate: boolean): void
  /** Takes a finished save from the list. @returns what it was given */
  dismiss(jobId: string): Promise<string | null>
  close(): void
}

export type CaptureJobsOptions = {
  readonly fork: () => ChildProcess
  readonly parsers: ParserPool
  readonly userData: string
  readonly newId: () => string
  readonly keepPictures: () => boolean
  readonly store: (
    article: CapturedArticle,
  ) => Promise<{ readonly summary: ArticleSummary; readonly updated: boolean }>
  readonly onJob: (job: CaptureJob) => void
  readonly onDismissed: (jobId: string) => void
  /** queue.json was damaged and set aside under this name. */
  readonly onRecovered: (file: string) => void
  readonly onCrash: (code: number) => void
}

type Running = { readonly child: ChildProcess; ready: boolean; readonly waiting: MainToCapture[] }

/** A save as it is shown until the capture process tells more of it. */
const waitingJob = (id: string, input: CaptureInput): CaptureJob => ({
  id,
  label: labelOf(input),
  kind: input.kind,
  url: 'url' in input ? input.url : null,
  step: 'waiting',
  progress: 0,
  articleId: null,
  updated: false,
  title: null,
  error: null,
})

export function createCaptureJobs(options: CaptureJobsOptions): CaptureJobs {
  const jobs = new Map<string, CaptureJob>()
  const dismissing = new Map<string, (given: string | null) => void>()
  /** Ran when the process died: it takes them up again by itself, and is told not to. */
  const suspects = new Set<string>()
  const mayRestart = createLimiter(RESTARTS_A_MINUTE, 60_000, Date.now)
  let running: Running | null = null
  let closed = false

  function show(job: CaptureJob): void {
    jobs.set(job.id, job)
    options.onJob(job)
  }

  /** A save that failed with its process stays failed, whatever the next process says of it until it is stopped. */
  function hearJob(job: CaptureJob): void {
    if (!suspects.has(job.id)) return show(job)
    if (!isFinished(job.step)) return
    suspects.delete(job.id)
    if (job.step === 'done') show(job)
  }

  function forget(jobId: string, given: string | null): void {
    dismissing.get(jobId)?.(given)
    dismissing.delete(jobId)
    if (jobs.delete(jobId)) options.onDismissed(jobId)
  }

  /** Sends to the capture process, which is started where there is none; nothing goes before it has opened. */
  function send(message: MainToCapture): void {
    const present = running ?? start()
    if (present.ready) present.child.postMessage(message)
    else present.waiting.push(message)
  }

  /** Answers a process, unless another has taken its place. */
  function reply(to: Running, message: MainToCapture): void {
    if (running === to) to.child.postMessage(message)
  }

  async function store(from: Running, jobId: string, article: CapturedArticle): Promise<void> {
    try {
      const { summary, updated } = await options.store(article)
      reply(from, { type: 'saved', jobId, articleId: summary.id, updated })
    } catch (error) {
      reply(from, { type: 'saveFailed', jobId, error: asAppError(error) })
    }
  }

  function hear(from: Running, message: CaptureToMain): void {
    switch (message.type) {
      case 'ready':
        from.ready = true
        for (const jobId of suspects)
          from.child.postMessage({ type: 'cancel', jobId } satisfies MainToCapture)
        if (message.recovered !== null) options.onRecovered(message.recovered)
        for (const waiting of from.waiting.splice(0)) from.child.postMessage(waiting)
        return
      case 'job':
        return hearJob(message.job)
      case 'article':
        return void store(from, message.jobId, message.article)
      case 'parse': {
        const { requestId, request } = message
        return void options.parsers
          .run(request)
          .then((result) => reply(from, { type: 'parsed', requestId, result }))
      }
      case 'dismissed':
        return forget(message.jobId, message.given)
    }
  }

  /** The saves that ran fail, once; those that waited go on in the next process. */
  function died(code: number): void {
    const unheard = running?.waiting ?? []
    running = null
    if (closed) return
    options.onCrash(code)
    for (const jobId of dismissing.keys()) forget(jobId, null)
    const restarts = mayRestart()
    for (const job of jobs.values()) {
      if (isFinished(job.step) || (job.step === 'waiting' && restarts)) continue
      suspects.add(job.id)
      show({ ...job, step: 'failed', error: { code: 'parser-crashed' } })
    }
    if (restarts) start().waiting.push(...unheard)
  }

  function start(): Running {
    const child = options.fork()
    const present: Running = { child, ready: false, waiting: [] }
    running = present
    child.on('message', (message) => hear(present, message as CaptureToMain))
    child.on('exit', (code) => {
      if (running === present) died(code)
    })
    const open: MainToCapture = {
      type: 'open',
      userData: options.userData,
      keepPictures: options.keepPictures(),
    }
    child.postMessage(open)
    return present
  }

  return {
    start() {
      if (!running) start()
    },
    save(input, allowPrivate) {
      const jobId = options.newId()
      show(waitingJob(jobId, input))
      send({ type: 'start', jobId, input, allowPrivate, keepPictures: options.keepPictures() })
      return jobId
    },
    list: () => [...jobs.values()],
    cancel: (jobId) => send({ type: 'cancel', jobId }),
    retry: (jobId, allowPrivate) =>
      send({ type: 'retry', jobId, allowPrivate, keepPictures: options.keepPictures() }),
    dismiss(jobId) {
      const given = new Promise<string | null>((resolve) => dismissing.set(jobId, resolve))
      send({ type: 'dismiss', jobId })
      return given
    },
    close() {
      closed = true
      running?.child.kill()
      options.parsers.close()
    },
  }
}
