// What the capture window shows, as HTML: for pages that only a browser can make.
import type { WebContents } from 'electron'
import * as v from 'valibot'
import { MAX_PASTED } from '../../domain/capture.ts'
import { AppFailure } from '../../domain/result.ts'
import { webAddress } from '../../domain/url-policy.ts'
import { serializePage } from './serialize-page.ts'

/** An isolated world of its own: not the page's (0), nor a preload's (999). */
const WORLD_ID = 1001
/** Milliseconds: a page that still loads is stopped then, since Electron runs scripts only in one that does not. */
const LOADING_LIMIT = 3000
/** Milliseconds: a page that never answers is busy with itself. */
const ANSWER_LIMIT = 15_000

const serializedSchema = v.object({ html: v.nullable(v.string()), url: v.string() })

export type ReadPage = { readonly html: string; readonly url: string }

/**
 * Takes the present document of a page. Throws AppFailure: 'page-unreadable' where it does not answer or is no page of
 * the web, 'page-too-large' {limit: bytes}.
 */
export async function readPage(contents: WebContents): Promise<ReadPage> {
  const code = `(${serializePage.toString()})(${MAX_PASTED})`
  const stopLoading = setTimeout(() => {
    if (!contents.isDestroyed()) contents.stop()
  }, LOADING_LIMIT)
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const limit = setTimeout(() => reject(new AppFailure('page-unreadable')), ANSWER_LIMIT)
  try {
    const read = contents.executeJavaScriptInIsolatedWorld(WORLD_ID, [{ code }])
    const parsed = v.safeParse(serializedSchema, await Promise.race([read, tooLate]))
    const address = parsed.success ? webAddress(parsed.output.url) : null
    if (!parsed.success || address === null) throw new AppFailure('page-unreadable')
    const { html } = parsed.output
    if (html === null || html.length > MAX_PASTED)
      throw new AppFailure('page-too-large', { limit: MAX_PASTED })
    return { html, url: address }
  } catch (error) {
    if (error instanceof AppFailure) throw error
    throw new AppFailure('page-unreadable', undefined, { cause: error })
  } finally {
    clearTimeout(stopLoading)
    clearTimeout(limit)
  }
}
