import { describe, expect, test } from 'vitest'
import { mayOpenPage, remediesAfter } from '../../../domain/capture.ts'
import type { Remedy } from '../../../domain/capture.ts'
import type { AppError } from '../../../domain/result.ts'

const address = { hasAddress: true, privateAllowed: true }
const file = { hasAddress: false, privateAllowed: true }
const status = (code: number): AppError => ({ code: 'http-status', details: { status: code } })
const privateAddress: AppError = { code: 'private-address', details: { given: 1 } }

describe('after a failed save, what is offered is what may help, the likeliest first', () => {
  test.each<[string, AppError, readonly Remedy[]]>([
    [
      'a front page',
      { code: 'not-an-article', details: { reason: 'listing' } },
      ['openPage', 'saveAnyway', 'retry'],
    ],
    [
      'a page without any text',
      { code: 'not-an-article', details: { reason: 'empty' } },
      ['openPage', 'retry'],
    ],
    ['a page that is forbidden', status(403), ['openPage', 'retry']],
    ['a page that asks for a log-in', status(401), ['openPage', 'retry']],
    ['a server that is out of order', status(503), ['retry']],
    ['a page that is not there', status(404), []],
    ['a page that is gone for good', status(410), []],
    ['no network', { code: 'offline' }, ['retry']],
    ['an address that is no page', { code: 'not-html' }, []],
    ['a kind that is not read', { code: 'unsupported-file' }, []],
    ['a private address that was given', privateAddress, ['allowPrivate']],
    ['a private address that a page led to', { code: 'private-address' }, ['retry']],
  ])('%s', (_what, error, remedies) => {
    expect(remediesAfter(error, address)).toEqual(remedies)
  })

  test.each<[string, AppError, readonly Remedy[]]>([
    [
      'that looks like no article',
      { code: 'not-an-article', details: { reason: 'listing' } },
      ['saveAnyway', 'retry'],
    ],
    ['that is a folder', { code: 'folder-given' }, []],
    ['that was empty', { code: 'file-empty' }, ['retry']],
  ])('a file %s', (_what, error, remedies) => {
    expect(remediesAfter(error, file)).toEqual(remedies)
  })

  test('a private address is not offered where the settings do not allow any', () => {
    expect(remediesAfter(privateAddress, { ...address, privateAllowed: false })).toEqual(['retry'])
  })
})

test('what is no page is not offered to be opened as one', () => {
  const codes = ['not-html', 'unsupported-file', 'timed-out'] as const
  expect([mayOpenPage(null), ...codes.map((code) => mayOpenPage({ code }))]).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect([404, 410, 403].map((code) => mayOpenPage(status(code)))).toEqual([false, false, true])
})
