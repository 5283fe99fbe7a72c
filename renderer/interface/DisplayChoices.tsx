// Background, face, spacing and width, with the page changing as one looks. In the reader and in Settings.
import {
  backgrounds,
  columnWidths,
  defaultSettings,
  lineSpacings,
  readingFaces,
} from '../../domain/settings.ts'
import { useSettings } from '../client/settings.tsx'
import { Button, Choice } from './controls.tsx'
import styles from './DisplayChoices.module.css'

export function DisplayChoices() {
  const { settings, change, messages } = useSettings()
  const t = messages.display
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
      <div className={styles.field}>
        <span aria-hidden="true">{t.face}</span>
        <Choice
          label={t.face}
          value={settings.readingFace}
          options={readingFaces.map((value) => ({ value, label: t.faces[value] }))}
          onChange={(readingFace) => change({ readingFace })}
        />
      </div>
      <div className={styles.field}>
        <span aria-hidden="true">{t.spacing}</span>
        <Choice
          label={t.spacing}
          value={settings.lineSpacing}
          options={lineSpacings.map((value) => ({ value, label: t.spacings[value] }))}
          onChange={(lineSpacing) => change({ lineSpacing })}
        />
      </div>
      <div className={styles.field}>
        <span aria-hidden="true">{t.width}</span>
        <Choice
          label={t.width}
          value={settings.columnWidth}
          options={columnWidths.map((value) => ({ value, label: t.widths[value] }))}
          onChange={(columnWidth) => change({ columnWidth })}
        />
      </div>
      <div>
        <Button
          small
          onClick={() =>
            change({
              background: defaultSettings.background,
              readingFace: defaultSettings.readingFace,
              lineSpacing: defaultSettings.lineSpacing,
              columnWidth: defaultSettings.columnWidth,
            })
          }
        >
          {t.reset}
        </Button>
      </div>
    </div>
  )
}
