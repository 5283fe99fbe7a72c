// webRequest: may a request go out, and with which response headers does it come back.
import type { Session } from './session.ts'
import { makeStrict } from './strict.ts'
import type { WebContents } from './web-contents.ts'
import type { WebFrameMain } from './web-frame-main.ts'

export interface RequestDetails {
  id: number
  url: string
  method: string
  timestamp: number
  referrer: string
  resourceType: string
  webContents: WebContents | undefined
  webContentsId: number | undefined
  frame: WebFrameMain | null
}

export type ResponseHeaders = Record<string, string | string[]>
export interface ResponseDetails extends RequestDetails {
  statusCode: number
  statusLine: string
  responseHeaders: Record<string, string[]>
}
export interface RequestAnswer {
  cancel?: boolean
  redirectURL?: string
}
export interface ResponseAnswer {
  cancel?: boolean
  responseHeaders?: ResponseHeaders
}

type Listener<D, A> = (details: D, callback: (answer: A) => void) => void
interface Filter {
  urls: string[]
}

/** Match patterns as in Electron's filters: `*` stands for anything. */
const matcher = (filter: Filter | undefined): ((url: string) => boolean) => {
  const patterns = (filter?.urls ?? []).filter((pattern) => pattern !== '<all_urls>')
  if (patterns.length === 0) return () => true
  const expressions = patterns.map(
    (pattern) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`),
  )
  return (url) => expressions.some((expression) => expression.test(url))
}

/** One event: at most one listener, as in Electron; a later one replaces the earlier. */
function createQuestion<D extends { url: string }, A extends object>() {
  let current: { matches: (url: string) => boolean; listener: Listener<D, A> } | undefined
  return {
    set(first: Filter | Listener<D, A> | null, second?: Listener<D, A> | null): void {
      const [filter, listener] =
        typeof first === 'function' ? [undefined, first] : [first ?? undefined, second]
      current = listener ? { matches: matcher(filter), listener } : undefined
    },
    has: (url: string): boolean => current?.matches(url) === true,
    ask(details: D): Promise<Partial<A>> {
      const asked = current
      if (!asked?.matches(details.url)) return Promise.resolve({})
      return new Promise((resolve) => asked.listener(details, (answer) => resolve(answer ?? {})))
    },
  }
}

export class WebRequest {
  readonly #beforeRequest = createQuestion<RequestDetails, RequestAnswer>()
  readonly #headersReceived = createQuestion<ResponseDetails, ResponseAnswer>()
  onBeforeRequest = this.#beforeRequest.set
  onHeadersReceived = this.#headersReceived.set

  static asks(session: Session) {
    const { webRequest } = session
    return { beforeRequest: webRequest.#beforeRequest, headersReceived: webRequest.#headersReceived }
  }
}
makeStrict(WebRequest, 'webRequest')
