// The middle column: save, search, sort, then the articles (or the series) of the present view.
import { PanelLeftOpen, Plus, X } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode, Ref } from 'react'
import { parseSearch } from '../../domain/search-query.ts'
import { sortOrders } from '../../domain/views.ts'
import type { SortOrder } from '../../domain/views.ts'
import { useMessages } from '../client/settings.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { useFocusHandOver } from '../interface/focus-hand-over.ts'
import { MovingBar } from '../interface/MovingBar.tsx'
import { ActingBar } from './ActingBar.tsx'
import { IndexingBar } from './IndexingBar.tsx'
import styles from './ListPane.module.css'
import { QueryBox } from './QueryBox.tsx'
import { SaveSearch } from './SaveSearch.tsx'
import type { QueryNames } from './query-wording.ts'

type ListPaneProps = {
  readonly heading: string
  readonly searchBox: Ref<HTMLInputElement>
  readonly search: string
  readonly onSearch: (text: string) => void
  /** What a search's conditions are chosen from. */
  readonly names: QueryNames
  /** null where the order is not the person's to choose. */
  readonly sort: SortOrder | null
  readonly onSort: (order: SortOrder) => void
  /** Name of the tag or source that the list is narrowed to. */
  readonly filter: string | null
  readonly onClearFilter: () => void
  /** How many there are, in words; null while the first answer is awaited. */
  readonly count: string | null
  readonly libraryHidden: boolean
  readonly onShowLibrary: () => void
  readonly onSave: () => void
  readonly onEmptyTrash: (() => void) | null
  readonly saving: ReactNode
  /** What can be done to the chosen articles, where some are. */
  readonly selection: ReactNode
  /** Of which list what is shown is; null while the first answer is awaited. */
  readonly place: string | null
  readonly children: ReactNode
}

function EmptyTrash({ onEmpty }: { readonly onEmpty: () => void }) {
  const t = useMessages()
  const element = useRef<HTMLSpanElement>(null)
  // It goes with the last article: one stays where they were listed.
  useFocusHandOver(element, (going) =>
    going.closest('header')?.querySelector<HTMLElement>('[data-list-name]')?.focus(),
  )
  return (
    <span ref={element}>
      <Button small onClick={onEmpty}>
        {t.list.emptyTrash}
      </Button>
    </span>
  )
}

export function ListPane(props: ListPaneProps) {
  const t = useMessages()
  const { search, searchBox, sort, filter, count } = props
  const ranked = parseSearch(search).words !== ''
  return (
    <div className={styles.pane}>
      <header className={styles.head}>
        <div className={styles.actions}>
          {props.libraryHidden && (
            <IconButton label={t.list.openLibrary} onClick={props.onShowLibrary}>
              <PanelLeftOpen size={18} strokeWidth={1.6} aria-hidden="true" />
            </IconButton>
          )}
          <h1 tabIndex={-1} data-list-name>
            {props.heading}
          </h1>
          <Button tone="primary" onClick={props.onSave}>
            <Plus size={16} aria-hidden="true" />
            {t.save.open}
          </Button>
        </div>
        <QueryBox searchBox={searchBox} search={search} onSearch={props.onSearch} names={props.names} />
        <div className={styles.order}>
          <span role="status">{count ?? ''}</span>
          {filter !== null && (
            <span className={styles.filter}>
              <span>{t.list.filteredBy(filter)}</span>
              <IconButton label={t.list.clearFilter} onClick={props.onClearFilter}>
                <X size={14} aria-hidden="true" />
              </IconButton>
            </span>
          )}
          {props.onEmptyTrash && <EmptyTrash onEmpty={props.onEmptyTrash} />}
          <SaveSearch search={search} names={props.names} />
          {ranked ? (
            <span>{t.search.best}</span>
          ) : sort === null ? null : (
            <select
              aria-label={t.list.sort}
              value={sort}
              onChange={(event) =>
                props.onSort(sortOrders.find((order) => order === event.target.value) ?? 'saved')
              }
            >
              {sortOrders.map((order) => (
                <option key={order} value={order}>
                  {t.list.sorts[order]}
                </option>
              ))}
            </select>
          )}
        </div>
      </header>
      {props.saving}
      {props.selection}
      <div className={styles.works}>
        <ActingBar />
        <MovingBar />
        <IndexingBar />
      </div>
      <div className={styles.scroller} data-scroller data-list={props.place ?? undefined}>
        {props.children}
      </div>
    </div>
  )
}
