// Pictures that main asks of the capture process, the only one that reaches the network.
import type { FetchPictureMessage } from '../capture/messages.ts'
import type { SizedPicture } from '../capture/parser.ts'
import type { PictureRequest } from '../capture/pictures.ts'
import { AppFailure } from '../../domain/result.ts'
import type { AppError, Result } from '../../domain/result.ts'

export type PictureRequests = {
  /** @throws AppFailure of the fetch, or the one that `fail` names */
  ask(request: PictureRequest): Promise<SizedPicture>
  answer(requestId: number, result: Result<SizedPicture>): void
  /** The capture process is gone: nothing that was asked will be answered. */
  fail(error: AppError): void
}

export function createPictureRequests(send: (message: FetchPictureMessage) => void): PictureRequests {
  const waiting = new Map<number, PromiseWithResolvers<SizedPicture>>()
  let last = 0
  const settle = (requestId: number, result: Result<SizedPicture>) => {
    const asked = waiting.get(requestId)
    waiting.delete(requestId)
    if (result.ok) asked?.resolve(result.value)
    else asked?.reject(new AppFailure(result.error.code, result.error.details))
  }
  return {
    ask(request) {
      const asked = Promise.withResolvers<SizedPicture>()
      const requestId = ++last
      waiting.set(requestId, asked)
      send({ type: 'fetchPicture', requestId, request })
      return asked.promise
    },
    answer: settle,
    fail(error) {
      for (const requestId of waiting.keys()) settle(requestId, { ok: false, error })
    },
  }
}
