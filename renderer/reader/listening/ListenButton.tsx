// "Nghe" in the toolbar: begins, pauses and goes on; "Tạm dừng" while it is read.
import { Headphones, Pause } from 'lucide-react'
import { useMessages } from '../../client/settings.tsx'
import { IconButton } from '../../interface/controls.tsx'
import type { Listening } from './use-listening.ts'

export function ListenButton({ listening }: { readonly listening: Listening }) {
  const { listening: t } = useMessages()
  const isSpeaking = listening.status === 'speaking'
  return (
    <IconButton label={isSpeaking ? t.pause : t.listen} onClick={listening.toggle}>
      {isSpeaking ? (
        <Pause size={18} strokeWidth={1.7} aria-hidden="true" />
      ) : (
        <Headphones size={18} strokeWidth={1.7} aria-hidden="true" />
      )}
    </IconButton>
  )
}
