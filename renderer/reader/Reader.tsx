// The reader: one article in `main`, its tools above it, its series around it, what is related after it.
import { useCallback, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react'
import type { Ref } from 'react'
import type { ArticleDetail, ArticleSummary } from '../../domain/article.ts'
import { bookOfArticle } from '../../domain/book.ts'
import { mayAllowPrivate } from '../../domain/capture.ts'
import { errorSentence } from '../../domain/language/index.ts'
import type { Series } from '../../domain/series.ts'
import { useAct } from '../client/actions.ts'
import { call } from '../client/bridge.ts'
import { drawCover } from '../client/draw-cover.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { ArticleBody } from './ArticleBody.tsx'
import { ArticleHeader } from './ArticleHeader.tsx'
import { EditCopyDialog } from './EditCopyDialog.tsx'
import { FindBar } from './FindBar.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import styles from './Reader.module.css'
import { MissingPictures } from './MissingPictures.tsx'
import { ReadingEnd } from './ReadingEnd.tsx'
import { ReadingTools } from './ReadingTools.tsx'
import type { ArticleCommands } from './ReadingTools.tsx'
import { RelatedLinks } from './RelatedLinks.tsx'
import { SeriesNavigation } from './SeriesNavigation.tsx'
import { usePlace } from './use-place.ts'

/** What the keys of the window ask of the reader. */
export type ReaderHandle = {
  readonly find: () => void
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

/** The element a `#fragment` of the article names, as it is written or with its percent signs read. */
function targetOf(fragment: string): HTMLElement | null {
  const id = fragment.slice(1)
  const exact = document.getElementById(id)
  if (exact) return exact
  try {
    return document.getElementById(decodeURIComponent(id))
  } catch {
    return null
  }
}

/** Share of the window that a page turn moves: a line of the old page stays in sight. */
const PAGE = 0.88

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
  const { tell, tellCaught } = useNotices()
  const act = useAct()
  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const progress = usePlace(article, scroller, body)
  const [finding, setFinding] = useState(0)
  const [link, setLink] = useState<string | null>(null)
  const [editing, setEditing] = useState(false)

  useImperativeHandle(
    ref,
    () => ({
      find: () => setFinding((times) => times + 1),
      page: (direction) => {
        const frame = scroller.current
        frame?.scrollBy({ top: direction * frame.clientHeight * PAGE, behavior: 'instant' })
      },
    }),
    [],
  )
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    // The library counts the openings: what was marked unread stays so until the next one.
    void call('library:opened', { id: article.id }).catch(() => undefined)
  }, [article.id])

  const openInBrowser = (url: string) => void call('app:openExternal', { url }).catch(tellCaught)

  const followLink = useCallback(
    (url: string) => {
      call('library:saved', { urls: [url] }).then(
        (saved) => {
          const id = saved[url]
          if (id === undefined) setLink(url)
          else onOpen(id)
        },
        () => setLink(url),
      )
    },
    [onOpen],
  )

  // The body is the article's HTML, not ours: its links are followed here, by a listener of its element.
  const onBodyClick = useEffectEvent((event: MouseEvent) => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null
    if (!anchor) return
    event.preventDefault()
    const href = anchor.getAttribute('href') ?? ''
    if (href.startsWith('#')) targetOf(href)?.scrollIntoView()
    else if (href !== '') followLink(href)
  })
  useEffect(() => {
    const element = body.current
    if (!element) return
    const listen = (event: MouseEvent) => onBodyClick(event)
    element.addEventListener('click', listen)
    element.addEventListener('auxclick', listen)
    return () => {
      element.removeEventListener('click', listen)
      element.removeEventListener('auxclick', listen)
    }
  }, [])

  const loadPictures = async (allowPrivate: boolean) => {
    tell(t.pictures.loading)
    try {
      const { loaded, error } = await call('copy:loadPictures', { id: article.id, index: null, allowPrivate })
      if (error === null) return tell(t.pictures.loaded(loaded))
      const again = { label: t.pictures.loadPrivate, run: () => void loadPictures(true) }
      const mayAsk = mayAllowPrivate(error) && settings.allowPrivateAddresses
      tell(errorSentence(t, error), mayAsk ? again : undefined)
    } catch (caught) {
      tellCaught(caught)
    }
  }

  const commands: ArticleCommands = {
    openTags: onTag,
    copyMarkdown: () =>
      void call('article:copyMarkdown', { id: article.id }).then(() => tell(t.done.copied), tellCaught),
    exportAs: (format) => {
      const cover = format === 'epub' ? drawCover(bookOfArticle(article)) : Promise.resolve(null)
      cover
        .then((drawn) => call('article:export', { id: article.id, format, cover: drawn }))
        .then(({ saved }) => saved && tell(t.done.exported), tellCaught)
    },
    print: () => void call('article:print').catch(tellCaught),
    openOriginal: () => article.url !== null && openInBrowser(article.url),
    editCopy: () => setEditing(true),
    loadPictures: () => void loadPictures(false),
    saveAgain: () => article.url !== null && onSaveAddress(article.url),
    openPage: () => article.url !== null && onOpenPage(article.url),
    deleteForever: () =>
      void call('library:delete', { ids: [article.id] }).then(
        ({ deleted }) => deleted > 0 && tell(t.done.deleted(deleted)),
        tellCaught,
      ),
  }

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

  return (
    <main className={styles.reader} aria-label={t.regions.reader}>
      <ReadingTools article={article} progress={progress} act={act} commands={commands} onBack={onBack} />
      {finding > 0 && <FindBar article={page} asked={finding} onClose={() => setFinding(0)} />}
      <div ref={scroller} className={styles.scroller} tabIndex={-1}>
        <article
          ref={page}
          className={styles.page}
          lang={article.lang ?? settings.language}
          dir={article.dir}
        >
          {article.shelf === 'trash' && (
            <p className={styles.note} lang={settings.language}>
              {t.reader.inTrash}
              <Button small onClick={() => void act({ action: 'restore', ids: [article.id] })}>
                {t.reader.restore}
              </Button>
            </p>
          )}
          <ArticleHeader article={article} series={series} onOpenLink={followLink} />
          <div lang={settings.language}>{seriesNavigation('above')}</div>
          {article.sample && (
            <p className={styles.note} lang={settings.language}>
              {t.reader.sampleNote}
            </p>
          )}
          <ArticleBody ref={body} articleId={article.id} contentHtml={article.contentHtml} />
          <MissingPictures body={body} articleId={article.id} contentHtml={article.contentHtml} />
          <div lang={settings.language}>
            <ReadingEnd
              articleId={article.id}
              series={series}
              nextUnread={nextUnread}
              onOpen={onOpen}
              onSaveAddress={onSaveAddress}
            />
            {seriesNavigation('below')}
          </div>
          {article.url !== null && (
            <p className="print-only" lang={settings.language}>
              {t.reader.printedFrom}: {article.url}
            </p>
          )}
          <RelatedLinks related={article.related} onOpen={onOpen} onSaveAddress={onSaveAddress} />
        </article>
      </div>
      {editing && <EditCopyDialog article={article} onClose={() => setEditing(false)} />}
      {link !== null && (
        <LinkDialog
          url={link}
          onSave={() => {
            setLink(null)
            onSaveAddress(link)
          }}
          onOpenInBrowser={() => {
            setLink(null)
            openInBrowser(link)
          }}
          onClose={() => setLink(null)}
        />
      )}
    </main>
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
