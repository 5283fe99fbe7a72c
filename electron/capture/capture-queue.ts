// The saves on their way: three at once, each with its step and progress, kept over restarts until done or dismissed.
import * as v from 'valibot'
import type { ArticleId, CapturedArticle, KnownPage } from '../../domain/article.ts'
import { isFinished } from '../../domain/capture.ts'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import type { AppError } from '../../domain/result.ts'
import type { StoredDocument } from '../library/document.ts'
import type { CaptureOptions } from './capture-article.ts'
import { givenText, newJob } from './new-job.ts'
import { queuedSchema } from './queue-file.ts'
import type { QueueDocument, QueuedSave } from './queue-file.ts'

const AT_ONCE = 3
/** A save that ended the process this often is not begun again by itself. */
const MAX_ATTEMPTS = 2
/** A smaller step of progress is not worth a message. */
const PROGRESS_STEP = 0.01

export type Saved = { readonly articleId: ArticleId; readonly updated: boolean }

export type QueueOptions = {
  readonly document: StoredDocument<QueueDocument>
  /** null: the page of `known` is unchanged. */
  readonly capture: (
    input: CaptureInput,
    options: Omit<CaptureOptions, 'parser'>,
    known: KnownPage | null,
  ) => Promise<CapturedArticle | null>
  /** Hands a finished article to the library. */
  readonly save: (jobId: string, article: CapturedArticle) => Promise<Saved>
  /** Tells the library that an article's page is unchanged. Throws AppFailure('article-not-found') where it has gone. */
  readonly keepUnchanged: (jobId: string, articleId: ArticleId) => Promise<Saved>
  readonly onJob: (job: CaptureJob) => void
}

export type StartRequest = {
  readonly jobId: string
  readonly input: CaptureInput
  readonly allowPrivate: boolean
  readonly keepPictures: boolean
  /** The library's article of this address. Not kept over a restart: then the page is fetched whole. */
  readonly known?: KnownPage | null
}

export type RetryWishes = {
  /** The person allows the private address now. */
  readonly allowPrivate: boolean
  /** What they allowed this save before still holds: private addresses may be allowed at all. */
  readonly keepPermission: boolean
  readonly keepPictures: boolean
  /** The person wants it saved though it looks like no article; once said, it holds for this save. */
  readonly anyway: boolean
  /** As in `StartRequest`. */
  readonly known?: KnownPage | null
}

export type CaptureQueue = {
  /** Begins with what was left over; without pictures and permissions that are not wanted any more. */
  readonly resume: (wishes: { readonly keepPictures: boolean; readonly allowPrivate: boolean }) => void
  /** Something that queue.json cannot hold fails at once: 'bad-address' {address} or 'bad-input'. */
  readonly start: (request: StartRequest) => void
  readonly cancel: (jobId: string) => void
  readonly retry: (jobId: string, wishes: RetryWishes) => void
  /** Stops a save that waits or runs, and keeps it as failed. Nothing for one that has ended, or is the library's. */
  readonly fail: (jobId: string, error: AppError) => void
  /** What the save was given; null for an unknown one. A save under way is cancelled; nothing is told of it after. */
  readonly dismiss: (jobId: string) => string | null
  /** What a save was given; null for an unknown one. */
  readonly given: (jobId: string) => string | null
  readonly jobs: () => readonly CaptureJob[]
  /** Resolves when nothing runs or waits and queue.json says so. */
  readonly settled: () => Promise<void>
}

type Entry = {
  queued: QueuedSave
  job: CaptureJob
  controller: AbortController | null
  handedOver: boolean
  readonly known: KnownPage | null
  /** Fits queue.json: one that does not would keep all others from being written. */
  readonly fits: boolean
}

/** Why a save that queue.json cannot hold is refused. */
const refusalOf = (input: CaptureInput): AppError =>
  input.kind === 'address'
    ? { code: 'bad-address', details: { address: input.url.slice(0, 200) } }
    : { code: 'bad-input' }

