// What the palette lists for what was typed.
import { expect, test } from 'vitest'
import { commandIds } from '../../../domain/commands.ts'
import type { CommandId } from '../../../domain/commands.ts'
import type { FoundArticles } from '../../../domain/find-articles.ts'
import { namedPlaces, paletteGroups } from '../../../renderer/palette/items.ts'
import type { PaletteContents } from '../../../renderer/palette/items.ts'

const articles: FoundArticles = {
  articles: [
    {
      id: 'a',
      title: { text: 'Đêm cảng cá (kỳ I)', ranges: [] },
      lang: 'vi',
      series: { text: 'Đêm cảng cá', ranges: [] },
      source: { text: 'Tuổi Trẻ', ranges: [] },
      score: 5,
    },
  ],
  count: 40,
}

const groups = (typed: string, more: Partial<PaletteContents> = {}) =>
  paletteGroups({
    typed,
    articles,
    places: [],
    available: commandIds,
    recentCommands: [],
    language: 'vi',
    ...more,
  })
const commandsIn = (typed: string, more?: Partial<PaletteContents>): CommandId[] =>
  groups(typed, more)
    .flatMap(({ items }) => items)
    .flatMap(({ target }) => (target.kind === 'command' ? target.id : []))

test('a command is found by its name in either language, and the other name is shown where it was found', () => {
  const [first] = groups('archive or', { articles: null })[0]?.items ?? []
  expect(first?.target).toEqual({ kind: 'command', id: 'archive' })
  expect(first?.beside).toEqual([
    {
      text: 'Archive or take back',
      ranges: [
        [0, 7],
        [8, 10],
      ],
    },
  ])
  expect(commandsIn('luu tru')).toContain('archive')
  expect(commandsIn('cài đặt', { language: 'en' })[0]).toBe('openSettings')
  const [own] = groups('cai dat', { articles: null })[0]?.items ?? []
  expect(own?.beside).toEqual([])
})

test('what cannot be done now is not there', () => {
  expect(commandsIn('nghe', { available: ['save'] })).toEqual([])
})

test('after > there are all commands that answer, and nothing else', () => {
  expect(groups('> chữ').map(({ name }) => name)).toEqual(['commands'])
  expect(commandsIn('>')).toHaveLength(commandIds.length)
})

test('with nothing typed, what was used last comes first and once; what is not there now is left out', () => {
  const shown = groups('', { recentCommands: ['undo', 'no-such-command', 'save'] })
  expect(shown.map(({ name }) => name)).toEqual(['recentCommands', 'recentArticles', 'commands'])
  const ids = commandsIn('', { recentCommands: ['undo', 'no-such-command', 'save'] })
  expect(ids.slice(0, 2)).toEqual(['undo', 'save'])
  expect(new Set(ids).size).toBe(ids.length)
})

test('an article shows the name of its series only where its title does not say it; all that were found count', () => {
  const found = groups('cảng').find(({ name }) => name === 'articles')
  expect(found?.items[0]?.beside.map(({ text }) => text)).toEqual(['Tuổi Trẻ'])
  expect(found?.count).toBe(40)
})

test('series, tags and sources are places, and the group of the best match comes first', () => {
  const places = namedPlaces({
    overview: {
      counts: { all: 0, unread: 0, reading: 0, read: 0, bookmarked: 0, series: 0, archive: 0, trash: 0 },
      tags: [{ name: 'nghề báo', count: 1 }],
      sources: [{ name: 'tuoitre.vn', label: 'Tuổi Trẻ', count: 2 }],
    },
    series: [],
  })
  const [first] = groups('nghe bao', { places })
  expect(first?.name).toBe('places')
  expect(first?.items[0]?.target).toEqual({ kind: 'tag', name: 'nghề báo' })
  const source = groups('tuoitre.vn', { places }).find(({ name }) => name === 'places')
  expect(source?.items[0]?.target).toEqual({ kind: 'source', host: 'tuoitre.vn' })
})
