// The views with their counts, then tags and sources.
import {
  Archive,
  BookOpen,
  Bookmark,
  ChartColumn,
  CheckCheck,
  Circle,
  Globe,
  Layers,
  Library,
  NotebookPen,
  PanelLeftClose,
  Settings as SettingsIcon,
  Tag,
  Trash2,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { MarkedArticle } from '../../domain/article.ts'
import type { LibraryOverview } from '../../domain/list-query.ts'
import { views } from '../../domain/views.ts'
import type { ShownView, View } from '../../domain/views.ts'
import { useMessages } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import styles from './LibraryNavigation.module.css'

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

/** More tags than these are shown when they are asked for. */
const TAGS_SHOWN = 12

type ItemProps = {
  readonly icon: LucideIcon
  readonly label: string
  readonly count?: number | undefined
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Item({ icon: Icon, label, count, chosen, onChoose }: ItemProps) {
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        aria-current={chosen ? 'page' : undefined}
        onClick={onChoose}
      >
        <Icon size={18} strokeWidth={1.6} aria-hidden="true" />
        <span className={styles.label}>{label}</span>
        {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
      </button>
    </li>
  )
}

type LibraryNavigationProps = {
  readonly overview: LibraryOverview | null
  /** null while it is awaited. */
  readonly marked: readonly MarkedArticle[] | null
  readonly shown: Shown
  readonly onShow: (shown: Shown) => void
  readonly onShowStatistics: () => void
  readonly statisticsShown: boolean
  readonly onOpenSettings: () => void
  readonly onHide: () => void
}

export function LibraryNavigation({
  overview,
  marked,
  shown,
  onShow,
  onShowStatistics,
  statisticsShown,
  onOpenSettings,
  onHide,
}: LibraryNavigationProps) {
  const t = useMessages()
  const [allTags, setAllTags] = useState(false)
  const moreTags = (overview?.tags.length ?? 0) - TAGS_SHOWN
  const plain = shown.tag === null && shown.host === null && !statisticsShown
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
      {overview !== null && overview.tags.length > 0 && (
        <>
          <h2 className={styles.heading}>{t.regions.tags}</h2>
          <ul>
            {overview.tags.slice(0, allTags ? undefined : TAGS_SHOWN).map(({ name, count }) => (
              <Item
                key={name}
                icon={Tag}
                label={name}
                count={count}
                chosen={shown.tag === name}
                onChoose={() => onShow({ view: 'all', tag: name, host: null })}
              />
            ))}
            {moreTags > 0 && !allTags && (
              <Item
                icon={Tag}
                label={t.list.moreTags(moreTags)}
                chosen={false}
                onChoose={() => setAllTags(true)}
              />
            )}
          </ul>
        </>
      )}
      {overview !== null && overview.sources.length > 0 && (
        <>
          <h2 className={styles.heading}>{t.regions.sources}</h2>
          <ul>
            {overview.sources.map(({ name, label, count }) => (
              <Item
                key={name}
                icon={Globe}
                label={label}
                count={count}
                chosen={shown.host === name}
                onChoose={() => onShow({ view: 'all', tag: null, host: name })}
              />
            ))}
          </ul>
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
