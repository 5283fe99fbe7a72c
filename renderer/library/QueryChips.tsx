// The conditions of a query, each a chip that leads to it in the box and can be taken away.
import { X } from 'lucide-react'
import { parseSearch, withoutFilter } from '../../domain/search-query.ts'
import type { PlacedFilter } from '../../domain/search-query.ts'
import { useSettings } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
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
  const { filters } = parseSearch(search)
  if (filters.length === 0) return null
  return (
    <div className={styles.strip}>
      <ul className={styles.chips} aria-label={t.query.chips}>
        {filters.map((filter) => {
          const name = filterName(filter, t, settings.language, names)
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
    </div>
  )
}
