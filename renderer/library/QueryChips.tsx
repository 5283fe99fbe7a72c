// The conditions of a query, each a chip that leads to it in the box and can be taken away; and keeping the search.
import { BookmarkPlus, X } from 'lucide-react'
import { parseSearch, withoutFilter } from '../../domain/search-query.ts'
import type { PlacedFilter } from '../../domain/search-query.ts'
import { useSavedSearches } from '../client/saved-searches.ts'
import { useSettings } from '../client/settings.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import styles from './Query.module.css'
import { filterName } from './query-wording.ts'
import type { QueryNames } from './query-wording.ts'

type QueryChipsProps = {
  readonly search: string
  readonly names: QueryNames
  readonly onEdit: (filter: PlacedFilter) => void
  readonly onSearch: (text: string) => void
}

export function QueryChips({ search, names, onEdit, onSearch }: QueryChipsProps) {
  const { settings, messages: t } = useSettings()
  const { searches, save } = useSavedSearches()
  const { words, filters } = parseSearch(search)
  const typed = search.trim()
  const isSaved = searches.some(({ query }) => query === typed)
  const nameOf = (filter: PlacedFilter) => filterName(filter, t, settings.language, names)
  const suggestedName = [words.trim(), ...filters.map(nameOf)].filter((part) => part !== '').join(', ')
  if (typed === '' || (filters.length === 0 && isSaved)) return null
  return (
    <div className={styles.strip}>
      <div className={styles.conditions}>
        {filters.length > 0 && (
          <ul className={styles.chips} aria-label={t.query.chips}>
            {filters.map((filter) => {
              const name = nameOf(filter)
              return (
                <li key={filter.start} className={styles.chip} data-not={filter.not || undefined}>
                  <button
                    type="button"
                    className={styles.name}
                    aria-label={t.query.edit(name)}
                    title={name}
                    onClick={() => onEdit(filter)}
                  >
                    {name}
                  </button>
                  <IconButton
                    label={t.query.remove(name)}
                    onClick={() => onSearch(withoutFilter(search, filter))}
                  >
                    <X size={14} aria-hidden="true" />
                  </IconButton>
                </li>
              )
            })}
          </ul>
        )}
        {!isSaved && (
          <Button small tone="plain" className={styles.save} onClick={() => save(typed, suggestedName)}>
            <BookmarkPlus size={15} strokeWidth={1.7} aria-hidden="true" />
            {t.searches.save}
          </Button>
        )}
      </div>
    </div>
  )
}
