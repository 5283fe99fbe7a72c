// The reader: one article in `main`, its tools above it, its series around it, what is related after it.
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { Ref } from 'react'
import type { ArticleDetail, ArticleSummary } from '../../domain/article.ts'
import type { Series } from '../../domain/series.ts'
import { useAct } from '../client/actions.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { AlsoIn } from './AlsoIn.tsx'
import { ArticleBody } from './ArticleBody.tsx'
import { ArticleHeader } from './ArticleHeader.tsx'
import { Contents } from './Contents.tsx'
import { EditCopyDialog } from './EditCopyDialog.tsx'
import { FindInArticle } from './FindBar.tsx'
import { FragmentLinks } from './FragmentLinks.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { ListeningBar } from './listening/ListeningBar.tsx'
import { useListening } from './listening/use-listening.ts'
import { LinkStatus } from './LinkStatus.tsx'
import { LookUp } from './LookUp.tsx'
import styles from './Reader.module.css'
import { flowOf } from './flow.ts'
import { finishLayout } from './gradual-layout.ts'
import type { Flow } from './flow.ts'
import { Marks } from './marks/Marks.tsx'
import { MissingPictures } from './MissingPictures.tsx'
import { PagesEnd } from './PagedMode.tsx'
import paged from './PagedMode.module.css'
import { ArticlePictures } from './pictures/ArticlePictures.tsx'
import { ReadingEnd } from './ReadingEnd.tsx'
import { ReadingOverlays } from './ReadingOverlays.tsx'
import { ReadingTools } from './ReadingTools.tsx'
import { RegisterArticleCommands } from './RegisterArticleCommands.tsx'
import { RelatedLinks } from './RelatedLinks.tsx'
import { SeriesNavigation } from './SeriesNavigation.tsx'
import { ReaderPageContext, useCommandRegistry } from './reader-page.ts'
import type { CommandRegistry, ReaderPage, ReaderPanel } from './reader-page.ts'
import { ReadingModesContext, useModesOfReader } from './reading-modes.ts'
import { useArticleCommands } from './use-article-commands.ts'
import { useBodyLinks } from './use-body-links.ts'
import { usePlace } from './use-place.ts'

/** What the keys of the window ask of the reader. */
export type ReaderHandle = Pick<CommandRegistry, 'run' | 'can' | 'registered' | 'subscribe'> & {
  readonly page: (direction: 1 | -1) => void
}

type ReaderProps = {
  readonly ref: Ref<ReaderHandle>
  readonly article: ArticleDetail
  readonly series: Series | null
  readonly nextUnread: ArticleSummary | null
  readonly onOpen: (id: string) => void
  /** null where the list is beside the article. */
  readonly onBack: (() => void) | null
  readonly onTag: () => void
  readonly onSaveAddress: (url: string) => void
  /** Opens the article's address in the capture window. */
  readonly onOpenPage: (url: string) => void
}

