// A series, or chosen articles, as one document for paper and PDF: name and contents, then all parts in order; of a
// single article only itself. It is in the page only while it is printed, and never seen on the screen; meanwhile nothing
// else of the window is printed.
import { useEffect, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { chapterName, partAnchor, partsByAddress, partsOf } from '../../domain/book.ts'
import type { Book, BookGap, BookPart } from '../../domain/book.ts'
import { bookLanguage, bookMessagesIn } from '../../domain/language/book.ts'
import type { BookMessages } from '../../domain/language/book.ts'
import type { Language } from '../../domain/settings.ts'
import { useSettings } from '../client/settings.tsx'
import { printedDay } from '../client/wording.ts'
import { ArticleBody } from './ArticleBody.tsx'
import styles from './BookPrint.module.css'
import type { PartsInPage } from './trusted-html.ts'

type BookPrintProps = {
  readonly book: Book
  /** Everything of it is there, pictures and faces too. */
  readonly onReady: () => void
}

const settled = (image: HTMLImageElement): Promise<void> =>
  new Promise((resolve) => {
    if (image.complete) return resolve()
    image.addEventListener('load', () => resolve())
    // Without its picture a part is printed with its caption.
    image.addEventListener('error', () => resolve())
  })

export function BookPrint({ book, onReady }: BookPrintProps) {
  const { settings } = useSettings()
  const language = bookLanguage(book.lang, settings.language)
  const words = bookMessagesIn(language)
  const parts = useMemo(() => partsByAddress(book), [book])
  const page = useRef<HTMLDivElement>(null)

  useEffect(() => {
    let gone = false
    const images = [...(page.current?.querySelectorAll('img') ?? [])]
    void Promise.all([...images.map(settled), document.fonts.ready]).then(() => {
      if (!gone) onReady()
    })
    return () => {
      gone = true
    }
  }, [onReady])
  useEffect(() => {
    // What a PDF is called by the programs that show it.
    const title = document.title
    document.title = book.title
    return () => {
      document.title = title
    }
  }, [book])

  return createPortal(
    <div ref={page} className={`print-document ${styles.document}`} lang={language}>
      {(book.word !== null || book.chapters.length > 1) && (
        <Front book={book} language={language} words={words} />
      )}
      {book.chapters.map((chapter) =>
        chapter.kind === 'part' ? (
          <Part key={chapter.article.id} part={chapter} parts={parts} language={language} words={words} />
        ) : (
          <Gap key={chapter.label} gap={chapter} words={words} />
        ),
      )}
    </div>,
    document.body,
  )
}

type FrontProps = { readonly book: Book; readonly language: Language; readonly words: BookMessages }

function Front({ book, language, words }: FrontProps) {
  const saved = partsOf(book)
  const days = saved.flatMap(({ article }) => article.publishedAt ?? []).toSorted()
  const span = new Set(
    [days.at(0), days.at(-1)].flatMap((day) => (day === undefined ? [] : printedDay(day, language, 'long'))),
  )
  const count = book.word === null ? null : words.parts(saved.length, book.word)
  return (
    <header className={styles.front}>
      {book.word !== null && <p className={styles.label}>{words.series}</p>}
      <h1 className={styles.name}>{book.title}</h1>
      <p className={styles.facts}>
        {[book.source, count, [...span].join(' – ')].filter((fact) => fact).join(' · ')}
      </p>
      <h2 className={styles.contents}>{words.contents}</h2>
      <ol className={styles.list}>
        {book.chapters.map((chapter) =>
          chapter.kind === 'part' ? (
            <li key={chapter.article.id}>
              <a href={`#${partAnchor(chapter.article.id)}`}>{chapterName(chapter, words)}</a>
            </li>
          ) : (
            <li key={chapter.label} className={styles.missing}>
              {chapterName(chapter, words)}
            </li>
          ),
        )}
      </ol>
    </header>
  )
}

type PartProps = {
  readonly part: BookPart
  readonly parts: PartsInPage
  readonly language: Language
  readonly words: BookMessages
}

function Part({ part, parts, language, words }: PartProps) {
  const { article, label, title } = part
  const day = article.publishedAt && printedDay(article.publishedAt, language, 'long')
  const facts = [article.byline, article.siteName ?? article.host, day].filter((fact) => fact)
  const isBare = article.lead === null && facts.length === 0
  return (
    <article
      id={partAnchor(article.id)}
      className={styles.part}
      lang={article.lang ?? undefined}
      dir={article.dir}
    >
      {label !== null && title !== null && <p className={styles.label}>{label}</p>}
      <h1 className={isBare ? `${styles.title} ${styles.bare}` : styles.title}>{title ?? label}</h1>
      {article.lead && <p className={styles.lead}>{article.lead}</p>}
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
      {article.url !== null && (
        <p className={styles.source} lang={language}>
          {words.original}: <a href={article.url}>{article.url}</a>
        </p>
      )}
      <ArticleBody articleId={article.id} contentHtml={article.contentHtml} parts={parts} />
    </article>
  )
}

function Gap({ gap, words }: { readonly gap: BookGap; readonly words: BookMessages }) {
  return (
    <section className={`${styles.part} ${styles.missing}`}>
      <h1 className={styles.title}>{words.notSaved(gap.label)}</h1>
      <p>{words.notSavedText}</p>
      <ul className={styles.list}>
        {gap.parts.map(({ label, title, url }) => (
          <li key={label}>
            {[label, title].filter((one) => one !== null).join(': ')}
            {url !== null && (
              <>
                <br />
                <a href={url}>{url}</a>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
