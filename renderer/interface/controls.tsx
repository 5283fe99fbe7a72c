// Buttons and choices of the interface.
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useId } from 'react'
import styles from './controls.module.css'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly tone?: 'primary' | 'plain'
  readonly small?: boolean
}

export function Button({ tone, small, className, ...rest }: ButtonProps) {
  const names = [styles.button, tone && styles[tone], small && styles.small, className]
  return <button type="button" className={names.filter(Boolean).join(' ')} {...rest} />
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Accessible name, shown as the tooltip. */
  readonly label: string
  /** As in `aria-keyshortcuts`; told in the tooltip. */
  readonly keys?: string | undefined
  readonly children: ReactNode
}

export function IconButton({ label, keys, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className={[styles.icon, className].filter(Boolean).join(' ')}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      {...rest}
    >
      {children}
    </button>
  )
}

type ChoiceProps<Value extends string> = {
  readonly label: string
  /** Id of what says more of the present choice. */
  readonly describedBy?: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string; readonly content?: ReactNode }[]
  readonly onChange: (value: Value) => void
}

/** One of a few: a radio group drawn as joined segments. */
export function Choice<Value extends string>({
  label,
  describedBy,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} aria-describedby={describedBy} className={styles.segments}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment} title={option.label}>
          <input
            type="radio"
            name={name}
            aria-label={option.label}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.content ?? <span aria-hidden="true">{option.label}</span>}
        </label>
      ))}
    </div>
  )
}
