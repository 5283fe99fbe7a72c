// A panel beside the article where there is room for both, else over it.
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { IconButton } from '../interface/controls.tsx'
import styles from './SidePanel.module.css'

type SidePanelProps = {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function SidePanel({ title, closeLabel, onClose, children }: SidePanelProps) {
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const inside = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // What is in it may have taken the focus already.
    if (!inside.current?.contains(document.activeElement)) heading.current?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  return (
    <aside className={styles.panel} aria-labelledby={titleId} data-side-panel="">
      <div ref={inside} className={styles.inside} role="presentation" onKeyDown={onKeyDown}>
        <header className={styles.head}>
          <h2 ref={heading} id={titleId} tabIndex={-1}>
            {title}
          </h2>
          <IconButton label={closeLabel} onClick={onClose}>
            <X size={18} aria-hidden="true" />
          </IconButton>
        </header>
        <div className={styles.content}>{children}</div>
      </div>
    </aside>
  )
}
