// Acts on articles, each with its message and its way back.
import { useCallback } from 'react'
import type { StateAction } from '../../domain/ipc-contract.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { call, errorOf } from './bridge.ts'
import { useNotices } from './notices.tsx'
import { useMessages } from './settings.tsx'

export type Act = (action: StateAction) => Promise<void>

/** Carries out an act and says so, offering "Hoàn tác". */
export function useAct(): Act {
  const messages = useMessages()
  const { tell, tellCaught } = useNotices()
  return useCallback(
    async (action) => {
      try {
        const { undoId, count, action: done } = await call('library:act', action)
        // Nothing was left to do: two quick presses of one key.
        if (count === 0) return
        tell(messages.done[done](count), {
          label: messages.done.undo,
          run: () => void call('library:undo', { undoId }).then(() => tell(messages.done.undone), tellCaught),
        })
      } catch (caught) {
        tellCaught(caught)
      }
    },
    [messages, tell, tellCaught],
  )
}

/** Undoes the last act ("Ctrl/Cmd+Z"). */
export function useUndo(): () => void {
  const messages = useMessages()
  const { tell, tellError } = useNotices()
  return useCallback(() => {
    call('library:undo', { undoId: null }).then(
      () => tell(messages.done.undone),
      (caught: unknown) => {
        const error = errorOf(caught)
        if (error.code === 'nothing-to-undo') tell(errorSentence(messages, error))
        else tellError(error)
      },
    )
  }, [messages, tell, tellError])
}
