// Where messages are shown: what was done as `status`, errors as `alert`.
import { X } from 'lucide-react'
import { useMessages } from '../client/settings.tsx'
import { useNotices } from '../client/notices.tsx'
import type { ShownNotice } from '../client/notices.tsx'
import { Button, IconButton } from './controls.tsx'
import styles from './NoticeBoard.module.css'

function Notice({ notice }: { readonly notice: ShownNotice }) {
  const { close } = useNotices()
  const { done } = useMessages()
  const { action } = notice
  return (
    <div className={styles.notice} data-kind={notice.kind}>
      <span>{notice.text}</span>
      {action && (
        <Button
          small
          onClick={() => {
            close(notice.id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label={done.close} onClick={() => close(notice.id)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

/** The regions are always there: a screen reader announces what appears in them. */
export function NoticeBoard() {
  const { shown } = useNotices()
  const of = (kind: ShownNotice['kind']) =>
    shown.filter((notice) => notice.kind === kind).map((notice) => <Notice key={notice.id} notice={notice} />)
  const alerts = of('alert')
  return (
    <div className={styles.board}>
      {alerts.length > 0 && <div role="alert">{alerts}</div>}
      <div role="status">{of('status')}</div>
    </div>
  )
}
