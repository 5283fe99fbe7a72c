// The view "Ghi chú": highlights and notes of the whole library, by article, filtered by colour and by words.
import { FileDown, Search, Unlink, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { highlightColors } from '../../domain/annotation.ts'
import type { HighlightColor, Mark } from '../../domain/annotation.ts'
import type { ArticleId, MarkedArticle } from '../../domain/article.ts'
import { fold } from '../../domain/fold.ts'
import { shownQuote } from '../../domain/shown-quote.ts'
import { useTellDone } from '../client/actions.ts'
import { askForMark } from '../client/asked-mark.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useNotesExport } from '../client/notes-export.ts'
import { useMessages, useSettings } from '../client/settings.tsx'
import { printedDay } from '../client/wording.ts'
import { Button, Choice, IconButton } from '../interface/controls.tsx'
import { EmptyRoom } from '../interface/EmptyRoom.tsx'
import { neighbourOf } from '../interface/focus-hand-over.ts'
import { UnbrokenTitle } from '../interface/UnbrokenTitle.tsx'
import { LongList } from './LongList.tsx'
import type { EntryProps } from './LongList.tsx'
import styles from './NotesList.module.css'

type NotesListProps = {
  readonly articles: readonly MarkedArticle[]
  /** Marks whose passages are not in their articles any more; null: not known yet. */
  readonly lost: readonly Mark['id'][] | null
  readonly openId: ArticleId | null
  readonly onOpen: (id: ArticleId) => void
}

type Entry = { readonly mark: Mark; readonly quote: string | null; readonly folded: string }
type ArticleEntries = { readonly article: MarkedArticle; readonly entries: readonly Entry[] }

/** CSS pixels of an article with two notes. */
const ENTRY = 220

const countOf = (articles: readonly ArticleEntries[]) =>
  articles.reduce((sum, { entries }) => sum + entries.length, 0)

const entriesOf = (article: MarkedArticle): ArticleEntries => ({
  article,
  entries: article.marks.map((mark) => {
    const quote = mark.target && shownQuote(mark.target.quote.exact)
    return { mark, quote, folded: fold(`${quote ?? ''}\n${mark.note}\n${article.title}`) }
  }),
})

export function NotesList({ articles, lost, openId, onOpen }: NotesListProps) {
  const { notes: t } = useMessages()
  const exportNotes = useNotesExport()
  const [words, setWords] = useState('')
  const [color, setColor] = useState<HighlightColor | 'any'>('any')
  const all = useMemo(() => articles.map(entriesOf), [articles])
  const wanted = useMemo(
    () =>
      fold(words)
        .split(' ')
        .filter((word) => word !== ''),
    [words],
  )
  const isFiltered = wanted.length > 0 || color !== 'any'
  const shown = useMemo(() => {
    const isShown = ({ mark, folded }: Entry) =>
      // A note on the whole article has no colour that anybody sees.
      (color === 'any' || (mark.target !== null && mark.color === color)) &&
      wanted.every((word) => folded.includes(word))
    return all
      .map(({ article, entries }) => ({ article, entries: entries.filter(isShown) }))
      .filter(({ entries }) => entries.length > 0)
  }, [all, wanted, color])
  const lostIds = useMemo(() => new Set(lost), [lost])
  const clear = () => setWords('')
  return (
    <>
      <div className={styles.filters}>
        <div className={styles.words}>
          <Search size={16} strokeWidth={1.8} aria-hidden="true" />
          <input
            type="text"
            aria-label={t.filterText}
            placeholder={t.filterText}
            spellCheck={false}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || words === '') return
              event.stopPropagation()
              clear()
            }}
          />
          {words !== '' && (
            <IconButton label={t.clearFilter} onClick={clear}>
              <X size={16} aria-hidden="true" />
            </IconButton>
          )}
        </div>
        <Choice
          label={t.filterColor}
          value={color}
          options={[
            { value: 'any', label: t.anyColor },
            ...highlightColors.map((value) => ({
              value,
              label: t.colorNamed(t.colors[value]),
              content: <span className={styles.swatch} data-color={value} aria-hidden="true" />,
            })),
          ]}
          onChange={setColor}
        />
        <Button small onClick={() => exportNotes.save({ kind: 'all' })}>
          <FileDown size={14} aria-hidden="true" />
          {t.saveAll}
        </Button>
      </div>
      <p role="status" className={isFiltered ? styles.count : 'visually-hidden'}>
        {isFiltered ? t.countShown(countOf(shown), countOf(all)) : ''}
      </p>
      {shown.length === 0 && (
        <EmptyRoom drawing="search">
          <p>{wanted.length === 0 ? t.emptyColor : t.emptyFilter}</p>
        </EmptyRoom>
      )}
      <LongList name="notes" items={shown} keyOf={({ article }) => article.id} height={ENTRY}>
        {({ article, entries }, entry) => (
          <ArticleNotes
            key={article.id}
            article={article}
            entries={entries}
            entry={entry}
            lost={lostIds}
            open={article.id === openId}
            onOpen={onOpen}
          />
        )}
      </LongList>
    </>
  )
}

