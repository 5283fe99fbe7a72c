// One entry of the library's navigation: what it leads to, and, where there is one, a menu of what can be done with it.
import { Ellipsis } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useId, useRef } from 'react'
import { numberIn } from '../../domain/language/number.ts'
import { useSettings } from '../client/settings.tsx'
import { useFocusHandOver } from '../interface/focus-hand-over.ts'
import { Menu } from '../interface/Popover.tsx'
import type { MenuEntry } from '../interface/Popover.tsx'
import styles from './LibraryNavigation.module.css'

type ItemProps = {
  readonly icon: LucideIcon
  readonly label: string
  readonly count?: number | undefined
  readonly chosen: boolean
  /** Of a tag. */
  readonly color?: string | null
  readonly menu?: { readonly label: string; readonly entries: readonly MenuEntry[] }
  readonly expanded?: boolean
  /** Label of the entry that takes its place, where it has been given another name. */
  readonly successor?: string | undefined
  readonly onChoose: () => void
}

export function Item({
  icon: Icon,
  label,
  count,
  chosen,
  color,
  menu,
  expanded,
  successor,
  onChoose,
}: ItemProps) {
  const { settings } = useSettings()
  const labelId = useId()
  const entry = useRef<HTMLLIElement>(null)
  // A tag or a search that is deleted from its own menu: the next entry is where one is then. One that is called
  // otherwise is met under its new name.
  useFocusHandOver(entry, (going) => {
    const beside = going.nextElementSibling ?? going.previousElementSibling
    const navigation = going.closest('nav')
    requestAnimationFrame(() => {
      const renamed =
        successor === undefined
          ? undefined
          : navigation?.querySelector<HTMLElement>(`[data-entry=${CSS.escape(successor)}] button`)
      if (renamed) return renamed.focus()
      // The last of its kind takes its heading with it: then the entry that is shown, or the first.
      const next = beside?.isConnected
        ? beside.querySelector('button')
        : (navigation?.querySelector<HTMLElement>('[aria-current]') ?? navigation?.querySelector('button'))
      next?.focus()
    })
  })
  return (
    <li ref={entry} className={menu && styles.withMenu} data-entry={menu && label}>
      <button
        type="button"
        className={styles.item}
        aria-current={chosen ? 'page' : undefined}
        aria-expanded={expanded}
        data-tag-color={color ?? undefined}
        onClick={onChoose}
      >
        <Icon size={18} strokeWidth={1.6} aria-hidden="true" fill={color ? 'currentColor' : 'none'} />
        <span id={labelId} className={styles.label}>
          {label}
        </span>
        {count !== undefined && count > 0 && (
          <span className={styles.count}>{numberIn(settings.language)(count)}</span>
        )}
      </button>
      {menu && (
        <Menu
          label={menu.label}
          describedBy={labelId}
          floating
          icon={<Ellipsis size={16} strokeWidth={1.8} aria-hidden="true" />}
          entries={menu.entries}
        />
      )}
    </li>
  )
}
