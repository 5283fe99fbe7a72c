// A modal dialog with a title.
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useId, useRef } from 'react'
import { IconButton } from './controls.tsx'
import styles from './Dialog.module.css'
import { useModal } from './modal.ts'
import { scrollByKey } from './scroll-keys.ts'

type DialogProps = {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly wide?: boolean
  /** Nothing in it takes the focus: it is scrolled by keys itself. */
  readonly onlyText?: boolean
  readonly children: ReactNode
}

export function Dialog({ title, closeLabel, onClose, wide, onlyText, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const body = useRef<HTMLDivElement>(null)
  useModal(dialog)
  // A dialog is begun at its title, which scrolls nothing by itself.
  const scrollBody = (event: KeyboardEvent) => void scrollByKey(event, body.current)

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
