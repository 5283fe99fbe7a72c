// Highlights and notes on their way out: as Markdown, and as a quotation.
import * as fc from 'fast-check'
import { Marked } from 'marked'
import type { Token, Tokens } from 'marked'
import { describe, expect, test } from 'vitest'
import type { Mark, Target } from '../../../domain/annotation.ts'
import type { ArticleDetail } from '../../../domain/article.ts'
import { bookMessagesIn } from '../../../domain/language/book.ts'
import {
  articleNotesMarkdown,
  libraryNotesMarkdown,
  seriesNotesMarkdown,
} from '../../../electron/transfer/notes-markdown.ts'
import { quotationOf } from '../../../electron/transfer/quotation.ts'
import { quotedParagraphs } from '../../../electron/transfer/quoted-text.ts'
import { detail } from './article-fixture.ts'
import { bookOf, part } from './series-fixture.ts'

const words = bookMessagesIn('vi')

/** @param start code points of the body's text before it */
const target = (exact: string, start = 0, around: Partial<Target['quote']> = {}): Target => ({
  quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '', ...around },
  position: { type: 'TextPositionSelector', start, end: start + Array.from(exact).length },
})

let made = 0
const mark = (changes: Partial<Mark> = {}): Mark => ({
  id: `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
  target: null,
  color: 'yellow',
  note: '',
  createdAt: '2026-11-27T10:00:00Z',
  updatedAt: '2026-11-27T10:00:00Z',
  ...changes,
})

const contentHtml = '<p>Chợ họp từ năm giờ.</p><p>Đến trưa thì tan &amp; về.</p>'
const noted = (marks: readonly Mark[], changes: Partial<ArticleDetail> = {}): ArticleDetail =>
  detail({ contentHtml, marks, ...changes })

describe('notes as Markdown', () => {
  test('begin with the article and what is said of all of it, then each passage in the order of the text', () => {
    const marks = [
      mark({ target: target('Đến trưa', 19), color: 'green', note: 'Hỏi lại.' }),
      mark({ target: target('Chợ họp'), note: 'Dòng một\ndòng hai\n\nĐoạn hai' }),
      mark({ note: 'Đọc cùng bài trước.' }),
      mark({ target: target('từ năm giờ.Đến trưa', 8) }),
    ]
    expect(articleNotesMarkdown(noted(marks), words)).toBe(
      [
        '# [Một bài báo](<https://tuoitre.vn/bai.htm?a=1&b=2>)',
        'Hoài Thư · Tuổi Trẻ · 18 tháng 11, 2026',
        'Đọc cùng bài trước.',
        '> Chợ họp',
        'Dòng một  \ndòng hai',
        'Đoạn hai',
        '> từ năm giờ.\n>\n> Đến trưa',
        '> Đến trưa',
        '*xanh lá*',
        'Hỏi lại.\n',
      ].join('\n\n'),
    )
  })

  test('of an article without address, byline or date leave no gap', () => {
    const bare = { byline: null, siteName: null, host: null, url: null, publishedAt: null }
    expect(articleNotesMarkdown(noted([mark({ note: 'x' })], bare), words)).toBe('# Một bài báo\n\nx\n')
  })

  test('of a series follow its parts, without those that bear none', () => {
    const [one, two, three] = ['I', 'II', 'III'].map((numeral, at) =>
      part(at + 1, numeral, { contentHtml, marks: at === 1 ? [] : [mark({ note: `Ghi ${numeral}` })] }),
    )
    const markdown = seriesNotesMarkdown(bookOf([three, one, two] as ArticleDetail[]), words)
    expect(markdown).toBe(
      [
        '# Xóm đan lưới',
        'Báo Bến Sông · 3 kỳ · 11 tháng 11, 2026 – 13 tháng 11, 2026',
        '## [Kỳ I: Sợi thứ 1](<https://bao.example/loat/ky-I.html>)',
        'Hoài Thư · Báo Bến Sông · 11 tháng 11, 2026',
        'Ghi I',
        '## [Kỳ III: Sợi thứ 3](<https://bao.example/loat/ky-III.html>)',
        'Hoài Thư · Báo Bến Sông · 13 tháng 11, 2026',
        'Ghi III\n',
      ].join('\n\n'),
    )
  })

  test('of the library stand by article as given, also where a body cannot be read', async () => {
    const passage = mark({ target: target('giờ.Đến', 15) })
    const articles = [noted([passage], { id: '00000000000b', title: 'Hai' }), noted([passage])]
    const bodyOf = (id: string) =>
      id === '00000000000b' ? Promise.reject(new Error('gone')) : Promise.resolve(contentHtml)
    const markdown = await libraryNotesMarkdown(articles, bodyOf, words)
    expect(markdown.match(/^#.*$|^>.*$/gm)).toEqual([
      '# Tô sáng và ghi chú',
      '## [Hai](<https://tuoitre.vn/bai.htm?a=1&b=2>)',
      '> giờ.Đến',
      '## [Một bài báo](<https://tuoitre.vn/bai.htm?a=1&b=2>)',
      '> giờ.',
      '>',
      '> Đến',
    ])
  })

  test('hold addresses as links, and every other sign as it was typed', () => {
    const note =
      '# không *phải* mục\n1. một\n1) hai\n- ba\n+\n=== \nxem https://a.vn/x_y?b=*1*, <b>đậm</b> &amp; $x$ a|b ~~c~~'
    expect(
      articleNotesMarkdown(noted([mark({ note })]), words)
        .split('\n\n')
        .slice(2),
    ).toEqual([
      [
        '\\# không \\*phải\\* mục',
        '1\\. một',
        '1\\) hai',
        '\\- ba',
        '\\+',
        '\\===',
        'xem <https://a.vn/x_y?b=*1*>, \\<b>đậm\\</b> \\&amp; \\$x\\$ a\\|b \\~\\~c\\~\\~\n',
      ].join('  \n'),
    ])
  })
})

/** What a reader of Markdown shows of inline tokens, with `\n` for a line break. */
const shown = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'br') return '\n'
      if (token.type === 'text' || token.type === 'escape') {
        const { text } = token as Tokens.Text
        return text.replace(/&(lt|gt|amp|quot|#39);/g, (whole) => ENTITIES[whole] ?? whole)
      }
      if (token.type === 'link') {
        const { raw, text, tokens: inside } = token as Tokens.Link
        return raw.startsWith('<') ? text : shown(inside)
      }
      return `[${token.type}]`
    })
    .join('')
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
}

const pieces = [
  ...[
    '#',
    '##',
    '>',
    '-',
    '+',
    '*',
    '**',
    '_',
    '=',
    '===',
    '---',
    '`',
    '```',
    '~~~',
    '~~',
    '1.',
    '2)',
    '|',
    '|-|',
  ],
  ...[
    '<b>',
    '</p>',
    '<!--',
    '<script>',
    '&lt;',
    '&#60;',
    '&',
    '[x](y)',
    '[a]: b',
    '![',
    ']',
    '(',
    '\\',
    '\\\\',
    '$',
  ],
  ...[
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n\n',
    '\r',
    '\u2028',
    '\u0000',
    '\u0085',
    '\u00A0',
    '\u202E',
    '\uFEFF',
    '\uD800',
  ],
  ...[
    'chữ',
    'a',
    '1',
    '.',
    '"',
    "'",
    '!',
    ':',
    'https://a.vn/_x_*',
    'http://',
    'www.a.vn',
    'a@b.vn',
    '😀',
    '<https://x>',
  ],
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3, unit: 'binary' })), { maxLength: 14 })
  .map((some) => some.join(''))

