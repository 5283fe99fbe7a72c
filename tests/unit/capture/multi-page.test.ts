// Articles that a site has cut into pages become one.
import { describe, expect, test } from 'vitest'
import { AUTHOR, LEAD, page, pagedNewspaper, pagesIn, row, text, TITLE } from './paged-newspaper.ts'
import { html } from './test-server.ts'

const { base, requests, handlers, serve, capture } = pagedNewspaper()

const times = (contentHtml: string, words: string) => contentHtml.split(words).length - 1

describe('the pages of one article are joined, in order, each once', () => {
  test.each<[string, (page: number) => string]>([
    ['/page/2', (number) => (number === 1 ? '/ky-su/chuyen-do' : `/ky-su/chuyen-do/page/${number}`)],
    ['/2/', (number) => (number === 1 ? '/ky-su/chuyen-do/' : `/ky-su/chuyen-do/${number}/`)],
    ['-p2.html', (number) => (number === 1 ? '/chuyen-do-123.html' : `/chuyen-do-123-p${number}.html`)],
    ['_2.html', (number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do_${number}.html`)],
    ['-trang-2.chn', (number) => (number === 1 ? '/chuyen-do.chn' : `/chuyen-do-trang-${number}.chn`)],
    ['/trang-2.htm', (number) => (number === 1 ? '/chuyen-do.htm' : `/chuyen-do/trang-${number}.htm`)],
    [
      '-2.html, printed as a number',
      (number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-${number}.html`),
    ],
  ])('%s', async (_name, path) => {
    serve(path, 3)
    const article = await capture(path(1))
    expect(pagesIn(article.contentHtml)).toEqual([1, 2, 3])
    expect(article.title).toBe(TITLE)
    expect(requests).toEqual([path(1), path(2), path(3)])
    expect(article.contentHtml).not.toContain('Trang:')
    expect(article.url).toBe(`${base()}${path(1)}`)
    expect(article.addresses).toContain(`${base()}${path(3)}`)
  })

  test.each(['page', 'p', 'trang'])('?%s=2', async (name) => {
    handlers['/chuyen-do.htm'] = ({ url = '/' }, response) => {
      const number = Number(new URL(url, base()).searchParams.get(name) ?? 1)
      const below = row((other) => `/chuyen-do.htm?${name}=${other}`, number, 4)
      html(page({ body: text(number), below }))({} as never, response)
    }
    expect(pagesIn((await capture('/chuyen-do.htm')).contentHtml)).toEqual([1, 2, 3, 4])
  })

  test.each<[string, string]>([
    ['rel=next of the head', '<link rel="next" href="/chuyen-do-p2.html">'],
    ['a link rel=next', '<p><a rel="next" href="/chuyen-do-p2.html">Đọc phần còn lại</a></p>'],
    ['"Trang sau"', '<p><a href="/chuyen-do-p2.html">Trang sau »</a></p>'],
    ['"Next page"', '<p><a href="/chuyen-do-p2.html">Next page</a></p>'],
    ['an arrow with a label', '<p><a href="/chuyen-do-p2.html" aria-label="Trang tiếp theo"></a></p>'],
  ])('by %s', async (_name, link) => {
    handlers['/chuyen-do.html'] = html(page({ body: text(1), below: link }))
    handlers['/chuyen-do-p2.html'] = html(page({ body: text(2) }))
    expect(pagesIn((await capture('/chuyen-do.html')).contentHtml)).toEqual([1, 2])
  })

  test('title, lead, author box and related links are said once, the box at the end', async () => {
    const related =
      '<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/bai-khac-1.html">Một bài khác về dòng sông Cái</a></li></ul></div>'
    const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
    serve(path, 3, (number) => ({ body: text(number) + row(path, number, 3) + related }))
    const { contentHtml, lead, related: links } = await capture('/chuyen-do.html')
    expect(lead).toBe(LEAD)
    expect([times(contentHtml, TITLE), times(contentHtml, LEAD), times(contentHtml, AUTHOR)]).toEqual([
      0, 0, 1,
    ])
    expect(contentHtml.indexOf(AUTHOR)).toBeGreaterThan(contentHtml.indexOf('Trang 3, đoạn 4'))
    expect(links.map(({ title }) => title)).toEqual(['Một bài khác về dòng sông Cái'])
  })

  test('pages that name their number in the title are of one article', async () => {
    const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
    serve(path, 3, (number) => (number === 1 ? {} : { title: `${TITLE} - Trang ${number}/3` }))
    expect(pagesIn((await capture('/chuyen-do.html')).contentHtml)).toEqual([1, 2, 3])
  })

  test('a later page that was given leads to the first; what is kept is the first', async () => {
    const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
    serve(path, 3)
    const article = await capture(path(2))
    expect(pagesIn(article.contentHtml)).toEqual([1, 2, 3])
    expect(Buffer.from(article.original ?? []).toString()).toContain('Trang 1, đoạn 1')
    expect(article).toMatchObject({ url: `${base()}${path(1)}`, validators: null })
    expect(requests).toEqual([path(2), path(1), path(3)])
  })

  test('the first page that is kept is not to be read again as if it were the article', async () => {
    const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
    serve(path, 2)
    expect((await capture(path(1))).originalReading).toBeNull()
    serve(path, 1)
    expect((await capture(path(1))).originalReading).toMatchObject({ form: 'html' })
  })

  test('a first page that does not lead to the one that was given does not take its place', async () => {
    const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
    serve(path, 3, (number) => (number === 1 ? { body: text(1) } : {}))
    expect(pagesIn((await capture(path(2))).contentHtml)).toEqual([2, 3])
  })

  test('a heading and an opening paragraph that are a page’s own stay with it', async () => {
    const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
    serve(path, 2)
    handlers[path(2)] = html(
      page({
        title: `${TITLE}: Đêm <ở> bến`.replace('<', '&lt;').replace('>', '&gt;'),
        body: text(2),
      }).replace(
        LEAD,
        'Đến bến thì trời đã tối hẳn, đèn trong xóm tắt gần hết, chỉ còn ngọn đèn bão ở đầu cầu.',
      ),
    )
    const { contentHtml, title, lead } = await capture(path(1))
    expect([title, lead]).toEqual([TITLE, LEAD])
    const second = contentHtml.slice(contentHtml.indexOf('Trang 1, đoạn 4'))
    expect(second).toMatch(/<h2>Đêm &lt;ở&gt; bến<\/h2><p>Đến bến thì trời đã tối hẳn/)
  })

  test('twenty at most; the next is named with a link', async () => {
    const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
    serve(path, 25)
    const { contentHtml } = await capture('/chuyen-do.html')
    expect(pagesIn(contentHtml)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(contentHtml).toMatch(
      new RegExp(`<p><a href="${base()}/chuyen-do-p21.html"[^>]*>Trang 21 trở đi: chưa tải được</a></p>$`),
    )
  })
})

describe('what is not the next page of the article is not joined', () => {
  const alone = async (below: string, head = '') => {
    handlers['/ky-su/chuyen-do.html'] = html(page({ body: text(1), below, head }))
    const { contentHtml } = await capture('/ky-su/chuyen-do.html')
    expect(pagesIn(contentHtml)).toEqual([1])
  }
  const other = (title: string) => html(page({ title, body: text(2) }))

  test('the next article, also as rel=next', async () => {
    handlers['/ky-su/bai-sau.html'] = other('Một bài khác')
    await alone(
      '<a rel="next" href="/ky-su/bai-sau.html">Bài sau</a>',
      '<link rel="next" href="/ky-su/bai-sau.html">',
    )
    expect(requests).toEqual(['/ky-su/chuyen-do.html'])
  })

  test('the next part of a series', async () => {
    handlers['/ky-su/chuyen-do-2.html'] = other(`${TITLE} (Kỳ 2)`)
    await alone('<p><a href="/ky-su/chuyen-do-2.html">Kỳ 2</a></p>')
    expect(requests).toEqual(['/ky-su/chuyen-do.html'])
  })

  test('an article of another title, though its address looks like a page', async () => {
    handlers['/ky-su/chuyen-do-p2.html'] = other('Chuyện khác hẳn')
    await alone('<p><a href="/ky-su/chuyen-do-p2.html">2</a></p>')
  })

  test('a note whose number is not that of its address', async () => {
    handlers['/ky-su/chuyen-do-p2.html'] = html(page({ body: text(2) }))
    await alone('<p>Một chú thích <a href="/ky-su/chuyen-do-p2.html">7</a></p>')
    expect(requests).toEqual(['/ky-su/chuyen-do.html'])
  })

  test('the next page of its comments', async () => {
    handlers['/ky-su/chuyen-do/2'] = html(page({ body: text(2) }))
    await alone(
      '<div class="comment-list"><p>Hay!</p><a href="/ky-su/chuyen-do/2">2</a> <a rel="next" href="/ky-su/chuyen-do/2">Sau</a></div>',
    )
    expect(requests).toEqual(['/ky-su/chuyen-do.html'])
  })

  test('a page of a section', async () => {
    handlers['/ky-su/page/2'] = html(page({ body: text(2) }))
    await alone('<p><a href="/ky-su/page/2">2</a> <a href="/?page=2">Trang sau</a></p>')
    expect(requests).toEqual(['/ky-su/chuyen-do.html'])
  })

  test('another machine', async () => {
    await alone('<p><a rel="next" href="http://bao.example/ky-su/chuyen-do-p2.html">2</a></p>')
  })

  test('the same page again, where a site does not look at the number', async () => {
    const path = (number: number) => (number === 1 ? '/chuyen-do.html' : `/chuyen-do-p${number}.html`)
    const long = Array.from({ length: 8 }, (_, part) => text(part + 1)).join('')
    serve(path, 9, (number) => ({ body: `${long}<p>Lượt xem: ${number}</p>${row(path, number, 9)}` }))
    const { contentHtml } = await capture(path(1))
    expect(pagesIn(contentHtml)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(requests).toEqual([path(1), path(2)])
  })

  test('a page that leads back to the first', async () => {
    handlers['/ky-su/chuyen-do-p2.html'] = (_request, response) =>
      response.writeHead(302, { location: '/ky-su/chuyen-do.html' }).end()
    await alone('<p><a href="/ky-su/chuyen-do-p2.html">2</a></p>')
  })
})

test('a number in the text of an article is not taken out of it', async () => {
  handlers['/chuyen-do.html'] = html(
    page({
      body: `${text(1)}<p>Xem chú thích <a href="/chuyen-do.html#2">2</a> ở cuối bài, và bảng <a href="/bang-2.html">2</a>.</p>`,
    }),
  )
  expect((await capture('/chuyen-do.html')).contentHtml).toContain('Xem chú thích')
})

describe('the whole article on one page', () => {
  const pages = (whole: string) => {
    const path = (number: number) => (number === 1 ? '/chuyen-do' : `/chuyen-do/${number}`)
    serve(path, 3, (number) => ({
      below: `${row(path, number, 3)}<p><a href="/chuyen-do/all">Xem tất cả</a></p>`,
    }))
    handlers['/chuyen-do/all'] = html(whole)
  }

  test('is preferred where it is offered', async () => {
    pages(page({ body: [1, 2, 3].map(text).join('') }))
    const article = await capture('/chuyen-do')
    expect(pagesIn(article.contentHtml)).toEqual([1, 2, 3])
    expect(requests).toEqual(['/chuyen-do', '/chuyen-do/all'])
    expect(article.url).toBe(`${base()}/chuyen-do`)
    expect(article.contentHtml).not.toContain('Xem tất cả')
  })

  test.each([
    ['another article', page({ title: 'Tất cả bài viết', body: text('x').repeat(5) })],
    ['no more than the first page', page({ body: text(1) })],
  ])('is not where it is %s', async (_name, whole) => {
    pages(whole)
    expect(pagesIn((await capture('/chuyen-do')).contentHtml)).toEqual([1, 2, 3])
  })
})
