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
    // What is told meanwhile is newer than what was asked for.
    let isTold = false
    const stop = bridge.on['library:indexing']((told) => {
      isTold = true
      setIndexing(told)
    })
    call('library:indexing').then(
      (found) => {
        if (!isTold) setIndexing(found)
      },
      () => undefined,
    )
    return stop
  }, [])
  if (indexing === null) return null
  return (
    <div className={styles.indexing}>
      <span>{t.search.indexing(indexing.done, indexing.total)}</span>
      <progress max={indexing.total} value={indexing.done} aria-label={t.search.indexingBar} />
    </div>
  )
}
