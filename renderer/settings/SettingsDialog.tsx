import { useId } from 'react'
import type { ReactNode } from 'react'
import type { LibraryStatus } from '../../domain/ipc-contract.ts'
import { languages, listWidths, sidebarWidths, textSizes } from '../../domain/settings.ts'
import { TRASH_DAYS } from '../../domain/trash.ts'
import { call, errorOf } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { Button, Choice } from '../interface/controls.tsx'
import { Dialog } from '../interface/Dialog.tsx'
import { DisplayChoices } from '../interface/DisplayChoices.tsx'
import { MovingBar, useMoving } from '../interface/MovingBar.tsx'
import { RangeSlider } from '../interface/Slider.tsx'
import styles from './settings.module.css'

/** CSS pixels that a column grows or shrinks by. */
const COLUMN_STEP = 20

type SettingsDialogProps = {
  readonly status: LibraryStatus | null
  readonly onShowShortcuts: () => void
  readonly onShowBackups: () => void
  readonly onShowAbout: () => void
  readonly onClose: () => void
}

export function SettingsDialog(props: SettingsDialogProps) {
  const { status, onShowShortcuts, onShowBackups, onShowAbout, onClose } = props
  const { settings, change, messages: t } = useSettings()
  const { tell, tellCaught } = useNotices()
  const isMoving = useMoving() !== null
  const chooseFolder = (move: boolean) => {
    if (isMoving) return
    void call('library:chooseFolder', { move }).then(
      ({ changed }) => changed && move && tell(t.done.libraryMoved),
      (caught: unknown) =>
        errorOf(caught).code === 'cancelled' ? tell(t.acting.movingStopped) : tellCaught(caught),
    )
  }
  const clearHintId = useId()
  const backupsHintId = useId()
  const clearPages = () => void call('page:clear').then(() => tell(t.done.pagesCleared), tellCaught)
  return (
    <Dialog title={t.settings.title} closeLabel={t.settings.close} onClose={onClose} wide>
      <Section heading={t.settings.language}>
        <Choice
          label={t.settings.language}
          value={settings.language}
          options={languages.map((value) => ({ value, label: t.settings.languages[value] }))}
          onChange={(language) => change({ language })}
        />
      </Section>
      <Section heading={t.textSize.label}>
        <Choice
          label={t.textSize.label}
          value={settings.textSize}
          options={textSizes.map((value) => ({ value, label: t.textSize[value] }))}
          onChange={(textSize) => change({ textSize })}
        />
      </Section>
      <Section heading={t.settings.appearance}>
        <DisplayChoices />
      </Section>
      <Section heading={t.settings.columns}>
        <RangeSlider
          label={t.regions.library}
          words={`${settings.sidebarWidth} px`}
          value={settings.sidebarWidth}
          step={COLUMN_STEP}
          {...sidebarWidths}
          onChange={(sidebarWidth) => change({ sidebarWidth })}
        />
        <RangeSlider
          label={t.regions.articles}
          words={`${settings.listWidth} px`}
          value={settings.listWidth}
          step={COLUMN_STEP}
          {...listWidths}
          onChange={(listWidth) => change({ listWidth })}
        />
      </Section>
      <Section heading={t.settings.libraryFolder}>
        <p className={styles.folder}>{status?.folder}</p>
        <div className={styles.row}>
          <Button onClick={() => void call('app:openFolder', { which: 'library' }).catch(tellCaught)}>
            {t.settings.openFolder}
          </Button>
          <Button disabled={isMoving} onClick={() => chooseFolder(false)}>
            {t.settings.chooseFolder}
          </Button>
          {/* It keeps the focus while it is busy. */}
          <Button aria-busy={isMoving} aria-disabled={isMoving} onClick={() => chooseFolder(true)}>
            {t.settings.moveFolder}
          </Button>
        </div>
        <MovingBar />
        <p>{t.settings.folderHint}</p>
        <Check
          label={t.trash.setting(TRASH_DAYS)}
          checked={settings.emptiesTrash}
          onChange={(emptiesTrash) => change({ emptiesTrash })}
        />
      </Section>
      <Section heading={t.backups.heading}>
        <Button aria-describedby={backupsHintId} onClick={onShowBackups}>
          {t.backups.open}
        </Button>
        <p id={backupsHintId}>{t.backups.hint}</p>
      </Section>
      <Section heading={t.settings.saving}>
        <Check
          label={t.settings.keepPictures}
          checked={settings.keepPictures}
          onChange={(keepPictures) => change({ keepPictures })}
        />
        <Check
          label={t.settings.allowPrivate}
          checked={settings.allowPrivateAddresses}
          onChange={(allowPrivateAddresses) => change({ allowPrivateAddresses })}
        />
        <Button aria-describedby={clearHintId} onClick={clearPages}>
          {t.settings.clearPages}
        </Button>
        <p id={clearHintId}>{t.settings.clearPagesHint}</p>
      </Section>
      <Section heading={t.settings.shortcuts}>
        <Check
          label={t.settings.singleKeys}
          checked={settings.singleKeys}
          onChange={(singleKeys) => change({ singleKeys })}
        />
        <Button onClick={onShowShortcuts}>{t.settings.showShortcuts}</Button>
      </Section>
      <Section heading={t.settings.about}>
        <Button onClick={onShowAbout}>{t.settings.about}</Button>
      </Section>
    </Dialog>
  )
}

const Section = ({ heading, children }: { readonly heading: string; readonly children: ReactNode }) => (
  <section className={styles.section}>
    <h3>{heading}</h3>
    {children}
  </section>
)

type CheckProps = {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

const Check = ({ label, checked, onChange }: CheckProps) => (
  <label className={styles.check}>
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    {label}
  </label>
)
