// What a search finds in a library: its operators, and Vietnamese as it is written and typed.
import { describe, expect, test } from 'vitest'
import { captured, newLibrary, query, saveTagged, titles } from './library-fixture.ts'

async function tagged() {
  const { library } = await newLibrary()
  const one = await saveTagged(library, 'Một', ['Kinh tế', 'FDI'])
  const two = await saveTagged(library, 'Hai', ['kinh tế'])
  const three = await saveTagged(library, 'Ba', ['fdi'])
  return { library, ids: [one, two, three] as const }
}

describe('operators in a search', () => {
  test('narrow what its words find, and alone list in the chosen order', async () => {
    const { library, ids } = await tagged()
    await library.act({ action: 'markRead', ids: [ids[0]] })
    expect(await titles(library, { search: 'chữ tag:fdi' })).toEqual(['Ba', 'Một'])
    expect(await titles(library, { search: 'tag:fdi', sort: 'title' })).toEqual(['Ba', 'Một'])
    expect(await titles(library, { search: '-tag:fdi' })).toEqual(['Hai'])
    expect(await titles(library, { search: 'là:đã-đọc' })).toEqual(['Một'])
    expect(await titles(library, { search: '-là:đã-đọc chu' })).toEqual(['Ba', 'Hai'])
    expect((await library.list(query({ search: 'tag:fdi' }))).map(({ snippet }) => snippet)).toEqual([
      null,
      null,
    ])
    expect((await library.list(query({ search: 'mot tag:fdi' })))[0]?.snippet).toBe('<mark>Một</mark>')
    await library.act({ action: 'trash', ids: [ids[0]] })
    expect(await titles(library, { search: 'là:thùng-rác' })).toEqual(['Một'])
    expect(await titles(library, { search: 'mot là:thùng-rác' })).toEqual(['Một'])
  })

  test('words find nothing that lies in the trash, whatever was found before', async () => {
    const { library, ids } = await tagged()
    const found = () => titles(library, { search: 'chữ', sort: 'title' })
    expect(await found()).toEqual(['Ba', 'Hai', 'Một'])
    await library.act({ action: 'trash', ids: [ids[1]] })
    expect(await found()).toEqual(['Ba', 'Một'])
    await saveTagged(library, 'Bốn', [])
    expect(await found()).toEqual(['Ba', 'Bốn', 'Một'])
    await library.act({ action: 'restore', ids: [ids[1]] })
    expect(await found()).toEqual(['Ba', 'Bốn', 'Hai', 'Một'])
    await library.act({ action: 'trash', ids: [ids[0]] })
    await library.deleteForever([ids[0]])
    expect(await found()).toEqual(['Ba', 'Bốn', 'Hai'])
  })

  test('that are none are plain words', async () => {
    const { library } = await newLibrary()
    await saveTagged(library, 'Màu đỏ', [])
    expect(await titles(library, { search: 'màu:đỏ' })).toEqual(['Màu đỏ'])
    expect(await titles(library, { search: 'là:gì' })).toEqual([])
  })
})

describe('a Vietnamese search finds all readings, those that were typed first', () => {
  const all = ['Hoà Bình', 'Hòa Bình', 'Hoa bịnh', 'Quảng Ninh', 'Đầu tư FDI', 'Dấu từ xưa']
  const more = ['Xe đỏ', 'Thành đô', 'Đo đất', 'Thúy', 'Thuý', 'Thủy', 'Quý', 'Qúy']
  test.each([
    ['hoà bình', ['Hoà Bình', 'Hòa Bình'], ['Hoa bịnh']],
    ['hòa bình', ['Hoà Bình', 'Hòa Bình'], ['Hoa bịnh']],
    ['hoa binh', ['Hoa bịnh', 'Hoà Bình', 'Hòa Bình'], []],
    ['quang ninh', ['Quảng Ninh'], []],
    ['quảng ninh'.normalize('NFD'), ['Quảng Ninh'], []],
    ['dau tu ', ['Dấu từ xưa', 'Đầu tư FDI'], []],
    ['đầu tư ', ['Đầu tư FDI'], ['Dấu từ xưa']],
    ['ĐẦU TƯ '.normalize('NFD'), ['Đầu tư FDI'], ['Dấu từ xưa']],
    ['dau tu fd', ['Đầu tư FDI'], []],
    ['do ', ['Thành đô', 'Xe đỏ', 'Đo đất'], []],
    ['đỏ ', ['Xe đỏ'], ['Thành đô', 'Đo đất']],
    ['đo ', ['Đo đất'], ['Thành đô', 'Xe đỏ']],
    ['thuý ', ['Thuý', 'Thúy'], ['Thủy']],
    ['thúy ', ['Thuý', 'Thúy'], ['Thủy']],
    ['"đầu tư"', ['Đầu tư FDI'], ['Dấu từ xưa']],
    ['dau -xưa', ['Đầu tư FDI'], []],
  ])('%j', async (search, first, then) => {
    const { library } = await newLibrary()
    for (const title of [...all, ...more]) await saveTagged(library, title, [])
    const found = await titles(library, { search })
    expect([found.slice(0, first.length), found.slice(first.length)].map((part) => part.toSorted())).toEqual([
      first.toSorted(),
      then.toSorted(),
    ])
  })

  test('the newest first of those that are alike', async () => {
    const { library } = await newLibrary()
    for (const [at, title] of ['Quảng Ninh một', 'Quảng Ninh hai', 'Quảng Ninh ba'].entries())
      await library.save(captured({ url: null, title }), { savedAt: `2026-11-1${at}T00:00:00Z` })
    expect(await titles(library, { search: 'quang ninh' })).toEqual([
      'Quảng Ninh ba',
      'Quảng Ninh hai',
      'Quảng Ninh một',
    ])
  })

  test('also in what a person wrote beside a text, and shows it', async () => {
    const { library } = await newLibrary()
    const id = await saveTagged(library, 'Một', [])
    const note = 'Nhớ hỏi lại về Quảng Ninh'
    await library.changeMarks(id, { change: 'add', target: null, color: 'yellow', note })
    const [found] = await library.list(query({ search: 'hoi lai quang ninh' }))
    expect(found?.snippet).toBe(
      'Nhớ <mark>hỏi</mark> <mark>lại</mark> về <mark>Quảng</mark> <mark>Ninh</mark>',
    )
  })
})