export function Reader({
  ref,
  article,
  series,
  nextUnread,
  onOpen,
  onBack,
  onTag,
  onSaveAddress,
  onOpenPage,
}: ReaderProps) {
  const { settings, messages: t } = useSettings()
  const { tellCaught } = useNotices()
  const act = useAct()
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const modes = useModesOfReader()
  const elements = useMemo(() => ({ scroller, page, body }), [])
  const progress = usePlace(article, elements, modes.paged)
  const registry = useCommandRegistry()
  const { register, run } = registry
  const [panel, setPanel] = useState<ReaderPanel | null>(null)
  const presentFlow = useCallback((): Flow | null => {
    const [frame, whole] = [scroller.current, page.current]
    return frame && whole ? flowOf(frame, whole, modes.paged) : null
  }, [modes.paged])
  const flow = useCallback((): Flow | null => {
    // Whoever asks wants to know where something lies that may be far from what is in sight.
    finishLayout()
    return presentFlow()
  }, [presentFlow])
  const readerPage = useMemo<ReaderPage>(
    () => ({ article, scroller, page, body, flow, panel, showPanel: setPanel, register, run }),
    [article, flow, panel, register, run],
  )
  const [editing, setEditing] = useState(false)
  const listening = useListening(readerPage, series, onOpen)

  useImperativeHandle(
    ref,
    () => ({
      ...registry,
      page: (direction) => presentFlow()?.turn(direction),
    }),
    [registry, presentFlow],
  )
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    // The library counts the openings: what was marked unread stays so until the next one.
    void call('library:opened', { id: article.id }).catch(() => undefined)
  }, [article.id])

  const openInBrowser = (url: string) => void call('app:openExternal', { url }).catch(tellCaught)

  const { link, closeLink, followLink } = useBodyLinks(body, onOpen)

  const commands = useArticleCommands({
    article,
    openInBrowser,
    openTags: onTag,
    editCopy: () => setEditing(true),
    onSaveAddress,
    onOpenPage,
  })

  const seriesNavigation = (place: 'above' | 'below') =>
    series && (
      <SeriesNavigation
        series={series}
        presentId={article.id}
        place={place}
        onOpen={onOpen}
        onSaveAddress={onSaveAddress}
      />
    )

  const pagedAs = modes.paged ? article.dir : undefined
  return (
    <ReaderPageContext value={readerPage}>
      <ReadingModesContext value={modes}>
        <main className={styles.reader} aria-label={t.regions.reader}>
          <ReadingTools
            article={article}
            progress={progress}
            act={act}
            commands={commands}
            listening={listening}
            onBack={onBack}
          />
          <FindInArticle />
          <RegisterArticleCommands article={article} commands={commands} />
          <div className={styles.room}>
            <div className={styles.stage}>
              <div
                ref={scroller}
                className={`${styles.scroller} ${paged.frame}`}
                data-paged={pagedAs}
                data-focus-mode={modes.active.includes('focusMode') || undefined}
                tabIndex={-1}
              >
                <article
                  ref={page}
                  className={`${styles.page} ${paged.page}`}
                  data-paged={pagedAs}
                  lang={article.lang ?? settings.language}
                  dir={article.dir}
                >
                  {article.shelf === 'trash' && (
                    <p className={styles.note} lang={settings.language} dir="ltr" data-interface="">
                      {t.reader.inTrash}
                      <Button small onClick={() => void act({ action: 'restore', ids: [article.id] })}>
                        {t.reader.restore}
                      </Button>
                    </p>
                  )}
                  <ArticleHeader article={article} series={series} onOpenLink={followLink} />
                  {article.url !== null && (
                    <p
                      className={`print-only ${styles.printedFrom}`}
                      lang={settings.language}
                      data-interface=""
                    >
                      {t.reader.printedFrom}: {article.url}
                    </p>
                  )}
                  <AlsoIn article={article} onOpen={onOpen} />
                  <div lang={settings.language} dir="ltr">
                    {seriesNavigation('above')}
                  </div>
                  {article.sample && (
                    <p className={styles.note} lang={settings.language} dir="ltr">
                      {t.reader.sampleNote}
                    </p>
                  )}
                  <ArticleBody ref={body} articleId={article.id} contentHtml={article.contentHtml} />
                  <MissingPictures body={body} articleId={article.id} contentHtml={article.contentHtml} />
                  <ArticlePictures />
                  <div className={paged.ending} lang={settings.language} dir="ltr" data-interface="">
                    <ReadingEnd
                      articleId={article.id}
                      series={series}
                      nextUnread={nextUnread}
                      onOpen={onOpen}
                      onSaveAddress={onSaveAddress}
                    />
                    {seriesNavigation('below')}
                  </div>
                  <RelatedLinks related={article.related} onOpen={onOpen} onSaveAddress={onSaveAddress} />
                </article>
                {modes.paged && <PagesEnd />}
                <FragmentLinks key={article.contentHtml} onFollow={followLink} />
              </div>
              <ReadingOverlays spoken={listening.spoken} />
            </div>
            <LinkStatus />
            <Marks seriesId={series?.id ?? null} />
            <Contents />
          </div>
          <ListeningBar listening={listening} />
          <LookUp />
          {editing && <EditCopyDialog article={article} onClose={() => setEditing(false)} />}
          {link !== null && (
            <LinkDialog
              url={link}
              onSave={() => {
                closeLink()
                onSaveAddress(link)
              }}
              onOpenInBrowser={() => {
                closeLink()
                openInBrowser(link)
              }}
              onClose={() => closeLink()}
            />
          )}
        </main>
      </ReadingModesContext>
    </ReaderPageContext>
  )
}

/** The shape of what comes, while an article is read from disk. */
export function ReaderWaiting() {
  const { messages: t } = useSettings()
  return (
    <main className={styles.reader} aria-label={t.regions.reader} aria-busy="true">
      <div className={styles.waiting} role="status" aria-label={t.reader.loading}>
        <span />
        <span />
        <span />
        <span />
      </div>
    </main>
  )
}
