// Shown above the list while the index of the search is being built: what a search finds until then may not be all.
import { useEffect, useState } from 'react'
import type { Indexing } from '../../domain/ipc-contract.ts'
import { bridge, call } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import styles from './ListPane.module.css'

export function IndexingBar() {
  const t = useMessages()
  const [indexing, setIndexing] = useState<Indexing | null>(null)
  useEffect(() => {
    call('library:indexing').then(setIndexing, () => undefined)
    return bridge.on['library:indexing'](setIndexing)
  }, [])
  if (indexing === null) return null
  return (
    <div className={styles.indexing}>
      <span>{t.search.indexing(indexing.done, indexing.total)}</span>
      <progress max={indexing.total} value={indexing.done} aria-label={t.search.indexingBar} />
    </div>
  )
}
