// "Sửa loạt bài": what a series is called, what belongs to it and in which order. Nothing changes before it is saved.
import { useEffect, useId, useRef, useState } from 'react'
import { errorSentence } from '../../domain/language/index.ts'
import type { AppError } from '../../domain/result.ts'
import type { SeriesChange } from '../../domain/series-change.ts'
import { partWords } from '../../domain/series.ts'
import type { Series } from '../../domain/series.ts'
import { useTellDone } from '../client/actions.ts'
import { call, errorOf } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import { ArticlePicker, SeriesPicker } from './pickers.tsx'
import * as drafts from './series-draft.ts'
import type { SeriesDraft } from './series-draft.ts'
import { SeriesParts } from './SeriesParts.tsx'
import styles from './series.module.css'

/** What is corrected: a series, or an article that is to be put into one. */
export type SeriesTarget =
  | { readonly kind: 'series'; readonly series: Series }
  | {
      readonly kind: 'article'
      readonly id: string
      readonly title: string
      /** By the person's word: that can be taken back. */
      readonly standsAlone: boolean
    }

type EditSeriesDialogProps = {
  readonly target: SeriesTarget
  readonly allSeries: readonly Series[]
  readonly onClose: () => void
}

export function EditSeriesDialog({ target, allSeries, onClose }: EditSeriesDialogProps) {
  const messages = useMessages()
  const { editSeries: t } = messages
  const [began, setBegan] = useState<SeriesDraft | null>(
    target.kind === 'series' ? drafts.draftOf(target.series) : null,
  )
  const article = target.kind === 'article' ? target : null
  const { error, busy, correct } = useCorrection(onClose)
  if (began !== null || article === null)
    return (
      <SeriesForm
        began={began ?? drafts.newDraft('')}
        article={article}
        allSeries={allSeries}
        onClose={onClose}
      />
    )
  return (
    <Dialog title={t.putTitle} closeLabel={t.doneChoosing} onClose={onClose} wide>
      <p className={styles.hint}>{t.choose(article.title)}</p>
      <SeriesPicker series={allSeries} onPick={(series) => setBegan(drafts.draftOf(series))} />
      {error !== null && (
        <p role="alert" className={styles.error}>
          {errorSentence(messages, error)}
        </p>
      )}
      <DialogActions>
        {article.standsAlone && (
          <Button
            tone="plain"
            className={styles.start}
            disabled={busy}
            onClick={() => void correct({ series: [], merged: [], alone: [], recognised: [article.id] })}
          >
            {t.recognise}
          </Button>
        )}
        <Button onClick={() => setBegan(drafts.newDraft(''))}>{t.newSeries}</Button>
      </DialogActions>
    </Dialog>
  )
}

type SeriesFormProps = {
  readonly began: SeriesDraft
  /** To be put into it. */
  readonly article: { readonly id: string; readonly title: string } | null
  readonly allSeries: readonly Series[]
  readonly onClose: () => void
}

