import { describe, expect, test } from 'vitest'
import { captured, newLibrary, query, titles } from './library-fixture.ts'
import type { Library } from '../../../electron/library/library.ts'

const save = (library: Library, title: string, body = '') =>
  library.save(
    captured({ url: null, title, lead: null, byline: null, siteName: null, contentHtml: `<p>${body}</p>` }),
  )

const snippet = async (library: Library, search: string) =>
  (await library.list(query({ search })))[0]?.snippet

describe('what a search finds', () => {
  test('whole words, and the beginning of the last', async () => {
    const { library } = await newLibrary()
    await save(library, 'Một', 'Bờ biển Quảng Ninh')
    expect(await titles(library, { search: 'quang ni' })).toEqual(['Một'])
    expect(await titles(library, { search: 'qua ninh' })).toEqual([])
    expect(await titles(library, { search: 'inh' })).toEqual([])
    expect(await titles(library, { search: 'ninh, "quang"!' })).toEqual(['Một'])
  })

  test('đ as d, and old and new placing of tones as the same', async () => {
    const { library } = await newLibrary()
    await save(library, 'Một', 'Đường về Khánh Hoà')
    expect(await titles(library, { search: 'duong khanh hoa' })).toEqual(['Một'])
    expect(await titles(library, { search: 'Khánh Hòa' })).toEqual(['Một'])
  })

  test('titles first, words in a row before words apart, the marks that were typed before others', async () => {
    const { library } = await newLibrary()
    await save(library, 'Xa', 'ninh và một lúc sau là quang')
    await save(library, 'Gần', 'đèn quang ninh')
    await save(library, 'Có dấu', 'ở quảng ninh')
    await save(library, 'Quang Ninh')
    expect(await titles(library, { search: 'quang ninh' })).toEqual(['Quang Ninh', 'Có dấu', 'Gần', 'Xa'])
    const marked = await titles(library, { search: 'quảng ninh' })
    expect(marked.indexOf('Có dấu')).toBeLessThan(marked.indexOf('Gần'))
  })
})

describe('a snippet', () => {
  test('shows the words in their place, each between marks, without cutting others', async () => {
    const { library } = await newLibrary()
    await save(library, 'Một', `${'trước '.repeat(40)}bờ biển Quảng Ninh xanh ${'sau '.repeat(80)}`)
    const text = await snippet(library, 'quang ninh')
    expect(text).toMatch(
      /^… ?(?:trước )+bờ biển <mark>Quảng(?:<\/mark> <mark>| )Ninh<\/mark> xanh (?:sau ?)+…$/,
    )
  })

  test('is never markup but for its marks', async () => {
    const { library } = await newLibrary()
    await save(library, 'Một', '&lt;mark&gt;Quảng&lt;/mark&gt; &amp; &lt;script&gt;')
    expect(await snippet(library, 'quang')).toBe(
      '&lt;mark&gt;<mark>Quảng</mark>&lt;/mark&gt; &amp; &lt;script&gt;',
    )
  })

  test('shows the title where only that holds the word', async () => {
    const { library } = await newLibrary()
    await save(library, 'Đèn biển', 'không có gì')
    expect(await snippet(library, 'den')).toBe('<mark>Đèn</mark> biển')
  })
})
