// Notes on their way out, each with its message.
import { useMemo } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import type { ChannelInput } from '../../domain/ipc-contract.ts'
import { call } from './bridge.ts'
import { useNotices } from './notices.tsx'
import { useMessages } from './settings.tsx'

export type NotesExport = {
  readonly copyMarkdown: (id: ArticleId) => void
  readonly save: (what: ChannelInput<'notes:export'>['what']) => void
}

export function useNotesExport(): NotesExport {
  const { done } = useMessages()
  const { tell, tellCaught } = useNotices()
  return useMemo(
    () => ({
      copyMarkdown: (id) => void call('notes:copyMarkdown', { id }).then(() => tell(done.copied), tellCaught),
      save: (what) =>
        void call('notes:export', { what }).then(({ saved }) => saved && tell(done.exported), tellCaught),
    }),
    [done, tell, tellCaught],
  )
}
