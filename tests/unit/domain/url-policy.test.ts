import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressesIn,
  addressInDeepLink,
  addressKey,
  externalAddress,
  hostOf,
  MAX_ADDRESS,
  MAX_EXTERNAL_URL,
  readGivenText,
  sameSite,
  refusalOf,
  webAddress,
} from '../../../domain/url-policy.ts'

/** Addresses that are neither saved nor opened by anything. */
const REFUSED = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'file:///etc/passwd',
  'file://server/share/a.exe',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'ms-msdt:/id',
  'smb://server/share',
  'ftp://example.com/',
  'blob:https://example.com/1',
  'goc-doc://save?url=https%3A%2F%2Fexample.com',
  'https://name@example.com/',
  'https://name:word@example.com/',
  'https://:word@example.com/',
  'https://',
  'http:///',
  'https://exa mple.com/',
  'https://example.com:99999/',
  '//example.com/',
  '/bai.htm',
  'example.com',
  'C:\\Windows\\system32\\calc.exe',
  '\\\\server\\share',
  '',
]

describe('an address to save', () => {
  test.each([
    ['https://tuoitre.vn/bai.htm', 'https://tuoitre.vn/bai.htm'],
    [' \thttp://Example.COM ', 'http://example.com/'],
    ['https://báo.vn/', 'https://xn--bo-mia.vn/'],
    ['https://example.com/đường', 'https://example.com/%C4%91%C6%B0%E1%BB%9Dng'],
    ['https://ｅxample.com/', 'https://example.com/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
    ['https:\\\\example.com\\a', 'https://example.com/a'],
  ])('%j is read as %s', (text, address) => {
    expect(webAddress(text)).toBe(address)
  })

  test.each(REFUSED)('is not %j', (text) => {
    expect(webAddress(text)).toBeNull()
  })

  test('is limited in its normalised form, which is what is kept and fetched', () => {
    expect(webAddress(`https://bao.vn/${'ễ'.repeat(2000)}`)).toBeNull()
    const longest = `https://bao.vn/${'a'.repeat(MAX_ADDRESS - 'https://bao.vn/'.length)}`
    expect(webAddress(longest)).toBe(longest)
    expect(webAddress(`${longest}a`)).toBeNull()
  })
  test(`is at most ${MAX_ADDRESS} characters long`, () => {
    expect(webAddress(`https://example.com/${'a'.repeat(MAX_ADDRESS)}`)).toBeNull()
  })
})

describe('an address for the browser or mail program', () => {
  test.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['http://example.com', 'http://example.com/'],
    ['mailto:toasoan@example.com?subject=Bài', 'mailto:toasoan@example.com?subject=B%C3%A0i'],
    ['https://báo.vn', 'https://xn--bo-mia.vn/'],
  ])('%s is handed on as %s', (text, address) => {
    expect(externalAddress(text)).toBe(address)
  })

  test.each([...REFUSED, ' https://example.com/', 'https://example.com/\n', '\u00A0https://example.com/'])(
    'is not %j',
    (text) => {
      expect(externalAddress(text)).toBeNull()
    },
  )

  test(`is at most ${MAX_EXTERNAL_URL} characters long, also after it was encoded`, () => {
    const start = 'https://example.com/'
    expect(externalAddress(start + 'a'.repeat(MAX_EXTERNAL_URL - start.length))).not.toBeNull()
    expect(externalAddress(start + 'a'.repeat(MAX_EXTERNAL_URL - start.length + 1))).toBeNull()
    expect(externalAddress(start + 'đ'.repeat(400))).toBeNull()
  })

  test('has one of three schemes, whatever is given', () => {
    const scheme = fc.constantFrom(
      'https:',
      'http:',
      'mailto:',
      'javascript:',
      'file:',
      'data:',
      '\u0001https:',
      '',
    )
    fc.assert(
      fc.property(scheme, fc.string({ unit: 'binary', maxLength: 60 }), (start, rest) => {
        const address = externalAddress(`${start}${rest}`)
        if (address !== null) {
          expect(address).toMatch(/^(?:https?:\/\/[^/@]+(?:\/|$)|mailto:)/)
          // What is handed on is itself allowed, and reads the same again.
          expect(externalAddress(address)).toBe(address)
        }
      }),
    )
  })
})

