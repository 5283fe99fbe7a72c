import { describe, expect, test } from 'vitest'
import { ownAddress } from '../../../electron/capture/own-address.ts'

const ARTICLE = 'https://bao.vn/the-gioi/ben-pho-mot-chieu-cuoi-nam-20261127.htm'

describe('the page is believed about its address', () => {
  test.each([
    ['AMP by its path', 'https://bao.vn/the-gioi/ben-pho-mot-chieu-cuoi-nam-20261127.htm/amp'],
    ['AMP by its host', 'https://amp.bao.vn/ben-pho-20261127.amp'],
    ['mobile host', 'https://m.bao.vn/the-gioi/ben-pho-mot-chieu-cuoi-nam-20261127.htm'],
    ['print version', 'https://bao.vn/print/20261127'],
    ['print version by parameter', 'https://bao.vn/in-bai.aspx?id=20261127'],
    ['subdomain of the paper', 'https://thegioi.bao.vn/ben-pho-20261127.htm'],
    ['http and shared', 'http://www.bao.vn/the-gioi/ben-pho-mot-chieu-cuoi-nam-20261127.htm?utm_source=zalo'],
    ['another section', 'https://bao.vn/thoi-su/ben-pho-20261127.htm'],
  ])('%s', (_name, url) => {
    expect(ownAddress(url, ARTICLE)).toBe(ARTICLE)
  })

  test('of a page of several, by the address of the whole', () => {
    const whole = 'https://blog.example/2026/mot-bai-viet'
    expect(ownAddress(`${whole}/2`, whole)).toBe(whole)
    expect(ownAddress(`${whole}/page/3/`, `${whole}/`)).toBe(`${whole}/`)
    expect(ownAddress(`${whole}/print`, whole)).toBe(whole)
  })

  test('of a number alone, by its words', () => {
    expect(ownAddress('https://blog.example/?p=1234', 'https://blog.example/chieu-ben-pho/')).toBe(
      'https://blog.example/chieu-ben-pho/',
    )
  })

  test('where there is no other, as in a file', () => {
    expect(ownAddress(null, ARTICLE)).toBe(ARTICLE)
    expect(ownAddress(ARTICLE, null)).toBe(ARTICLE)
    expect(ownAddress(null, null)).toBeNull()
  })
})

describe('the page is not believed about its address', () => {
  test('where it names the section above a page of few words', () => {
    expect(ownAddress('https://bao.vn/tho/chieu', 'https://bao.vn/tho/')).toBe('https://bao.vn/tho/chieu')
  })

  test.each([
    ['another paper: a copy stays a copy', 'https://bao-khac.vn/the-gioi/ben-pho-20261127.htm'],
    ['a neighbour on the same platform', 'https://hai.bao.vn.example/ben-pho-20261127.htm'],
    ['the front page', 'https://bao.vn/'],
    ['the front page of the mobile site', 'https://m.bao.vn'],
    ['the section above', 'https://bao.vn/the-gioi'],
    ['the section above, with a slash', 'https://bao.vn/the-gioi/'],
    ['another section', 'https://bao.vn/thoi-su'],
    ['a section of three words', 'https://bao.vn/doi-song-xa-hoi/'],
  ])('%s', (_name, canonical) => {
    expect(ownAddress(ARTICLE, canonical)).toBe(ARTICLE)
  })
})
