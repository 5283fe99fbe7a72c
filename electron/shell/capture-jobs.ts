// The saves on their way, as main sees them: the capture process and its restarts, its jobs, what it hands over.
import { createHash } from 'node:crypto'
import type { CaptureToMain, MainToCapture } from '../capture/messages.ts'
import { isFinished } from '../../domain/capture.ts'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import type { ArticleId, ArticleSummary, CapturedArticle, KnownPage } from '../../domain/article.ts'
import { asAppError } from '../../domain/result.ts'
import type { AppError } from '../../domain/result.ts'
import type { LinksRequest } from '../capture/fetch-links.ts'
import { newJob } from '../capture/new-job.ts'
import type { PageLink, SizedPicture } from '../capture/parser.ts'
import type { PictureRequest } from '../capture/pictures.ts'
import { createCaptureRequests } from './capture-requests.ts'
import type { ChildProcess, ParserPool } from './parser-pool.ts'
import { createLimiter } from './limiter.ts'

/** A capture process that dies more often than this is not started again by itself. */
const RESTARTS_A_MINUTE = 3

export type CaptureJobs = {
  /** Starts the capture process, and with it the saves left over from before. */
  start(): void
  /** @returns the new save's id */
  save(input: CaptureInput, allowPrivate: boolean): string
  list(): readonly CaptureJob[]
  cancel(jobId: string): void
  /** `anyway`: the person wants it saved though it looks like no article. */
  retry(jobId: string, wishes: { readonly allowPrivate: boolean; readonly anyway: boolean }): void
  /** Takes a save from the list, and stops it where it still runs. @returns what it was given; null where that is gone */
  dismiss(jobId: string): Promise<string | null>
  /** What a save was given, for editing; null for an unknown one. @throws AppFailure where the capture process ends meanwhile */
  given(jobId: string): Promise<string | null>
  /** One picture of an article that is saved already. @throws AppFailure of the fetch, or 'parser-crashed' */
  fetchPicture(request: PictureRequest): Promise<SizedPicture>
  /** The links of a page that is not saved anew. @throws AppFailure of the fetch, or 'parser-crashed' */
  fetchLinks(request: LinksRequest): Promise<readonly PageLink[]>
  close(): void
}

export type CaptureJobsOptions = {
  readonly fork: () => ChildProcess
  readonly parsers: ParserPool
  readonly userData: string
  readonly newId: () => string
  readonly keepPictures: () => boolean
  /** Whether private addresses may be allowed at all. */
  readonly allowPrivate: () => boolean
  /** Puts an article into the library, under `id` where it is new: a save that is done twice is one article. */
  readonly store: (
    article: CapturedArticle,
    id: ArticleId,
  ) => Promise<{ readonly summary: ArticleSummary; readonly updated: boolean }>
  /** The library's article of an address, where its page may be asked whether it has changed. */
  readonly known: (address: string) => KnownPage | null
  /** Its page is unchanged: keeps it as if it had been saved again from `address`. Throws 'article-not-found'. */
  readonly keepUnchanged: (
    id: ArticleId,
    address: string | null,
  ) => Promise<{ readonly summary: ArticleSummary; readonly updated: boolean }>
  readonly onJob: (job: CaptureJob) => void
  readonly onDismissed: (jobId: string) => void
  /** queue.json was damaged and set aside under this name. */
  readonly onRecovered: (file: string) => void
  readonly onCrash: (code: number) => void
}

const CRASHED: AppError = { code: 'parser-crashed' }

type Running = { readonly child: ChildProcess; ready: boolean }

type Start = Extract<MainToCapture, { type: 'start' }>
type Dismissal = { readonly given: Promise<string | null>; readonly resolve: (given: string | null) => void }

/** Each letter of an article's id is five bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** The id of the article that a save makes: always the same for one save, never for two. */
export const articleIdOf = (jobId: string): ArticleId =>
  [...createHash('sha256').update(jobId).digest().subarray(0, 12)].map((byte) => ALPHABET[byte % 32]).join('')

