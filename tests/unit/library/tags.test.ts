// Tags renamed, merged, deleted and coloured on all articles at once, and searches kept under a name.
import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Library } from '../../../electron/library/library.ts'
import { failureOf, newLibrary, open, saveTagged, titles } from './library-fixture.ts'

const tagsOf = (library: Library, id: string) => library.summary(id)?.tags
const known = (library: Library) => library.tags().map(({ name, count, color }) => [name, count, color])

async function tagged() {
  const { library, place } = await newLibrary()
  const one = await saveTagged(library, 'Một', ['Kinh tế', 'FDI', 'thép'])
  const two = await saveTagged(library, 'Hai', ['kinh tế'])
  const three = await saveTagged(library, 'Ba', ['fdi', 'đọc sau'])
  return { library, place, ids: [one, two, three] as const }
}

describe('a tag', () => {
  test('is renamed wherever it is, also in the trash, with its colour, and back as one act', async () => {
    const { library, place, ids } = await tagged()
    await library.act({ action: 'trash', ids: [ids[1]] })
    await library.changeTag({ change: 'color', tag: 'KINH TẾ', color: 'teal' })
    const done = await library.changeTag({ change: 'rename', tag: 'Kinh tế', to: 'Làm ăn', merge: false })
    expect(done).toMatchObject({ action: 'renameTag', count: 2 })
    const hold = (opened: Library) => {
      expect(ids.map((id) => tagsOf(opened, id))).toEqual([
        ['Làm ăn', 'FDI', 'thép'],
        ['Làm ăn'],
        ['fdi', 'đọc sau'],
      ])
      expect(known(opened)).toContainEqual(['Làm ăn', 1, 'teal'])
    }
    hold(library)
    await library.close()
    hold(await open(place))
  })

  test('that is renamed and taken back leaves what was done since', async () => {
    const { library, ids } = await tagged()
    await library.changeTag({ change: 'color', tag: 'Kinh tế', color: 'teal' })
    const renamed = await library.changeTag({ change: 'rename', tag: 'Kinh tế', to: 'Làm ăn', merge: false })
    await library.act({ action: 'addTag', ids: [ids[0]], tag: 'mới' })
    await library.undo(renamed?.undoId ?? 0)
    expect(ids.map((id) => tagsOf(library, id))).toEqual([
      ['Kinh tế', 'FDI', 'thép', 'mới'],
      ['kinh tế'],
      ['fdi', 'đọc sau'],
    ])
    expect(known(library)).toContainEqual(['Kinh tế', 2, 'teal'])
    expect(known(library).map(([name]) => name)).not.toContain('Làm ăn')
  })

  test('can be written otherwise: that asks for no merging', async () => {
    const { library, ids } = await tagged()
    await library.changeTag({ change: 'rename', tag: 'fdi', to: 'fDi', merge: false })
    expect(tagsOf(library, ids[0])).toEqual(['Kinh tế', 'fDi', 'thép'])
    await library.undo(null)
    expect(ids.map((id) => tagsOf(library, id)?.find((tag) => /fdi/i.test(tag)))).toEqual([
      'FDI',
      undefined,
      'fdi',
    ])
  })

  test('becomes one with another only where that is asked for', async () => {
    const { library, ids } = await tagged()
    await library.changeTag({ change: 'color', tag: 'thép', color: 'red' })
    expect(await library.changeTag({ change: 'rename', tag: 'thép', to: 'fdi', merge: false })).toBeNull()
    expect(tagsOf(library, ids[0])).toEqual(['Kinh tế', 'FDI', 'thép'])
    expect(await library.changeTag({ change: 'rename', tag: 'thép', to: 'fdi', merge: true })).toMatchObject({
      action: 'mergeTags',
      count: 1,
    })
    expect(tagsOf(library, ids[0])).toEqual(['Kinh tế', 'FDI'])
    // It had a colour, the other had none.
    expect(known(library)).toContainEqual(['FDI', 2, 'red'])
    await library.undo(null)
    expect(tagsOf(library, ids[0])).toEqual(['Kinh tế', 'FDI', 'thép'])
    expect(known(library)).toContainEqual(['thép', 1, 'red'])
    expect(known(library)).toContainEqual(['FDI', 2, null])
  })

  test('is taken from all articles, and given back in its place', async () => {
    const { library, ids } = await tagged()
    await library.changeTag({ change: 'color', tag: 'fdi', color: 'blue' })
    expect(await library.changeTag({ change: 'delete', tag: 'fdi' })).toMatchObject({ count: 2 })
    expect(known(library).map(([name]) => name)).toEqual(['đọc sau', 'Kinh tế', 'thép'])
    expect(await titles(library, { search: 'tag:fdi' })).toEqual([])
    await library.undo(null)
    expect(tagsOf(library, ids[0])).toEqual(['Kinh tế', 'FDI', 'thép'])
    expect(known(library)).toContainEqual(['FDI', 2, 'blue'])
  })

  test('is changed on all articles or on none', async () => {
    const { library, place, ids } = await tagged()
    await library.close()
    const files = globSync(join(place.folder, 'articles/*/*/state.json'))
    const file = files.find((path) => path.includes(ids[1])) ?? ''
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace('"version": 1', '"version": 99'))
    const again = await open(place)
    await again.changeTag({ change: 'color', tag: 'Kinh tế', color: 'pink' })
    expect(
      await failureOf(again.changeTag({ change: 'rename', tag: 'Kinh tế', to: 'x', merge: false })),
    ).toBe('library-newer')
    expect(tagsOf(again, ids[0])).toEqual(['Kinh tế', 'FDI', 'thép'])
    expect(again.tags().find(({ color }) => color === 'pink')?.name).toMatch(/kinh tế/i)
  })
})

