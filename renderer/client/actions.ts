// Acts on articles, each with its message and its way back.
import { useCallback } from 'react'
import type { StateAction, Undoable } from '../../domain/ipc-contract.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { call, errorOf } from './bridge.ts'
import { useNotices } from './notices.tsx'
import { useMessages } from './settings.tsx'

export type Act = (action: StateAction) => Promise<void>

/** Says what was done, offering "Hoàn tác"; says nothing where nothing was left to do, as after two quick presses. */
export function useTellDone(): (done: Undoable | null, sentence?: string) => void {
  const messages = useMessages()
  const { tell, tellCaught } = useNotices()
  return useCallback(
    (done, sentence) => {
      if (done === null || done.count === 0) return
      const { undoId, count, action } = done
      const said = sentence ?? messages.done[action](count)
      tell(said, {
        label: messages.done.undo,
        run: () =>
          void call('library:undo', { undoId }).then(() => tell(messages.done.undoneAct(said)), tellCaught),
      })
    },
    [messages, tell, tellCaught],
  )
}

/** Carries out an act and says so. */
export function useAct(): Act {
  const { tellCaught } = useNotices()
  const tellDone = useTellDone()
  return useCallback(
    (action) => call('library:act', action).then(tellDone, tellCaught),
    [tellDone, tellCaught],
  )
}

/** Undoes the last act ("Ctrl/Cmd+Z"). */
export function useUndo(): () => void {
  const messages = useMessages()
  const { tell, tellError } = useNotices()
  return useCallback(() => {
    call('library:undo', { undoId: null }).then(
      // One may not remember what was done last.
      ({ action, count }) => tell(messages.done.undoneAct(messages.done[action](count))),
      (caught: unknown) => {
        const error = errorOf(caught)
        if (error.code === 'nothing-to-undo') tell(errorSentence(messages, error))
        else tellError(error)
      },
    )
  }, [messages, tell, tellError])
}
