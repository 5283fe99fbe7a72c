// Fetches a page that may be an article: a web page or plain text.
import type { Validators } from '../../domain/article.ts'
import { AppFailure } from '../../domain/result.ts'
import { kindByType } from './file-kind.ts'
import type { ExtractRequest, OriginalForm } from './parser.ts'
import { PAGE_LIMITS } from './safe-fetch.ts'
import type { SafeFetch } from './safe-fetch.ts'
import { validatorsOf } from './validators.ts'

const ACCEPT_PAGE = 'text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.5'
const PAGE_TYPE =
  /^\s*(?:text\/html|application\/xhtml\+xml|application\/xml|text\/xml|text\/plain|text\/markdown)\b/i
/** Half of a page whose length nobody told is taken to be here after so many bytes. */
const USUAL_BYTES = 200_000

export type PageOptions = {
  /** A page that is had already. */
  readonly known?: Validators | null
  /** The charset to read it in, one of `offeredCharsets`; null: it is found out. */
  readonly charset?: string | null
  /** Bytes that it may have at most, where that is less than a page may have. */
  readonly bytes?: number
  /** Share of the page that is here, 0 to 1. */
  readonly onShare?: (share: number) => void
}

export type FetchedPage = {
  readonly request: ExtractRequest
  readonly bytes: Uint8Array
  readonly validators: Validators | null
}

function formOf(contentType: string | null): OriginalForm {
  const plain = /^\s*text\/(plain|markdown)\b/i.exec(contentType ?? '')?.[1]?.toLowerCase()
  return plain === 'markdown' ? 'markdown' : plain === 'plain' ? 'text' : 'html'
}

/** A page and what is to be made of it; null where it is the known one, unchanged. Throws AppFailure as `safeFetch`; 'not-html', 'unsupported-file'. */
export async function fetchPage(
  url: string,
  fetcher: SafeFetch,
  { known = null, charset = null, bytes: most = PAGE_LIMITS.bytes, onShare }: PageOptions,
): Promise<FetchedPage | null> {
  const host = new URL(url).hostname
  const page = await fetcher.safeFetch(url, {
    accept: ACCEPT_PAGE,
    limits: { ...PAGE_LIMITS, bytes: Math.min(most, PAGE_LIMITS.bytes) },
    known,
    checkType: (contentType) => {
      if (contentType === null || PAGE_TYPE.test(contentType)) return
      const type = contentType.split(';')[0]?.trim().slice(0, 80) ?? ''
      const kind = kindByType(type)
      throw kind === null
        ? new AppFailure('not-html', { host, type })
        : new AppFailure('unsupported-file', { host, ...kind })
    },
    onBytes: (read, expected) =>
      onShare?.(expected ? Math.min(1, read / expected) : 1 - 1 / (1 + read / USUAL_BYTES)),
  })
  if (page.unchanged) return null
  const { bytes, contentType } = page
  const request: ExtractRequest = {
    form: formOf(contentType),
    content: bytes,
    contentType,
    charset,
    url: page.url,
    trusted: false,
    local: false,
  }
  return { request, bytes, validators: validatorsOf(page.url, page.validators) }
}
