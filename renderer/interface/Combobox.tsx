// A text field with suggestions.
import { useRef, useState } from 'react'
import { useSuggestions } from './Suggestions.tsx'
import type { Suggestion } from './Suggestions.tsx'
import styles from './Suggestions.module.css'

type ComboboxProps = {
  readonly label: string
  /** Accessible name of the list of suggestions. */
  readonly suggestionsLabel: string
  readonly maxLength: number
  readonly value: string
  readonly suggestions: readonly Suggestion[]
  readonly onChange: (value: string) => void
  /** One of the suggestions was taken. */
  readonly onTake: (value: string) => void
}

export function Combobox({ label, suggestionsLabel, suggestions, value, onTake, ...props }: ComboboxProps) {
  const field = useRef<HTMLInputElement>(null)
  const [focused, setFocused] = useState(false)
  const { isOpen, attributes, onKey, list } = useSuggestions({
    field,
    label: suggestionsLabel,
    suggestions: focused ? suggestions : [],
    typed: value,
    onTake,
  })
  return (
    <>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        {...attributes}
        aria-controls={attributes['aria-controls']}
        className={styles.field}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={props.maxLength}
        data-first
        value={value}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={(event) => void onKey(event)}
      />
      {list}
    </>
  )
}