describe('the address in a link to the app', () => {
  const link = (address: string) => `goc-doc://save?url=${encodeURIComponent(address)}`

  test.each([
    [link('https://tuoitre.vn/bài.htm?a=1&b=2'), 'https://tuoitre.vn/b%C3%A0i.htm?a=1&b=2'],
    ['goc-doc://save/?url=http%3A%2F%2Fexample.com', 'http://example.com/'],
    ['GOC-DOC://save?url=https://example.com', 'https://example.com/'],
  ])('%s is %s', (given, address) => {
    expect(addressInDeepLink(given)).toBe(address)
  })

  test.each(REFUSED.map(link))('is not what may not be saved: %s', (given) => {
    expect(addressInDeepLink(given)).toBeNull()
  })

  test.each([
    'goc-doc:save?url=https%3A%2F%2Fexample.com',
    'goc-doc://open?url=https%3A%2F%2Fexample.com',
    'goc-doc://save.example?url=https%3A%2F%2Fexample.com',
    'goc-doc://save:1?url=https%3A%2F%2Fexample.com',
    'goc-doc://me@save?url=https%3A%2F%2Fexample.com',
    'goc-doc://save/x?url=https%3A%2F%2Fexample.com',
    'goc-doc://save?url=https%3A%2F%2Fexample.com#x',
    'goc-doc://save?url=https%3A%2F%2Fexample.com&url=https%3A%2F%2Fother.example',
    'goc-doc://save?url=https%3A%2F%2Fexample.com&run=1',
    'goc-doc://save?URL=https%3A%2F%2Fexample.com',
    'goc-doc://save',
    'goc-doc://',
    'https://save?url=https%3A%2F%2Fexample.com',
    'goc-docs://save?url=https%3A%2F%2Fexample.com',
    '--inspect=goc-doc://save',
    '',
  ])('is refused in %s', (given) => {
    expect(addressInDeepLink(given)).toBeNull()
  })

  test('is no longer than an address that may be saved', () => {
    const start = 'https://example.com/'
    expect(addressInDeepLink(link(start + 'a'.repeat(MAX_ADDRESS - start.length)))).not.toBeNull()
    expect(addressInDeepLink(link(start + 'a'.repeat(MAX_ADDRESS)))).toBeNull()
    expect(addressInDeepLink(link(start + 'a'.repeat(2 * MAX_ADDRESS)))).toBeNull()
  })
})