type ArticleNotesProps = ArticleEntries & {
  readonly entry: EntryProps
  readonly lost: ReadonlySet<Mark['id']>
  readonly open: boolean
  readonly onOpen: (id: ArticleId) => void
}

/** Hands the focus to the neighbour of a mark that goes. */
function leave(mark: HTMLElement): void {
  const all = [...(mark.closest('[data-scroller]')?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])]
  neighbourOf(all, mark)?.focus()
}

function useRemoveMark() {
  const { tellCaught } = useNotices()
  const tellDone = useTellDone()
  return (id: ArticleId, markId: Mark['id']) =>
    call('notes:change', { id, change: { change: 'remove', markIds: [markId] } }).then(tellDone, tellCaught)
}

function ArticleNotes({ article, entries, entry, lost, open, onOpen }: ArticleNotesProps) {
  const { settings, messages } = useSettings()
  const removeMark = useRemoveMark()
  const lang = article.lang ?? undefined
  return (
    <li {...entry} className={styles.article} data-of-article={article.id} data-open={open || undefined}>
      <p className={styles.facts}>
        {article.siteName ?? article.host ?? messages.list.noSource}
        {article.publishedAt !== null && ` · ${printedDay(article.publishedAt, settings.language, 'short')}`}
      </p>
      <h2 className={styles.title} lang={lang} dir="auto">
        <a
          href={`#${article.id}`}
          data-article={article.id}
          aria-current={open ? 'true' : undefined}
          onClick={(event) => {
            event.preventDefault()
            onOpen(article.id)
          }}
        >
          <UnbrokenTitle title={article.title} />
        </a>
      </h2>
      <ul>
        {entries.map(({ mark, quote }) => (
          <li key={mark.id}>
            <button
              type="button"
              className={styles.mark}
              data-mark={mark.id}
              onKeyDown={(event) => {
                if (event.key !== 'Delete') return
                // The note that has the focus is meant, not its article.
                event.preventDefault()
                event.stopPropagation()
                leave(event.currentTarget)
                void removeMark(article.id, mark.id)
              }}
              onClick={() => {
                askForMark(article.id, mark.id)
                onOpen(article.id)
              }}
            >
              {quote !== null && (
                <span className={styles.quote} data-color={mark.color} lang={lang} dir="auto">
                  {quote}
                  <span className="visually-hidden" lang={settings.language}>
                    {` (${messages.notes.colors[mark.color]})`}
                  </span>
                </span>
              )}
              {lost.has(mark.id) && (
                <span className={styles.lost}>
                  <Unlink size={13} strokeWidth={1.8} aria-hidden="true" />
                  {messages.notes.lost}
                </span>
              )}
              {mark.note !== '' && (
                <span className={styles.note} dir="auto">
                  {mark.note}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </li>
  )
}
