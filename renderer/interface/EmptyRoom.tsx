// A room with nothing in it yet: a small drawing, and the next step in words.
import type { ReactNode } from 'react'
import styles from './EmptyRoom.module.css'

export type Drawing = 'library' | 'search' | 'reader' | 'trash' | 'series' | 'unavailable'

export function EmptyRoom({
  drawing,
  children,
}: {
  readonly drawing: Drawing
  readonly children: ReactNode
}) {
  return (
    <div className={styles.room}>
      <div className={styles.drawing} data-drawing={drawing} aria-hidden="true" />
      {children}
    </div>
  )
}
