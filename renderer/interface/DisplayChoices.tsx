// Background, face, spacing, width and alignment, with the page changing as one looks. In the reader and in Settings.
import { useId } from 'react'
import {
  alignments,
  backgrounds,
  columnWidths,
  displayDefaults,
  lineSpacings,
  readingFaces,
} from '../../domain/settings.ts'
import { useSettings } from '../client/settings.tsx'
import { Button, Choice } from './controls.tsx'
import styles from './DisplayChoices.module.css'
import { Slider } from './Slider.tsx'

export function DisplayChoices() {
  const { settings, change, messages } = useSettings()
  const t = messages.display
  const noteId = useId()
  return (
    <div className={styles.choices}>
      <div className={styles.field}>
        <span aria-hidden="true">{t.background}</span>
        <Choice
          label={t.background}
          value={settings.background}
          options={backgrounds.map((value) => ({
            value,
            label: t.backgrounds[value],
            content: (
              <span className={styles.swatch} data-ground={value} aria-hidden="true">
                {t.backgrounds[value]}
              </span>
            ),
          }))}
          onChange={(background) => change({ background })}
        />
      </div>
      <div className={`${styles.field} ${styles.faces}`}>
        <span aria-hidden="true">{t.face}</span>
        <Choice
          label={t.face}
          describedBy={noteId}
          value={settings.readingFace}
          options={readingFaces.map((value) => ({
            value,
            label: t.faces[value],
            content: (
              <span className={styles.face} data-face={value} aria-hidden="true">
                {t.faces[value]}
              </span>
            ),
          }))}
          onChange={(readingFace) => change({ readingFace })}
        />
        <p id={noteId} className={styles.note}>
          {t.faceNotes[settings.readingFace]}
        </p>
      </div>
      <Slider
        label={t.spacing}
        value={settings.lineSpacing}
        steps={lineSpacings.map((value) => ({ value, label: t.spacings[value] }))}
        onChange={(lineSpacing) => change({ lineSpacing })}
      />
      <Slider
        label={t.width}
        value={settings.columnWidth}
        steps={columnWidths.map((value) => ({ value, label: t.widths[value] }))}
        onChange={(columnWidth) => change({ columnWidth })}
      />
      <div className={styles.field}>
        <span aria-hidden="true">{t.alignment}</span>
        <Choice
          label={t.alignment}
          value={settings.alignment}
          options={alignments.map((value) => ({ value, label: t.alignments[value] }))}
          onChange={(alignment) => change({ alignment })}
        />
      </div>
      <div>
        <Button small onClick={() => change(displayDefaults)}>
          {t.reset}
        </Button>
      </div>
    </div>
  )
}
