// English of the command palette.
import type { paletteVi } from './palette-vi.ts'
import { numberEn as number } from './number.ts'

export const paletteEn: typeof paletteVi = {
  palette: {
    title: 'Command palette',
    field: 'Find commands, articles, series, tags, sources',
    placeholder: 'Find a command or article…',
    hint: 'Type > for commands only',
    results: 'Results',
    groups: {
      recentCommands: 'Recently used commands',
      recentArticles: 'Recent articles',
      commands: 'Commands',
      articles: 'Articles',
      places: 'Go to',
    },
    kinds: { series: 'Series', tag: 'Tag', source: 'Source', search: 'Saved search' },
    count: (count: number) => (count === 1 ? '1 result' : `${number(count)} results`),
    none: (query: string) => `Nothing found with “${query}”. Try fewer letters; marks are not needed.`,
  },
}
