// A mark keeps its place in an article that is saved again or edited, or says that its place is gone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorText } from '../../../domain/anchor-text.ts'
import { describeTarget, placeTarget, placeTargets } from '../../../domain/anchor.ts'
import type { Span } from '../../../domain/anchor.ts'
import { CONTEXT_LENGTH } from '../../../domain/annotation.ts'
import type { Target } from '../../../domain/annotation.ts'

const points = (text: string) => [...text]
const within = (text: string, span: Span | null) =>
  span === null ? null : points(text).slice(span.start, span.end).join('')

/** The target of the first place of `quote` in a text. */
function targetOf(text: string, quote: string, from = 0): Target {
  const read = anchorText(text)
  const at = text.indexOf(quote, from)
  if (at < 0) throw new Error(`${quote} is not there`)
  return describeTarget(text, read.codePointOf(at), read.codePointOf(at + quote.length))
}

const syllables = (
  'sông bãi lưới đan người thợ chiều nắng gió thuyền bến nước phiên đồi lụa làng nghề cụ bà kể rằng mỗi năm mùa ' +
  'đông về hiên nhà tre kim mắt cá nướng than hồng khách chợ quê xa gần trăng rằm đèn biển đảo sóng cát trời mưa ' +
  'ruộng lúa trâu đường hoà thuỷ quý giếng đình chuông khói bếp'
).split(' ')
const words = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...syllables), { minLength, maxLength }).map((all) => all.join(' '))
/** A passage that is long enough to be known by itself. */
const passage = words(12, 40).filter((text) => text.length >= 48)
const emoji = fc.constantFrom('👩‍👩‍👧', '🇻🇳', 'e\u0323\u0302', 'o\u031B\u0301', '𝐀', '한', '\u00A0', 'x', ' ')
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(emoji).map((all) => all.join('')),
)

describe('a described target', () => {
  test('counts code points, and keeps 32 of them on each side', () => {
    const text = `${'😀'.repeat(40)}chữ${'🎈'.repeat(40)}`
    const target = describeTarget(text, 40, 43)
    expect(target.quote.exact).toBe('chữ')
    expect(target.quote.prefix).toBe('😀'.repeat(CONTEXT_LENGTH))
    expect(target.quote.suffix).toBe('🎈'.repeat(CONTEXT_LENGTH))
    expect(target.position).toEqual({ type: 'TextPositionSelector', start: 40, end: 43 })
  })

  test('is found where it is in the same text, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
        const length = points(text).length
        fc.pre(length > 0)
        const start = one % length
        const end = start + 1 + (other % (length - start))
        expect(placeTarget(text, describeTarget(text, start, end))).toEqual({ start, end })
      }),
    )
  })
})

