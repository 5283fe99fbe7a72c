// The window: library, list and reader side by side, and what opens over them.
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { CaptureJob } from '../../domain/capture.ts'
import type { ArticleId } from '../../domain/article.ts'
import { listWidths, sidebarWidths } from '../../domain/settings.ts'
import { bridge, call } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import { useTold } from '../client/told.ts'
import { ColumnResizer } from '../interface/ColumnResizer.tsx'
import { EmptyRoom } from '../interface/EmptyRoom.tsx'
import { NoticeBoard } from '../interface/NoticeBoard.tsx'
import type { ArticleListHandle } from '../library/ArticleList.tsx'
import { LibraryNavigation } from '../library/LibraryNavigation.tsx'
import { Reader, ReaderWaiting } from '../reader/Reader.tsx'
import type { ReaderHandle } from '../reader/Reader.tsx'
import { warmUp } from '../reader/warm-up.ts'
import { CapturePageBar } from '../saving/CapturePageBar.tsx'
import { DropTarget } from '../saving/DropTarget.tsx'
import { SavingPanel } from '../saving/SavingPanel.tsx'
import { StatisticsPage } from '../statistics/StatisticsPage.tsx'
import styles from './App.module.css'
import { Dialogs } from './Dialogs.tsx'
import { Failure } from './Failure.tsx'
import { LibraryList } from './LibraryList.tsx'
import { focusList, useListFocus } from './list-focus.ts'
import { navigate, searchesAll, showsArticles } from './navigation.ts'
import { keepList, keepOpenArticle, listOf, navigationAtLoad } from './open-article.ts'
import { WindowDialogs } from './WindowDialogs.tsx'
import { Unavailable } from './Unavailable.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import type { OpenDialog } from './commands.ts'
import { useCommands } from './use-commands.ts'
import { useColumns } from './use-columns.ts'
import { useLibraryData } from './use-library-data.ts'
import { useLeaveGone } from './use-leave-gone.ts'
import { useSaveFlow } from './use-save-flow.ts'
import { useSelection } from './use-selection.ts'

const nothing: readonly ArticleId[] = []
const askStatus = () => call('library:status')

