import { Check } from 'lucide-react'
import { highlightColors } from '../../../domain/annotation.ts'
import type { HighlightColor } from '../../../domain/annotation.ts'
import { useMessages } from '../../client/settings.tsx'
import styles from './marks.module.css'

type ColorsProps = {
  /** null: nothing is highlighted yet. */
  readonly chosen: HighlightColor | null
  readonly onChoose: (color: HighlightColor) => void
}

/** The four colours, each a button with its name. */
export function Colors({ chosen, onChoose }: ColorsProps) {
  const { notes: t } = useMessages()
  return highlightColors.map((color) => {
    const label = chosen === null ? t.highlightIn(t.colors[color]) : t.colorNamed(t.colors[color])
    return (
      <button
        key={color}
        type="button"
        className={styles.color}
        aria-label={label}
        title={label}
        aria-pressed={chosen === null ? undefined : chosen === color}
        onClick={() => onChoose(color)}
      >
        <span data-color={color}>{chosen === color && <Check size={14} aria-hidden="true" />}</span>
      </button>
    )
  })
}
