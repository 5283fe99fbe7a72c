// A modal dialog with a title.
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useId, useRef } from 'react'
import { IconButton } from './controls.tsx'
import styles from './Dialog.module.css'
import { useModal } from './modal.ts'

type DialogProps = {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly wide?: boolean
  /** Nothing in it takes the focus: it is scrolled by keys itself. */
  readonly onlyText?: boolean
  readonly children: ReactNode
}

/** How far keys scroll, in CSS pixels, by the height of what is seen and of the whole. */
const scrollKeys: Readonly<Record<string, (seen: number, whole: number) => number>> = {
  ArrowDown: () => LINE,
  ArrowUp: () => -LINE,
  PageDown: (seen) => seen * 0.88,
  PageUp: (seen) => -seen * 0.88,
  ' ': (seen) => seen * 0.88,
  Home: (_seen, whole) => -whole,
  End: (_seen, whole) => whole,
}
const LINE = 40

export function Dialog({ title, closeLabel, onClose, wide, onlyText, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const body = useRef<HTMLDivElement>(null)
  useModal(dialog)
  // A dialog is begun at its title, which scrolls nothing by itself.
  const scrollBody = (event: KeyboardEvent) => {
    const element = body.current
    const by = element && scrollKeys[event.key]?.(element.clientHeight, element.scrollHeight)
    if (!element || by === undefined || by === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    element.scrollBy({ top: event.key === ' ' && event.shiftKey ? -by : by })
  }

  return (
    <dialog
      ref={dialog}
      className={wide ? `${styles.dialog} ${styles.wide}` : styles.dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className={styles.head}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it has the focus first */}
        <h2 id={titleId} tabIndex={-1} onKeyDown={scrollBody}>
          {title}
        </h2>
        <IconButton label={closeLabel} onClick={onClose}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller that keys could not reach otherwise */}
      <div ref={body} className={styles.body} tabIndex={onlyText ? 0 : undefined}>
        {children}
      </div>
    </dialog>
  )
}

export const DialogActions = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
)
