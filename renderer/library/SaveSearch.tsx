// "Lưu tìm kiếm", while there is a search that is not kept yet.
import { BookmarkPlus } from 'lucide-react'
import { useRef } from 'react'
import { parseSearch } from '../../domain/search-query.ts'
import { useSavedSearches } from '../client/saved-searches.ts'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { useFocusHandOver } from '../interface/focus-hand-over.ts'
import styles from './Query.module.css'
import { filterName } from './query-wording.ts'
import type { QueryNames } from './query-wording.ts'

export function SaveSearch({ search, names }: { readonly search: string; readonly names: QueryNames }) {
  const { settings, messages: t } = useSettings()
  const { searches, save } = useSavedSearches()
  const query = search.trim()
  if (query === '' || searches.some((saved) => saved.query === query)) return null
  const { words, filters } = parseSearch(query)
  const conditions = filters.map((filter) => filterName(filter, t, settings.language, names))
  const name = [words.trim(), ...conditions].filter((part) => part !== '').join(', ')
  return <SaveButton label={t.searches.save} onSave={() => save(query, name)} />
}

function SaveButton({ label, onSave }: { readonly label: string; readonly onSave: () => void }) {
  const element = useRef<HTMLSpanElement>(null)
  // Kept, there is nothing to keep any more: one is where the search is.
  useFocusHandOver(element, (going) => {
    const box = going.closest('header')?.querySelector<HTMLElement>('input[type=search]')
    requestAnimationFrame(() => box?.focus())
  })
  return (
    <span ref={element}>
      <Button small tone="plain" className={styles.save} onClick={onSave}>
        <BookmarkPlus size={15} strokeWidth={1.7} aria-hidden="true" />
        {label}
      </Button>
    </span>
  )
}