function entryOf(given: QueuedSave, known: KnownPage | null): Entry {
  const fits: boolean = v.is(queuedSchema, given)
  const queued = fits ? given : { ...given, error: refusalOf(given.input) }
  return { queued, job: newJob(queued), controller: null, handedOver: false, known, fits }
}

/** What an abort was for: 'cancelled' unless it says otherwise. */
const reasonOf = ({ reason }: AbortSignal): AppError =>
  reason instanceof AppFailure ? reason.appError : { code: 'cancelled' }

/** Makes a queue over an opened queue.json. Nothing runs before `resume` or `start`. */
export function createCaptureQueue({
  document,
  capture,
  save,
  keepUnchanged,
  onJob,
}: QueueOptions): CaptureQueue {
  const entries = new Map<string, Entry>()
  const busy = new Set<Promise<void>>()
  let running = 0

  const change = (entry: Entry, patch: Partial<CaptureJob>) => {
    const before = entry.job
    entry.job = { ...before, ...patch }
    const small =
      before.step === entry.job.step &&
      before.title === entry.job.title &&
      Math.abs(entry.job.progress - before.progress) < PROGRESS_STEP
    if (small) entry.job = { ...entry.job, progress: before.progress }
    // Of one that was dismissed nobody wants to hear.
    else if (entries.get(entry.queued.id) === entry) onJob(entry.job)
  }

  /** Writes what must outlive this process: saves that wait, run or failed. */
  const persist = (): Promise<void> => {
    const saves = [...entries.values()]
      .filter(({ job, fits }) => fits && job.step !== 'done' && job.step !== 'cancelled')
      .map(({ queued }) => queued)
    return document.update((data) => ({ ...data, saves }))
  }

  const fail = (entry: Entry, error: AppError) => {
    const cancelled = error.code === 'cancelled'
    entry.queued = { ...entry.queued, attempts: 0, error: cancelled ? null : error, title: entry.job.title }
    change(entry, { step: cancelled ? 'cancelled' : 'failed', error: cancelled ? null : error })
  }

  type Ended = Saved & { readonly title: string }

  /** Hands an article over. From here on it is the library's: it is saved whole or not at all, and is not called back. */
  const handOver = async (entry: Entry, article: CapturedArticle, signal: AbortSignal): Promise<Ended> => {
    signal.throwIfAborted()
    entry.handedOver = true
    return { ...(await save(entry.queued.id, article)), title: article.title }
  }

  /** The article that is saved already stays as it is; null where it was deleted for good meanwhile. */
  const keep = async (entry: Entry, known: KnownPage, signal: AbortSignal): Promise<Ended | null> => {
    signal.throwIfAborted()
    entry.handedOver = true
    try {
      return { ...(await keepUnchanged(entry.queued.id, known.articleId)), title: known.title }
    } catch (error) {
      entry.handedOver = false
      if (asAppError(error).code === 'article-not-found') return null
      throw error
    }
  }

  const captureAndSave = async (entry: Entry, signal: AbortSignal): Promise<Ended> => {
    const { input, allowPrivate, keepPictures, anyway } = entry.queued
    const onStep: CaptureOptions['onStep'] = (step, progress, title) => {
      if (!signal.aborted) change(entry, { step, progress, title: title ?? entry.job.title })
    }
    const options = { allowPrivate, keepPictures, anyway, signal, onStep }
    const article = await capture(input, options, entry.known)
    if (article !== null) return handOver(entry, article, signal)
    const kept = entry.known && (await keep(entry, entry.known, signal))
    if (kept) return kept
    const whole = await capture(input, options, null)
    if (whole === null) throw new AppFailure('unexpected', { message: 'unchanged, and not asked' })
    return handOver(entry, whole, signal)
  }

  const run = async (entry: Entry): Promise<void> => {
    const controller = new AbortController()
    entry.controller = controller
    entry.handedOver = false
    const { id } = entry.queued
    entry.queued = { ...entry.queued, attempts: entry.queued.attempts + 1 }
    try {
      await persist()
      controller.signal.throwIfAborted()
      change(entry, { step: 'fetching', progress: 0 })
      const { articleId, updated, title } = await captureAndSave(entry, controller.signal)
      change(entry, { step: 'done', progress: 1, articleId, updated, title })
      if (entries.get(id) === entry) entries.delete(id)
    } catch (error) {
      fail(
        entry,
        controller.signal.aborted && !entry.handedOver ? reasonOf(controller.signal) : asAppError(error),
      )
    } finally {
      entry.controller = null
    }
    // A queue that cannot be written has been told by the save that failed for the same reason.
    await persist().catch(() => undefined)
  }

  const pump = () => {
    for (const entry of entries.values()) {
      if (running >= AT_ONCE) return
      if (entry.job.step !== 'waiting' || entry.controller) continue
      running++
      const work = run(entry).finally(() => {
        running--
        busy.delete(work)
        pump()
      })
      busy.add(work)
    }
  }

  const note = (work: Promise<void>) => {
    const quiet = work.catch(() => undefined).finally(() => busy.delete(quiet))
    busy.add(quiet)
  }

  const begin = (entry: Entry) => {
    entries.set(entry.queued.id, entry)
    onJob(entry.job)
    note(persist())
    pump()
  }

  const stop = (jobId: string, error: AppError) => {
    const entry = entries.get(jobId)
    if (!entry || entry.handedOver || isFinished(entry.job.step)) return
    if (entry.controller) entry.controller.abort(new AppFailure(error.code, error.details))
    else {
      fail(entry, error)
      note(persist())
    }
  }

  return {
    resume: ({ keepPictures, allowPrivate }) => {
      for (const queued of document.data.saves) {
        const tired = queued.error === null && queued.attempts >= MAX_ATTEMPTS
        const entry = entryOf(
          {
            ...queued,
            keepPictures: queued.keepPictures && keepPictures,
            // Taken away meanwhile, the permission is asked for again: the save fails with 'private-address'.
            allowPrivate: queued.allowPrivate && allowPrivate,
            ...(tired ? { attempts: 0, error: { code: 'parser-crashed' } as const } : {}),
          },
          null,
        )
        entries.set(queued.id, entry)
        onJob(entry.job)
      }
      pump()
    },
    start: ({ jobId, known = null, ...rest }) => {
      if (!entries.has(jobId))
        begin(entryOf({ id: jobId, ...rest, anyway: false, attempts: 0, error: null, title: null }, known))
    },
    cancel: (jobId) => stop(jobId, { code: 'cancelled' }),
    fail: stop,
    retry: (jobId, { allowPrivate, keepPermission, keepPictures, anyway, known = null }) => {
      const entry = entries.get(jobId)
      if (!entry || entry.controller || !isFinished(entry.job.step) || entry.job.step === 'done') return
      const { queued } = entry
      const wanted: QueuedSave = {
        ...queued,
        allowPrivate: allowPrivate || (keepPermission && queued.allowPrivate),
        keepPictures,
        anyway: anyway || queued.anyway,
        attempts: 0,
        error: null,
      }
      begin(entryOf(wanted, known))
    },
    dismiss: (jobId) => {
      const entry = entries.get(jobId)
      if (!entry) return null
      // Away first, so that its end is not told of.
      entries.delete(jobId)
      entry.controller?.abort(new AppFailure('cancelled'))
      note(persist())
      return givenText(entry.queued.input)
    },
    given: (jobId) => {
      const entry = entries.get(jobId)
      return entry ? givenText(entry.queued.input) : null
    },
    jobs: () => [...entries.values()].map(({ job }) => job),
    settled: async () => {
      while (busy.size > 0) await Promise.all(busy)
    },
  }
}
