// What a text field offers while one types: a list box under it, in the browser's top layer so that nothing cuts it off.
// The focus stays in the field; the arrows move what Enter takes (WAI-ARIA's combobox).
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import styles from './Suggestions.module.css'

export type Suggestion = {
  readonly value: string
  readonly label: string
}

type SuggestionsOptions = {
  /** The field that they are offered for. */
  readonly field: RefObject<HTMLInputElement | null>
  /** Accessible name of the list. */
  readonly label: string
  /** None: no list is shown. */
  readonly suggestions: readonly Suggestion[]
  /** What they answer: another one shows a list again that was closed by Esc. */
  readonly typed: string
  readonly onTake: (value: string) => void
}

export type SuggestionsControl = {
  readonly isOpen: boolean
  /** For the field, beside its role. */
  readonly attributes: {
    readonly 'aria-autocomplete': 'list'
    readonly 'aria-controls': string | undefined
    readonly 'aria-activedescendant': string | undefined
  }
  /** Whether the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly list: ReactNode
}

export function useSuggestions(options: SuggestionsOptions): SuggestionsControl {
  const { field, label, suggestions, typed, onTake } = options
  const listId = useId()
  const [active, setActive] = useState({ typed, index: -1 })
  const [closed, setClosed] = useState<string | null>(null)
  const isOpen = suggestions.length > 0 && closed !== typed
  // With nothing to offer it begins anew.
  if (suggestions.length === 0 && (active.index >= 0 || closed !== null)) {
    setActive({ typed, index: -1 })
    setClosed(null)
  }
  const index = active.typed === typed ? active.index : -1
  const optionId = (at: number) => `${listId}-${at}`
  const take = (at: number) => {
    const taken = suggestions[at]
    if (taken) onTake(taken.value)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing) return false
    const go = (by: 1 | -1) => {
      const from = index < 0 && by < 0 ? 0 : index
      setActive({ typed, index: (from + by + suggestions.length) % suggestions.length })
    }
    if (event.key === 'ArrowDown') go(1)
    else if (event.key === 'ArrowUp') go(-1)
    else if (event.key === 'Escape') setClosed(typed)
    else if (event.key === 'Enter' && index >= 0) take(index)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return {
    isOpen,
    attributes: {
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': isOpen && index >= 0 ? optionId(index) : undefined,
    },
    onKey,
    list: isOpen && (
      <SuggestionList
        id={listId}
        field={field}
        label={label}
        suggestions={suggestions}
        index={index}
        optionId={optionId}
        onTake={take}
      />
    ),
  }
}

type SuggestionListProps = Pick<SuggestionsOptions, 'field' | 'label' | 'suggestions'> & {
  readonly id: string
  readonly index: number
  readonly optionId: (at: number) => string
  readonly onTake: (at: number) => void
}

function SuggestionList({ id, field, label, suggestions, index, optionId, onTake }: SuggestionListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (field.current) list.current?.showPopover({ source: field.current })
  }, [field])
  useEffect(() => {
    if (index >= 0) list.current?.children[index]?.scrollIntoView({ block: 'nearest' })
  }, [index])
  return (
    <div ref={list} id={id} popover="manual" role="listbox" aria-label={label} className={styles.list}>
      {suggestions.map(({ value, label: name }, at) => (
        // The keys are the field's, and the focus never leaves it.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div
          key={value}
          id={optionId(at)}
          role="option"
          aria-selected={at === index}
          className={styles.option}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(at)}
        >
          <span dir="auto">{name}</span>
        </div>
      ))}
    </div>
  )
}