export function createCaptureJobs(options: CaptureJobsOptions): CaptureJobs {
  const jobs = new Map<string, CaptureJob>()
  /** Dismissals that the capture process has not answered yet. */
  const dismissing = new Map<string, Dismissal>()
  /** Saves that the capture process has not begun, so perhaps not written down. */
  const unbegun = new Map<string, Start>()
  /** Ran when the process died: the next one would take them up again, and is told not to. */
  const suspects = new Set<string>()
  const mayRestart = createLimiter(RESTARTS_A_MINUTE, 60_000, Date.now)
  let running: Running | null = null
  let closed = false

  function show(job: CaptureJob): void {
    jobs.set(job.id, job)
    options.onJob(job)
    // It is in the library now, and nothing can be done with it any more.
    if (job.step === 'done') jobs.delete(job.id)
  }

  /** A save that failed with its process stays failed, whatever the next process says of it until it is stopped. */
  function hearJob(from: Running, job: CaptureJob): void {
    if (job.step !== 'waiting') unbegun.delete(job.id)
    // Unknown ones are what was left over, told of at the opening; later they are what nobody wants to hear of.
    if (dismissing.has(job.id) || (from.ready && !jobs.has(job.id))) return
    if (!suspects.has(job.id)) return show(job)
    if (!isFinished(job.step)) return
    suspects.delete(job.id)
    if (job.step === 'done') show(job)
  }

  function remove(jobId: string): void {
    if (jobs.delete(jobId)) options.onDismissed(jobId)
  }

  function forget(jobId: string, given: string | null): void {
    dismissing.get(jobId)?.resolve(given)
    dismissing.delete(jobId)
    unbegun.delete(jobId)
    suspects.delete(jobId)
    remove(jobId)
  }

  /** Sends to the capture process, which is started where there is none. It acts on nothing before it has opened. */
  function send(message: MainToCapture): void {
    const present = running ?? start()
    present.child.postMessage(message)
  }

  const givens = createCaptureRequests<string, string | null>((requestId, jobId) =>
    send({ type: 'tellGiven', requestId, jobId }),
  )
  const pictures = createCaptureRequests<PictureRequest, SizedPicture>((requestId, request) =>
    send({ type: 'fetchPicture', requestId, request }),
  )
  const links = createCaptureRequests<LinksRequest, readonly PageLink[]>((requestId, request) =>
    send({ type: 'fetchLinks', requestId, request }),
  )

  /** Answers a process, unless another has taken its place. */
  function reply(to: Running, message: MainToCapture): void {
    if (running === to) to.child.postMessage(message)
  }

  /** The library's word on what a save came to, for the capture process. */
  async function answer(
    from: Running,
    jobId: string,
    saving: ReturnType<CaptureJobsOptions['store']>,
  ): Promise<void> {
    try {
      const { summary, updated } = await saving
      reply(from, { type: 'saved', jobId, articleId: summary.id, updated })
    } catch (error) {
      reply(from, { type: 'saveFailed', jobId, error: asAppError(error) })
    }
  }

  function hear(from: Running, message: CaptureToMain): void {
    switch (message.type) {
      case 'ready':
        from.ready = true
        if (message.recovered !== null) options.onRecovered(message.recovered)
        return
      case 'job':
        return hearJob(from, message.job)
      case 'article':
        return void answer(from, message.jobId, options.store(message.article, articleIdOf(message.jobId)))
      case 'unchanged': {
        const { jobId, articleId } = message
        return void answer(from, jobId, options.keepUnchanged(articleId, jobs.get(jobId)?.url ?? null))
      }
      case 'parse': {
        const { requestId, request } = message
        return void options.parsers
          .run(request)
          .then((result) => reply(from, { type: 'parsed', requestId, result }))
      }
      case 'dismissed':
        return forget(message.jobId, message.given)
      case 'given':
        return givens.answer(message.requestId, message.result)
      case 'picture':
        return pictures.answer(message.requestId, message.result)
      case 'links':
        return links.answer(message.requestId, message.result)
    }
  }

  /** The saves that ran fail, once; those that waited go on in the next process. */
  function died(code: number): void {
    running = null
    givens.fail(CRASHED)
    pictures.fail(CRASHED)
    links.fail(CRASHED)
    if (closed) return
    options.onCrash(code)
    const restarts = mayRestart()
    for (const job of [...jobs.values()]) {
      if (isFinished(job.step) || (job.step === 'waiting' && restarts)) continue
      suspects.add(job.id)
      show({ ...job, step: 'failed', error: CRASHED })
    }
    if (restarts) {
      start()
      return
    }
    // Who asked is not kept waiting; the next process is told all the same.
    for (const [jobId, { resolve }] of dismissing) {
      resolve(null)
      remove(jobId)
    }
  }

  function start(): Running {
    const child = options.fork()
    const present: Running = { child, ready: false }
    running = present
    child.on('message', (message) => hear(present, message as CaptureToMain))
    child.on('exit', (code) => {
      if (running === present) died(code)
    })
    const tell = (message: MainToCapture): void => child.postMessage(message)
    tell({
      type: 'open',
      userData: options.userData,
      keepPictures: options.keepPictures(),
      allowPrivate: options.allowPrivate(),
    })
    for (const given of unbegun.values()) tell(given)
    // At once, before the process comes to what ended the last one.
    for (const jobId of suspects) tell({ type: 'fail', jobId, error: CRASHED })
    for (const jobId of dismissing.keys()) tell({ type: 'dismiss', jobId })
    return present
  }

  return {
    start() {
      if (!running) start()
    },
    save(input, allowPrivate) {
      const jobId = options.newId()
      const message: Start = {
        type: 'start',
        jobId,
        input,
        allowPrivate,
        keepPictures: options.keepPictures(),
        known: input.kind === 'address' ? options.known(input.url) : null,
      }
      show(newJob({ id: jobId, input, error: null, title: null }))
      // While the page is on its way, a parser gets ready for it.
      options.parsers.warm()
      send(message)
      unbegun.set(jobId, message)
      return jobId
    },
    given: givens.ask,
    fetchPicture: pictures.ask,
    fetchLinks: links.ask,
    list: () => [...jobs.values()],
    cancel: (jobId) => send({ type: 'cancel', jobId }),
    retry(jobId, wishes) {
      const job = jobs.get(jobId)
      send({
        type: 'retry',
        jobId,
        ...wishes,
        keepPermission: options.allowPrivate(),
        keepPictures: options.keepPictures(),
        known: job?.kind === 'address' && job.url !== null ? options.known(job.url) : null,
      })
    },
    dismiss(jobId) {
      const asked = dismissing.get(jobId)
      if (asked) return asked.given
      const { promise, resolve } = Promise.withResolvers<string | null>()
      send({ type: 'dismiss', jobId })
      dismissing.set(jobId, { given: promise, resolve })
      return promise
    },
    close() {
      closed = true
      running?.child.kill()
      options.parsers.close()
    },
  }
}
