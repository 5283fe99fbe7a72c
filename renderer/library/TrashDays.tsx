// How long the trash keeps its articles: the rule above its list, and in each row the days that are left.
import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { TRASH_DAYS } from '../../domain/trash.ts'
import { useAsked } from '../client/asked.ts'
import { useSettings } from '../client/settings.tsx'
import styles from './TrashDays.module.css'

const none: Readonly<Record<string, number>> = {}
/** null: not the list of the trash. */
const TrashDaysContext = createContext<Readonly<Record<string, number>> | null>(null)

/** The list of the trash under its rule; any other list as it is. */
export function TrashDays({ shown, children }: { readonly shown: boolean; readonly children: ReactNode }) {
  const { settings, messages: t } = useSettings()
  const asked = useAsked('library:trash', shown ? undefined : null)
  if (!shown) return children
  return (
    <TrashDaysContext value={asked.data?.daysLeft ?? none}>
      <p className={styles.rule}>{settings.emptiesTrash ? t.trash.rule(TRASH_DAYS) : t.trash.ruleOff}</p>
      {children}
    </TrashDaysContext>
  )
}

type DaysLeftProps = { readonly id: string; readonly children: ReactNode }

/** Days that an article of the trash has left, nothing where it stays; in other lists what they say instead. */
export function DaysLeft({ id, children }: DaysLeftProps) {
  const { messages: t } = useSettings()
  const left = useContext(TrashDaysContext)
  if (left === null) return children
  const days = left[id]
  return days === undefined ? null : <span>{t.trash.daysLeft(days)}</span>
}
