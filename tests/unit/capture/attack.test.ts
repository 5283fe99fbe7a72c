// Every payload on its way into the library. The same through the reader's own Chromium is tests/e2e/attack.spec.ts.
import { JSDOM } from 'jsdom'
import { expect, test } from 'vitest'
import { allowedAttributes, allowedTags } from '../../../domain/sanitize-policy.ts'
import { sanitizeArticle } from '../../../electron/capture/sanitize.ts'
import { bodyInBook } from '../../../electron/transfer/book-body.ts'
import { payloadsFor } from '../../attacks/payloads.ts'

const tags = new Set<string>(allowedTags)
const attributes = new Set<string>(allowedAttributes)
const payloads = payloadsFor('http://127.0.0.1:9')
const { document } = new JSDOM('').window

/** What of stored HTML the policy does not name, or what would change were it sanitized again. */
function wrongIn(html: string): string[] {
  document.body.innerHTML = html
  const wrong = sanitizeArticle(html) === html ? [] : ['not at rest']
  for (const element of document.body.querySelectorAll('*')) {
    if (!tags.has(element.localName)) wrong.push(element.localName)
    for (const { name, value } of element.attributes) {
      if (!attributes.has(name)) wrong.push(name)
      if (name === 'href' && !/^(?:https?:|mailto:|#user-content-)/i.test(value)) wrong.push(value)
      if (name === 'src' && !/^images\/[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif)$/.test(value))
        wrong.push(value)
    }
  }
  return wrong
}

test('there are more than four hundred, no two alike, of more than a dozen classes', () => {
  expect(new Set(payloads.map(({ html }) => html)).size).toBeGreaterThan(400)
  expect(new Set(payloads.map(({ kind }) => kind)).size).toBeGreaterThan(12)
})

test('nothing of any payload is stored that runs, asks or hides', () => {
  const wrong = payloads.flatMap(({ html }) =>
    wrongIn(sanitizeArticle(html)).map((what) => `${html}: ${what}`),
  )
  expect(wrong).toEqual([])
})

test('what lies hostile on the disk stops no series from being taken along', async () => {
  const hostile = payloads.filter(({ kind }) => kind === 'clobbering' || kind === 'form')
  for (const { html } of hostile)
    expect(wrongIn(await bodyInBook(`<p>a</p>${html}`, '0123456789ab', new Map())), html).toEqual([])
})