describe('a saved search', () => {
  test('is kept, counted, renamed and deleted, each taken back by the last act', async () => {
    const { library, place } = await tagged()
    expect(library.searches()).toEqual([])
    await library.changeSearches({ change: 'saveSearch', name: 'Vốn ngoại', query: 'tag:fdi' })
    await library.changeSearches({ change: 'saveSearch', name: 'Một', query: 'mot là:chưa-đọc' })
    const [first, second] = library.searches()
    if (!first || !second) throw new Error('not kept')
    expect(await library.searchCounts()).toEqual({ [first.id]: 2, [second.id]: 1 })
    await library.changeSearches({ change: 'renameSearch', id: first.id, name: 'FDI' })
    await library.changeSearches({ change: 'deleteSearch', id: first.id })
    expect(library.searches()).toEqual([second])
    await library.undo(null)
    await library.undo(null)
    expect(library.searches()).toEqual([first, second])
    // Under a name that is there, it takes that one's place.
    await library.changeSearches({ change: 'saveSearch', name: 'vốn ngoại', query: 'tag:"kinh tế"' })
    expect(library.searches()).toEqual([{ id: first.id, name: 'vốn ngoại', query: 'tag:"kinh tế"' }, second])
    await library.undo(null)
    expect(library.searches()).toEqual([first, second])
    await library.close()
    expect((await open(place)).searches()).toEqual([first, second])
  })

  test('that came from another place in between stays when one is taken back', async () => {
    const { library } = await tagged()
    const { undoId } = await library.changeSearches({ change: 'saveSearch', name: 'A', query: 'a' })
    await library.changeSearches({ change: 'saveSearch', name: 'B', query: 'b' })
    await library.undo(undoId)
    expect(library.searches().map(({ name }) => name)).toEqual(['B'])
  })

  test('needs no collections.json that knows of it, and a newer one is never rewritten', async () => {
    const { library, place } = await newLibrary()
    await library.close()
    const file = join(place.folder, 'collections.json')
    await writeFile(file, JSON.stringify({ version: 1, series: {} }))
    const older = await open(place)
    expect(older.searches()).toEqual([])
    await older.changeSearches({ change: 'saveSearch', name: 'A', query: 'a' })
    await older.close()
    const newer = JSON.stringify({ version: 2, series: {}, searches: [], more: true })
    await writeFile(file, newer)
    const opened = await open(place)
    expect(await failureOf(opened.changeSearches({ change: 'saveSearch', name: 'A', query: 'a' }))).toBe(
      'library-newer',
    )
    expect(await readFile(file, 'utf8')).toBe(newer)
  })
})
