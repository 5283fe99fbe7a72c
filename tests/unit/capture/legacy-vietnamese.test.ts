import { describe, expect, test } from 'vitest'
import { offeredCharsets } from '../../../domain/charsets.ts'
import { decodeHtml } from '../../../electron/capture/decode-html.ts'
import { extractRequest } from '../../../electron/capture/extract-request.ts'
import { unicodePage } from '../../../electron/capture/legacy-fonts.ts'
import { guessLegacy } from '../../../electron/capture/legacy-guess.ts'
import { unicodeFrom } from '../../../electron/capture/legacy-vietnamese.ts'
import { ALL_LETTERS, inTcvn3, inVni, SMALL_LETTERS } from './legacy-letters.ts'

const SENTENCE = 'Người đọc ở thị xã Quảng Yên mượn sách mỗi tuần, và trả lại đúng hẹn; ướt mưa vẫn quý ệ ỵ.'
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const bodyOf = (page: string) => /<body[^>]*>([\s\S]*)<\/body>/.exec(page)?.[1] ?? ''
const page = (body: string, head = '') => `<html><head>${head}</head><body>${body}</body></html>`

describe('every Vietnamese letter comes back', () => {
  test('134 of them: 67 small, 67 capitals', () => {
    expect(new Set(ALL_LETTERS).size).toBe(134)
  })
  test.each([...ALL_LETTERS])('%s from VNI', (letter) => {
    expect(unicodeFrom(inVni(letter), 'vni')).toBe(letter)
  })
  test.each([...SMALL_LETTERS, ...'ĂÂÊÔƠƯĐ'])('%s from TCVN3', (letter) => {
    expect(unicodeFrom(inTcvn3(letter), 'tcvn3')).toBe(letter)
  })
  test.each([...ALL_LETTERS].filter((letter) => letter === letter.toUpperCase()))(
    '%s from a TCVN3 font of capitals',
    (letter) => {
      const text = inTcvn3(letter.toLowerCase())
      expect(bodyOf(unicodePage(page(`<font face=".VnTimeH">${text}</font>`), null))).toContain(`>${letter}<`)
    },
  )
  test('a capital of VNI whose mark is a small one is the same letter', () => {
    expect(unicodeFrom('Aùo, AÙO, Ñöôøng, ÑÖÔØNG', 'vni')).toBe('Áo, ÁO, Đường, ĐƯỜNG')
  })
  test('letters without marks, digits and signs stay', () => {
    const plain = 'Abc xyz 123 (§) – "x" \n'
    expect(unicodeFrom(plain, 'vni')).toBe(plain)
    expect(unicodeFrom('Abc xyz 123 – "x" \n', 'tcvn3')).toBe('Abc xyz 123 – "x" \n')
  })
  test('bytes that stand in private areas of Unicode are the same letters', () => {
    const at = (offset: number) =>
      inTcvn3('việt').replace(/[^\0-\x7F]/g, (letter) => String.fromCharCode(offset + letter.charCodeAt(0)))
    expect([unicodeFrom(at(0xf700), 'tcvn3'), unicodeFrom(at(0xf000), 'tcvn3')]).toEqual(['việt', 'việt'])
  })
})

