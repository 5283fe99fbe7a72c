// The library's folder is gone (an unplugged disk): said plainly, never an empty library in its place.
import { useState } from 'react'
import type { LibraryStatus } from '../../domain/ipc-contract.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { EmptyRoom } from '../interface/EmptyRoom.tsx'
import { NoticeBoard } from '../interface/NoticeBoard.tsx'
import styles from './App.module.css'

type UnavailableProps = {
  readonly status: LibraryStatus
  readonly onStatus: (status: LibraryStatus) => void
}

export function Unavailable({ status, onStatus }: UnavailableProps) {
  const t = useMessages()
  const { tell, tellCaught } = useNotices()
  /** It may be looked for on a disk that takes its time to answer. */
  const [looking, setLooking] = useState(false)
  // The button keeps the focus meanwhile: disabled it would lose it.
  const retry = () => {
    if (looking) return
    setLooking(true)
    void call('library:retry')
      .then((found) => {
        if (found.state === 'unavailable') tell(t.unavailable.still)
        onStatus(found)
      }, tellCaught)
      .finally(() => setLooking(false))
  }
  return (
    <main className={styles.unavailable}>
      <EmptyRoom drawing="unavailable">
        <h1>{t.unavailable.title}</h1>
        <p>{t.unavailable.text(status.folder)}</p>
        <div className={styles.actions}>
          <Button tone="primary" aria-busy={looking} onClick={retry}>
            {t.unavailable.retry}
          </Button>
          <Button onClick={() => void call('library:chooseFolder', { move: false }).catch(tellCaught)}>
            {t.unavailable.choose}
          </Button>
        </div>
      </EmptyRoom>
      <NoticeBoard />
    </main>
  )
}
