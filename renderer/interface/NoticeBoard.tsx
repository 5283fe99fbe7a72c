// Where messages are shown: what was done as `status`, errors as `alert`.
import { X } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { errorSentence } from '../../domain/language/index.ts'
import { useMessages } from '../client/settings.tsx'
import { useNotices } from '../client/notices.tsx'
import type { ShownNotice } from '../client/notices.tsx'
import { Button, IconButton } from './controls.tsx'
import styles from './NoticeBoard.module.css'
import { useFocusHandOver } from './focus-hand-over.ts'
import { useTopmostDialog } from './open-dialogs.ts'
import { useFootHeight } from './use-foot.ts'

/**
 * How long a status stays in sight, in milliseconds. An error, and what offers a choice, stay until they are closed, the
 * latter until a dialog opens.
 */
const STATUS_STAYS = 8000
/** CSS pixels between messages and the foot of the window, or what stands there. */
const MARGIN = 16
/** CSS pixels of a window in which a dialog leaves no room beside it. */
const SMALL = 900

function Notice({ notice }: { readonly notice: ShownNotice }) {
  const { close } = useNotices()
  const t = useMessages()
  const { id, kind, actions, said } = notice
  /** Somebody points at it, or has the focus in it: it does not go from under them. */
  const [pointed, setPointed] = useState(false)
  const [focused, setFocused] = useState(false)
  const element = useRef<HTMLDivElement>(null)
  /** What had the focus before it came here. */
  const before = useRef<Element | null>(null)
  useFocusHandOver(element, () => {
    if (before.current instanceof HTMLElement && before.current.isConnected)
      before.current.focus({ preventScroll: true })
  })
  const isPassing = kind === 'status' && actions.length < 2
  useEffect(() => {
    if (!isPassing || pointed || focused) return
    const timer = window.setTimeout(() => close(id), STATUS_STAYS)
    return () => window.clearTimeout(timer)
  }, [isPassing, pointed, focused, close, id])
  return (
    <div
      ref={element}
      className={styles.notice}
      data-kind={kind}
      data-choice={actions.length > 1 || undefined}
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget
        setFocused(true)
      }}
      onBlur={() => setFocused(false)}
    >
      <span>{typeof said === 'string' ? said : errorSentence(t, said)}</span>
      {actions.map(({ label, run }) => (
        <Button
          key={label}
          small
          onClick={() => {
            close(id)
            run()
          }}
        >
          {label}
        </Button>
      ))}
      <IconButton label={t.done.close} onClick={() => close(id)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

/** Inside the topmost dialog where one is open: what lies outside it can be neither heard nor clicked. */
export function NoticeBoard() {
  const { shown, close } = useNotices()
  const dialog = useTopmostDialog()
  const foot = useFootHeight()
  // An offer that nobody took gives way to what the person does instead: it would lie over the dialog's buttons. In a
  // small window whatever was said before would lie over its title.
  const makeWay = useEffectEvent(() => {
    const isSmall = window.innerWidth <= SMALL
    for (const { id, kind, actions } of shown)
      if (kind === 'status' && (isSmall || actions.length > 1)) close(id)
  })
  useEffect(() => {
    if (dialog) makeWay()
  }, [dialog])
  const of = (kind: ShownNotice['kind']) =>
    shown.filter((notice) => notice.kind === kind).map((notice) => <Notice key={notice.id} notice={notice} />)
  const alerts = of('alert')
  return createPortal(
    <div
      className={styles.board}
      data-place={dialog ? 'dialog' : undefined}
      style={dialog ? undefined : { insetBlockEnd: MARGIN + foot }}
    >
      {alerts.length > 0 && <div role="alert">{alerts}</div>}
      <div role="status">{of('status')}</div>
    </div>,
    dialog ?? document.body,
  )
}
