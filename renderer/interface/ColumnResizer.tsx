// The line between two columns: drag it, or move it with the arrow keys.
import { useRef, useState } from 'react'
import styles from './ColumnResizer.module.css'

type ColumnResizerProps = {
  readonly label: string
  /** CSS pixels. */
  readonly width: number
  readonly min: number
  readonly max: number
  readonly onResize: (width: number) => void
  readonly onResized: (width: number) => void
}

const STEP = 16

export function ColumnResizer({ label, width, min, max, onResize, onResized }: ColumnResizerProps) {
  const [dragging, setDragging] = useState(false)
  const from = useRef({ x: 0, width })
  const within = (wanted: number) => Math.round(Math.min(max, Math.max(min, wanted)))
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(width)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles.resizer}
      data-dragging={dragging || undefined}
      onPointerDown={(event) => {
        from.current = { x: event.clientX, width }
        event.currentTarget.setPointerCapture(event.pointerId)
        setDragging(true)
      }}
      onPointerMove={(event) =>
        dragging && onResize(within(from.current.width + event.clientX - from.current.x))
      }
      onPointerUp={(event) => {
        setDragging(false)
        onResized(within(from.current.width + event.clientX - from.current.x))
      }}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowLeft' ? -STEP : event.key === 'ArrowRight' ? STEP : 0
        if (by === 0) return
        event.preventDefault()
        onResized(within(width + by))
      }}
    />
  )
}
