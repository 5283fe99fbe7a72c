import { describe, expect, test } from 'vitest'
import { extractRequest } from '../../../electron/capture/extract-request.ts'
import { finishArticle } from '../../../electron/capture/finish.ts'

const article = (text: string) =>
  extractRequest({
    form: 'markdown',
    content: text,
    contentType: null,
    charset: null,
    url: null,
    trusted: false,
    local: true,
  })
const bodyOf = (text: string) =>
  finishArticle({ contentHtml: article(text).contentHtml, pictures: [] }).contentHtml.replaceAll('\n', '')

describe('a Markdown file', () => {
  test('has its first heading for its title, and its marks for structure', () => {
    expect(article('# Đường mòn\n\n## Cối xay\n\nMột *con* đường.').title).toBe('Đường mòn')
    expect(
      bodyOf(
        '# T\n\n## Cối xay\n\n- một\n- hai\n\n1. ba\n\n> lời\n\nXem [bài](https://bao.example.org/) và `mã` rồi **đi**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx < y\n```',
      ),
    ).toBe(
      '<h2>Cối xay</h2><ul><li>một</li><li>hai</li></ul><ol><li>ba</li></ol><blockquote><p>lời</p></blockquote><p>Xem <a href="https://bao.example.org/">bài</a> và <code>mã</code> rồi <strong>đi</strong>.</p><table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table><pre><code>x &lt; y</code></pre>',
    )
  })

  test('asks for its pictures by their addresses', () => {
    expect(article('# T\n\n![Cầu](https://bao.example.org/cau.png)').pictures).toEqual([
      'https://bao.example.org/cau.png',
    ])
  })

  test('with front matter takes title, author, date and address from it', () => {
    expect(
      article(
        '---\ntitle: "Cây cầu mới"\nauthor: Lam Khê\ndate: 2026-04-02\nsource: https://bao.example.org/cau\ntags:\n  - sông\n---\n\nMột đoạn về cây cầu.',
      ),
    ).toMatchObject({
      title: 'Cây cầu mới',
      byline: 'Lam Khê',
      publishedAt: '2026-04-02T00:00:00+07:00',
      url: 'https://bao.example.org/cau',
      lang: 'vi',
    })
  })

  test('that begins with a rule has no front matter', () => {
    expect(bodyOf('---\n\nMột đoạn văn.\n\n---\n\nHai.')).toContain('Một đoạn văn.')
  })

  test('without a heading has its first words for title, and loses none of them', () => {
    const given = article('Mua gạo và hai quả chanh.\n\n- [x] xà phòng\n- [ ] đèn')
    expect(given.title).toContain('Mua gạo')
    expect(given.contentHtml).toContain('Mua gạo và hai quả chanh.')
    expect(bodyOf('- [x] xà phòng\n- [ ] đèn')).toBe('<ul><li>☑ xà phòng</li><li>☐ đèn</li></ul>')
  })

  test('runs nothing that it holds', () => {
    expect(
      bodyOf('# T\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))'),
    ).not.toMatch(/script|onerror|javascript/)
  })

  test.each(['', '\n\n', '---\n', '***'])('%j has nothing to save', (text) => {
    expect(() => article(text)).toThrow('empty-input')
  })
})
