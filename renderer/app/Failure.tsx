// What could not be shown, why, and a way to try again.
import { errorSentence } from '../../domain/language/index.ts'
import type { AppError } from '../../domain/result.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { EmptyRoom } from '../interface/EmptyRoom.tsx'

export function Failure({ error, onRetry }: { readonly error: AppError; readonly onRetry: () => void }) {
  const t = useMessages()
  return (
    <EmptyRoom drawing="unavailable">
      <p role="alert">{errorSentence(t, error)}</p>
      <Button onClick={onRetry}>{t.unavailable.retry}</Button>
    </EmptyRoom>
  )
}
