// Messages: what was done, with "Hoàn tác" where it can be undone, and errors, until they are closed.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { AppError } from '../../domain/result.ts'
import { errorOf } from './bridge.ts'
import { useSettings } from './settings.tsx'

export type NoticeAction = { readonly label: string; readonly run: () => void }
export type ShownNotice = {
  readonly id: number
  readonly kind: 'status' | 'alert'
  /** A sentence, or an error that is worded in the language of the moment. */
  readonly said: string | AppError
  readonly actions: readonly NoticeAction[]
}

/** A point in the order of the messages: those with a smaller id were there then. */
export type Moment = number

type Notices = {
  readonly shown: readonly ShownNotice[]
  readonly close: (id: number) => void
  readonly tell: (text: string, action?: NoticeAction | readonly NoticeAction[], since?: Moment) => void
  /** A message about a state. @returns takes it away where the state ends before it */
  readonly tellWhile: (text: string) => () => void
  /** Now, for a message about it that can only be worded later. */
  readonly moment: () => Moment
  /** A sentence that stays until it is closed. */
  readonly tellLasting: (text: string) => void
  readonly tellError: (error: AppError) => void
  /** For `.catch`: tells whatever was caught. */
  readonly tellCaught: (caught: unknown) => void
}

const NoticesContext = createContext<Notices | null>(null)

export function NoticesProvider({ children }: { children: ReactNode }) {
  const { failure } = useSettings()
  const [shown, setShown] = useState<readonly ShownNotice[]>([])
  const nextId = useRef(1)

  const close = useCallback((id: number) => {
    setShown((all) => all.filter((notice) => notice.id !== id))
  }, [])

  const show = useCallback(
    (
      kind: ShownNotice['kind'],
      said: string | AppError,
      actions: readonly NoticeAction[],
      since: Moment = nextId.current,
    ) => {
      const id = nextId.current++
      // One status at a time: the newest says what just happened. One that comes late does not take away what has
      // been said meanwhile, such as the way back from what the person has just done. Errors gather, the same one once.
      setShown((all) => [
        ...all.filter(
          (notice) => notice.kind === 'alert' && JSON.stringify(notice.said) !== JSON.stringify(said),
        ),
        { id, kind, said, actions },
        ...all.filter((notice) => notice.kind === 'status' && notice.id >= since),
      ])
      return id
    },
    [],
  )

  const tell = useCallback(
    (text: string, action: NoticeAction | readonly NoticeAction[] = [], since?: Moment) =>
      void show('status', text, [action].flat(), since),
    [show],
  )
  const tellWhile = useCallback(
    (text: string) => {
      const id = show('status', text, [])
      return () => close(id)
    },
    [show, close],
  )
  const moment = useCallback(() => nextId.current, [])
  const tellLasting = useCallback((text: string) => void show('alert', text, []), [show])
  const tellError = useCallback((error: AppError) => void show('alert', error, []), [show])
  // Settings that could not be written: they are asked for below these messages, and told here.
  useEffect(() => {
    if (failure) tellError(failure)
  }, [failure, tellError])
  const tellCaught = useCallback((caught: unknown) => tellError(errorOf(caught)), [tellError])

  const access = useMemo(
    () => ({ shown, close, tell, tellWhile, moment, tellLasting, tellError, tellCaught }),
    [shown, close, tell, tellWhile, moment, tellLasting, tellError, tellCaught],
  )
  return <NoticesContext value={access}>{children}</NoticesContext>
}

export function useNotices(): Notices {
  const access = useContext(NoticesContext)
  if (!access) throw new Error('useNotices outside NoticesProvider')
  return access
}
