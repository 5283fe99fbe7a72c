// A parser that works elsewhere: its calls become messages, their answers results.
import { AppFailure } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { ParsedMessage, ParseMessage, ParseRequest, ParseResponse } from './messages.ts'
import type { Parser } from './parser.ts'

type Call = ParseRequest['call']
type Answer<Name extends Call> = Extract<ParseResponse, { call: Name }>['value']

/** A parser over anything that answers one request with one result. */
export function parserOver(run: (request: ParseRequest) => Promise<Result<ParseResponse>>): Parser {
  const ask = async <Name extends Call>(request: ParseRequest & { call: Name }): Promise<Answer<Name>> => {
    const result = await run(request)
    if (!result.ok) throw new AppFailure(result.error.code, result.error.details)
    if (result.value.call !== request.call)
      throw new AppFailure('unexpected', { message: `answer to ${result.value.call}` })
    return result.value.value as Answer<Name>
  }
  return {
    extract: (request) => ask({ call: 'extract', request }),
    blocks: (request) => ask({ call: 'blocks', request }),
    links: (request) => ask({ call: 'links', request }),
    picture: (bytes) => ask({ call: 'picture', bytes }),
    thumbnail: (bytes) => ask({ call: 'thumbnail', bytes }),
    join: (request) => ask({ call: 'join', request }),
    finish: (request) => ask({ call: 'finish', request }),
  }
}

export type RemoteParser = Parser & { readonly answer: (message: ParsedMessage) => void }

/** A parser in another process. Every request is answered by `answer`; who relays them answers for one that died. */
export function createRemoteParser(send: (message: ParseMessage) => void): RemoteParser {
  const waiting = new Map<number, (result: Result<ParseResponse>) => void>()
  let last = 0
  const parser = parserOver(
    (request) =>
      new Promise((resolve) => {
        const requestId = ++last
        waiting.set(requestId, resolve)
        send({ type: 'parse', requestId, request })
      }),
  )
  return {
    ...parser,
    answer: ({ requestId, result }) => {
      const resolve = waiting.get(requestId)
      waiting.delete(requestId)
      resolve?.(result)
    },
  }
}