/** A text as it may be shown: without signs that are not seen, and with one space for any white space. */
const spoken = (given: string) =>
  given
    .replace(/[^\P{Cc}\s]|[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
const linesOf = (given: string) =>
  given
    .split('\n')
    .map(spoken)
    .filter((line) => line !== '')

describe('whatever is written', () => {
  const parser = new Marked({ gfm: true })

  test('in a note, a passage or a title stays there as it was, and breaks out of nothing', () => {
    const run = fc.property(text, text, text, text, (title, exact, note, last) => {
      const marks = [
        mark({ target: target(`x${exact}`), note, color: 'pink' }),
        mark({ target: target('cuối', 99), note: last }),
      ]
      const markdown = articleNotesMarkdown(
        noted(marks, {
          title: `x${title}`,
          contentHtml: '',
          byline: null,
          siteName: null,
          host: null,
          publishedAt: null,
        }),
        words,
      )
      const blocks = parser.lexer(markdown).filter(({ type }) => type !== 'space')
      const [heading, quote, color, ...rest] = blocks as [Tokens.Heading, Tokens.Blockquote, Tokens.Paragraph]
      expect(heading).toMatchObject({ type: 'heading', depth: 1, tokens: [{ type: 'link' }] })
      expect(shown((heading.tokens[0] as Tokens.Link).tokens)).toBe(spoken(`x${title}`))
      expect(quote).toMatchObject({ type: 'blockquote', tokens: [{ type: 'paragraph' }] })
      expect(quote.tokens).toHaveLength(1)
      expect(shown((quote.tokens[0] as Tokens.Paragraph).tokens)).toBe(spoken(`x${exact}`))
      expect(color).toMatchObject({ type: 'paragraph', tokens: [{ type: 'em', text: 'hồng' }] })
      // Paragraphs of the first note, the second passage, paragraphs of the second note: nothing else.
      const second = rest.findIndex(({ type }) => type === 'blockquote')
      expect(rest.map(({ type }) => (type === 'blockquote' ? type : 'paragraph'))).toEqual(
        rest.map(({ type }) => type),
      )
      expect(rest.filter(({ type }) => type === 'blockquote')).toHaveLength(1)
      const lines = (some: readonly Token[]) =>
        some.flatMap((token) => shown((token as Tokens.Paragraph).tokens).split('\n'))
      expect(lines(rest.slice(0, second))).toEqual(linesOf(note))
      expect(lines(rest.slice(second + 1))).toEqual(linesOf(last))
    })
    fc.assert(run, { numRuns: 1000 })
  })
})

describe('the words of a passage', () => {
  test('are taken from their place, counted in code points, in paragraphs', () => {
    const html = '<h2>😀 Mục</h2><ul><li>một</li><li>hai</li></ul><p>ba <em>bốn</em><br>năm</p>'
    expect(quotedParagraphs(html, target('Mụcmộthaiba bốnnăm', 2))).toEqual([
      'Mục',
      'một',
      'hai',
      'ba bốn',
      'năm',
    ])
    expect(quotedParagraphs(html, target('a bố', 12))).toEqual(['a bố'])
  })

  test('are found again where the body has changed, rather where the same words stand around them', () => {
    const html = '<p>chợ này</p><p>đầu</p><p>chợ kia</p>'
    expect(quotedParagraphs(html, target('đầuchợ', 40))).toEqual(['đầu', 'chợ'])
    const twice = '<p>chợ</p><p>a</p><p>bchợ</p><p>a</p>'
    expect(quotedParagraphs(twice, target('chợa', 90, { prefix: 'b' }))).toEqual(['chợ', 'a'])
  })

  test('are one paragraph where the body has them no more', () => {
    expect(quotedParagraphs('<p>khác</p>', target('đã  mất'))).toEqual(['đã mất'])
    expect(quotedParagraphs('', target('x'))).toEqual(['x'])
  })
})

describe('a quotation', () => {
  const passage = target('năm giờ.Đến trưa', 11)
  test('names author, title, paper, day and address, the day as the language writes it', () => {
    expect(quotationOf(noted([]), passage, 'vi')).toBe(
      '“năm giờ.\n\nĐến trưa” — Hoài Thư, “Một bài báo”, Tuổi Trẻ, 18/11/2026, https://tuoitre.vn/bai.htm?a=1&b=2',
    )
    expect(quotationOf(noted([]), passage, 'en')).toContain(', 18 November 2026, ')
  })

  test('leaves out what is not known', () => {
    const bare = { byline: null, siteName: null, host: null, url: null, publishedAt: 'hôm qua' }
    expect(quotationOf(noted([], bare), target('Chợ'), 'vi')).toBe('“Chợ” — “Một bài báo”')
  })
})
