// Entry of a parser: an expendable utility process that answers one `parse` message after the other.
import { asAppError } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { ParsedMessage, ParseMessage, ParseRequest, ParseResponse, WarmMessage } from './messages.ts'
import { getParentPort } from './parent-port.ts'
import { createInProcessParser, loadParser } from './parser.ts'
import type { Parser } from './parser.ts'

async function perform(parser: Parser, request: ParseRequest): Promise<ParseResponse> {
  switch (request.call) {
    case 'extract':
      return { call: 'extract', value: await parser.extract(request.request) }
    case 'blocks':
      return { call: 'blocks', value: await parser.blocks(request.request) }
    case 'links':
      return { call: 'links', value: await parser.links(request.request) }
    case 'picture':
      return { call: 'picture', value: await parser.picture(request.bytes) }
    case 'thumbnail':
      return { call: 'thumbnail', value: await parser.thumbnail(request.bytes) }
    case 'join':
      return { call: 'join', value: await parser.join(request.request) }
    case 'finish':
      return { call: 'finish', value: await parser.finish(request.request) }
  }
}

async function answer(parser: Parser, { requestId, request }: ParseMessage): Promise<ParsedMessage> {
  const result: Result<ParseResponse> = await perform(parser, request).then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, error: asAppError(error) }),
  )
  return { type: 'parsed', requestId, result }
}

function main(): void {
  const port = getParentPort()
  const parser = createInProcessParser()
  port.on('message', ({ data }) => {
    // Only main holds the other end of this port.
    const message = data as ParseMessage | WarmMessage
    if (message.type === 'warm') loadParser().catch(() => undefined)
    else void answer(parser, message).then((parsed) => port.postMessage(parsed))
  })
}

main()
