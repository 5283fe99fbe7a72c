// What takes long, in words and as a line that fills.
import type { ReactNode } from 'react'
import type { Progress } from '../../domain/ipc-contract.ts'
import styles from './WorkBar.module.css'

type WorkBarProps = {
  readonly words: string
  /** The line's name. */
  readonly label: string
  readonly progress: Progress
  /** What can be done about it. */
  readonly children?: ReactNode
}

export function WorkBar({ words, label, progress: { done, total }, children }: WorkBarProps) {
  return (
    <div className={styles.bar}>
      <div className={styles.words}>
        <span>{words}</span>
        {children}
      </div>
      <progress max={total} value={done} aria-label={label} />
    </div>
  )
}
