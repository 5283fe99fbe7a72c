// Every request of every page: navigation guards, webRequest listeners, scheme handlers, else the network.
import { STATUS_CODES } from 'node:http'
import { hasScheme, policyToChromium, toApp, toChromium } from './addresses.ts'
import { chromium } from './chromium.ts'
import type { Header, PausedRequest } from './devtools-types.ts'
import { refuseDownloads, watchDownloads } from './downloads.ts'
import { allowHost } from './guard-proxy.ts'
import type { Page } from './page.ts'
import type { SchemeHandler } from './protocol.ts'
import { defaultSession, Session } from './session.ts'
import { BOOT, isDenied, pageOfFrame } from './targets.ts'
import { WebRequest, type RequestDetails, type ResponseHeaders } from './web-request.ts'
import { report } from './report.ts'

// The protocol's resource types -> Electron's.
const TYPES: Record<string, string> = {
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  WebSocket: 'webSocket',
  CSPViolationReport: 'cspReport',
}

const fail = (paused: PausedRequest, errorReason: 'Aborted' | 'BlockedByClient' | 'Failed') =>
  chromium.send('Fetch.failRequest', { requestId: paused.requestId, errorReason })

function group(list: Header[]): Record<string, string[]> {
  const grouped: Record<string, string[]> = {}
  for (const { name, value } of list) (grouped[name] ??= []).push(value)
  return grouped
}

const flat = (headers: ResponseHeaders): Header[] =>
  Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: String(value) })),
  )

const mapValues = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, toApp(value)]))

/** Response headers that name addresses must name what Chromium loads. */
const toChromiumHeader =
  (documentAddress: string) =>
  ({ name, value }: Header): Header => {
    if (/^content-security-policy/i.test(name))
      return { name, value: policyToChromium(value, documentAddress) }
    if (/^(location|access-control-allow-origin|link|refresh)$/i.test(name))
      return { name, value: toChromium(value) }
    return { name, value }
  }

function detailsOf(paused: PausedRequest, page: Page | undefined): RequestDetails {
  const { request, frameId, resourceType, requestId } = paused
  const isMainFrame = page?.targetId === frameId
  return {
    id: Number(requestId.replace(/\D/g, '')) || 0,
    url: toApp(request.url),
    method: request.method,
    timestamp: Date.now(),
    referrer: toApp(request.headers['Referer'] ?? ''),
    resourceType:
      resourceType === 'Document'
        ? isMainFrame
          ? 'mainFrame'
          : 'subFrame'
        : (TYPES[resourceType] ?? 'other'),
    webContents: page?.contents,
    webContentsId: page?.contents.id,
    frame: page?.frames.get(frameId)?.facade ?? null,
  }
}

async function answerOf(paused: PausedRequest, url: string, handler: SchemeHandler) {
  const { method, headers, hasPostData, postDataEntries = [] } = paused.request
  const body = Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')))
  const withBody = hasPostData === true && method !== 'GET' && method !== 'HEAD'
  const request = new Request(url, { method, headers: mapValues(headers), ...(withBody ? { body } : {}) })
  const response = await handler(request)
  if (!(response instanceof Response)) throw new Error('the protocol handler gave no Response')
  if (response.type === 'error') throw new Error('net::ERR_FAILED')
  return { response, data: Buffer.from(await response.arrayBuffer()) }
}

async function fulfil(
  paused: PausedRequest,
  session: Session,
  details: RequestDetails,
  handler: SchemeHandler,
) {
  const answer = await answerOf(paused, details.url, handler).catch((error: unknown) => {
    report('Error in protocol handler:', error)
    return undefined
  })
  if (!answer) return fail(paused, 'Failed')
  const { response, data } = answer
  const headers = [...response.headers].map(([name, value]) => ({ name, value }))
  const asked = await WebRequest.asks(session).headersReceived.ask({
    ...details,
    statusCode: response.status,
    statusLine: `HTTP/1.1 ${response.status}`,
    responseHeaders: group(headers),
  })
  if (asked.cancel) return fail(paused, 'BlockedByClient')
  const changed = asked.responseHeaders ? flat(asked.responseHeaders) : headers
  return chromium.send('Fetch.fulfillRequest', {
    requestId: paused.requestId,
    responseCode: response.status,
    responsePhrase: response.statusText || STATUS_CODES[response.status] || 'OK',
    responseHeaders: changed.map(toChromiumHeader(paused.request.url)),
    body: data.toString('base64'),
  })
}

