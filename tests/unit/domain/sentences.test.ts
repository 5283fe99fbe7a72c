import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_PIECE, splitSentences } from '../../../domain/sentences.ts'

const split = (text: string, lang = 'vi') =>
  splitSentences(text, lang).map(({ start, end }) => text.slice(start, end))

const VIETNAMESE: readonly (readonly string[])[] = [
  ['Ông đến TP. Hồ Chí Minh hôm 12.3.2024.', 'Sau đó ông về TX. Sơn Tây.'],
  ['TS. Nguyễn Văn A, PGS.TS. Trần B và ThS. Lê C cùng đi.', 'Họ về muộn.'],
  ['Tòa nhà ở Q. 1, P. Bến Nghé, gần Nxb. Trẻ.', 'Ai cũng biết.'],
  ['Chúng tôi mất 1.200.000 đồng, tức 3,5 phần trăm.', 'Năm sau khá hơn.'],
  ['Nguyễn T. Hương kể lại.', 'Bà im lặng.'],
  ['Bà nói: “Chúng tôi sẽ về.”', 'Rồi bà đi.'],
  ['“Đi đâu?” ông hỏi.', '“Về nhà!”, bà đáp.'],
  ['(Theo báo cũ.)', 'Chuyện ấy đã lâu.'],
  ['– Anh đi đâu?', '– Tôi về quê.', '- Mai đi nhé!'],
  ['Ông im lặng…', 'Rồi ông nói.', 'Bà cười...', 'Nó khóc.'],
  ['Ông nghĩ… rồi thôi, không nói… nữa.', 'Im lặng.'],
  ['Đi nhanh lên?!', 'Thôi!', 'Về.'],
  ['Cam, quýt, bưởi, v.v.', 'Tất cả đều rẻ.'],
  ['Bữa ấy ai cũng ăn no.', 'Không ai nói đến gen.', 'Xem tr. 25 và No. 5.'],
  ['Thuốc có vitamin C.', 'Trẻ em thích uống.'],
  ['1. Mở đầu câu chuyện.', 'IV. Kết thúc.'],
]
const ENGLISH: readonly (readonly string[])[] = [
  ['Dr. Smith of the U.S. Army met Mr. Jones at 5 p.m. on Monday.', 'They talked.'],
  ['“Is it you?” she asked.', '“No.”', 'He left.'],
  ['It cost $1,200.50 in St. Ives (see Fig. 3).', 'Nobody paid.'],
]

describe.each([
  ['vi', VIETNAMESE],
  ['en', ENGLISH],
] as const)('sentences of newspapers (%s)', (lang, texts) => {
  test.each(texts.map((sentences) => [sentences.join(' '), sentences] as const))('%s', (text, sentences) => {
    expect(split(text, lang)).toEqual(sentences)
  })
})

test('each line of a poem is read by itself', () => {
  expect(split('Trong đầm gì đẹp bằng sen\nLá xanh bông trắng lại chen nhị vàng')).toEqual([
    'Trong đầm gì đẹp bằng sen',
    'Lá xanh bông trắng lại chen nhị vàng',
  ])
})

test('a long sentence is cut at a comma, its pieces known as one sentence', () => {
  const long =
    'Theo thống kê của hợp tác xã, cả xóm hiện có bốn mươi hai hộ giữ nghề, giảm một nửa so với mười năm trước, nhưng sản lượng lại tăng nhờ máy quay sợi và những đơn hàng đặt trước từ các làng chài phía nam.'
  const pieces = splitSentences(`${long} Hết.`, 'vi')
  expect(pieces.map(({ sentence }) => sentence)).toEqual([0, 0, 1])
  expect(long.slice(pieces[0]?.start, pieces[0]?.end)).toMatch(/mười năm trước,$/)
})

test('a language tag that is none does not stop reading', () => {
  expect(split('Một. Hai.', 'vi_VN!')).toEqual(['Một.', 'Hai.'])
})

test('a text of a million characters without an end is cut in no time', () => {
  const before = process.cpuUsage()
  expect(splitSentences('Mr. Đ, '.repeat(150_000), 'vi').length).toBeGreaterThan(1000)
  // Work, not time: whatever else the machine does.
  expect(process.cpuUsage(before).user).toBeLessThan(8_000_000)
})

const words = fc.constantFrom(
  'TP.', 'TS.', 'Hà Nội', 'đi', 'Anh', '1.200', '12.3.2024', 'U.S.', '…', '...', '?!', '!', '.', ',', ';', '“', '”', '(', ')',
  '–', '- ', '\n', ' ', '\u00A0', 'ệ\u0323', '👩‍🚒', 'v.v.', 'http://a.vn/b?c=d.', 'Ẳ', '\u200B',
) // prettier-ignore
const texts = fc.oneof(
  fc.array(words, { maxLength: 80 }).map((all) => all.join(' ')),
  fc.array(words, { maxLength: 80 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
)

test('nothing is lost or doubled, offsets are exact, no piece is longer than it may be', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 8, max: LONGEST_PIECE }), (text, longest) => {
      const pieces = splitSentences(text, 'vi', longest)
      let at = 0
      for (const { start, end } of pieces) {
        // Between two pieces there is white space only.
        expect(text.slice(at, start)).toMatch(/^\s*$/u)
        expect(end).toBeGreaterThan(start)
        expect(end - start).toBeLessThanOrEqual(longest)
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
        at = end
      }
      expect(text.slice(at)).toMatch(/^\s*$/u)
      const numbers = pieces.map(({ sentence }) => sentence)
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    }),
    { numRuns: 500 },
  )
})

test('a cut never parts a character from its marks or a surrogate pair', () => {
  const text = 'e\u0323\u0302'.repeat(300) + '😀'.repeat(300)
  for (const { start, end } of splitSentences(text, 'vi', 50)) {
    expect(text.slice(start, end)).toMatch(/^(?:e\u0323\u0302)*(?:😀)*$/u)
  }
})
