// What could not be shown, why, and a way to try again.
import { useEffect, useEffectEvent, useRef } from 'react'
import { errorSentence } from '../../domain/language/index.ts'
import type { AppError } from '../../domain/result.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { EmptyRoom } from '../interface/EmptyRoom.tsx'

type FailureProps = {
  /** Another object for each time that it failed, whatever it says. */
  readonly error: AppError
  readonly onRetry: () => void
}

export function Failure({ error, onRetry }: FailureProps) {
  const t = useMessages()
  const { tell } = useNotices()
  /** What stood here when trying again was asked for; null: since then it has failed. */
  const retried = useRef<AppError | null>(null)
  const onFailed = useEffectEvent((now: AppError) => {
    // The same sentence stands here as before, as if nothing had been tried.
    if (retried.current !== null && retried.current !== now) tell(t.unavailable.stillFailing)
    retried.current = null
  })
  useEffect(() => onFailed(error), [error])
  return (
    <EmptyRoom drawing="unavailable">
      <p role="alert">{errorSentence(t, error)}</p>
      <Button
        onClick={() => {
          retried.current = error
          onRetry()
        }}
      >
        {t.unavailable.retry}
      </Button>
    </EmptyRoom>
  )
}
