// A parser in another process: calls become `parse` messages, their answers `parsed` ones.
import { AppFailure } from '../../domain/result.ts'
import type { ParsedMessage, ParseMessage, ParseRequest, ParseResponse } from './messages.ts'
import type { Parser } from './parser.ts'

export type RemoteParser = Parser & { readonly answer: (message: ParsedMessage) => void }

type Call = ParseRequest['call']
type Answer<Name extends Call> = Extract<ParseResponse, { call: Name }>['value']
type Waiting = {
  readonly resolve: (response: ParseResponse) => void
  readonly reject: (error: AppFailure) => void
}

/** Every request is answered or rejected by `answer`; who relays them answers for a parser that died. */
export function createRemoteParser(send: (message: ParseMessage) => void): RemoteParser {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const ask = async <Name extends Call>(request: ParseRequest & { call: Name }): Promise<Answer<Name>> => {
    const requestId = ++last
    const response = await new Promise<ParseResponse>((resolve, reject) => {
      waiting.set(requestId, { resolve, reject })
      send({ type: 'parse', requestId, request })
    })
    if (response.call !== request.call)
      throw new AppFailure('unexpected', { message: `answer to ${response.call}` })
    return response.value as Answer<Name>
  }
  return {
    extract: (request) => ask({ call: 'extract', request }),
    picture: (bytes) => ask({ call: 'picture', bytes }),
    thumbnail: (bytes) => ask({ call: 'thumbnail', bytes }),
    join: (request) => ask({ call: 'join', request }),
    finish: (request) => ask({ call: 'finish', request }),
    answer: ({ requestId, result }) => {
      const caller = waiting.get(requestId)
      waiting.delete(requestId)
      if (result.ok) caller?.resolve(result.value)
      else caller?.reject(new AppFailure(result.error.code, result.error.details))
    },
  }
}