function SeriesForm({ began, article, allSeries, onClose }: SeriesFormProps) {
  const messages = useMessages()
  const { editSeries: t, editCopy: general } = messages
  const [draft, setDraft] = useState(() => (article ? drafts.withArticle(began, article) : began))
  const [picking, setPicking] = useState<'series' | 'article' | null>(null)
  const [tried, setTried] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const { error, busy, correct } = useCorrection(onClose)
  const [nameId, wordId, partsId, splitPartsId] = [useId(), useId(), useId(), useId()]
  const problem = drafts.problemOf(draft)
  const changed = drafts.isChanged(draft, began)
  const isSplit = drafts.partsWith(draft, 'splits').length > 0

  const save = () => {
    setTried(true)
    if (problem !== null) return
    if (changed) void correct(drafts.changeOf(draft))
    else onClose()
  }
  const recognise = () =>
    void correct({ series: [], merged: [], alone: [], recognised: began.parts.map(({ id }) => id) })
  const close = () => (changed && !leaving ? setLeaving(true) : onClose())

  return (
    <Dialog title={t.title} closeLabel={general.cancel} onClose={close} wide>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div className={styles.fields}>
          <div className={styles.field}>
            <label htmlFor={nameId}>{t.name}</label>
            <input
              id={nameId}
              type="text"
              data-first
              maxLength={300}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          </div>
          <div className={styles.field}>
            <label htmlFor={wordId}>{t.word}</label>
            <select
              id={wordId}
              value={draft.word}
              onChange={({ target: { value } }) =>
                setDraft({ ...draft, word: partWords.find((word) => word === value) ?? draft.word })
              }
            >
              {partWords.map((word) => (
                <option key={word} value={word}>
                  {word}
                </option>
              ))}
            </select>
          </div>
        </div>
        <section aria-labelledby={partsId} className={styles.section}>
          <h3 id={partsId}>{t.parts}</h3>
          <SeriesParts draft={draft} split={false} onDraft={setDraft} />
        </section>
        {isSplit && (
          <section aria-labelledby={splitPartsId} className={styles.section}>
            <h3 id={splitPartsId}>{t.splitParts}</h3>
            <SplitName name={draft.splitName} onName={(splitName) => setDraft({ ...draft, splitName })} />
            <SeriesParts draft={draft} split onDraft={setDraft} />
            <p>
              <Button
                small
                onClick={() => {
                  document.getElementById(nameId)?.focus()
                  setDraft(drafts.unsplit(draft))
                }}
              >
                {t.unsplit}
              </Button>
            </p>
          </section>
        )}
        <div className={styles.more}>
          <Button
            aria-expanded={picking === 'article'}
            onClick={() => setPicking(picking === 'article' ? null : 'article')}
          >
            {t.add}
          </Button>
          <Button
            aria-expanded={picking === 'series'}
            onClick={() => setPicking(picking === 'series' ? null : 'series')}
          >
            {t.merge}
          </Button>
        </div>
        {picking === 'article' && (
          <ArticlePicker
            known={draft.parts.map(({ id }) => id)}
            onPick={(row) => setDraft(drafts.withArticle(draft, row))}
          />
        )}
        {picking === 'series' && (
          <SeriesPicker
            series={allSeries.filter(({ id }) => id !== draft.series?.id && !draft.merged.includes(id))}
            onPick={(other) => setDraft(drafts.withSeries(draft, other))}
          />
        )}
        <div className={styles.foot}>
          {error !== null && (
            <p role="alert" className={styles.error}>
              {errorSentence(messages, error)}
            </p>
          )}
          {tried && problem !== null && <p role="alert">{t[problem]}</p>}
          {/* Each set of buttons has its own: one that became the submit button under a click would submit. */}
          {leaving ? (
            <DialogActions key="leaving">
              <p role="alert" className={styles.leaving}>
                {general.unsaved}
              </p>
              <Button onClick={onClose}>{general.discard}</Button>
              <Button tone="primary" onClick={() => setLeaving(false)}>
                {general.goOn}
              </Button>
            </DialogActions>
          ) : (
            <DialogActions key="editing">
              {draft.series?.corrected && (
                <Button tone="plain" className={styles.start} disabled={busy} onClick={recognise}>
                  {t.recognise}
                </Button>
              )}
              <Button onClick={close}>{general.cancel}</Button>
              <Button tone="primary" type="submit" disabled={busy}>
                {general.save}
              </Button>
            </DialogActions>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** Begun at once: what is split off wants a name. */
function SplitName({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const { editSeries: t } = useMessages()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t.splitName}</label>
      <input
        ref={field}
        id={id}
        type="text"
        maxLength={300}
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
    </div>
  )
}

/** Saves a correction, says so with the way back, and closes; what failed is told, and the draft stays. */
function useCorrection(onDone: () => void) {
  const tellDone = useTellDone()
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const correct = async (change: SeriesChange) => {
    setBusy(true)
    setError(null)
    try {
      tellDone(await call('series:correct', change))
      onDone()
    } catch (caught) {
      setError(errorOf(caught))
      setBusy(false)
    }
  }
  return { error, busy, correct }
}
