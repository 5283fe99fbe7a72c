// The window: library, list and reader side by side, and what opens over them.
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import type { ListQuery } from '../../domain/ipc-contract.ts'
import { useAsked } from '../client/asked.ts'
import { bridge, call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { ColumnResizer } from '../interface/ColumnResizer.tsx'
import { EmptyRoom } from '../interface/EmptyRoom.tsx'
import { NoticeBoard } from '../interface/NoticeBoard.tsx'
import { LibraryNavigation } from '../library/LibraryNavigation.tsx'
import { Reader, ReaderWaiting } from '../reader/Reader.tsx'
import type { ReaderHandle } from '../reader/Reader.tsx'
import { ConfirmSave } from '../saving/ConfirmSave.tsx'
import { DropTarget } from '../saving/DropTarget.tsx'
import { useSaving } from '../saving/jobs.ts'
import { SaveDialog } from '../saving/SaveDialog.tsx'
import { SavingPanel } from '../saving/SavingPanel.tsx'
import { AboutDialog } from '../settings/AboutDialog.tsx'
import { SettingsDialog } from '../settings/SettingsDialog.tsx'
import { ShortcutsDialog } from '../settings/ShortcutsDialog.tsx'
import styles from './App.module.css'
import { LibraryList } from './LibraryList.tsx'
import { atStart, navigate } from './navigation.ts'
import { Unavailable } from './Unavailable.tsx'
import type { OpenDialog } from './use-commands.ts'
import { useCommands } from './use-commands.ts'
import { useColumns } from './use-columns.ts'
import { useLibraryStatus } from './use-library-status.ts'

const listQuery = (now: typeof atStart): ListQuery => ({
  view: now.view === 'series' ? 'all' : now.view,
  search: now.search.trim(),
  sort: now.sort,
  tag: now.tag,
  host: now.host,
})

const unreadQuery: ListQuery = { view: 'unread', search: '', sort: 'saved', tag: null, host: null }

export function App() {
  const t = useMessages()
  const { tell, tellError, tellCaught } = useNotices()
  const [now, go] = useReducer(navigate, atStart)
  const [status, setStatus] = useLibraryStatus()
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const dialogOpen = useRef(dialog)
  useEffect(() => {
    dialogOpen.current = dialog
  }, [dialog])
  const [draft, setDraft] = useState('')
  const [toConfirm, setToConfirm] = useState<string | null>(null)
  const columns = useColumns()
  const searchBox = useRef<HTMLInputElement>(null)
  const [reader, setReader] = useState<ReaderHandle | null>(null)

  const overview = useAsked('library:overview', undefined as never)
  const list = useAsked('library:list', listQuery(now))
  const unread = useAsked('library:list', now.articleId === null ? null : unreadQuery)
  const allSeries = useAsked('library:series', undefined as never)
  const opened = useAsked('library:article', now.articleId === null ? null : { id: now.articleId })

  const article = opened.data?.id === now.articleId ? opened.data : null
  const series = allSeries.data?.find(({ id }) => id === article?.seriesId) ?? null
  const nextUnread =
    unread.data?.find(
      ({ id, seriesId }) => id !== now.articleId && (series === null || seriesId !== series.id),
    ) ?? null

  // An article that is gone for good (deleted, or its folder removed) leaves the reader.
  useEffect(() => {
    if (opened.error?.code === 'article-not-found') go({ go: 'close' })
  }, [opened.error])
  useEffect(() => {
    document.title = article ? `${article.title} — ${t.appName}` : t.appName
  }, [article, t])
  // The first list is in the page: the start is over.
  const listed = list.data !== null
  useEffect(() => {
    if (listed) requestAnimationFrame(() => void call('app:painted').catch(() => undefined))
  }, [listed])

  const open = useCallback((id: string) => go({ go: 'open', id }), [])
  const onDone = useCallback(
    (job: CaptureJob) => {
      const { articleId, title } = job
      if (articleId === null) return
      const sentence = job.updated ? t.save.updated(title ?? '') : t.save.saved(title ?? '')
      // What the dialog saved opens by itself.
      if (dialogOpen.current === 'save') tell(sentence)
      else tell(sentence, { label: t.save.openArticle, run: () => open(articleId) })
    },
    [t, tell, open],
  )
  const saving = useSaving(onDone)
  const { start } = saving
  const saveAll = useCallback(
    (inputs: readonly CaptureInput[]) => void Promise.all(inputs.map(start)).catch(tellCaught),
    [start, tellCaught],
  )
  const saveAddress = useCallback((url: string) => saveAll([{ kind: 'address', url }]), [saveAll])
  const onDialogSaved = useCallback(
    ({ articleId }: CaptureJob) => {
      setDialog(null)
      setDraft('')
      if (articleId !== null) open(articleId)
    },
    [open],
  )

  useEffect(
    () =>
      bridge.on['app:notice']((notice) => {
        if (notice.kind === 'error') tellError(notice.error)
        else if (notice.kind === 'recovered') tell(t.done.recovered(notice.file))
        else setToConfirm(notice.url)
      }),
    [tell, tellError, t],
  )

  useCommands({
    openId: now.articleId,
    series,
    rows: list.data ?? [],
    article,
    reader,
    narrow: columns.narrow,
    go,
    openDialog: setDialog,
    focusSearch: () => searchBox.current?.focus(),
    toggleSidebar: () => columns.showSidebar(!columns.sidebarShown),
  })

  if (status?.state === 'unavailable') return <Unavailable status={status} onStatus={setStatus} />
  return (
    <>
      <div
        className={styles.window}
        data-open={now.articleId === null ? 'list' : 'article'}
        style={{ gridTemplateColumns: columns.template }}
      >
        {columns.sidebarShown && (
          <>
            <div className={styles.sidebar}>
              <LibraryNavigation
                overview={overview.data}
                shown={now}
                onShow={(shown) => {
                  go({ go: 'show', ...shown })
                  if (columns.narrow) go({ go: 'close' })
                  columns.leaveOverlay()
                }}
                onOpenSettings={() => setDialog('settings')}
                onHide={() => columns.showSidebar(false)}
              />
            </div>
            {!columns.oneColumn && (
              <ColumnResizer
                label={t.list.resizeSidebar}
                width={columns.sidebarWidth}
                min={160}
                max={400}
                onResize={(sidebarWidth) => columns.drag({ sidebarWidth })}
                onResized={(sidebarWidth) => columns.keep({ sidebarWidth })}
              />
            )}
          </>
        )}
        <div className={styles.list}>
          <LibraryList
            now={now}
            go={go}
            list={list}
            series={allSeries.data ?? []}
            overview={overview.data}
            searchBox={searchBox}
            libraryHidden={!columns.sidebarShown}
            readOnly={status?.state === 'ready' && status.readOnly}
            onShowLibrary={() => columns.showSidebar(true)}
            onSave={() => setDialog('save')}
            onSaveAddress={saveAddress}
            saving={
              dialog === 'save' ? null : (
                <SavingPanel
                  saving={saving}
                  onEdit={(given) => {
                    setDraft(given)
                    setDialog('save')
                  }}
                />
              )
            }
          />
        </div>
        {!columns.narrow && (
          <ColumnResizer
            label={t.list.resizeList}
            width={columns.listWidth}
            min={260}
            max={800}
            onResize={(listWidth) => columns.drag({ listWidth })}
            onResized={(listWidth) => columns.keep({ listWidth })}
          />
        )}
        <div className={styles.reading}>
          {now.articleId === null ? (
            <main className={styles.emptyReader} aria-label={t.regions.reader}>
              <EmptyRoom drawing="reader">
                <p>{t.empty.reader}</p>
                <p className={styles.hint}>{t.empty.readerHint}</p>
              </EmptyRoom>
            </main>
          ) : article === null ? (
            <ReaderWaiting />
          ) : (
            <Reader
              key={article.id}
              ref={setReader}
              article={article}
              series={series}
              nextUnread={nextUnread}
              knownTags={overview.data?.tags.map(({ name }) => name) ?? []}
              onOpen={open}
              onBack={() => go({ go: 'close' })}
              onSaveAddress={saveAddress}
            />
          )}
        </div>
      </div>
      {dialog === 'save' && (
        <SaveDialog
          saving={saving}
          draft={draft}
          onDraft={setDraft}
          onOpenFiles={() => {
            setDialog(null)
            void call('capture:openFiles').catch(tellCaught)
          }}
          onSaved={onDialogSaved}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'settings' && (
        <SettingsDialog
          status={status}
          onShowShortcuts={() => setDialog('shortcuts')}
          onShowAbout={() => setDialog('about')}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'about' && <AboutDialog onClose={() => setDialog(null)} />}
      {dialog === 'shortcuts' && (
        <ShortcutsDialog mac={/Mac/.test(navigator.userAgent)} onClose={() => setDialog(null)} />
      )}
      {toConfirm !== null && (
        <ConfirmSave
          url={toConfirm}
          onSave={() => {
            saveAddress(toConfirm)
            setToConfirm(null)
          }}
          onClose={() => setToConfirm(null)}
        />
      )}
      <DropTarget onDrop={saveAll} />
      <NoticeBoard />
    </>
  )
}
