import fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditsApart } from '../../../domain/caption-credit.ts'

const caption = (text: string) => `<figure><img src="a" alt=""><figcaption>${text}</figcaption></figure>`

test.each([
  ['Bà Tư vá lưới. (Ảnh: Hải Miên)', 'Bà Tư vá lưới. <small>(Ảnh: Hải Miên)</small>'],
  ['<p>Đồng nước. (Nguồn: BQN).</p>', '<p>Đồng nước. <small>(Nguồn: BQN).</small></p>'],
  ['Bến sông. Ảnh: Lam Khê', 'Bến sông. <small>Ảnh: Lam Khê</small>'],
  ['A page of the ledger. Photo by Ada Marsh', 'A page of the ledger. <small>Photo by Ada Marsh</small>'],
  ['Ảnh: Hải Miên', '<small>Ảnh: Hải Miên</small>'],
  ['<em>Bến sông. (Ảnh minh họa: BQN)</em>', '<em>Bến sông. <small>(Ảnh minh họa: BQN)</small></em>'],
])('the credit at the end of a caption stands apart: %s', (given, expected) => {
  expect(creditsApart(caption(given))).toBe(caption(expected))
})

test.each([
  'Bức ảnh: một kỷ niệm của dòng họ',
  'Bến sông (Ảnh: Hải Miên) lúc sớm',
  'Không có ai cả.',
  '(Ảnh: <a href="#user-content-a">Hải Miên</a>)',
])('what is not a credit at the end stays as it is: %s', (given) => {
  expect(creditsApart(caption(given))).toBe(caption(given))
})

test('outside captions nothing changes, and no letter anywhere', () => {
  expect(creditsApart('<p>Bến sông. (Ảnh: Hải Miên)</p>')).toBe('<p>Bến sông. (Ảnh: Hải Miên)</p>')
  const piece = fc.constantFrom(
    '<figcaption>',
    '</figcaption>',
    '<p>',
    '</p>',
    '(Ảnh: ',
    'Photo by A',
    ')',
    '. ',
    'x',
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const html = pieces.join('')
      expect(creditsApart(html).replaceAll(/<\/?small>/g, '')).toBe(html)
    }),
  )
})
