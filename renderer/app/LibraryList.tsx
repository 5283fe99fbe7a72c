// The middle column put together: what the list shows for where one is.
import { useCallback } from 'react'
import type { ReactNode, Ref } from 'react'
import type { Mark } from '../../domain/annotation.ts'
import type { ArticleId, MarkedArticle } from '../../domain/article.ts'
import type { LibraryOverview } from '../../domain/list-query.ts'
import type { Messages } from '../../domain/language/index.ts'
import { parseSearch } from '../../domain/search-query.ts'
import type { Series } from '../../domain/series.ts'
import type { Asked } from '../client/asked.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { useTagActions } from '../client/tag-actions.ts'
import { useTakingArticles } from '../client/taking.ts'
import type { ListingAsked } from '../client/use-listing.ts'
import { EmptyRoom } from '../interface/EmptyRoom.tsx'
import type { Drawing } from '../interface/EmptyRoom.tsx'
import { ArticleList } from '../library/ArticleList.tsx'
import type { ArticleListHandle } from '../library/ArticleList.tsx'
import { ListPane } from '../library/ListPane.tsx'
import { SelectionBar } from '../library/SelectionBar.tsx'
import { NotesList } from '../library/NotesList.tsx'
import { SeriesList } from '../library/SeriesList.tsx'
import { TakingPanel } from '../library/TakingPanel.tsx'
import { TrashDays } from '../library/TrashDays.tsx'
import styles from './App.module.css'
import { Failure } from './Failure.tsx'
import { focusList } from './list-focus.ts'
import { searchesAll, showsArticles } from './navigation.ts'
import type { Navigation, NavigationStep } from './navigation.ts'
import type { SelectionControl } from './use-selection.ts'

type LibraryListProps = {
  readonly now: Navigation
  readonly go: (step: NavigationStep) => void
  readonly list: ListingAsked
  readonly listHandle: Ref<ArticleListHandle>
  readonly series: readonly Series[]
  readonly marked: Asked<readonly MarkedArticle[]>
  readonly lostMarks: readonly Mark['id'][] | null
  readonly overview: LibraryOverview | null
  readonly searchBox: Ref<HTMLInputElement>
  readonly libraryHidden: boolean
  readonly readOnly: boolean
  readonly onShowLibrary: () => void
  readonly onSave: () => void
  readonly onSaveAddress: (url: string) => void
  readonly saving: ReactNode
  readonly selection: SelectionControl
  readonly onTagSelection: () => void
}

const nothing: readonly ArticleId[] = []

function emptyRoom(now: Navigation, t: Messages): readonly [Drawing, string] {
  if (now.search.trim() === '' && now.view === 'notes') return ['reader', t.notes.emptyLibrary]
  if (now.search.trim() !== '') {
    const { words } = parseSearch(now.search)
    if (words === '') return ['search', t.empty.conditions]
    return ['search', [...words].length === 1 ? t.empty.oneLetter : t.empty.search(now.search.trim())]
  }
  if (now.tag !== null || now.host !== null) return ['search', t.empty.filter]
  const drawing = now.view === 'trash' ? 'trash' : now.view === 'series' ? 'series' : 'library'
  return [drawing, t.empty[now.view === 'notes' ? 'all' : now.view]]
}

