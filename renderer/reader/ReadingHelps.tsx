// "Cách đọc": the ways of reading, each on or off, and what can be asked about selected words.
import { BookOpen, Focus, Languages, MoveVertical, RulerDimensionLine, SearchCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId } from 'react'
import type { ReadingMode } from '../../domain/reading-modes.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { useReaderPage } from './reader-page.ts'
import { useReadingModes } from './reading-modes.ts'
import styles from './ReadingHelps.module.css'

const icons: Readonly<Record<ReadingMode | 'pagedMode', ReactNode>> = {
  pagedMode: <BookOpen size={16} strokeWidth={1.7} aria-hidden="true" />,
  focusMode: <Focus size={16} strokeWidth={1.7} aria-hidden="true" />,
  readingRuler: <RulerDimensionLine size={16} strokeWidth={1.7} aria-hidden="true" />,
  autoScroll: <MoveVertical size={16} strokeWidth={1.7} aria-hidden="true" />,
}

export function ReadingHelps() {
  const t = useMessages()
  const { run } = useReaderPage()
  const { active, paged } = useReadingModes()
  const headingId = useId()
  return (
    <section className={styles.helps} aria-labelledby={headingId}>
      <span id={headingId}>{t.helps.heading}</span>
      <div className={styles.modes}>
        {(['pagedMode', 'focusMode', 'readingRuler', 'autoScroll'] as const).map((mode) => (
          <Button
            key={mode}
            className={styles.mode}
            aria-pressed={mode === 'pagedMode' ? paged : active.includes(mode)}
            onClick={() => run(mode)}
          >
            {icons[mode]}
            {t.helps[mode]}
          </Button>
        ))}
      </div>
      <div className={styles.words}>
        <Button small tone="plain" onClick={() => run('lookUp')}>
          <SearchCheck size={15} strokeWidth={1.7} aria-hidden="true" />
          {t.lookUp.lookUp}
        </Button>
        <Button small tone="plain" onClick={() => run('translate')}>
          <Languages size={15} strokeWidth={1.7} aria-hidden="true" />
          {t.lookUp.translate}
        </Button>
      </div>
    </section>
  )
}
