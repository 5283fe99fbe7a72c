// The search box: what is typed, completion of an operator's value, the conditions to choose from, and those that are
// in the query as chips. It is a searchbox and not a combobox: it searches whatever is typed, and offers names only
// behind an operator.
import { ListFilter, Search, X } from 'lucide-react'
import { useId, useImperativeHandle, useRef, useState } from 'react'
import type { Ref } from 'react'
import { asked, beginningWith, begunValue, completed } from '../../domain/search-completion.ts'
import type { BegunValue } from '../../domain/search-completion.ts'
import { stateNames, states } from '../../domain/search-operators.ts'
import type { Operator } from '../../domain/search-operators.ts'
import type { Placed } from '../../domain/search-query.ts'
import type { Language } from '../../domain/settings.ts'
import type { Messages } from '../../domain/language/index.ts'
import { useSettings } from '../client/settings.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { useLeaving } from '../interface/Popover.tsx'
import { useSuggestions } from '../interface/Suggestions.tsx'
import type { Suggestion } from '../interface/Suggestions.tsx'
import styles from './Query.module.css'
import { QueryChips } from './QueryChips.tsx'
import { QueryPanel } from './QueryPanel.tsx'
import type { QueryNames } from './query-wording.ts'

/** What is offered at once: whoever does not see it types more. */
const OFFERED = 8

type Named = { readonly name: string; readonly label?: string }

const offered = (operator: Operator, things: readonly Named[]): readonly Suggestion[] =>
  asked(operator, things, ({ name }) => name).map(({ value, thing }) => ({
    ...{ value, label: thing.label ?? thing.name },
  }))

function suggestionsFor(
  { operator, typed }: BegunValue,
  names: QueryNames,
  language: Language,
  t: Messages,
): readonly Suggestion[] {
  switch (operator) {
    // Without their counts: those of the library leave the archive out, which is searched too.
    case 'tag':
      return offered(
        operator,
        beginningWith(names.tags, typed, ({ name }) => [name]),
      )
    case 'source':
      return offered(
        operator,
        beginningWith(names.sources, typed, ({ name, label }) => [label, name]),
      )
    case 'series':
      return offered(
        operator,
        beginningWith(names.series, typed, (name) => [name]).map((name) => ({ name })),
      )
    case 'is':
      return beginningWith(states, typed, (state) => [stateNames.vi[state], stateNames.en[state]]).map(
        (state) => ({ value: stateNames[language][state], label: t.query.states[state] }),
      )
    default:
      return []
  }
}

type QueryBoxProps = {
  readonly searchBox: Ref<HTMLInputElement>
  readonly search: string
  readonly onSearch: (text: string) => void
  readonly names: QueryNames
}

export function QueryBox({ searchBox, search, onSearch, names }: QueryBoxProps) {
  const { settings, messages: t } = useSettings()
  const field = useRef<HTMLInputElement>(null)
  useImperativeHandle(searchBox, () => field.current as HTMLInputElement, [])
  /** Where the caret stands while the field has the focus; null while it has not. */
  const [caret, setCaret] = useState<number | null>(null)
  const [panelOpen, setPanelOpen] = useState(false)
  const panelId = useId()
  const anchor = useLeaving(panelOpen, () => setPanelOpen(false))
  const opener = useRef<HTMLSpanElement>(null)

  const begun = caret === null ? null : begunValue(search, caret)
  const suggestions = begun ? suggestionsFor(begun, names, settings.language, t).slice(0, OFFERED) : []
  /** Puts the caret, or a selection, into the field once its text is there. */
  const select = (start: number, end: number) =>
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(start, end)
      setCaret(end)
    })
  const { attributes, onKey, list } = useSuggestions({
    field,
    label: t.query.suggestions,
    suggestions,
    typed: begun ? `${begun.start} ${begun.typed}` : '',
    onTake: (value) => {
      if (!begun) return
      const next = completed(search, begun, value)
      onSearch(next.text)
      select(next.caret, next.caret)
    },
  })
  const closePanel = () => {
    setPanelOpen(false)
    opener.current?.querySelector('button')?.focus()
  }
  const edit = ({ start, end }: Placed) => select(start, end)

  return (
    <>
      <div
        ref={anchor}
        role="presentation"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !panelOpen) return
          event.stopPropagation()
          closePanel()
        }}
      >
        <div className={styles.strip}>
          <div className={styles.search}>
            <Search size={17} strokeWidth={1.8} aria-hidden="true" />
            <input
              ref={field}
              type="search"
              aria-label={t.search.label}
              placeholder={t.search.label}
              {...attributes}
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              value={search}
              onChange={(event) => {
                onSearch(event.target.value)
                setCaret(event.target.selectionStart)
              }}
              onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
              onBlur={() => setCaret(null)}
              onKeyDown={(event) => {
                if (onKey(event) || event.key !== 'Escape' || search === '') return
                event.stopPropagation()
                onSearch('')
              }}
            />
            {search !== '' && (
              <IconButton label={t.search.clear} onClick={() => onSearch('')}>
                <X size={16} aria-hidden="true" />
              </IconButton>
            )}
            {list}
          </div>
          <span ref={opener}>
            <Button
              className={styles.opener}
              aria-expanded={panelOpen}
              aria-controls={panelId}
              onClick={() => setPanelOpen(!panelOpen)}
            >
              <ListFilter size={16} strokeWidth={1.8} aria-hidden="true" />
              {t.query.open}
            </Button>
          </span>
        </div>
        {panelOpen && (
          <div className={styles.below}>
            <QueryPanel id={panelId} search={search} onSearch={onSearch} names={names} onClose={closePanel} />
          </div>
        )}
      </div>
      <p role="status" className="visually-hidden">
        {suggestions.length > 0 ? t.query.suggestionCount(suggestions.length) : ''}
      </p>
      <QueryChips
        search={search}
        names={names}
        onEdit={edit}
        onSearch={(text) => {
          onSearch(text)
          field.current?.focus()
        }}
      />
    </>
  )
}
