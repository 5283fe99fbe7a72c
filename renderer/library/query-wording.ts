// The conditions of a search in words.
import type { Messages } from '../../domain/language/index.ts'
import type { Filter, PlacedPhrase } from '../../domain/search-query.ts'
import { minutesOf, printedDate, states } from '../../domain/search-operators.ts'
import type { Language } from '../../domain/settings.ts'

/** What the conditions of a search can be chosen from: the library's own names. */
export type QueryNames = {
  readonly tags: readonly { readonly name: string; readonly count: number }[]
  /** By host; `label` is the paper's name. */
  readonly sources: readonly { readonly name: string; readonly label: string; readonly count: number }[]
  readonly series: readonly string[]
}

export function languageName(code: string, language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** "Dưới 5 phút", "Hơn 20 phút", "5 đến 10 phút". */
export function lengthName(value: string, t: Messages): string {
  const minutes = minutesOf(value)
  if (minutes === null) return value
  const { least, most } = minutes
  if (most === Infinity) return t.query.over(least - 1)
  if (least === 0) return t.query.under(most + 1)
  return least === most ? t.query.exactly(least) : t.query.between(least, most)
}

function plainName({ operator, value }: Filter, t: Messages, language: Language, names: QueryNames): string {
  switch (operator) {
    case 'tag':
      return t.query.tag(value)
    case 'source':
      return t.query.source(names.sources.find(({ name }) => name === value)?.label ?? value)
    case 'series':
      return t.query.series(value)
    case 'is': {
      const state = states.find((one) => one === value)
      return state === undefined ? value : t.query.states[state]
    }
    case 'lang':
      return languageName(value, language)
    case 'length':
      return lengthName(value, t)
    case 'after':
      return t.query.after(printedDate(value, language))
    case 'before':
      return t.query.before(printedDate(value, language))
  }
}

export function filterName(filter: Filter, t: Messages, language: Language, names: QueryNames): string {
  const name = plainName(filter, t, language, names)
  return filter.not ? t.query.not(name) : name
}

export const phraseName = ({ text, not }: PlacedPhrase, t: Messages): string =>
  not ? t.query.not(t.query.phrase(text)) : t.query.phrase(text)