export function LibraryList(props: LibraryListProps) {
  const { now, go, series, marked, overview, selection, listHandle } = props
  const { listing, want } = props.list
  const t = useMessages()
  const { tags } = useTagActions()
  const { tell, tellCaught } = useNotices()
  const searching = now.search.trim() !== ''
  const showSeries = now.view === 'series' && !showsArticles(now)
  const showNotes = now.view === 'notes' && !showsArticles(now)
  const ids = listing?.ids ?? nothing
  const articlesWithMarks = marked.data ?? []
  const { error, again } = showNotes ? marked : props.list
  const awaited = showNotes ? marked.data === null : listing === null
  const empty = (showSeries ? series : showNotes ? articlesWithMarks : ids).length === 0
  const count = showSeries
    ? t.list.seriesCount(series.length)
    : showNotes
      ? t.notes.count(articlesWithMarks.reduce((sum, { marks }) => sum + marks.length, 0))
      : searching
        ? t.search.results(ids.length)
        : t.list.count(ids.length)
  // Its first rows are shown while the library is opened: how many there are is not known yet.
  const isPart = !showSeries && !showNotes && listing?.whole === false
  const source = overview?.sources.find(({ name }) => name === now.host)
  const [drawing, sentence] = emptyRoom(now, t)
  const open = useCallback((id: ArticleId) => go({ go: 'open', id }), [go])
  const taking = useTakingArticles()
  const chosen = selection.inOrder
  const { toggle, extendTo } = selection
  const openId = now.articleId
  const select = useCallback(
    (id: ArticleId, how: 'one' | 'range') => (how === 'one' ? toggle(id) : extendTo(id, openId)),
    [toggle, extendTo, openId],
  )

  const emptyTrash = () =>
    void call('library:delete', { ids: null }).then(
      ({ deleted }) => deleted > 0 && tell(t.done.deleted(deleted)),
      tellCaught,
    )

  return (
    <ListPane
      heading={
        now.tag ?? source?.label ?? now.host ?? (searchesAll(now) ? t.search.everywhere : t.views[now.view])
      }
      searchBox={props.searchBox}
      search={now.search}
      onSearch={(text) => go({ go: 'search', text })}
      names={{
        // A search looks into the archive too.
        tags,
        sources: overview?.sources ?? [],
        series: series.map(({ name }) => name),
      }}
      sort={showSeries || showNotes ? null : now.sort}
      onSort={(order) => go({ go: 'sort', order })}
      filter={now.tag ?? source?.label ?? now.host}
      onClearFilter={() => go({ go: 'show', view: 'all', tag: null, host: null })}
      count={awaited || isPart ? null : count}
      place={listing?.place ?? null}
      libraryHidden={props.libraryHidden}
      onShowLibrary={props.onShowLibrary}
      onSave={props.onSave}
      onEmptyTrash={now.view === 'trash' && ids.length > 0 ? emptyTrash : null}
      saving={
        <>
          {props.readOnly && (
            <p role="status" className={styles.banner}>
              {t.unavailable.readOnly}
            </p>
          )}
          {props.saving}
          <TakingPanel />
        </>
      }
      selection={
        <>
          <p role="status" className="visually-hidden">
            {chosen.length > 0 ? t.selection.count(chosen.length) : ''}
          </p>
          {chosen.length > 0 && !showSeries && (
            <SelectionBar
              ids={chosen}
              onTag={props.onTagSelection}
              onTake={(as) => taking.take(chosen, as)}
              taking={taking.progress !== null}
              onClear={selection.clear}
              onFocusLost={() => requestAnimationFrame(() => focusList(now.articleId))}
            />
          )}
        </>
      }
    >
      {error !== null ? (
        <Failure error={error} onRetry={again} />
      ) : awaited ? (
        <div className={styles.waiting} aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      ) : empty ? (
        <EmptyRoom drawing={drawing}>
          <p>{sentence}</p>
        </EmptyRoom>
      ) : showNotes ? (
        <NotesList articles={articlesWithMarks} lost={props.lostMarks} openId={now.articleId} onOpen={open} />
      ) : showSeries ? (
        <SeriesList
          series={series}
          openId={now.articleId}
          onOpen={open}
          onSaveAddress={props.onSaveAddress}
        />
      ) : listing !== null ? (
        <TrashDays shown={now.view === 'trash'}>
          <ArticleList
            key={listing.place}
            ref={listHandle}
            listing={listing}
            series={series}
            openId={openId}
            selected={selection.ids}
            onOpen={open}
            onSelect={select}
            onWant={want}
          />
        </TrashDays>
      ) : null}
    </ListPane>
  )
}