describe('what a person put into the save dialog', () => {
  test.each([
    ['https://tuoitre.vn/bai.htm', 'https://tuoitre.vn/bai.htm'],
    ['  HTTPS://tuoitre.vn/bai.htm\n', 'https://tuoitre.vn/bai.htm'],
    ['tuoitre.vn/bai.htm', 'https://tuoitre.vn/bai.htm'],
    ['www.example.com', 'https://www.example.com/'],
    ['localhost.example:8080/a?b', 'https://localhost.example:8080/a?b'],
    ['báo.vn/đọc', 'https://xn--bo-mia.vn/%C4%91%E1%BB%8Dc'],
  ])('%j is the address %s', (given, url) => {
    expect(readGivenText(given)).toEqual({ kind: 'address', url })
  })

  test.each([
    ['Bếp lửa mùa mưa - Báo Thử https://bao.vn/bep-lua.htm', 'https://bao.vn/bep-lua.htm'],
    ['Bếp lửa mùa mưa\n\nhttps://bao.vn/bep-lua.htm\n', 'https://bao.vn/bep-lua.htm'],
    ['Xem (https://bao.vn/bai.htm).', 'https://bao.vn/bai.htm'],
    ['https://vi.wikipedia.org/wiki/Cam_(quả), đọc đi', 'https://vi.wikipedia.org/wiki/Cam_(qu%E1%BA%A3)'],
    ['https://bao.vn/a nhé\nhttps://bao.vn/a', 'https://bao.vn/a'],
  ])('%j is a link shared with words: %s', (given, url) => {
    expect(readGivenText(given)).toEqual({ kind: 'address', url })
    expect(refusalOf(given)).toBeNull()
  })

  test('lines that are all addresses are several', () => {
    const given = 'https://bao.vn/1\r\n\n tuoitre.vn/2.htm \nhttps://bao.vn/1'
    expect(addressesIn(given)).toEqual(['https://bao.vn/1', 'https://tuoitre.vn/2.htm'])
    expect(refusalOf(given)).toBeNull()
    for (const other of ['https://bao.vn/1', 'https://bao.vn/1\nvà', 'bao.vn/1 bao.vn/2', ''])
      expect(addressesIn(other)).toEqual([])
  })

  test.each([
    [
      'https://bao.vn/a\nhttps://bao.vn/b\nhttps://bao.vn/c\nhttps://bao.vn/d (đọc trước khi đi họp thứ hai)',
      ['https://bao.vn/a', 'https://bao.vn/b', 'https://bao.vn/c', 'https://bao.vn/d'],
    ],
    [
      'Bão số 5 vào miền Trung\nhttps://bao.vn/bao-so-5\nGiá gạo tăng trở lại\nbao.vn/gia-gao',
      ['https://bao.vn/bao-so-5', 'https://bao.vn/gia-gao'],
    ],
    ['- http://bao.vn/a\r\n- http://bao.vn/b', ['http://bao.vn/a', 'http://bao.vn/b']],
    ['https://bao.vn/a https://bao.vn/b', ['https://bao.vn/a', 'https://bao.vn/b']],
    ['https://bao.vn/a, https://bao.vn/b.', ['https://bao.vn/a', 'https://bao.vn/b']],
    ['https://bao.vn/a,https://bao.vn/b', ['https://bao.vn/a', 'https://bao.vn/b']],
    ['[Bão](https://bao.vn/a), [Lũ](https://bao.vn/b)', ['https://bao.vn/a', 'https://bao.vn/b']],
    ['<https://bao.vn/a> và “https://bao.vn/b_(c)”?', ['https://bao.vn/a', 'https://bao.vn/b_(c)']],
    [
      'Hai bài: https://web.archive.org/web/2020/https://bao.vn/a và https://bao.vn/b',
      ['https://web.archive.org/web/2020/https://bao.vn/a', 'https://bao.vn/b'],
    ],
  ])('several addresses with no more words than shared links have are a list: %j', (given, expected) => {
    expect(addressesIn(given)).toEqual(expected)
    expect(readGivenText(given)).toEqual({ kind: 'text', text: given })
    expect(refusalOf(given)).toBeNull()
  })

  test.each([
    `${'Mỗi sáng ông lái đò chở sách sang sông. '.repeat(8)}Nguồn: https://bao.vn/a và https://bao.vn/b`,
    '<p>https://bao.vn/a</p>\n<p>https://bao.vn/b</p>',
    'https://web.archive.org/web/2020/https://bao.vn/a',
    'https://bao.vn/?a=https://bao.vn/b,https://bao.vn/c',
    'Đọc https://bao.vn/a\nrồi lại đọc https://bao.vn/a',
    'https://name:word@bao.vn/a https://bao.vn/b https://bao.vn/c',
    'Node.js\nVue.js\nlà hai thư viện',
  ])('an article with links, HTML, an address that holds others and one alone are no list: %j', (given) => {
    expect(addressesIn(given)).toEqual([])
  })

  test('a long run of marks after an address takes no longer than another text', () => {
    const run = `https://bao.vn/a${','.repeat(1_000_000)}x https://bao.vn/b`
    expect(addressesIn(run)).toEqual([])
    expect(readGivenText(run)).toEqual({ kind: 'text', text: run })
  })

  test('addresses come out of a list as they went in, whatever short words stand around them', () => {
    const words = fc.array(fc.constantFrom('Bão', 'số', '5', '-', '(xem)', '1.'), { maxLength: 8 })
    const slugs = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 2, maxLength: 9 })
    const separator = fc.constantFrom(' ', '\n', '\r\n', ', ', '\n\n')
    fc.assert(
      fc.property(slugs, words, separator, (given, around, between) => {
        const addresses = given.map((slug) => `https://bao.vn/${slug}`)
        const text = addresses.map((address) => [...around, address].join(' ')).join(between)
        expect(addressesIn(text)).toEqual(addresses)
      }),
    )
  })

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://name:word@example.com/',
    'https://',
    'https://khong ton tai',
    `${'Mỗi sáng ông lái đò chở sách sang sông. '.repeat(5)}Nguồn: https://bao.vn/bai.htm`,
    'tuoitre.vn và vnexpress.net',
    'a@example.com',
    '1.000',
    'hết.',
    '2 < 3 > 1',
  ])('%j is text', (given) => {
    expect(readGivenText(given)).toEqual({ kind: 'text', text: given })
  })

  test.each([
    '<p>Một đoạn</p>',
    ' <!DOCTYPE html><html lang="vi">',
    'Trước\n<ARTICLE class="a">bài</ARTICLE>',
    '<table><tr><td>1',
  ])('%j is HTML, kept as it was given', (given) => {
    expect(readGivenText(given)).toEqual({ kind: 'html', text: given })
  })

  test.each(['', ' \n\u00A0'])('%j is nothing', (given) => {
    expect(readGivenText(given)).toBeNull()
  })

  test('never fails, and an address that is found may be saved', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (given) => {
        const read = readGivenText(given)
        if (read?.kind === 'address') expect(webAddress(read.url)).toBe(read.url)
      }),
    )
  })
})