describe('text is converted by the font it is set in', () => {
  const [tcvn3, vni] = [inTcvn3(SENTENCE), inVni(SENTENCE)]
  test.each<[string, string, string?]>([
    ['face of <font>', `<font face=".VnTime">${tcvn3}</font>`],
    ['face with others after it', `<font face=".VnArial, Arial">${tcvn3}</font>`],
    ['style attribute', `<p style="font-size:12pt; font-family:'.VnTime'">${tcvn3}</p>`],
    ['style attribute with escaped quotes', `<p style="font-family:&quot;.VnTime&quot;">${tcvn3}</p>`],
    ['an element above', `<div style="font-family:.VnTime"><p>x <b>${tcvn3}</b></p></div>`],
    [
      'a class',
      `<p class="MsoNormal">${tcvn3}</p>`,
      '<style>p.MsoNormal, li {font-family:".VnTime";}</style>',
    ],
    [
      'a rule among comments and others',
      `<p class="a">${tcvn3}</p>`,
      '<style>/* .a{font-family:Arial} */ @media screen { b{color:red} .a{font-family:.VnTime} } i{} /* open</style>',
    ],
    ['font in short', `<p class="a">${tcvn3}</p>`, '<style>.a{font: bold 12px/1.2 ".VnTime", serif}</style>'],
    ['VNI, face', `<font face="VNI-Times">${vni}</font>`],
    [
      'VNI, body of a style sheet',
      `<p>${vni}</p>`,
      '<style><!-- body { font-family: VNI-Helve } --></style>',
    ],
    ['entities', `<font face=".VnTime">Ng&shy;&ecirc;i</font><p>${SENTENCE}</p>`],
  ])('%s', (_name, body, head) => {
    const converted = bodyOf(unicodePage(page(body, head), null))
    expect(converted).toContain(SENTENCE)
  })

  test('text in other fonts of the same page is not', () => {
    const body = `<font face=".VnTime">${tcvn3}<span style="font-family: Arial">café µ</span></font><p>garçon, où</p>`
    const converted = bodyOf(unicodePage(page(body), null))
    expect(converted).toContain(SENTENCE)
    expect(converted).toContain('café µ')
    expect(converted).toContain('garçon, où')
  })

  test('a list whose first font is another is another font', () => {
    expect(bodyOf(unicodePage(page('<p style="font-family: Arial, .VnTime">café</p>'), null))).toContain(
      'café',
    )
  })

  test('a page that names no such font is not touched', () => {
    const given = page(
      '<style>a,.vnTKrr{top:0}.VNIx{top:0}</style><p>www.vnexpress.net, .vn, VNI-x, café</p>',
    )
    expect(unicodePage(given, null)).toBe(given)
  })
})

describe('a page of bytes, as it was served', () => {
  const article = (text: string, font: string, charset: string) =>
    `<html><head>${charset ? `<meta http-equiv="Content-Type" content="text/html; charset=${charset}">` : ''}</head><body><h1><font face="${font}">${text}</font></h1>${`<p><font face="${font}">${text} ${text}</font></p>`.repeat(4)}</body></html>`

  test.each(['', 'windows-1252', 'iso-8859-1', 'x-user-defined', 'utf-8'])('declared as "%s"', (charset) => {
    for (const given of [
      article(inTcvn3(SENTENCE), '.VnTime', charset),
      article(inVni(SENTENCE), 'VNI-Times', charset),
    ]) {
      const { title, contentHtml } = extractRequest({
        form: 'html',
        content: latin1(given),
        contentType: null,
        charset: null,
        url: null,
        trusted: true,
        local: false,
      })
      expect(title).toBe(SENTENCE)
      expect(contentHtml).toContain(`${SENTENCE} ${SENTENCE}`)
    }
  })
})

// In more than one pass each of these would take minutes.
describe('a page that opens much and closes nothing comes to an end', () => {
  const text = inTcvn3('Một đoạn ').repeat(50)
  test.each(['<script ', '<', '/*', '&amp', '<style>a', '{', '" .VnTim'])('%s in its styles', (piece) => {
    const given = `<style>${piece.repeat(30_000)}</style><font face=".VnTime">${text}`
    expect(unicodePage(given, null).length).toBeGreaterThan(given.length / 2)
  })
  test.each(['<script ', '<', '<style ', '&a'])('%s in its text', (piece) => {
    expect(guessLegacy(text + piece.repeat(40_000))).toBeNull()
  })
})

