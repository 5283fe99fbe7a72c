// "Lưu tìm kiếm", while there is a search that is not kept yet.
import { BookmarkPlus } from 'lucide-react'
import { parseSearch } from '../../domain/search-query.ts'
import { useSavedSearches } from '../client/saved-searches.ts'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
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
  return (
    <Button small tone="plain" className={styles.save} onClick={() => save(query, name)}>
      <BookmarkPlus size={15} strokeWidth={1.7} aria-hidden="true" />
      {t.searches.save}
    </Button>
  )
}
