// The `app` scheme: the built page, and the pictures of the library, to the reader's window only.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import type { Settings } from '../../domain/settings.ts'
import { containedFile } from '../library/contained-file.ts'
import { APP_SCHEME, CONTENT_SECURITY_POLICY, mimeTypeOf, readAppRequest } from './app-address.ts'
import { withSettings } from './page-attributes.ts'

/** Before the app is ready, once. Neither CSP nor service workers nor CORS are bypassed. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

const plain = (status: number): Response => new Response(null, { status, headers: commonHeaders })

const commonHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'no-referrer',
}

const served = (body: string | Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, { headers: { ...commonHeaders, 'Content-Type': type, 'Cache-Control': 'no-store' } })

async function servedFile(path: string | null): Promise<Response> {
  const type = path === null ? null : mimeTypeOf(path)
  if (path === null || type === null) return plain(404)
  try {
    return served(await readFile(path), type)
  } catch {
    return plain(404)
  }
}

export type SchemeOptions = {
  /** Folder of the built page. */
  readonly pageFolder: string
  readonly settings: () => Settings
  /** Real path of an article's picture, or null. */
  readonly imagePath: (articleId: string, name: string) => Promise<string | null>
}

/** Answers every request of the scheme. After the app is ready, once. */
export function handleScheme({ pageFolder, settings, imagePath }: SchemeOptions): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const asked = readAppRequest(request.method, request.url)
    switch (asked.kind) {
      case 'page': {
        const html = await readFile(join(pageFolder, 'index.html'), 'utf8').catch(() => null)
        return html === null ? plain(404) : served(withSettings(html, settings()), 'text/html; charset=utf-8')
      }
      case 'file':
        return servedFile(await containedFile(pageFolder, asked.path))
      case 'image':
        // No library, no picture.
        return servedFile(await imagePath(asked.articleId, asked.name).catch(() => null))
      case 'refused':
        return plain(asked.status)
    }
  })
}
