import { describe, expect, test } from 'vitest'
import { isWholeOf, pageAmong } from '../../../electron/capture/page-numbers.ts'

const at = (path: string) => `https://bao.vn${path}`

describe('an address is a page of the article that another is a page of', () => {
  test.each<[string, string, number, number, boolean]>([
    ['/bai.html', '/bai.html?page=2', 2, 1, true],
    ['/bai.html?page=2', '/bai.html?page=3', 3, 2, true],
    ['/bai.html?page=2', '/bai.html', 1, 2, true],
    ['/bai.html?utm_source=x', '/bai.html?trang=2&utm_source=y', 2, 1, true],
    ['/bai?id=5', '/bai?id=5&page=2', 2, 1, true],
    ['/bai/', '/bai/2/', 2, 1, true],
    ['/bai/2', '/bai/', 1, 2, true],
    ['/bai-p2.html', '/bai-p3.html', 3, 2, true],
    ['/bai-p2.html', '/bai.html', 1, 2, true],
    ['/bai_2.html', '/bai_3.html', 3, 2, true],
    ['/bai/index.html', '/bai/2.html', 2, 1, true],
    ['/bai.chn', '/bai/trang-2.chn', 2, 1, true],
    ['/bai.html', '/bai-2.html', 2, 1, false],
    // A number of its own does not make a page of an article.
    ['/bai/5', '/bai/5/2', 2, 1, true],
  ])('%s: %s', (current, address, page, own, certain) => {
    expect(pageAmong(at(address), at(current))).toEqual({ page, current: own, certain })
  })

  test.each([
    ['/bai.html', '/bai-khac.html'],
    ['/bai.html', '/bai-khac.html?page=2'],
    ['/bai?id=5', '/bai?id=6&page=2'],
    ['/the-gioi/bai.html', '/the-gioi/page/2'],
    ['/the-gioi/bai.html', '/?page=2'],
    ['/?p=1', '/?p=2'],
    ['/', '/page/2'],
    ['/bai.html', '/bai.html?comment_page=2'],
    ['/bai.html', '/bai.html?page=2026'],
    ['/bai.html', '/bai/2026'],
    ['/bai-12345.html', '/bai-12346.html'],
    ['/bai.html', 'không'],
  ])('%s: %s is none', (current, address) => {
    expect(pageAmong(address === 'không' ? address : at(address), at(current))).toBeNull()
  })

  test('of another site is none', () => {
    expect(pageAmong('https://bao-khac.vn/bai.html?page=2', at('/bai.html'))).toBeNull()
  })
})

test.each([
  ['/bai', '/bai/all', true],
  ['/bai.html', '/bai.html?page=all', true],
  ['/bai-p2.html', '/bai.html?singlepage=true', true],
  ['/bai/2', '/bai?view=all', true],
  ['/bai.html', '/tat-ca', false],
  ['/bai.html', '/khac.html?page=all', false],
  ['/bai.html', '/bai.html?page=2', false],
  ['/bai.html', '/bai.html?all=0', false],
])('the whole of %s on one page: %s %s', (current, address, whole) => {
  expect(isWholeOf(at(address), at(current))).toBe(whole)
})
