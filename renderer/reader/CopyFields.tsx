// The fields above the blocks of a saved copy that is edited.
import { useId } from 'react'
import type { ReactNode } from 'react'
import { isOfferedCharset, offeredCharsets } from '../../domain/charsets.ts'
import type { OfferedCharset } from '../../domain/charsets.ts'
import { useSettings } from '../client/settings.tsx'
import { printedDay } from '../client/wording.ts'
import type { CopyDraft } from './copy-draft.ts'
import styles from './EditCopyDialog.module.css'

/** How charsets of Vietnamese are known to those who met them; the others by their own names. */
const NAMES: Partial<Record<OfferedCharset, string>> = { tcvn3: 'TCVN3 (ABC)', vni: 'VNI' }
const VIETNAMESE: readonly OfferedCharset[] = ['utf-8', 'windows-1258', 'tcvn3', 'vni']

type CopyFieldsProps = {
  readonly draft: CopyDraft
  readonly busy: boolean
  readonly onChange: (change: Partial<CopyDraft>) => void
  readonly onBadDate: (bad: boolean) => void
  readonly onCharset: (charset: OfferedCharset | null) => void
}

export function CopyFields({ draft, busy, onChange, onBadDate, onCharset }: CopyFieldsProps) {
  const { settings, messages } = useSettings()
  const t = messages.editCopy
  const hintId = useId()
  const dateId = useId()
  const read = draft.copy.charset
  const option = (charset: OfferedCharset) => (
    <option key={charset} value={charset}>
      {NAMES[charset] ?? charset}
    </option>
  )
  return (
    <div className={styles.fields}>
      <Field label={t.articleTitle} wide>
        {(id) => (
          <textarea
            id={id}
            data-first
            rows={2}
            maxLength={600}
            value={draft.title}
            onChange={(event) => onChange({ title: event.target.value.replace(/\s*\n\s*/g, ' ') })}
          />
        )}
      </Field>
      <Field label={t.lead} wide>
        {(id) => (
          <textarea
            id={id}
            rows={3}
            maxLength={6000}
            value={draft.lead}
            onChange={(event) => onChange({ lead: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.byline}>
        {(id) => (
          <input
            id={id}
            type="text"
            maxLength={400}
            value={draft.byline}
            onChange={(event) => onChange({ byline: event.target.value })}
          />
        )}
      </Field>
      <Field label={t.publishedAt}>
        {(id) => (
          <>
            <input
              id={id}
              type="datetime-local"
              aria-describedby={draft.published === '' ? undefined : dateId}
              min="1800-01-01T00:00"
              max="2200-12-31T23:59"
              value={draft.published}
              onChange={(event) => {
                const { validity, value } = event.target
                onBadDate(!validity.valid)
                onChange({ published: value })
              }}
            />
            {/* The browser's own field shows the order of the system, whatever the app's language is. */}
            {draft.published !== '' && (
              <p id={dateId} className={styles.hint}>
                {printedDay(draft.published, settings.language, 'long')}, {draft.published.slice(11, 16)}
              </p>
            )}
          </>
        )}
      </Field>
      {read !== null && (
        <Field label={t.charset} wide>
          {(id) => (
            <>
              <select
                id={id}
                aria-describedby={hintId}
                disabled={busy}
                value={draft.charset ?? read}
                onChange={({ target: { value } }) => onCharset(isOfferedCharset(value) ? value : null)}
              >
                {!isOfferedCharset(read) && <option value={read}>{read}</option>}
                <optgroup label={t.charsetVietnamese}>{VIETNAMESE.map(option)}</optgroup>
                <optgroup label={t.charsetOthers}>
                  {offeredCharsets.filter((charset) => !VIETNAMESE.includes(charset)).map(option)}
                </optgroup>
              </select>
              <p id={hintId} className={styles.hint}>
                {t.charsetHint}
              </p>
            </>
          )}
        </Field>
      )}
    </div>
  )
}

type FieldProps = {
  readonly label: string
  /** Over the whole width. */
  readonly wide?: boolean
  readonly children: (id: string) => ReactNode
}

function Field({ label, wide, children }: FieldProps) {
  const id = useId()
  return (
    <div className={wide ? `${styles.field} ${styles.whole}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
