// Entry of the capture process: fetches, keeps the queue, asks main for parsing and hands articles over to main.
import { AppFailure, asAppError, success } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { captureAgain } from './capture-article.ts'
import { createCaptureQueue } from './capture-queue.ts'
import type { CaptureQueue, Saved } from './capture-queue.ts'
import { fetchLinks } from './fetch-links.ts'
import type { CaptureToMain, MainToCapture } from './messages.ts'
import { getParentPort } from './parent-port.ts'
import { fetchPicture } from './pictures.ts'
import { openQueueFile } from './queue-file.ts'
import { createRemoteParser } from './remote-parser.ts'

type OpenMessage = Extract<MainToCapture, { type: 'open' }>
type Handover = { readonly resolve: (saved: Saved) => void; readonly reject: (error: AppFailure) => void }

const outcome = <Value>(work: Promise<Value>): Promise<Result<Value>> =>
  work.then(success, (error: unknown) => ({ ok: false, error: asAppError(error) }))

function main(): void {
  const port = getParentPort()
  const send = (message: CaptureToMain) => port.postMessage(message)
  const parser = createRemoteParser(send)
  const handovers = new Map<string, Handover>()
  let opening: Promise<CaptureQueue> | null = null

  /** Tells main, and waits for its answer. */
  const handOver = (jobId: string, message: CaptureToMain): Promise<Saved> =>
    new Promise<Saved>((resolve, reject) => {
      handovers.set(jobId, { resolve, reject })
      send(message)
    }).finally(() => handovers.delete(jobId))

  const open = async ({ userData, ...wishes }: OpenMessage): Promise<CaptureQueue> => {
    const { document, recovered } = await openQueueFile(userData)
    const queue = createCaptureQueue({
      document,
      capture: (input, options, known) => captureAgain(input, { ...options, parser }, known),
      save: (jobId, article) => handOver(jobId, { type: 'article', jobId, article }),
      keepUnchanged: (jobId, articleId) => handOver(jobId, { type: 'unchanged', jobId, articleId }),
      onJob: (job) => send({ type: 'job', job }),
    })
    queue.resume(wishes)
    send({ type: 'ready', recovered })
    return queue
  }

  const withQueue = (act: (queue: CaptureQueue) => void) => {
    void opening?.then(act)
  }

  const receive = (message: MainToCapture): void => {
    switch (message.type) {
      case 'open':
        // A queue that cannot be opened ends this process, and main says so: no save may seem to be accepted.
        opening ??= open(message)
        return
      case 'start':
        return withQueue((queue) => queue.start(message))
      case 'cancel':
        return withQueue((queue) => queue.cancel(message.jobId))
      case 'retry':
        return withQueue((queue) => queue.retry(message.jobId, message))
      case 'dismiss':
        return withQueue((queue) =>
          send({ type: 'dismissed', jobId: message.jobId, given: queue.dismiss(message.jobId) }),
        )
      case 'tellGiven': {
        const { requestId, jobId } = message
        return withQueue((queue) => send({ type: 'given', requestId, result: success(queue.given(jobId)) }))
      }
      case 'fail':
        return withQueue((queue) => queue.fail(message.jobId, message.error))
      case 'saved':
        return handovers
          .get(message.jobId)
          ?.resolve({ articleId: message.articleId, updated: message.updated })
      case 'saveFailed':
        return handovers.get(message.jobId)?.reject(new AppFailure(message.error.code, message.error.details))
      case 'fetchPicture': {
        const { requestId, request } = message
        void outcome(fetchPicture(request, parser)).then((result) =>
          send({ type: 'picture', requestId, result }),
        )
        return
      }
      case 'fetchLinks': {
        const { requestId, request } = message
        void outcome(fetchLinks(request, parser)).then((result) => send({ type: 'links', requestId, result }))
        return
      }
      case 'parsed':
        return parser.answer(message)
    }
  }

  // Only main holds the other end of this port.
  port.on('message', ({ data }) => receive(data as MainToCapture))
}

main()
