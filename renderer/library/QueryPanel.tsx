// "Lọc": the conditions of a search to choose from. What is chosen is written into the query, and what the query says is
// shown here: the text in the box is the one truth.
import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { asked } from '../../domain/search-completion.ts'
import { canonicalValue, states } from '../../domain/search-operators.ts'
import type { Operator } from '../../domain/search-operators.ts'
import { parseSearch, replacingFilters } from '../../domain/search-query.ts'
import type { Filter } from '../../domain/search-query.ts'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import styles from './Query.module.css'
import { languageName, lengthName } from './query-wording.ts'
import type { QueryNames } from './query-wording.ts'

const LENGTHS = ['<5', '5-10', '11-20', '>20'] as const
const LANGUAGES = ['vi', 'en', 'fr', 'zh'] as const
/** An article has one state of reading, and lies in one place. */
const READING: readonly string[] = ['unread', 'reading', 'read']
const SHELVES: readonly string[] = ['archived', 'trash']

type Option = { readonly value: string; readonly label: string }

const named = (operator: Operator, names: readonly string[]): readonly Option[] =>
  asked(operator, names, (name) => name).map(({ value, thing }) => ({ value, label: thing }))

type QueryPanelProps = {
  readonly id: string
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly names: QueryNames
  readonly onClose: () => void
}

export function QueryPanel({ id, search, onSearch, names, onClose }: QueryPanelProps) {
  const { settings, messages: t } = useSettings()
  const { fields, states: stateWords } = t.query
  const filters = parseSearch(search).filters.filter(({ not }) => !not)
  const among = (operator: Operator, values?: readonly string[]) => (filter: Filter) =>
    filter.operator === operator && !filter.not && (values?.includes(filter.value) ?? true)
  /** Puts one value in the place of those that are chosen; '' for none. */
  const choose = (operator: Operator, value: string, values?: readonly string[]) =>
    onSearch(
      replacingFilters(
        search,
        among(operator, values),
        value === '' ? null : { operator, value, not: false },
        settings.language,
      ),
    )
  const chosen = (operator: Operator, values?: readonly string[]) =>
    filters.find(among(operator, values))?.value ?? ''

  const select = (
    label: string,
    operator: Operator,
    options: readonly Option[],
    values?: readonly string[],
  ) => {
    const value = chosen(operator, values)
    // What was typed is shown though it is none of those that are offered.
    const known = value === '' || options.some((option) => option.value === value)
    return (
      <Field label={label}>
        {(fieldId) => (
          <select
            id={fieldId}
            value={value}
            onChange={(event) => choose(operator, event.target.value, values)}
          >
            <option value="">{t.query.any}</option>
            {[...options, ...(known ? [] : [{ value, label: nameOf(operator, value) }])].map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        )}
      </Field>
    )
  }
  const nameOf = (operator: Operator, value: string) =>
    operator === 'length'
      ? lengthName(value, t)
      : operator === 'lang'
        ? languageName(value, settings.language)
        : value
  const date = (operator: 'after' | 'before') => (
    <Field label={fields[operator]}>
      {(fieldId) => (
        <DateField id={fieldId} value={wholeDate(chosen(operator))} onDate={(day) => choose(operator, day)} />
      )}
    </Field>
  )
  const stateOptions = (values: readonly string[]) =>
    states.filter((state) => values.includes(state)).map((value) => ({ value, label: stateWords[value] }))

  return (
    <div id={id} role="group" aria-label={t.query.panel} className={styles.panel}>
      <div className={styles.fields}>
        {select(fields.reading, 'is', stateOptions(READING), READING)}
        {select(
          fields.tag,
          'tag',
          named(
            'tag',
            names.tags.map(({ name }) => name),
          ),
        )}
        {select(
          fields.source,
          'source',
          names.sources.map(({ name, label }) => ({ value: name, label })),
        )}
        {select(fields.series, 'series', named('series', names.series))}
        {select(
          fields.length,
          'length',
          LENGTHS.map((value) => ({ value, label: lengthName(value, t) })),
        )}
        {select(
          fields.lang,
          'lang',
          LANGUAGES.map((value) => ({ value, label: languageName(value, settings.language) })),
        )}
        {date('after')}
        {date('before')}
        {select(fields.shelf, 'is', stateOptions(SHELVES), SHELVES)}
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={chosen('is', ['bookmarked']) !== ''}
            onChange={(event) => choose('is', event.target.checked ? 'bookmarked' : '', ['bookmarked'])}
          />
          {stateWords.bookmarked}
        </label>
      </div>
      <div className={styles.foot}>
        <Button
          small
          tone="plain"
          onClick={() => onSearch(replacingFilters(search, () => true, null, settings.language))}
        >
          {t.query.clear}
        </Button>
        <Button small onClick={onClose}>
          {t.query.done}
        </Button>
      </div>
    </div>
  )
}

/** The first day of a month or a year, as a date field takes it. */
const wholeDate = (date: string): string => (date === '' ? '' : `${date}${'-01-01'.slice(date.length - 4)}`)

type FieldProps = { readonly label: string; readonly children: (id: string) => ReactNode }
function Field({ label, children }: FieldProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type DateFieldProps = {
  readonly id: string
  readonly value: string
  readonly onDate: (day: string) => void
}

/** While a year is typed, each digit makes a day of its own (0002, 0020): only one that a search can mean is taken. */
function DateField({ id, value, onDate }: DateFieldProps) {
  const [draft, setDraft] = useState({ of: value, text: value })
  if (draft.of !== value) setDraft({ of: value, text: value })
  return (
    <input
      id={id}
      type="date"
      value={draft.text}
      onChange={({ target }) => {
        setDraft({ of: value, text: target.value })
        if (target.value === '' || canonicalValue('after', target.value) !== null) onDate(target.value)
      }}
    />
  )
}