describe('in a text that changed elsewhere', () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), words(0, 12)), { maxLength: 6 })
  /** Words taken out and put in; where `apart`, never within so many code points of the edge. */
  function edited(text: string, edits: readonly (readonly [number, number, string])[]): string {
    let all = text.split(' ')
    for (const [at, out, put] of edits) {
      const index = at % (all.length + 1)
      all = [...all.slice(0, index), ...(put === '' ? [] : put.split(' ')), ...all.slice(index + out)]
    }
    return all.join(' ')
  }

  test('a passage is never lost, whatever is written before and after it', () => {
    fc.assert(
      fc.property(
        words(0, 200),
        passage,
        words(0, 200),
        changes,
        changes,
        (before, quote, after, one, two) => {
          const target = targetOf(`${before}\n${quote}\n${after}`, quote, before.length)
          const text = `${edited(before, one)}\n${quote}\n${edited(after, two)}`
          expect(within(text, placeTarget(text, target))).toBe(quote)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a single word is not lost while the lines around it are there', () => {
    const near = words(10, 14)
    fc.assert(
      fc.property(
        words(0, 100),
        near,
        near,
        words(0, 100),
        changes,
        changes,
        (before, left, right, after, one, two) => {
          const around = (start: string, end: string) => `${start}\n${left} Khều ${right}\n${end}`
          const target = targetOf(around(before, after), 'Khều')
          const text = around(edited(before, one), edited(after, two))
          expect(within(text, placeTarget(text, target))).toBe('Khều')
        },
      ),
    )
  })

  test('of equal passages the same one is kept, by what stands around it', () => {
    const neighbour = words(10, 20)
    const neighbours = fc.uniqueArray(neighbour, {
      minLength: 3,
      maxLength: 6,
      selector: (text) => text.slice(-34),
    })
    fc.assert(
      fc.property(neighbours, words(1, 8), fc.nat(), words(0, 60), (all, quote, which, inserted) => {
        const repeated = (start: string) => [start, ...all].map((text) => `${text}. ${quote}!`).join('\n')
        const index = 1 + (which % all.length)
        const placeIn = (text: string) => {
          let at = -1
          for (let n = 0; n <= index; n++) at = text.indexOf(`. ${quote}!`, at + 1)
          return at + 2
        }
        const original = repeated('Mở đầu')
        const target = targetOf(original, quote, placeIn(original))
        const text = repeated(`Mở đầu ${inserted}`)
        expect(placeTarget(text, target)?.start).toBe(placeIn(text))
      }),
    )
  })

  test('marks that moved together keep their order among passages that cannot be told apart', () => {
    const line = 'Câu hát ru ấy lại vang lên bên hiên nhà.\n'
    const text = line.repeat(12)
    const quotes = [3, 4, 7].map((n) => describeTarget(text, n * line.length, n * line.length + 11))
    const moved = `Lời tòa soạn, dài hơn một câu hát ru.\n${text}`
    const by = moved.length - text.length
    const anchor = targetOf(`${text}Hết bài, người kể chuyện đứng dậy.`, 'người kể chuyện')
    expect(placeTargets(`Mở.\n${text}Hết bài, người kể chuyện đứng dậy.`, [anchor])[0]?.start).toBe(
      anchor.position.start + 4,
    )
    const found = placeTargets(moved, quotes)
    // Where nothing tells them apart, the nearest equal one.
    for (const [index, span] of found.entries())
      expect(Math.abs((span?.start ?? NaN) - (quotes[index]?.position.start ?? 0))).toBeLessThanOrEqual(by)
  })
})

describe('a passage that is gone', () => {
  test('is not found, though the article speaks of the like', () => {
    fc.assert(
      fc.property(words(20, 200), passage, words(20, 200), (before, quote, after) => {
        const target = targetOf(`${before}\n${quote}\n${after}`, quote, before.length)
        fc.pre(!`${before}\n${after}`.includes(quote))
        expect(placeTarget(`${before}\n${after}`, target)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  test.each(['và', 'người thợ', 'ở xóm Bãi'])('%s: common words elsewhere do not stand for it', (quote) => {
    const gone = `Một đoạn văn nói rằng ${quote} đã đi khỏi nơi này từ rất lâu rồi.`
    const other = `Chuyện khác hẳn: ai cũng biết ${quote} còn đây, chưa hề nghĩ đến việc ra đi.`
    expect(placeTarget(`${other}\nHết.`, targetOf(`${gone}\n${other}`, quote))).toBeNull()
  })

  test('is not taken for its neighbour of the same pattern', () => {
    const row = (month: number, amount: number) => `Tháng ${month} thu được ${amount} tấn gạo.\n`
    const text = `Bảng thu hoạch của xã.\n${row(1, 220)}${row(2, 340)}${row(3, 150)}Nguồn: hợp tác xã.`
    const target = targetOf(text, row(2, 340).trim())
    const without = text.replace(row(2, 340), '')
    expect(placeTarget(without, target)).toBeNull()
  })

  test('in an empty text nothing is found', () => {
    expect(placeTarget('', targetOf('Xin chào', 'chào'))).toBeNull()
  })
})

describe('the same words written another way', () => {
  const text =
    'Bà cụ bảo: “Hoà thuận là quý”, rồi – không nói thêm – bà quay lại với tấm lưới đang đan dở dang.'
  const quote = '“Hoà thuận là quý”, rồi – không nói thêm'
  const target = targetOf(text, quote)
  test.each([
    ['decomposed', (it: string) => it.normalize('NFD')],
    ['with plain quotation marks and dashes', (it: string) => it.replace(/[“”]/g, '"').replaceAll('–', '-')],
    ['with guillemets', (it: string) => it.replace('“', '«').replace('”', '»')],
    ['with other white space', (it: string) => it.replace(/ /g, '\n  ')],
    [
      'with no-break spaces and soft hyphens',
      (it: string) => it.replaceAll(' ', '\u00A0').replace('thuận', 'thu\u00ADận'),
    ],
  ])('is found %s', (_name, rewrite) => {
    const changed = rewrite(text)
    expect(within(changed, placeTarget(changed, target))).toBe(rewrite(quote))
  })

  test('of marks in any order, one form is found in another', () => {
    fc.assert(
      fc.property(passage, words(5, 30), (sentence, before) => {
        const composed = `${before}: ${sentence}.`
        const described = targetOf(composed, sentence)
        const decomposed = composed.normalize('NFD')
        expect(within(decomposed, placeTarget(decomposed, described))?.normalize('NFC')).toBe(sentence)
        const back = targetOf(decomposed, sentence.normalize('NFD'))
        expect(within(composed, placeTarget(composed, back))).toBe(sentence)
      }),
    )
  })

  test('a letter is not found in the letter with a mark', () => {
    expect(placeTarget('bo\u0301ng cây', targetOf('bong cây', 'o'))).toBeNull()
  })
})

describe('a passage that was corrected', () => {
  const text =
    'Sáng sớm, sương còn phủ kín bến sông. Những người đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên, tay thoăn thoắt luồn kim. Chợ họp đến trưa.'
  const quote = 'Những người đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên'
  test.each([
    ['a word in it', 'Những người đan lưới tại xóm Bãi đã ngồi thành hàng dưới hiên'],
    ['a mark in it', 'Những ngừơi đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên'],
    ['a word taken out', 'Những người đan lưới ở xóm Bãi ngồi thành hàng dưới hiên'],
    ['a word put in', 'Những người thợ đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên'],
    ['its last word', 'Những người đan lưới ở xóm Bãi đã ngồi thành hàng dưới mái'],
    ['its first word', 'Nhiều người đan lưới ở xóm Bãi đã ngồi thành hàng dưới hiên'],
  ])('is found with %s changed', (_name, correction) => {
    const changed = `Cập nhật lúc 9 giờ. ${text.replace(quote, correction)}`
    expect(within(changed, placeTarget(changed, targetOf(text, quote)))).toBe(correction)
  })

  test('is not found where more than a quarter of it is other words', () => {
    const changed = text.replace(quote, 'Những cụ già trong làng kể rằng họ vẫn ngồi ở ngoài hiên')
    expect(placeTarget(changed, targetOf(text, quote))).toBeNull()
  })

  test('any word of a passage may be replaced', () => {
    fc.assert(
      fc.property(words(20, 80), passage, words(20, 80), fc.nat(), (before, sentence, after, at) => {
        const target = targetOf(`${before}\n${sentence}\n${after}`, sentence, before.length)
        const all = sentence.split(' ')
        const corrected = all.with(at % all.length, 'Khoeo').join(' ')
        const changed = `Mới. ${before}\n${corrected}\n${after}`
        expect(within(changed, placeTarget(changed, target))).toBe(corrected)
      }),
      { numRuns: 200 },
    )
  })
})