/** May this document be loaded, as far as the app's navigation listeners say? */
function mayNavigate(paused: PausedRequest, page: Page): boolean {
  const { frameId, redirectedRequestId, request } = paused
  if (redirectedRequestId !== undefined) return page.allowsRedirect(frameId, request.url)
  if (frameId === page.targetId && page.takeExpected()) return true
  return page.allowsNavigation(frameId, request.url)
}

async function onRequest(paused: PausedRequest): Promise<unknown> {
  const { requestId, frameId, resourceType } = paused
  const { url } = paused.request
  if (isDenied(frameId)) return fail(paused, 'Aborted')
  if (url.startsWith(BOOT)) {
    const responseHeaders = [{ name: 'content-type', value: 'text/html' }]
    return chromium.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body: '' })
  }
  // Chromium's own wish, not the page's.
  if (resourceType === 'Other' && new URL(url).pathname === '/favicon.ico')
    return fail(paused, 'BlockedByClient')

  const page = pageOfFrame(frameId)
  if (resourceType === 'Document' && page && !mayNavigate(paused, page)) return fail(paused, 'Aborted')
  const session = page?.session ?? defaultSession()
  const { handlers, permissions } = Session.inside(session)
  if (resourceType === 'Document' && page) {
    await permissions.settle(page.contents, url, frameId === page.targetId)
  }
  const details = detailsOf(paused, page)
  const asks = WebRequest.asks(session)
  const answer = await asks.beforeRequest.ask(details)
  if (answer.cancel) return fail(paused, 'BlockedByClient')
  if (answer.redirectURL) {
    const responseHeaders = [{ name: 'location', value: toChromium(answer.redirectURL) }]
    return chromium.send('Fetch.fulfillRequest', { requestId, responseCode: 307, responseHeaders })
  }
  const scheme = details.url.slice(0, details.url.indexOf(':'))
  const handler = handlers.get(scheme)
  if (handler) return fulfil(paused, session, details, handler)
  if (hasScheme(scheme)) return fail(paused, 'Failed')
  allowHost(url)
  const interceptResponse = asks.headersReceived.has(details.url) || undefined
  return chromium.send('Fetch.continueRequest', { requestId, interceptResponse })
}

async function onResponse(paused: PausedRequest): Promise<unknown> {
  const { requestId, responseErrorReason, responseStatusCode = 0, responseStatusText = '' } = paused
  if (responseErrorReason !== undefined) return chromium.send('Fetch.continueResponse', { requestId })
  const page = pageOfFrame(paused.frameId)
  const session = page?.session ?? defaultSession()
  const { cancel, responseHeaders } = await WebRequest.asks(session).headersReceived.ask({
    ...detailsOf(paused, page),
    statusCode: responseStatusCode,
    statusLine: `HTTP/1.1 ${responseStatusCode} ${responseStatusText}`,
    responseHeaders: group(paused.responseHeaders ?? []),
  })
  if (cancel) return fail(paused, 'BlockedByClient')
  if (!responseHeaders) return chromium.send('Fetch.continueResponse', { requestId })
  return chromium.send('Fetch.continueResponse', {
    requestId,
    responseCode: responseStatusCode,
    responseHeaders: flat(responseHeaders).map(toChromiumHeader(paused.request.url)),
  })
}

/** Starts the interception of every request that a page, frame or worker makes. */
export async function watchNetwork(): Promise<void> {
  chromium.on('Fetch.requestPaused', (paused) => {
    const answered = paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined
    const work = answered ? onResponse(paused) : onRequest(paused)
    work.catch((error: Error) => {
      if (/Invalid InterceptionId|Target closed/.test(error.message)) return // the page is gone
      report('stand-in: request failed:', paused.request.url, error)
      fail(paused, 'Failed').catch(() => {})
    })
  })
  await chromium.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  watchDownloads()
  await refuseDownloads()
}
