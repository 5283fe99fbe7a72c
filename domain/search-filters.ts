// Which rows of the list a search's operators let through.
import type { ArticleSummary } from './article.ts'
import { fold, foldExact, hasMarks } from './fold.ts'
import { parseSearch } from './search-query.ts'
import type { Filter } from './search-query.ts'
import { minutesOf, withoutQuotes } from './search-operators.ts'
import type { Operator } from './search-operators.ts'
import { joinWords } from './words.ts'
import { isSearchedFrom } from './views.ts'
import type { ArticleView } from './views.ts'
import { localDate } from './local-time.ts'

/** What of a row the operators look at. */
export type Filtered = Pick<
  ArticleSummary,
  | 'tags'
  | 'siteName'
  | 'host'
  | 'shelf'
  | 'reading'
  | 'bookmarked'
  | 'series'
  | 'lang'
  | 'readingMinutes'
  | 'publishedAt'
  | 'savedAt'
>

type Test = (row: Filtered) => boolean

/** Typed with its marks, a tag is that one; without, any that reads so. No query can hold its quotation marks. */
function tagTest(value: string): Test {
  const key = hasMarks(value) ? foldExact : fold
  const wanted = key(withoutQuotes(value))
  return ({ tags }) => tags.some((tag) => key(withoutQuotes(tag)) === wanted)
}

const squeezed = (text: string): string => fold(withoutQuotes(text)).replaceAll(' ', '')

function sourceTest(value: string): Test {
  const wanted = squeezed(value).replace(/^(?:https?:\/\/)?(?:www\.)?/u, '')
  return ({ siteName, host }) =>
    (siteName !== null && squeezed(siteName).startsWith(wanted)) ||
    (host !== null && (host.startsWith(wanted) || host.includes(`.${wanted}`)))
}

function seriesTest(value: string): Test {
  const wanted = ` ${joinWords(fold(value))}`
  return ({ series }) => series !== null && ` ${joinWords(fold(series.name))}`.includes(wanted)
}

function stateTest(value: string): Test {
  switch (value) {
    case 'bookmarked':
      return ({ bookmarked }) => bookmarked
    case 'archived':
      return ({ shelf }) => shelf === 'archive'
    case 'trash':
      return ({ shelf }) => shelf === 'trash'
    default:
      return ({ reading }) => reading === value
  }
}

function lengthTest(value: string): Test {
  const minutes = minutesOf(value)
  if (minutes === null) return () => true
  return ({ readingMinutes }) => readingMinutes >= minutes.least && readingMinutes <= minutes.most
}

/** The day that its paper printed, else the day here on which it was saved: as the list prints it. */
function dayOf({ publishedAt, savedAt }: Filtered): string {
  if (publishedAt !== null) return publishedAt.slice(0, 10)
  return localDate(new Date(savedAt))
}

/** A month is before its first day, as text: `2026-03` < `2026-03-01`. */
const dateTest =
  (operator: 'after' | 'before', value: string): Test =>
  (row) =>
    operator === 'after' ? dayOf(row) >= value : dayOf(row) < value

function testOf({ operator, value }: Filter): Test {
  switch (operator) {
    case 'tag':
      return tagTest(value)
    case 'source':
      return sourceTest(value)
    case 'series':
      return seriesTest(value)
    case 'is':
      return stateTest(value)
    case 'lang':
      return ({ lang }) => lang !== null && lang.toLowerCase().split('-')[0] === value
    case 'length':
      return lengthTest(value)
    case 'after':
    case 'before':
      return dateTest(operator, value)
  }
}

const isShelf = ({ operator, value }: Filter) =>
  operator === 'is' && (value === 'archived' || value === 'trash')

/** An article has one source, one language, one state of reading: of several that are asked for it has any. */
const EITHER: ReadonlySet<Operator> = new Set(['source', 'series', 'lang'])
function groupOf(filter: Filter, at: number): string {
  if (EITHER.has(filter.operator)) return filter.operator
  if (filter.operator !== 'is') return String(at)
  return isShelf(filter) ? 'shelf' : filter.value === 'bookmarked' ? 'bookmarked' : 'reading'
}

/** What lets a row through that has what every filter asks for. Made once, asked of every row. */
export function filterTest(filters: readonly Filter[]): Test {
  const refused = filters.filter(({ not }) => not).map(testOf)
  const groups = new Map<string, Test[]>()
  for (const [at, filter] of filters.entries()) {
    if (filter.not) continue
    const group = groupOf(filter, at)
    groups.set(group, [...(groups.get(group) ?? []), testOf(filter)])
  }
  const wanted = [...groups.values()]
  return (row) =>
    wanted.every((tests) => tests.some((test) => test(row))) && !refused.some((test) => test(row))
}

/**
 * Which rows a search looks at, by its operators and the view that it is made from; its words are another matter. A shelf
 * that is named (`là:thùng-rác`) comes before the view's own.
 */
export function searchedRows(search: string, view: ArticleView): Test {
  const { filters } = parseSearch(search)
  const namesShelf = filters.some((filter) => isShelf(filter) && !filter.not)
  const test = filterTest(filters)
  return (row) => (namesShelf || isSearchedFrom(row, view)) && test(row)
}
