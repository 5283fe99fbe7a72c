// A passage as it is listed.
import { expect, test } from 'vitest'
import { shownQuote } from '../../../domain/shown-quote.ts'

test.each([
  ['Đèn tắt lúc năm giờ.Ông Sáu ra hiên.', 'Đèn tắt lúc năm giờ. Ông Sáu ra hiên.'],
  ['“Về thôi!”Đám trẻ chạy ùa ra bến.', '“Về thôi!” Đám trẻ chạy ùa ra bến.'],
  ['  hai\n dòng\u00A0chữ ', 'hai dòng chữ'],
  ['Theo TP.HCM và 3.500 hộ, giá 1.200 đồng.', 'Theo TP.HCM và 3.500 hộ, giá 1.200 đồng.'],
  ['Trang báo Node.js', 'Trang báo Node.js'],
])('%j is listed as %j', (exact, shown) => {
  expect(shownQuote(exact)).toBe(shown)
})
