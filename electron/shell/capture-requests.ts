// What main asks of the capture process, the only one that reaches the network, beside saves: pictures, links of pages.
import { AppFailure } from '../../domain/result.ts'
import type { AppError, Result } from '../../domain/result.ts'

export type CaptureRequests<Request, Answer> = {
  /** @throws AppFailure of the fetch, or the one that `fail` names */
  ask(request: Request): Promise<Answer>
  answer(requestId: number, result: Result<Answer>): void
  /** The capture process is gone: nothing that was asked will be answered. */
  fail(error: AppError): void
}

/** Requests of one kind, each with a number of its own. */
export function createCaptureRequests<Request, Answer>(
  send: (requestId: number, request: Request) => void,
): CaptureRequests<Request, Answer> {
  const waiting = new Map<number, PromiseWithResolvers<Answer>>()
  let last = 0
  const settle = (requestId: number, result: Result<Answer>) => {
    const asked = waiting.get(requestId)
    waiting.delete(requestId)
    if (result.ok) asked?.resolve(result.value)
    else asked?.reject(new AppFailure(result.error.code, result.error.details))
  }
  return {
    ask(request) {
      const asked = Promise.withResolvers<Answer>()
      const requestId = ++last
      waiting.set(requestId, asked)
      send(requestId, request)
      return asked.promise
    },
    answer: settle,
    fail(error) {
      for (const requestId of waiting.keys()) settle(requestId, { ok: false, error })
    },
  }
}
