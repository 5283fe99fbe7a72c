// session.cookies: what a context of Chromium holds.
import type { Cookie, CookiesGetFilter } from 'electron'
import { chromium } from './chromium.ts'
import { strictObject } from './strict.ts'

/** `context` is the session's context; undefined for the default one. */
export const createCookies = (context: () => Promise<string | undefined>) =>
  strictObject('cookies', {
    async get(filter: CookiesGetFilter): Promise<Pick<Cookie, 'name' | 'value' | 'domain' | 'path'>[]> {
      if (Object.keys(filter).length > 0)
        throw new Error('not supported by the stand-in: filters of cookies.get')
      const { cookies } = await chromium.send('Storage.getCookies', { browserContextId: await context() })
      return cookies.map(({ name, value, domain, path }) => ({ name, value, domain, path }))
    },
  })
