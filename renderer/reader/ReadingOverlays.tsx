// What the ways of reading put over the article, and the commands that turn them on and off.
import { useEffect, useRef } from 'react'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { AutoScroll } from './AutoScroll.tsx'
import { FocusMode } from './FocusMode.tsx'
import { PagedMode } from './PagedMode.tsx'
import { ReadingRuler } from './ReadingRuler.tsx'
import { useReaderCommand } from './reader-page.ts'
import { useReadingKeys } from './reading-keys.ts'
import { useReadingModes } from './reading-modes.ts'

/** @param spoken where the sentence that is read aloud begins */
export function ReadingOverlays({ spoken }: { readonly spoken: Node | null }) {
  const messages = useMessages()
  const { tellWhile } = useNotices()
  const { active, paged, toggle, togglePaged, leaveLatest } = useReadingModes()
  const withdrawHint = useRef<(() => void) | null>(null)
  useReaderCommand('pagedMode', togglePaged)
  useReaderCommand('focusMode', () => {
    // It takes away the controls that it was chosen with.
    if (!active.includes('focusMode')) withdrawHint.current = tellWhile(messages.helps.focusModeHint)
    toggle('focusMode')
  })
  const isFocusMode = active.includes('focusMode')
  useEffect(() => {
    // Left, Esc is for something else.
    if (!isFocusMode) withdrawHint.current?.()
  }, [isFocusMode])
  useReaderCommand('readingRuler', () => toggle('readingRuler'))
  useReaderCommand('autoScroll', () => toggle('autoScroll'))
  useReadingKeys(({ key }) => {
    if (key !== 'Escape' || active.length === 0) return false
    leaveLatest()
    return true
  })
  return (
    <>
      {paged && <PagedMode />}
      {isFocusMode && <FocusMode spoken={spoken} />}
      {active.includes('readingRuler') && <ReadingRuler />}
      {active.includes('autoScroll') && <AutoScroll />}
    </>
  )
}
