// "Khôi phục từ bản sao lưu": the backups, then what one of them holds that is unlike the library now.
import { useEffect, useEffectEvent, useState } from 'react'
import type { Backup } from '../../domain/backup.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import { BackupView } from './BackupView.tsx'
import { momentText, sizeText } from './wording.ts'
import styles from './backups.module.css'

export function BackupsDialog({ onClose }: { readonly onClose: () => void }) {
  const { messages } = useSettings()
  const t = messages.backups
  const { tell, tellCaught } = useNotices()
  const [backups, setBackups] = useState<readonly Backup[] | null>(null)
  const [chosen, setChosen] = useState<Backup | null>(null)
  const [making, setMaking] = useState(false)

  const look = useEffectEvent(() => void call('backup:list').then(setBackups, tellCaught))
  useEffect(() => look(), [])

  async function make(): Promise<void> {
    setMaking(true)
    try {
      const { made } = await call('backup:make')
      setBackups(await call('backup:list'))
      tell(made ? t.made : t.unchanged)
    } catch (caught) {
      tellCaught(caught)
    }
    setMaking(false)
  }

  const back = (): void => {
    setChosen(null)
    // Restoring has made one.
    void call('backup:list').then(setBackups, tellCaught)
  }

  return (
    <Dialog title={t.title} closeLabel={t.close} onClose={onClose} wide>
      {chosen !== null ? (
        <BackupView key={chosen.name} backup={chosen} onBack={back} />
      ) : (
        <>
          <BackupList backups={backups} onChoose={setChosen} />
          <DialogActions>
            <Button aria-disabled={making} onClick={() => !making && void make()}>
              {making ? t.making : t.make}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  )
}

type BackupListProps = {
  readonly backups: readonly Backup[] | null
  readonly onChoose: (backup: Backup) => void
}

function BackupList({ backups, onChoose }: BackupListProps) {
  const { settings, messages } = useSettings()
  const t = messages.backups
  const { language } = settings
  if (backups === null) return <p role="status">{t.loading}</p>
  if (backups.length === 0) return <p className={styles.lead}>{t.none}</p>
  return (
    <>
      <p className={styles.lead}>{t.choose}</p>
      <ul className={styles.backups}>
        {backups.map((backup) => (
          <li key={backup.name}>
            <button
              type="button"
              className={styles.backup}
              data-backup={backup.name}
              onClick={() => onChoose(backup)}
            >
              <span className={styles.moment}>{momentText(backup.madeAt, language)}</span>
              <span className={styles.facts}>
                {backup.articles === null ? t.unreadable : t.articles(backup.articles)}
                {' · '}
                {sizeText(backup.bytes, language)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
