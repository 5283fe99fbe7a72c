// The conditions of a query, phrases and excluded words among them, each a chip that leads to it in the box and can be
// taken away.
import { X } from 'lucide-react'
import { parseSearch, withoutPart } from '../../domain/search-query.ts'
import type { Placed } from '../../domain/search-query.ts'
import { useSettings } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import styles from './Query.module.css'
import { filterName, phraseName } from './query-wording.ts'
import type { QueryNames } from './query-wording.ts'

type QueryChipsProps = {
  readonly search: string
  readonly names: QueryNames
  readonly onEdit: (part: Placed) => void
  readonly onSearch: (text: string) => void
}

export function QueryChips({ search, names, onEdit, onSearch }: QueryChipsProps) {
  const { settings, messages: t } = useSettings()
  const { filters, phrases } = parseSearch(search)
  const chips = [
    ...filters.map((filter) => ({ ...filter, name: filterName(filter, t, settings.language, names) })),
    ...phrases.map((phrase) => ({ ...phrase, name: phraseName(phrase, t) })),
  ].toSorted((one, other) => one.start - other.start)
  if (chips.length === 0) return null
  return (
    <div className={styles.strip}>
      <ul className={styles.chips} aria-label={t.query.chips}>
        {chips.map((chip) => {
          const { name } = chip
          return (
            <li key={chip.start} className={styles.chip} data-not={chip.not || undefined}>
              <button
                type="button"
                className={styles.name}
                aria-label={t.query.edit(name)}
                title={name}
                onClick={() => onEdit(chip)}
              >
                {name}
              </button>
              <IconButton label={t.query.remove(name)} onClick={() => onSearch(withoutPart(search, chip))}>
                <X size={14} aria-hidden="true" />
              </IconButton>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
