// One backup beside the library, and restoring from it.
import { useCallback, useEffect, useState } from 'react'
import type { BackupComparison, RestoreProgress, RestoreRequest } from '../../domain/backup.ts'
import { errorSentence } from '../../domain/language/index.ts'
import type { AppError } from '../../domain/result.ts'
import { useTellDone } from '../client/actions.ts'
import { bridge, call, errorOf } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'

export type Restoring = {
  /** null until it is known, or where it cannot be: then there is an error. */
  readonly comparison: BackupComparison | null
  readonly error: AppError | null
  /** null while nothing is being restored. */
  readonly progress: RestoreProgress | 'preparing' | null
  readonly restore: (ids: RestoreRequest['ids'], newer: RestoreRequest['newer']) => void
}

export function useRestore(name: string): Restoring {
  const messages = useMessages()
  const t = messages.backups
  const { tell, tellCaught, tellLasting } = useNotices()
  const tellDone = useTellDone()
  const [comparison, setComparison] = useState<BackupComparison | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [progress, setProgress] = useState<Restoring['progress']>(null)

  const compare = useCallback(
    () =>
      call('backup:compare', { name }).then(
        (found) => {
          setError(null)
          setComparison(found)
        },
        (caught) => setError(errorOf(caught)),
      ),
    [name],
  )
  useEffect(() => void compare(), [compare])
  useEffect(
    () => bridge.on['backup:progress']((now) => setProgress((before) => (before === null ? null : now))),
    [],
  )

  async function carryOut(request: RestoreRequest): Promise<void> {
    setProgress('preparing')
    try {
      const { restored, kept, failed, undoId } = await call('backup:restore', request)
      const [first] = failed
      if (first) tellLasting(t.failed(failed.length, errorSentence(messages, first.error)))
      if (undoId === null) {
        if (!first) tell(t.keptAll)
      } else {
        const sentences = [messages.done.restoreBackup(restored), ...(kept > 0 ? [t.kept(kept)] : [])]
        tellDone({ undoId, count: restored, action: 'restoreBackup' }, sentences.join('. '))
      }
    } catch (caught) {
      tellCaught(caught)
    }
    setProgress(null)
    await compare()
  }

  return {
    comparison,
    error,
    progress,
    restore: (ids, newer) => void carryOut({ name, ids: ids && [...ids], newer }),
  }
}
