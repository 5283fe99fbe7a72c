// Saved searches, tags and sources in the library's navigation, each with a heading. Of long lists the first are shown.
import { Ellipsis, Globe, SearchCheck, Tag } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { LibraryOverview } from '../../domain/list-query.ts'
import { sameTag } from '../../domain/tag-change.ts'
import { useSavedSearches } from '../client/saved-searches.ts'
import { useMessages } from '../client/settings.tsx'
import { useTagActions } from '../client/tag-actions.ts'
import type { Shown } from './LibraryNavigation.tsx'
import styles from './LibraryNavigation.module.css'
import { Item } from './NavigationItem.tsx'

/** More than these are shown when they are asked for. */
const SHOWN = 12

type GroupProps<Thing> = {
  readonly heading: string
  readonly things: readonly Thing[]
  readonly children: (thing: Thing) => ReactNode
}

function Group<Thing>({ heading, things, children }: GroupProps<Thing>) {
  const t = useMessages()
  const [all, setAll] = useState(false)
  const more = things.length - SHOWN
  if (things.length === 0) return null
  return (
    <>
      <h2 className={styles.heading}>{heading}</h2>
      <ul>
        {things.slice(0, all ? undefined : SHOWN).map(children)}
        {more > 0 && (
          <Item
            icon={Ellipsis}
            label={all ? t.tagTools.showLess : t.list.moreTags(more)}
            chosen={false}
            expanded={all}
            onChoose={() => setAll(!all)}
          />
        )}
      </ul>
    </>
  )
}

type SavedSearchItemsProps = { readonly search: string; readonly onSearch: (query: string) => void }

export function SavedSearchItems({ search, onSearch }: SavedSearchItemsProps) {
  const { searches: t } = useMessages()
  const { searches, counts, rename, remove } = useSavedSearches()
  return (
    <Group heading={t.heading} things={searches}>
      {(saved) => (
        <Item
          key={saved.id}
          icon={SearchCheck}
          label={saved.name}
          count={counts?.[saved.id]}
          chosen={search.trim() === saved.query}
          menu={{
            label: t.menu,
            entries: [
              { label: t.rename, run: () => rename(saved) },
              { label: t.remove, run: () => remove(saved) },
            ],
          }}
          onChoose={() => onSearch(saved.query)}
        />
      )}
    </Group>
  )
}

type PlacesProps = {
  readonly overview: LibraryOverview
  readonly shown: Shown
  readonly onShow: (shown: Shown) => void
}

export function TagItems({ overview, shown, onShow }: PlacesProps) {
  const { regions, tagTools: t } = useMessages()
  const { tags, renamed, edit, remove, manage } = useTagActions()
  return (
    <Group heading={regions.tags} things={overview.tags}>
      {({ name, count }) => (
        <Item
          key={name}
          icon={Tag}
          label={name}
          count={count}
          color={tags.find((tag) => sameTag(tag.name, name))?.color ?? null}
          chosen={shown.tag !== null && sameTag(shown.tag, name)}
          successor={renamed !== null && sameTag(renamed.from, name) ? renamed.to : undefined}
          menu={{
            label: t.menu,
            entries: [
              { label: t.edit, run: () => edit(name) },
              { label: t.remove, run: () => remove(name) },
              'rule',
              { label: t.manage, run: manage },
            ],
          }}
          onChoose={() => onShow({ view: 'all', tag: name, host: null })}
        />
      )}
    </Group>
  )
}

export function SourceItems({ overview, shown, onShow }: PlacesProps) {
  const { regions } = useMessages()
  return (
    <Group heading={regions.sources} things={overview.sources}>
      {({ name, label, count }) => (
        <Item
          key={name}
          icon={Globe}
          label={label}
          count={count}
          chosen={shown.host === name}
          onChoose={() => onShow({ view: 'all', tag: null, host: name })}
        />
      )}
    </Group>
  )
}
