// A queue of saves over a folder, with captures that the test lets go.
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CapturedArticle } from '../../../domain/article.ts'
import type { CaptureInput, CaptureJob } from '../../../domain/capture.ts'
import { AppFailure } from '../../../domain/result.ts'
import { createCaptureQueue } from '../../../electron/capture/capture-queue.ts'
import type { Saved } from '../../../electron/capture/capture-queue.ts'
import { openQueueFile } from '../../../electron/capture/queue-file.ts'
import { bareArticle } from '../../captured.ts'

export const article: CapturedArticle = {
  ...bareArticle,
  url: 'https://example.org/a',
  title: 'A title',
  lang: null,
  contentHtml: '<p>a</p>',
}

export type Capture = Parameters<typeof createCaptureQueue>[0]['capture']

export const newFolder = () => mkdtempSync(join(tmpdir(), 'goc-doc-queue-'))
export const given = (name: string): CaptureInput => ({ kind: 'address', url: `https://example.org/${name}` })
export const start = (jobId: string, input: CaptureInput = given(jobId)) => ({
  jobId,
  input,
  allowPrivate: false,
  keepPictures: true,
})

export const notKept = () => Promise.reject(new AppFailure('article-not-found'))

export async function openQueue(
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

export const nothing = () => undefined
export const wishes = { keepPictures: true, allowPrivate: true }
export const again = { allowPrivate: false, keepPermission: true, keepPictures: true, anyway: false }

/** Captures that wait until they are let go. */
export function gate() {
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

export const onDisk = (folder: string): { id: string }[] =>
  JSON.parse(readFileSync(join(folder, 'queue.json'), 'utf8')).saves
