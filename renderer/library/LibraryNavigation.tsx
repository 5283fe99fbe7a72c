// The views with their counts, then saved searches, tags and sources.
import {
  Archive,
  BookOpen,
  Bookmark,
  ChartColumn,
  CheckCheck,
  Circle,
  Layers,
  Library,
  NotebookPen,
  PanelLeftClose,
  Settings as SettingsIcon,
  Trash2,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { MarkedArticle } from '../../domain/article.ts'
import type { LibraryOverview } from '../../domain/list-query.ts'
import { views } from '../../domain/views.ts'
import type { ShownView, View } from '../../domain/views.ts'
import { useSavedSearches } from '../client/saved-searches.ts'
import { useMessages } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import styles from './LibraryNavigation.module.css'
import { SavedSearchItems, SourceItems, TagItems } from './NavigationGroups.tsx'
import { Item } from './NavigationItem.tsx'

const icons: Readonly<Record<View, LucideIcon>> = {
  all: Library,
  unread: Circle,
  reading: BookOpen,
  read: CheckCheck,
  bookmarked: Bookmark,
  series: Layers,
  archive: Archive,
  trash: Trash2,
}

/** What the list shows: a view, narrowed to a tag or a source. */
export type Shown = { readonly view: ShownView; readonly tag: string | null; readonly host: string | null }

type LibraryNavigationProps = {
  readonly overview: LibraryOverview | null
  /** null while it is awaited. */
  readonly marked: readonly MarkedArticle[] | null
  readonly shown: Shown & { readonly search: string }
  /** What is searched is the whole library, whatever view one has come from. */
  readonly searchesAll: boolean
  readonly onShow: (shown: Shown) => void
  /** Searches the whole library. */
  readonly onSearch: (query: string) => void
  readonly onShowStatistics: () => void
  readonly statisticsShown: boolean
  readonly onOpenSettings: () => void
  readonly onHide: () => void
}

const nowhere = { view: 'all', tag: null, host: null, search: '' } as const

export function LibraryNavigation({
  overview,
  marked,
  shown,
  searchesAll,
  onShow,
  onSearch,
  onShowStatistics,
  statisticsShown,
  onOpenSettings,
  onHide,
}: LibraryNavigationProps) {
  const t = useMessages()
  const { searches } = useSavedSearches()
  // One entry is where one is: the statistics, a kept search, a tag, a source, or a view.
  const place = statisticsShown ? nowhere : shown
  const isKept = searches.some(({ query }) => query === place.search.trim())
  const isElsewhere = searchesAll && shown.view !== 'all'
  const plain = !statisticsShown && !isKept && !isElsewhere && place.tag === null && place.host === null
  return (
    <div className={styles.navigation}>
      <div className={styles.name}>
        <span>{t.appName}</span>
        <IconButton label={t.list.hideLibrary} onClick={onHide}>
          <PanelLeftClose size={18} strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
      </div>
      <ul className={styles.group}>
        {views.map((view) => (
          <Item
            key={view}
            icon={icons[view]}
            label={t.views[view]}
            count={overview?.counts[view]}
            chosen={plain && shown.view === view}
            onChoose={() => onShow({ view, tag: null, host: null })}
          />
        ))}
        <Item
          icon={NotebookPen}
          label={t.views.notes}
          count={marked?.reduce((sum, { marks }) => sum + marks.length, 0)}
          chosen={plain && shown.view === 'notes'}
          onChoose={() => onShow({ view: 'notes', tag: null, host: null })}
        />
      </ul>
      <SavedSearchItems search={place.search} onSearch={onSearch} />
      {overview !== null && (
        <>
          <TagItems overview={overview} shown={place} onShow={onShow} />
          <SourceItems overview={overview} shown={place} onShow={onShow} />
        </>
      )}
      <ul className={styles.foot}>
        <Item
          icon={ChartColumn}
          label={t.statistics.title}
          chosen={statisticsShown}
          onChoose={onShowStatistics}
        />
        <Item icon={SettingsIcon} label={t.settings.open} chosen={false} onChoose={onOpenSettings} />
      </ul>
    </div>
  )
}
