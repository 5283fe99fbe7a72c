import { useEffect, useState } from 'react'
import type { AppInfo, DependencyNotice } from '../../domain/ipc-contract.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog } from '../interface/Dialog.tsx'
import styles from './settings.module.css'

export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages()
  const { tellCaught } = useNotices()
  const [info, setInfo] = useState<AppInfo | null>(null)
  const [notices, setNotices] = useState<readonly DependencyNotice[]>([])
  useEffect(() => {
    call('app:info').then(setInfo, tellCaught)
    call('app:notices').then(setNotices, tellCaught)
  }, [tellCaught])
  return (
    <Dialog title={t.settings.about} closeLabel={t.settings.close} onClose={onClose}>
      <section className={styles.section}>
        <h3>{info ? t.settings.version(info.version) : t.appName}</h3>
        <p>{t.settings.aboutText}</p>
        {info && <p>{t.settings.runsOn(info.electron, info.chromium)}</p>}
        <p>{t.settings.licence}</p>
        <Button onClick={() => void call('app:openFolder', { which: 'logs' }).catch(tellCaught)}>
          {t.settings.openLogs}
        </Button>
      </section>
      <section className={styles.section}>
        <details className={styles.notices}>
          <summary>{t.settings.notices}</summary>
          {notices.map(({ name, version, licence, text }) => (
            <details key={`${name} ${version}`}>
              <summary>
                {name} {version} · {licence}
              </summary>
              <pre tabIndex={0}>{text}</pre>
            </details>
          ))}
        </details>
      </section>
    </Dialog>
  )
}
