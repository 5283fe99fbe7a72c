// A series while it is being corrected: what the person sees and changes before anything is saved.
import type { SeriesChange } from '../../domain/series-change.ts'
import type { PartWord, Series } from '../../domain/series.ts'

/** Where a part goes: it stays, goes into the series that is split off, or stands alone. */
export type Fate = 'stays' | 'splits' | 'leaves'

export type DraftPart = {
  readonly id: string
  readonly title: string
  /** As typed. */
  readonly number: string
  readonly isLast: boolean
  readonly fate: Fate
}

export type SeriesDraft = {
  /** null: a new one. */
  readonly series: Series | null
  readonly name: string
  readonly word: PartWord
  readonly parts: readonly DraftPart[]
  readonly splitName: string
  /** Ids of series that went into this one. */
  readonly merged: readonly string[]
}

export type DraftProblem = 'needsName' | 'badNumber'

const partsOf = (series: Series): DraftPart[] =>
  series.parts.flatMap(({ articleId, title, part, isLast }) =>
    articleId === null
      ? []
      : { id: articleId, title, number: part === null ? '' : String(part), isLast, fate: 'stays' },
  )

export const draftOf = (series: Series): SeriesDraft => ({
  series,
  name: series.name,
  word: series.word,
  parts: partsOf(series),
  splitName: '',
  merged: [],
})

export const newDraft = (name: string): SeriesDraft => ({
  series: null,
  name,
  word: 'kỳ',
  parts: [],
  splitName: '',
  merged: [],
})

const largest = (parts: readonly DraftPart[]): number =>
  Math.max(0, ...parts.map(({ number }) => Number(number) || 0))

/** The draft with an article at its end, in the number after the largest. */
export function withArticle(draft: SeriesDraft, article: { id: string; title: string }): SeriesDraft {
  if (draft.parts.some(({ id }) => id === article.id)) return draft
  const { id, title } = article
  const added: DraftPart = {
    id,
    title,
    number: String(largest(draft.parts) + 1),
    isLast: false,
    fate: 'stays',
  }
  return { ...draft, parts: [...draft.parts, added] }
}

const numberOf = ({ number }: DraftPart): number => (number === '' ? Infinity : Number(number))

/** The draft with another series in it: under their own numbers, or, where those are taken, counted on. */
export function withSeries(draft: SeriesDraft, other: Series): SeriesDraft {
  const known = new Set(draft.parts.map(({ id }) => id))
  const added = partsOf(other).filter(({ id }) => !known.has(id))
  const taken = new Set(draft.parts.flatMap(({ number }) => (number === '' ? [] : number)))
  const collides = added.some(({ number }) => taken.has(number))
  const from = largest(draft.parts)
  const parts = [
    ...draft.parts,
    ...added.map((part, at) => (collides ? { ...part, number: String(from + at + 1) } : part)),
  ]
  const sorted = collides ? parts : parts.toSorted((one, two) => numberOf(one) - numberOf(two) || 0)
  return { ...draft, parts: sorted, merged: [...draft.merged, other.id] }
}

export const withPart = (draft: SeriesDraft, id: string, change: Partial<DraftPart>): SeriesDraft => ({
  ...draft,
  parts: draft.parts.map((part) => (part.id === id ? { ...part, ...change } : part)),
})

/** Marks a part as the last of its series, and the others as not, or takes the mark away. */
export function withLast(draft: SeriesDraft, id: string, isLast: boolean): SeriesDraft {
  const fate = draft.parts.find((part) => part.id === id)?.fate
  const parts = draft.parts.map((part) => {
    if (part.id === id) return { ...part, isLast }
    return isLast && part.fate === fate ? { ...part, isLast: false } : part
  })
  return { ...draft, parts }
}

/** The part before or after which a part can go: the next of those that share its fate. */
export function neighbourOf(draft: SeriesDraft, id: string, by: 1 | -1): number | null {
  const at = draft.parts.findIndex((part) => part.id === id)
  const fate = draft.parts[at]?.fate
  for (let next = at + by; next >= 0 && next < draft.parts.length; next += by)
    if (draft.parts[next]?.fate === fate) return next
  return null
}

/** Moves a part by one place: it changes places, numbers and the mark of the last with its neighbour. */
export function moved(draft: SeriesDraft, id: string, by: 1 | -1): SeriesDraft {
  const at = draft.parts.findIndex((part) => part.id === id)
  const to = neighbourOf(draft, id, by)
  const [part, other] = [draft.parts[at], to === null ? undefined : draft.parts[to]]
  if (!part || !other || to === null) return draft
  const parts = draft.parts
    .with(to, { ...part, number: other.number, isLast: other.isLast })
    .with(at, { ...other, number: part.number, isLast: part.isLast })
  return { ...draft, parts }
}

/** Splits off what stands from a part on. */
export function splitFrom(draft: SeriesDraft, id: string): SeriesDraft {
  const from = draft.parts.findIndex((part) => part.id === id)
  const parts = draft.parts.map((part, at) =>
    at >= from && part.fate === 'stays' ? { ...part, fate: 'splits' as const } : part,
  )
  return { ...draft, parts, splitName: draft.splitName || `${draft.name} (2)` }
}

export const unsplit = (draft: SeriesDraft): SeriesDraft => ({
  ...draft,
  splitName: '',
  parts: draft.parts.map((part) => (part.fate === 'splits' ? { ...part, fate: 'stays' } : part)),
})

export const partsWith = (draft: SeriesDraft, fate: Fate): readonly DraftPart[] =>
  draft.parts.filter((part) => part.fate === fate)

const isNumber = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text)

/** What stands in the way of saving; null: nothing. */
export function problemOf(draft: SeriesDraft): DraftProblem | null {
  const isNamed = (fate: Fate, name: string) => name.trim() !== '' || partsWith(draft, fate).length === 0
  if (!isNamed('stays', draft.name) || !isNamed('splits', draft.splitName)) return 'needsName'
  const counted = draft.parts.filter(({ fate }) => fate !== 'leaves')
  return counted.every(({ number, isLast }) => isNumber(number) || (number === '' && isLast))
    ? null
    : 'badNumber'
}

/** What is to be saved of a draft without a problem. */
export function changeOf(draft: SeriesDraft): SeriesChange {
  const { series, word } = draft
  const half = (fate: Fate, id: string | null, name: string | null): SeriesChange['series'] => {
    const parts = partsWith(draft, fate).map(({ id: partId, number, isLast }) => ({
      id: partId,
      place: { part: number === '' ? null : Number(number), isLast },
    }))
    return parts.length === 0 ? [] : [{ id, name, word, parts }]
  }
  const name = draft.name.trim()
  // A name that is only recognised stays so: it may be recognised better some day. Of the parts of several series
  // another's name could be recognised: what the person sees in the field is meant then.
  const isRecognised =
    series !== null && !series.corrected && name === series.name && draft.merged.length === 0
  const stays = half('stays', series?.id ?? null, isRecognised ? null : name)
  return {
    series: [...stays, ...half('splits', null, draft.splitName.trim())],
    merged: stays.length > 0 && series !== null ? [...draft.merged] : [],
    alone: partsWith(draft, 'leaves').map(({ id }) => id),
    recognised: [],
  }
}

/** Whether a draft says anything else than the one that it began as. */
export const isChanged = (draft: SeriesDraft, began: SeriesDraft): boolean =>
  JSON.stringify({ ...draft, series: null }) !== JSON.stringify({ ...began, series: null })