describe('what cannot become an article is refused before anything is fetched', () => {
  test.each([
    ['', 'empty-input'],
    ['  \n ', 'empty-input'],
    ['abc', 'not-enough-text'],
    ['Hôm nay trời đẹp quá', 'not-enough-text'],
    ['https://khong ton tai', 'bad-address'],
    ['//vnexpress.net/x', 'bad-address'],
    ['javascript:alert(1)', 'bad-address'],
    ['data:text/html,<p>x', 'bad-address'],
    ['file:///etc/passwd', 'bad-address'],
    ['https://ten:mat@bao.vn/bai', 'address-has-credentials'],
  ])('%j: %s', (given, code) => {
    expect(refusalOf(given)).toBe(code)
  })

  test.each([
    'https://bao.vn/bai.htm',
    'bao.vn/bai.htm',
    '<p>Một đoạn</p>',
    'Chuyến đò chở sách\n\nMỗi sáng ông lái đò chở sách sang bên kia sông.',
    'Mỗi sáng, ông lái đò chở sách từ bến này sang bến kia, ai muốn mượn thì để lại tên và một lời hẹn.',
  ])('%j is tried', (given) => {
    expect(refusalOf(given)).toBeNull()
  })
})

describe('the key of an address', () => {
  test.each([
    ['https://tuoitre.vn/bai.htm', 'http://www.tuoitre.vn/bai.htm#binh-luan'],
    ['https://tuoitre.vn/bai.htm', 'https://m.tuoitre.vn/bai.htm'],
    ['https://tuoitre.vn/bai.htm', 'https://amp.tuoitre.vn/bai.htm/'],
    [
      'https://tuoitre.vn/bai.htm',
      'https://TuoiTre.vn:443/bai.htm?utm_source=x&utm_medium=y&fbclid=z&zarsrc=30',
    ],
    ['https://example.com', 'https://example.com/?gclid=1'],
    ['https://example.com/?a=1&b=2', 'https://example.com/?b=2&utm_id=9&a=1'],
    ['https://báo.vn/', 'https://xn--bo-mia.vn'],
    ['http://example.com:80/a', 'https://example.com/a'],
    ['https://bao.vn/mot-bai-12.htm', 'https://bao.vn/mot-bai-12.amp.htm'],
    ['https://bao.vn/mot-bai-12', 'https://bao.vn/mot-bai-12.amp'],
    ['https://bao.vn/mot-bai-12', 'https://bao.vn/mot-bai-12/amp/'],
    ['https://bao.vn/mot-bai-12', 'https://bao.vn/mot-bai-12?amp=1'],
    ['https://bao.vn/mot-bai-12', 'https://bao.vn/mot-bai-12?amp'],
    ['https://bao.vn/mot-bai-12', 'https://bao.vn/mot-bai-12?outputType=amp'],
    ['https://bao.vn/mot-bai-12', 'https://www.m.bao.vn/mot-bai-12'],
    ['https://bao.vn/mot-bai-12', 'https://bao.vn./mot-bai-12'],
    ['https://bao.vn/tin-%C3%A1-1', 'https://bao.vn/tin-%c3%a1-1'],
  ])('is one for %s and %s', (one, other) => {
    expect(addressKey(other)).toBe(addressKey(one))
  })

  test.each([
    ['https://example.com/a', 'https://example.com/b'],
    ['https://example.com/?id=1', 'https://example.com/?id=2'],
    ['https://example.com/A', 'https://example.com/a'],
    ['https://example.com/', 'https://example.org/'],
    ['https://example.com:8080/a', 'https://example.com/a'],
    ['https://example.com/?a=1&a=2', 'https://example.com/?a=1'],
    ['https://example.com/?a=2&a=1', 'https://example.com/?a=1&a=2'],
    ['https://shop.vn/guitar/amp', 'https://shop.vn/guitar'],
    ['https://example.com/a?amp=12v', 'https://example.com/a'],
    ['https://amp.dev/a', 'https://dev/a'],
    ['https://m.vn/a', 'https://www.vn/a'],
    ['https://tin.bao.vn/a', 'https://bao.vn/a'],
  ])('tells %s from %s', (one, other) => {
    expect(addressKey(other)).not.toBe(addressKey(one))
  })

  test('of what is no address is that text', () => {
    expect(addressKey('không phải')).toBe('không phải')
  })

  const addresses = fc.webUrl({ withFragments: true, withQueryParameters: true })
  const prefixes = fc.array(fc.constantFrom('www.', 'm.', 'amp.', 'mobile.'), { maxLength: 3 })

  test('is the key of what it stands for', () => {
    const served = fc.tuple(fc.constantFrom('http', 'https'), prefixes, addresses)
    fc.assert(
      fc.property(served, ([scheme, before, address]) => {
        const key = addressKey(`${scheme}://${before.join('')}${address.replace(/^https?:\/\//, '')}`)
        expect(addressKey(`https://${key}`)).toBe(key)
      }),
    )
  })

  test('does not depend on the order of parameters of different names', () => {
    const parameters = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string()), {
      selector: ([name]) => name,
      maxLength: 6,
    })
    fc.assert(
      fc.property(parameters, (given) => {
        const at = (pairs: [string, string][]) =>
          `https://bao.vn/bai?${new URLSearchParams(pairs).toString()}`
        expect(addressKey(at(given.toReversed()))).toBe(addressKey(at(given)))
      }),
    )
  })

  test('does not depend on tracking, however much of it there is', () => {
    const tracking = fc.array(fc.constantFrom('utm_a', 'utm_source', 'fbclid', 'gclid', 'zarsrc', 'UTM_B'), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: false }), tracking, (address, names) => {
        const query = ['id=1', ...names.map((name) => `${name}=1`)].join('&')
        expect(addressKey(`${address}?${query}`)).toBe(addressKey(`${address}?id=1`))
      }),
    )
  })
})

test.each([
  ['https://www.tuoitre.vn/a', 'tuoitre.vn'],
  ['https://wwwx.vn/', 'wwwx.vn'],
  ['https://báo.vn/', 'xn--bo-mia.vn'],
  ['mailto:a@example.com', null],
  ['không', null],
  [null, null],
])('the host of %s is %s', (address, host) => {
  expect(hostOf(address)).toBe(host)
})

test.each([
  ['https://tuoitre.vn/a', 'https://m.tuoitre.vn/b', true],
  ['https://thethao.tuoitre.vn/a', 'https://tuoitre.vn/a', true],
  ['https://tuoitre.vn/a', 'https://thanhnien.vn/a', false],
  ['https://mot.blogspot.com/a', 'https://hai.blogspot.com/a', false],
  ['https://nottuoitre.vn/a', 'https://tuoitre.vn/a', false],
  ['https://bao.vn:8080/a', 'https://bao.vn/a', false],
  ['không', 'https://bao.vn/a', false],
])('%s and %s are of one site: %s', (one, other, same) => {
  expect(sameSite(one, other)).toBe(same)
  expect(sameSite(other, one)).toBe(same)
})
