// What the ways of reading put over the article, and the commands that turn them on and off.
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { AutoScroll } from './AutoScroll.tsx'
import { FocusMode } from './FocusMode.tsx'
import { PagedMode } from './PagedMode.tsx'
import { ReadingRuler } from './ReadingRuler.tsx'
import { useReaderCommand } from './reader-page.ts'
import { useReadingKeys } from './reading-keys.ts'
import { useReadingModes } from './reading-modes.ts'

export function ReadingOverlays() {
  const messages = useMessages()
  const { tell } = useNotices()
  const { active, paged, toggle, togglePaged, leaveLatest } = useReadingModes()
  useReaderCommand('pagedMode', togglePaged)
  useReaderCommand('focusMode', () => {
    // It takes away the controls that it was chosen with.
    if (!active.includes('focusMode')) tell(messages.helps.focusModeHint)
    toggle('focusMode')
  })
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
      {active.includes('focusMode') && <FocusMode />}
      {active.includes('readingRuler') && <ReadingRuler />}
      {active.includes('autoScroll') && <AutoScroll />}
    </>
  )
}
