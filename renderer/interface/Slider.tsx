// One of a few steps in an order, chosen with a slider: its value is said in words.
import { useId } from 'react'
import styles from './Slider.module.css'

type SliderProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  /** From the least to the most. */
  readonly steps: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

export function Slider<Value extends string>({ label, value, steps, onChange }: SliderProps<Value>) {
  const id = useId()
  const at = steps.findIndex((step) => step.value === value)
  const words = steps[at]?.label
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} aria-hidden="true">
        {words}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={steps.length - 1}
        step={1}
        value={at}
        aria-valuetext={words}
        onChange={(event) => {
          const chosen = steps[event.target.valueAsNumber]
          if (chosen) onChange(chosen.value)
        }}
      />
    </div>
  )
}
