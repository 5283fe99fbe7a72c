// Many saves queued at once, from the tests' newspaper into a library, with everything between them that the app has:
// the queue that survives a restart, fetching, extraction, pictures, writing.
import { readdirSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'vitest'
import type { CaptureJob } from '../../domain/capture.ts'
import { captureAgain } from '../../electron/capture/capture-article.ts'
import { createCaptureQueue } from '../../electron/capture/capture-queue.ts'
import { createInProcessParser } from '../../electron/capture/parser.ts'
import { openQueueFile } from '../../electron/capture/queue-file.ts'
import { startNewspaper } from '../newspaper/server.ts'
import { open, query, temporaryPlace } from '../unit/library/library-fixture.ts'

const KILOBYTE = 1024
/** What one more article may cost in memory, in bytes: its row, and its text for searching. */
const PER_ARTICLE = 40 * KILOBYTE
/** What may come and go without being of any article. */
const SLACK = 12 * KILOBYTE * KILOBYTE

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

type Held = { readonly heap: number; readonly files: number | null; readonly resources: number }

/** What the process holds once nobody uses it any more. */
async function held(): Promise<Held> {
  // Connections that are closed are let go in the turns after.
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
  const files = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : null
  return { heap: process.memoryUsage().heapUsed, files, resources: process.getActiveResourcesInfo().length }
}

/** Queues so many saves at once; all are done, and nothing is held that was not held after the first tenth. */
export async function saveMany(count: number): Promise<void> {
  const newspaper = await startNewspaper()
  const place = await temporaryPlace()
  const library = await open(place)
  const { document } = await openQueueFile(place.userData)
  const last = new Map<string, CaptureJob>()
  const parser = createInProcessParser()
  const queue = createCaptureQueue({
    document,
    capture: (input, options, known) => captureAgain(input, { ...options, parser }, known),
    save: async (_id, article) => {
      const { summary, updated } = await library.save(article)
      return { articleId: summary.id, updated }
    },
    keepUnchanged: async (_id, articleId) => {
      const { summary, updated } = await library.keepUnchanged(articleId, null)
      return { articleId: summary.id, updated }
    },
    onJob: (job) => last.set(job.id, job),
  })
  const start = (from: number, to: number) => {
    for (let number = from; number < to; number++)
      queue.start({
        jobId: `job-${number}`,
        input: { kind: 'address', url: newspaper.address(`/nhieu/${number}`) },
        allowPrivate: true,
        // Sizing a picture takes longer than all the rest.
        keepPictures: number % 5 === 0,
      })
  }
  try {
    const first = Math.ceil(count / 10)
    start(0, first)
    await queue.settled()
    // Every body is in memory before it is measured: searching reads those that are not.
    await library.list(query({ search: 'lưới' }))
    const before = await held()
    start(first, count)
    await queue.settled()
    const failed = [...last.values()].filter(({ step }) => step !== 'done')
    expect(failed).toEqual([])
    expect(last.size).toBe(count)
    expect(library.overview().counts.all).toBe(count)
    expect((await library.check({ repair: false })).problems).toEqual([])
    for (const id of last.keys()) queue.dismiss(id)
    last.clear()
    await queue.settled()
    const after = await held()
    expect(after.heap - before.heap).toBeLessThan((count - first) * PER_ARTICLE + SLACK)
    if (before.files !== null) expect(after.files).toBeLessThanOrEqual(before.files + 4)
    expect(after.resources).toBeLessThanOrEqual(before.resources + 4)
    expect(document.data.saves).toEqual([])
  } finally {
    await newspaper.stop()
  }
}
