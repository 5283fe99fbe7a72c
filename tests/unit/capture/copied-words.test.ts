// The first rule of copied text: no word of it is lost, wherever it ends up.
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { articleFromText } from '../../../electron/capture/copied-text.ts'

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Everything that a reader sees of an article. */
function shownOf(text: string): string {
  const { section, title, lead, byline, related, contentHtml } = articleFromText(text, null)
  const { document } = parseHTML(`<html><body>${contentHtml.replaceAll('<', ' <')}</body></html>`)
  const told = related.flatMap((link) => [link.title, link.excerpt])
  return [section, title, lead, byline, ...told, document.body.textContent].join(' ')
}

/** Words that no other line has, so that none can hide behind its like. */
const word = (line: number, at: number, capital: boolean) => {
  const letters = [...`${line}x${at}`].map(
    (one) => 'abcdefghijklmnopqrstuvwxyz'[one === 'x' ? 25 : Number(one)],
  )
  return `${capital ? 'Đ' : 'đ'}ế${letters.join('')}`
}
const phrase = (line: number, count: number, every = false) =>
  Array.from({ length: count }, (_, at) => word(line, at, every || at === 0)).join(' ')

const makers: Readonly<Record<string, (line: number) => string>> = {
  paragraph: (line) => `${phrase(line, 30)}.`,
  open: (line) => phrase(line, 28),
  short: (line) => `${phrase(line, 6)}.`,
  question: (line) => `${phrase(line, 7)}?`,
  heading: (line) => phrase(line, 6),
  lower: (line) => phrase(line, 6).toLowerCase(),
  word: (line) => phrase(line, 1),
  name: (line) => phrase(line, 3, true),
  by: (line) => `By ${phrase(line, 2, true)}`,
  item: (line) => `- ${phrase(line, 5)}`,
  numbered: (line) => `${(line % 9) + 1}. ${phrase(line, 5)}`,
  quoted: (line) => `> ${phrase(line, 9)}`,
  indented: (line) => `   ${phrase(line, 8)}`,
  caption: (line) => `${phrase(line, 12)}. (Ảnh: ${phrase(line + 500, 2, true)})`,
  credit: (line) => `Ảnh: ${phrase(line, 2, true)}`,
  teaser: (line) => `${phrase(line, 18)} ...`,
  titled: (line) => `Xem thêm: ${phrase(line, 8)}`,
  twice: (line) => `${phrase(line, 8)}\n\n${phrase(line, 8)}`,
  markdown: (line) => `## ${phrase(line, 4)}`,
  dated: (line) => `${phrase(line, 3, true)} - 05/03/2026`,
  sentence: (line) => `Sáng 05/03/2026 ${phrase(line, 5)}.`,
  head: () => 'Tin liên quan',
  weak: () => 'Xem thêm:',
  date: () => 'Thứ Năm, 05/03/2026 | 07:30',
  control: () => 'Nhỏ Bình thường Lớn',
  button: () => 'Chia sẻ',
  counted: () => 'Bình luận (12)',
}
/** Lines that are no text, and the words that only lead to a name, a picture or another article. */
const KNOWN = new Set(
  wordsOf(
    'Tin liên quan Xem thêm Thứ Năm 05 03 2026 07 30 Nhỏ Bình thường Lớn Chia sẻ Bình luận 12 By 1 2 3 4 5 6 7 8 9',
  ),
)

const line = fc.record({
  kind: fc.constantFrom(...Object.keys(makers)),
  ends: fc.constantFrom('\n', '\n\n', '\r\n', '\n\n\n'),
})

test('every word of a copied text is in its section, title, lead, byline, body, captions or related titles', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 24 }), (lines) => {
      const text = lines.map(({ kind, ends }, index) => `${makers[kind]?.(index) ?? ''}${ends}`).join('')
      const given = wordsOf(text)
      fc.pre(given.some((one) => !KNOWN.has(one)))
      const shown = new Set(wordsOf(shownOf(text)))
      expect(given.filter((one) => !shown.has(one) && !KNOWN.has(one))).toEqual([])
    }),
    { numRuns: 600 },
  )
})

test('and of lines of any width, as a column of print breaks them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 30, max: 100 }),
      (lengths, width) => {
        const text = lengths
          .map((count, index) =>
            phrase(index, count).replace(new RegExp(`(.{1,${width}})(?: |$)`, 'gu'), '$1\n'),
          )
          .join('\n')
        const shown = new Set(wordsOf(shownOf(text)))
        expect(wordsOf(text).filter((one) => !shown.has(one))).toEqual([])
      },
    ),
  )
})
