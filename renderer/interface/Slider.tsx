// Something that goes from little to much, chosen with a slider: its value is said in words.
import { useId } from 'react'
import styles from './Slider.module.css'

type RangeProps = {
  readonly label: string
  /** What the value is called. */
  readonly words: string | undefined
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly onChange: (value: number) => void
}

/** A number within its limits. */
export function RangeSlider({ label, words, onChange, ...range }: RangeProps) {
  const id = useId()
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} aria-hidden="true">
        {words}
      </output>
      <input
        id={id}
        type="range"
        aria-valuetext={words}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        {...range}
      />
    </div>
  )
}

type SliderProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  /** From the least to the most. */
  readonly steps: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** One of a few steps in an order. */
export function Slider<Value extends string>({ label, value, steps, onChange }: SliderProps<Value>) {
  const at = steps.findIndex((step) => step.value === value)
  return (
    <RangeSlider
      label={label}
      words={steps[at]?.label}
      value={at}
      min={0}
      max={steps.length - 1}
      step={1}
      onChange={(index) => {
        const chosen = steps[index]
        if (chosen) onChange(chosen.value)
      }}
    />
  )
}
