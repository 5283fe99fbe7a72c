// What the palette lists for what was typed: commands and places it ranks itself, articles as main has ranked them.
import { commandsEn } from '../../domain/language/commands-en.ts'
import { commandsVi } from '../../domain/language/commands-vi.ts'
import { commandIds } from '../../domain/commands.ts'
import type { CommandId } from '../../domain/commands.ts'
import type { FoundArticles, FoundName } from '../../domain/find-articles.ts'
import type { LibraryOverview } from '../../domain/list-query.ts'
import type { Messages } from '../../domain/language/index.ts'
import { quickMatch, quickQuery, quickTarget } from '../../domain/quick-find.ts'
import type { QuickQuery, Target } from '../../domain/quick-find.ts'
import type { SavedSearch } from '../../domain/saved-search.ts'
import type { Series } from '../../domain/series.ts'
import type { Language } from '../../domain/settings.ts'

/** What a row stands for. */
export type PaletteTarget =
  | { readonly kind: 'command'; readonly id: CommandId }
  | { readonly kind: 'article'; readonly id: string }
  | { readonly kind: 'series'; readonly id: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'source'; readonly host: string }
  | { readonly kind: 'search'; readonly query: string }

export type PaletteItem = {
  readonly target: PaletteTarget
  readonly name: FoundName
  /** BCP 47 of the name, where it is known: of an article. The others are in the language of the interface, or names. */
  readonly lang?: string
  /** What else tells it apart, printed softly: the source, its name in the other language. */
  readonly beside: readonly FoundName[]
}
export type PaletteGroup = {
  readonly name: keyof Messages['palette']['groups']
  readonly items: readonly PaletteItem[]
  /** How many there are, with those beyond what is shown. */
  readonly count: number
}

/** Rows of a group that are shown at most; of commands alone, all are. */
const SHOWN = { commands: 8, places: 6, articles: 30, recentArticles: 8 } as const
/** Articles that main is asked for. */
export const ARTICLES_ASKED = SHOWN.articles

const names: Readonly<Record<Language, typeof commandsVi>> = { vi: commandsVi, en: commandsEn }

/** Names of commands, each in both languages: folded once, when the palette is opened for the first time. */
let folded: Readonly<Record<Language, ReadonlyMap<CommandId, Target>>> | null = null
const foldedNames = () =>
  (folded ??= {
    vi: new Map(commandIds.map((id) => [id, quickTarget(names.vi[id])])),
    en: new Map(commandIds.map((id) => [id, quickTarget(names.en[id])])),
  })

type Ranked = PaletteItem & { readonly score: number }

function matchNames(
  query: QuickQuery,
  target: PaletteTarget,
  [own, ...others]: readonly [Target, ...Target[]],
  showOthers: boolean,
): Ranked | null {
  const match = quickMatch(query, [own, ...others])
  if (match === null) return null
  const ranges = match.ranges()
  const named = ({ text }: Target, index: number): FoundName => ({ text, ranges: ranges[index] ?? [] })
  const beside = others
    .map((other, index) => named(other, index + 1))
    .filter((name) => showOthers || name.ranges.length > 0)
  return { target, name: named(own, 0), beside, score: match.score }
}

/** The best first; those alike stay in the order they came. */
const ranked = (found: readonly (Ranked | null)[]): Ranked[] =>
  found.filter((one) => one !== null).toSorted((one, other) => other.score - one.score)

/** A command is found by its name in either language. */
function rankCommands(query: QuickQuery, available: readonly CommandId[], language: Language): Ranked[] {
  const all = foldedNames()
  const other = language === 'vi' ? 'en' : 'vi'
  return ranked(
    available.map((id) => {
      const [own, foreign] = [all[language].get(id), all[other].get(id)]
      return own && foreign ? matchNames(query, { kind: 'command', id }, [own, foreign], false) : null
    }),
  )
}

export type PalettePlaces = {
  readonly overview: LibraryOverview | null
  readonly series: readonly Series[]
  readonly searches?: readonly SavedSearch[]
}

type NamedPlace = { readonly target: PaletteTarget; readonly names: readonly [Target, ...Target[]] }

/** Series, tags, sources and saved searches, folded. */
export function namedPlaces({ overview, series, searches = [] }: PalettePlaces): readonly NamedPlace[] {
  return [
    ...series.map(({ id, name, source }): NamedPlace => ({
      target: { kind: 'series', id },
      names: [quickTarget(name), ...(source === null ? [] : [quickTarget(source)])],
    })),
    ...(overview?.tags ?? []).map(({ name }): NamedPlace => ({
      target: { kind: 'tag', name },
      names: [quickTarget(name)],
    })),
    ...(overview?.sources ?? []).map(({ name, label }): NamedPlace => ({
      target: { kind: 'source', host: name },
      names: [quickTarget(label), ...(label === name ? [] : [quickTarget(name)])],
    })),
    ...searches.map(({ name, query }): NamedPlace => ({
      target: { kind: 'search', query },
      names: [quickTarget(name)],
    })),
  ]
}

const articleItems = ({ articles }: FoundArticles): PaletteItem[] =>
  articles.map(({ id, title, lang, series, source }) => ({
    target: { kind: 'article', id },
    name: title,
    ...(lang !== null && { lang }),
    // Most titles of a series' parts begin with its name: once is enough.
    beside: [series && title.text.includes(series.text) ? null : series, source].filter(
      (name) => name !== null,
    ),
  }))

export type PaletteContents = {
  /** As typed, with the `>` that asks for commands alone. */
  readonly typed: string
  readonly articles: FoundArticles | null
  readonly places: readonly NamedPlace[]
  readonly available: readonly CommandId[]
  /** Names of commands, the latest first; some may not be there now. */
  readonly recentCommands: readonly string[]
  readonly language: Language
}

export const asksForCommands = (typed: string): boolean => typed.trimStart().startsWith('>')

const group = (
  name: PaletteGroup['name'],
  items: readonly PaletteItem[],
  shown: number,
  count = items.length,
): PaletteGroup => ({ name, items: items.slice(0, shown), count })

/** The groups of rows, those that have any. */
export function paletteGroups(contents: PaletteContents): readonly PaletteGroup[] {
  const { typed, articles, places, available, recentCommands, language } = contents
  const onlyCommands = asksForCommands(typed)
  const query = quickQuery(onlyCommands ? typed.trimStart().slice(1) : typed)
  const commands = rankCommands(query, available, language)
  const empty = query.words.length === 0
  const recent = recentCommands.flatMap(
    (name) => commands.find(({ target }) => target.kind === 'command' && target.id === name) ?? [],
  )
  const others = empty ? commands.filter((item) => !recent.includes(item)) : commands
  const found = onlyCommands || articles === null ? [] : articleItems(articles)
  if (empty) {
    return [
      group('recentCommands', recent, recent.length),
      group('recentArticles', found, SHOWN.recentArticles),
      group('commands', others, others.length),
    ].filter(({ items }) => items.length > 0)
  }
  const foundPlaces = onlyCommands
    ? []
    : ranked(places.map(({ target, names: all }) => matchNames(query, target, all, true)))
  const best = (score: number | undefined) => score ?? 0
  return [
    {
      ...group('commands', others, onlyCommands ? others.length : SHOWN.commands),
      score: best(others[0]?.score),
    },
    { ...group('places', foundPlaces, SHOWN.places), score: best(foundPlaces[0]?.score) },
    {
      ...group('articles', found, SHOWN.articles, articles?.count ?? 0),
      score: best(articles?.articles[0]?.score),
    },
  ]
    .filter(({ items }) => items.length > 0)
    .toSorted((one, other) => other.score - one.score)
}
