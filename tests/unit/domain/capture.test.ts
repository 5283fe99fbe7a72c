import { expect, test } from 'vitest'
import { mayNeedBrowser, maySaveAnyway } from '../../../domain/capture.ts'
import type { AppError } from '../../../domain/result.ts'

test.each<[string, AppError | null, { browser: boolean; anyway: boolean }]>([
  ['nothing', null, { browser: false, anyway: false }],
  [
    'a front page',
    { code: 'not-an-article', details: { reason: 'listing' } },
    { browser: true, anyway: true },
  ],
  [
    'a page without any text',
    { code: 'not-an-article', details: { reason: 'empty' } },
    { browser: true, anyway: false },
  ],
  [
    'a page that is forbidden',
    { code: 'http-status', details: { status: 403 } },
    { browser: true, anyway: false },
  ],
  [
    'a page that asks for a log-in',
    { code: 'http-status', details: { status: 401 } },
    { browser: true, anyway: false },
  ],
  [
    'a page that is gone',
    { code: 'http-status', details: { status: 404 } },
    { browser: false, anyway: false },
  ],
  ['no network', { code: 'offline' }, { browser: false, anyway: false }],
])('after %s, what is offered is what may help', (_what, error, { browser, anyway }) => {
  expect([mayNeedBrowser(error), maySaveAnyway(error)]).toEqual([browser, anyway])
})