export function App() {
  const t = useMessages()
  const [now, go] = useReducer(navigate, null, navigationAtLoad)
  /** Whether the library is there: ready, read-only, or unavailable. */
  const [status, setStatus] = useTold(askStatus, bridge.on['library:status'])
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const [taggedIds, setTaggedIds] = useState(nothing)
  const columns = useColumns()
  const searchBox = useRef<HTMLInputElement>(null)
  const [reader, setReader] = useState<ReaderHandle | null>(null)
  const { articleId } = now
  const data = useLibraryData(now)
  const { overview, list, allSeries, marked, article, articleError, series, nextUnread } = data

  const open = useCallback((id: string) => go({ go: 'open', id }), [])
  const saveFlow = useSaveFlow({ dialogOpen: dialog === 'save', onOpen: open })
  const { saving, capturePage, openPage, setDraft, saveAll, saveAddress } = saveFlow
  const onSaved = useCallback(
    (job: CaptureJob) => {
      setDialog(null)
      setDraft('')
      if (job.articleId !== null) open(job.articleId)
    },
    [open, setDraft],
  )

  useEffect(() => keepOpenArticle(articleId), [articleId])
  const lastList = listOf(now)
  useEffect(() => keepList(lastList), [lastList])
  useLeaveGone({ articleId, article, articleError, leave: () => go({ go: 'close' }) })
  useEffect(() => {
    const shown = now.page === 'statistics' ? t.statistics.title : article?.title
    document.title = shown === undefined ? t.appName : `${shown} — ${t.appName}`
  }, [article, now.page, t])
  // The first list is in the page: the start is over.
  const { listing } = list
  const isListed = listing !== null || status?.state === 'unavailable'
  useEffect(() => {
    if (!isListed) return
    requestAnimationFrame(() => void call('app:painted').catch(() => undefined))
    const idle = requestIdleCallback(warmUp)
    return () => cancelIdleCallback(idle)
  }, [isListed])

  const listed = listing?.ids ?? nothing
  const selection = useSelection(now, showsArticles(now) ? listed : nothing)
  const listHandle = useRef<ArticleListHandle>(null)
  useListFocus(listing, listHandle)
  const commands = useCommands({
    now,
    series,
    listed,
    row: (id) => listing?.row(id) ?? null,
    overview,
    article,
    reader,
    selection,
    narrow: columns.narrow,
    go,
    openDialog: setDialog,
    tag: setTaggedIds,
    focusSearch: () => searchBox.current?.focus(),
    toggleSidebar: () => columns.showSidebar(!columns.sidebarShown),
  })

  /** From what takes the whole of a narrow window. */
  const backToList = () => {
    go({ go: 'close' })
    // The list is there again after the next paint.
    requestAnimationFrame(() => focusList(articleId))
  }

  const manageTags = useCallback((wanted: boolean) => setDialog(wanted ? 'manageTags' : null), [])
  /** Shows something in the list, which comes forward where there is room for one column only. */
  const showInList = (...steps: readonly Parameters<typeof go>[0][]) => {
    for (const step of steps) go(step)
    if (columns.narrow) go({ go: 'close' })
    columns.leaveOverlay()
  }

  if (status?.state === 'unavailable') return <Unavailable status={status} onStatus={setStatus} />
  return (
    <WindowDialogs
      series={{ allSeries, onSave: saveFlow.saveAddresses }}
      collections={{
        managing: dialog === 'manageTags',
        onManage: manageTags,
        onTagRenamed: (from, to) => go({ go: 'tagRenamed', from, to }),
      }}
    >
      <div className={styles.frame}>
        <CapturePageBar control={capturePage} jobs={saving.jobs} />
        <div
          className={styles.window}
          data-open={articleId === null && now.page === null ? 'list' : 'article'}
          data-narrow={columns.narrow || undefined}
          style={{ gridTemplateColumns: columns.template }}
        >
          {columns.sidebarShown && (
            <nav className={styles.landmark} aria-label={t.regions.library}>
              <div className={styles.sidebar}>
                <LibraryNavigation
                  overview={overview}
                  marked={marked.data}
                  shown={now}
                  searchesAll={searchesAll(now)}
                  onShow={(shown) => showInList({ go: 'show', ...shown })}
                  onSearch={(text) =>
                    showInList({ go: 'show', view: 'all', tag: null, host: null }, { go: 'search', text })
                  }
                  onShowStatistics={() => {
                    go({ go: 'statistics' })
                    columns.leaveOverlay()
                  }}
                  statisticsShown={now.page === 'statistics'}
                  onOpenSettings={() => setDialog('settings')}
                  onHide={() => columns.showSidebar(false)}
                />
              </div>
              {!columns.oneColumn && (
                <ColumnResizer
                  label={t.list.resizeSidebar}
                  width={columns.sidebarWidth}
                  {...sidebarWidths}
                  onResize={(sidebarWidth) => columns.drag({ sidebarWidth })}
                  onResized={(sidebarWidth) => columns.keep({ sidebarWidth })}
                />
              )}
            </nav>
          )}
          <section className={styles.landmark} aria-label={t.regions.articles}>
            <div className={styles.list}>
              <LibraryList
                now={now}
                go={go}
                list={list}
                listHandle={listHandle}
                series={allSeries}
                marked={marked}
                lostMarks={data.lostMarks}
                overview={overview}
                searchBox={searchBox}
                libraryHidden={!columns.sidebarShown}
                readOnly={status?.state === 'ready' && status.readOnly}
                onShowLibrary={() => columns.showSidebar(true)}
                onSave={() => setDialog('save')}
                onSaveAddress={saveAddress}
                selection={selection}
                onTagSelection={() => setTaggedIds(selection.inOrder)}
                saving={
                  <SavingPanel
                    saving={saving}
                    onFocusLost={() => focusList(articleId)}
                    hiddenIds={[capturePage.page?.jobId, saveFlow.dialogJobId]}
                    onOpenPage={openPage}
                    onEdit={(given, jobId) => {
                      saveFlow.edit(given, jobId)
                      setDialog('save')
                    }}
                  />
                }
              />
            </div>
            {!columns.narrow && (
              <ColumnResizer
                label={t.list.resizeList}
                width={columns.listWidth}
                {...listWidths}
                onResize={(listWidth) => columns.drag({ listWidth })}
                onResized={(listWidth) => columns.keep({ listWidth })}
              />
            )}
          </section>
          <div className={styles.reading}>
            {now.page === 'statistics' ? (
              <StatisticsPage onOpen={open} onBack={columns.narrow ? backToList : null} />
            ) : articleId === null ? (
              <main className={styles.emptyReader} aria-label={t.regions.reader}>
                <EmptyRoom drawing="reader">
                  <p>{t.empty.reader}</p>
                  <p className={styles.hint}>{t.empty.readerHint}</p>
                </EmptyRoom>
              </main>
            ) : article !== null ? (
              <Reader
                key={article.id}
                ref={setReader}
                article={article}
                series={series}
                nextUnread={nextUnread}
                onOpen={open}
                onBack={columns.narrow ? backToList : null}
                onTag={() => setTaggedIds([article.id])}
                onSaveAddress={saveAddress}
                onOpenPage={(url) => openPage(url, null)}
              />
            ) : articleError !== null ? (
              <main className={styles.emptyReader} aria-label={t.regions.reader}>
                <Failure error={articleError} onRetry={data.askArticleAgain} />
              </main>
            ) : (
              <ReaderWaiting />
            )}
          </div>
        </div>
        <Dialogs
          dialog={dialog}
          onDialog={setDialog}
          status={status}
          saveFlow={saveFlow}
          onSaved={onSaved}
          tagged={taggedIds}
          onTagged={() => setTaggedIds(nothing)}
        />
        {dialog === 'palette' && (
          <CommandPalette
            now={now}
            go={go}
            commands={commands}
            overview={overview}
            series={allSeries}
            showList={() => columns.narrow && go({ go: 'close' })}
            onClose={() => setDialog(null)}
          />
        )}
        <DropTarget onDrop={saveAll} onRefused={saveFlow.refuse} />
        <NoticeBoard />
      </div>
    </WindowDialogs>
  )
}
