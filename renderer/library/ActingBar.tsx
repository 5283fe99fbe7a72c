// Shown while an act on very many articles is being carried out: each of them is written to disk.
import { useEffect, useState } from 'react'
import type { Progress } from '../../domain/ipc-contract.ts'
import { bridge } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import styles from './ListPane.module.css'

export function ActingBar() {
  const { acting: t } = useMessages()
  const [acting, setActing] = useState<Progress | null>(null)
  useEffect(() => bridge.on['library:acting'](setActing), [])
  if (acting === null) return null
  return (
    <div className={styles.indexing}>
      <span>{t.progress(acting.done, acting.total)}</span>
      <progress max={acting.total} value={acting.done} aria-label={t.bar} />
    </div>
  )
}
