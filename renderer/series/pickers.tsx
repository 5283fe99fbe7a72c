// Choosing a series, or an article of the library, by a few words of its name; marks do not matter.
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { fold } from '../../domain/fold.ts'
import { splitIds } from '../../domain/list-query.ts'
import type { ListQuery } from '../../domain/list-query.ts'
import type { Series } from '../../domain/series.ts'
import { useAsked } from '../client/asked.ts'
import { useMessages } from '../client/settings.tsx'
import styles from './series.module.css'

/** What is offered at once: whoever does not see it types more. */
const OFFERED = 8

type Choice = {
  readonly id: string
  readonly name: string
  readonly lang: string | null
  readonly facts: string
}

type PickerProps = {
  readonly label: string
  readonly typed: string
  readonly onType: (typed: string) => void
  readonly choices: readonly Choice[]
  readonly onPick: (id: string) => void
  /** Said where there is nothing to choose from. */
  readonly empty: string
}

function Picker({ label, typed, onType, choices, onPick, empty }: PickerProps) {
  // It stands in a form: Enter is for the choice, not for saving.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    const [only] = choices
    if (only && choices.length === 1) onPick(only.id)
  }
  const field = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const hasChoices = choices.length > 0
  useEffect(() => field.current?.focus(), [])
  // It opens below what is there, and the foot of the dialog lies over its end.
  useEffect(() => {
    if (hasChoices) void box.current?.scrollIntoView({ block: 'nearest' })
  }, [hasChoices])
  return (
    <div ref={box} className={styles.picker}>
      <input
        ref={field}
        type="search"
        data-first
        aria-label={label}
        placeholder={label}
        maxLength={200}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {choices.length === 0 ? (
        <p className={styles.hint} role="status">
          {empty}
        </p>
      ) : (
        <ul>
          {choices.map(({ id, name, lang, facts }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.choice}
                onClick={() => {
                  // What was chosen leaves the list, and would take the focus with it.
                  field.current?.focus()
                  onPick(id)
                }}
              >
                <span lang={lang ?? undefined}>{name}</span> <span className={styles.hint}>{facts}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type SeriesPickerProps = { readonly series: readonly Series[]; readonly onPick: (series: Series) => void }

export function SeriesPicker({ series, onPick }: SeriesPickerProps) {
  const { editSeries: t, list } = useMessages()
  const [typed, setTyped] = useState('')
  const wanted = fold(typed.trim())
  const found = series.filter(({ name }) => fold(name).includes(wanted)).slice(0, OFFERED)
  return (
    <Picker
      label={t.findSeries}
      typed={typed}
      onType={setTyped}
      empty={t.noSeries}
      choices={found.map(({ id, name, lang, source, parts }) => ({
        ...{ id, name, lang },
        facts: `${source ?? list.noSource} · ${t.partCount(parts.filter(({ articleId }) => articleId !== null).length)}`,
      }))}
      onPick={(id) => {
        const chosen = series.find((one) => one.id === id)
        if (chosen) onPick(chosen)
      }}
    />
  )
}

type ArticlePickerProps = {
  /** Ids that are chosen already. */
  readonly known: readonly string[]
  readonly onPick: (article: { readonly id: string; readonly title: string }) => void
}

export function ArticlePicker({ known, onPick }: ArticlePickerProps) {
  const { editSeries: t, list } = useMessages()
  const [typed, setTyped] = useState('')
  const search = typed.trim()
  const query: ListQuery = { view: 'all', search, sort: 'saved', tag: null, host: null }
  const { data: found } = useAsked('library:list', search === '' ? null : query)
  const offered = splitIds(found?.ids ?? '')
    .filter((id) => !known.includes(id))
    .slice(0, OFFERED)
  const { data } = useAsked('library:rows', offered.length === 0 ? null : { ids: offered, search: '' })
  const rows = data ?? []
  return (
    <Picker
      label={t.findArticle}
      typed={typed}
      onType={setTyped}
      empty={search === '' ? t.typeToFind : t.noArticle}
      choices={rows.map(({ id, title, lang, siteName, host }) => ({
        ...{ id, name: title, lang },
        facts: siteName ?? host ?? list.noSource,
      }))}
      onPick={(id) => {
        const row = rows.find((one) => one.id === id)
        if (!row) return
        onPick(row)
        setTyped('')
      }}
    />
  )
}