describe('where no font names it', () => {
  const LONG = [
    'Mỗi sáng, ông lái đò chở sách từ bến này sang bến kia cho trẻ con trong xóm mượn về đọc.',
    'Ai muốn mượn thì để lại tên và một lời hẹn; ông không ghi sổ, cũng chẳng bao giờ hỏi tiền cược.',
    'Nước lên, ông buộc thuyền vào gốc gạo, bày sách ra trên sạp, đợi lũ học trò tan lớp chạy ùa xuống.',
    'Có quyển đi cả năm mới về, gáy sách đã sờn, nhưng chưa quyển nào mất hẳn, ông kể vậy.',
  ].join('\n\n')
  const article = (content: Uint8Array | string, form: 'text' | 'html' = 'text') =>
    extractRequest({
      form,
      content,
      contentType: null,
      charset: null,
      url: null,
      trusted: true,
      local: false,
    })

  test.each([
    ['TCVN3', inTcvn3],
    ['VNI', inVni],
  ])('a text in %s is known by its words', (_name, write) => {
    for (const content of [write(LONG), latin1(write(LONG))])
      expect(article(content).contentHtml).toContain('chở sách từ bến này sang bến kia')
    const html = page(`<h1>${write('Chuyến đò chở sách')}</h1><p>${write(LONG)}</p>`)
    expect(article(latin1(html), 'html')).toMatchObject({
      title: 'Chuyến đò chở sách',
      contentHtml: expect.stringContaining('chở sách từ bến này'),
    })
  })

  test.each([
    ['Vietnamese in Unicode', LONG],
    [
      'French',
      'Le café était fermé, la fenêtre ouverte; où était passé le garçon à la voix légère, dont la mère, âgée, répétait que, même à Noël, les élèves préféraient la forêt à l’école? Déjà l’été s’achevait, très tôt cette année-là, et les bêtes étaient rentrées. Le père, lui, avait décidé de vendre la propriété, héritée de son aïeul, où il n’était resté que des pièces glacées, des ténèbres, une clé rouillée près de la cheminée éteinte.',
    ],
    [
      'German',
      'Über den Dächern lag früh schon die Wärme; später hörte man die Glöckchen der Kühe, und die Mädchen trugen Körbe voller Äpfel über die Brücke. Für die Gäste gab es süße Brötchen, Käse, Gemüse, und jeder fühlte sich glücklich, obwohl es tagsüber schwül war und niemand wußte, wer die Tür geöffnet hätte. Schöne Grüße ließen sie zurück, müde, fröhlich, übermütig, möglichst ohne Ärger.',
    ],
    ['a few words', inTcvn3('Chuyến đò chở sách')],
    ['English with a pilcrow at each paragraph', 'The ferryman carries books.¶ '.repeat(60)],
    ['plain English', 'The ferryman carries books across the river every morning. '.repeat(20)],
  ])('%s stays as it is', (_name, text) => {
    const { title, contentHtml } = article(`${text}\n\n${text}`)
    expect(`${title} ${contentHtml}`).toContain(text.split('\n')[0]?.slice(0, 60) ?? '')
  })

  test('the title of a page in such fonts is converted too, where it is written like its text', () => {
    const html = (title: string) =>
      page(`<font face=".VnTime">${inTcvn3(LONG)}</font>`, `<title>${title}</title>`)
    expect(unicodePage(html(inTcvn3('Chuyến đò chở sách')), null)).toContain(
      '<title>Chuyến đò chở sách</title>',
    )
    expect(unicodePage(html('Cafe société, été'), null)).toContain('<title>Cafe société, été</title>')
  })
})

describe('a person may choose the charset', () => {
  test.each(offeredCharsets)('%s is one that can be read', (charset) => {
    expect(decodeHtml(latin1('<p>plain text'), null, charset)).toMatchObject({ encoding: expect.any(String) })
  })
  test('it stands above mark, header, meta and guess', () => {
    const given = latin1('<meta charset="windows-1251"><p>\xE9t\xE9')
    expect(decodeHtml(given, 'text/html; charset=windows-1253', 'windows-1252').text).toContain('été')
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...latin1('caf\xE9')])
    expect(decodeHtml(marked, null, 'windows-1252').text).toContain('café')
  })
  test.each(['tcvn3', 'vni'] as const)('%s converts all text, whatever its font', (charset) => {
    const write = charset === 'vni' ? inVni : inTcvn3
    const html = page(`<h1>${write(SENTENCE)}</h1><p>${write(SENTENCE)}</p>`, '<meta charset="utf-8">')
    const common = { contentType: null, charset, url: null, trusted: true, local: false }
    const content = latin1(html)
    expect(extractRequest({ form: 'html', content, ...common }).title).toBe(SENTENCE)
    const text = latin1(`${write('Đầu đề của bài')}\n\n${write(SENTENCE)}\n\n${write(SENTENCE)}`)
    expect(extractRequest({ form: 'text', content: text, ...common }).contentHtml).toContain(SENTENCE)
  })
  test('what a page was found to be in can be given back, also where it is not offered', () => {
    const bytes = Buffer.concat([latin1('<meta charset="gb2312"><p>'), Buffer.from([0xc4, 0xe3, 0xba, 0xc3])])
    const { text, encoding } = decodeHtml(bytes, null)
    expect([text.endsWith('你好'), encoding]).toEqual([true, 'gbk'])
    expect(decodeHtml(bytes, null, encoding).text).toBe(text)
  })
  test('one that nobody knows is refused', () => {
    expect(() => decodeHtml(latin1('x'), null, 'ebcdic')).toThrow('unknown-charset')
  })
})
