// What opens from a button: a panel of controls, or a menu of commands.
import type { KeyboardEvent, ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from './controls.tsx'
import styles from './Popover.module.css'

/** Closes when the pointer or the focus goes elsewhere. */
export function useLeaving(open: boolean, close: () => void) {
  const anchor = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const leave = (event: Event) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) close()
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [open, close])
  return anchor
}

type PopoverProps = { readonly label: string; readonly icon: ReactNode; readonly children: ReactNode }

/** A button that shows a panel of controls. */
export function Popover({ label, icon, children }: PopoverProps) {
  const [open, setOpen] = useState(false)
  const anchor = useLeaving(open, () => setOpen(false))
  const panelId = useId()
  const button = useRef<HTMLSpanElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.querySelector('button')?.focus()
  }
  return (
    <div ref={anchor} className={styles.anchor} role="presentation" onKeyDown={onKeyDown}>
      <span ref={button}>
        <IconButton label={label} aria-expanded={open} aria-controls={panelId} onClick={() => setOpen(!open)}>
          {icon}
        </IconButton>
      </span>
      {open && (
        <div id={panelId} className={styles.panel} role="group" aria-label={label}>
          {children}
        </div>
      )}
    </div>
  )
}

export type MenuEntry =
  | { readonly label: string; readonly keys?: string; readonly run: () => void; readonly disabled?: boolean }
  | 'rule'

type MenuProps = {
  /** Accessible name. */
  readonly label: string
  /** What is printed beside the icon, where an icon alone would not be known. */
  readonly words?: string
  readonly icon: ReactNode
  readonly entries: readonly MenuEntry[]
  /** Id of what it is a menu of, where its name does not say. */
  readonly describedBy?: string
  /** In the browser's top layer: a column that scrolls would cut it off. */
  readonly floating?: boolean
}

/** A menu button with the keys of the WAI-ARIA menu pattern: arrows, Home, End, Esc. */
export function Menu({ label, words, icon, entries, describedBy, floating = false }: MenuProps) {
  const [open, setOpen] = useState(false)
  const anchor = useLeaving(open, () => setOpen(false))
  const menu = useRef<HTMLDivElement>(null)
  const menuId = useId()

  useEffect(() => {
    const source = anchor.current?.querySelector('button')
    if (open && floating && source) menu.current?.showPopover({ source })
    if (open) menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  }, [open, floating, anchor])

  const backToButton = () => {
    setOpen(false)
    anchor.current?.querySelector('button')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not(:disabled)') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    const go = (index: number) => items[(index + items.length) % items.length]?.focus()
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(items.length - 1)
    else if (event.key === 'Escape') backToButton()
    else if (event.key === 'Tab') return setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const opener = {
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'aria-controls': menuId,
    'aria-describedby': describedBy,
    onClick: () => setOpen(!open),
  } as const
  return (
    <div ref={anchor} className={styles.anchor} role="presentation" onKeyDown={onKeyDown}>
      {words === undefined ? (
        <IconButton label={label} {...opener}>
          {icon}
        </IconButton>
      ) : (
        <Button small aria-label={label} {...opener}>
          {icon}
          {words}
        </Button>
      )}
      {open && (
        <div
          ref={menu}
          id={menuId}
          popover={floating ? 'manual' : undefined}
          className={floating ? `${styles.panel} ${styles.floating}` : styles.panel}
          role="menu"
          aria-label={label}
        >
          {entries.map((entry, index) =>
            entry === 'rule' ? (
              // Rules have no identity of their own but their place
              <div key={index} role="separator" className={styles.rule} />
            ) : (
              <button
                key={entry.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                className={styles.item}
                disabled={entry.disabled}
                onClick={() => {
                  backToButton()
                  entry.run()
                }}
              >
                {entry.label}
                {entry.keys && <span aria-hidden="true">{entry.keys}</span>}
              </button>
            ),
          )}
        </div>
      )}
    </div>
  )
}
