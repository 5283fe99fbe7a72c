// The pages of a book as XHTML: cover, title page, a chapter for each part, a page where parts are missing.
import type { Book, BookGap, BookPart } from '../../../domain/book.ts'
import type { BookMessages } from '../../../domain/language/book.ts'
import { bookFactsOf, factsOf } from '../article-facts.ts'
import { escapeMarkup } from '../page-document.ts'
import { isLanguageTag } from './attributes.ts'
import { strictAddress } from './chapter-body.ts'

export type PageOptions = {
  /** BCP 47. */
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly body: string
  /** Attributes of the body. */
  readonly bodyAttributes?: string
}

/** A whole XHTML file. `title` is text; `body` is markup. */
export function xhtmlPage({ lang, dir, title, body, bodyAttributes = '' }: PageOptions): string {
  const language = escapeMarkup(lang)
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${dir}">
<head>
<meta charset="UTF-8"/>
<title>${escapeMarkup(title) || '–'}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body${bodyAttributes}>
${body}
</body>
</html>
`
}

/** The language of an article where its page named a real one, else the book's. */
export const languageOf = (lang: string | null, otherwise: string): string =>
  lang !== null && isLanguageTag(lang) ? lang : otherwise

const addressLink = (url: string): string => {
  const href = strictAddress(url)
  return href === null ? escapeMarkup(url) : `<a href="${escapeMarkup(href)}">${escapeMarkup(url)}</a>`
}

/** A saved part as a chapter. @param body from `chapterBody` */
export function partPage(part: BookPart, body: string, bookLang: string, words: BookMessages): string {
  const { article, label, title } = part
  const heading = title ?? label ?? ''
  const above = label !== null && title !== null ? `<p class="label">${escapeMarkup(label)}</p>\n` : ''
  const facts = factsOf(article).map(escapeMarkup).join(' · ')
  const lead = article.lead ? `<p class="lead">${escapeMarkup(article.lead)}</p>\n` : ''
  const source =
    article.url === null
      ? ''
      : `\n<p class="source">${escapeMarkup(words.original)}: ${addressLink(article.url)}</p>`
  return xhtmlPage({
    lang: languageOf(article.lang, bookLang),
    dir: article.dir,
    title: heading,
    bodyAttributes: ' epub:type="bodymatter"',
    body: `<section epub:type="chapter">
${above}<h1>${escapeMarkup(heading)}</h1>
${lead}${facts ? `<p class="facts">${facts}</p>\n` : ''}${body}${source}
</section>`,
  })
}

/** A page in the place of parts that are not saved, with their addresses as far as they are known. */
export function gapPage(gap: BookGap, lang: string, words: BookMessages): string {
  const parts = gap.parts.map(({ label, title, url }) => {
    const name = [label, title].filter((one) => one !== null).join(': ')
    return `<li>${escapeMarkup(name)}${url === null ? '' : `<br/>${addressLink(url)}`}</li>`
  })
  return xhtmlPage({
    lang,
    dir: 'ltr',
    title: words.notSaved(gap.label),
    bodyAttributes: ' epub:type="bodymatter"',
    body: `<section class="missing">
<h1>${escapeMarkup(words.notSaved(gap.label))}</h1>
<p>${escapeMarkup(words.notSavedText)}</p>
<ul>${parts.join('')}</ul>
</section>`,
  })
}

/** The first page of a series: its name, paper, number of parts, days, and what is missing. */
export function titlePage(book: Book, lang: string, words: BookMessages): string {
  const missing = book.chapters.flatMap((chapter) =>
    chapter.kind === 'gap' ? [words.notSaved(chapter.label)] : [],
  )
  return xhtmlPage({
    lang,
    dir: 'ltr',
    title: book.title,
    bodyAttributes: ' epub:type="frontmatter"',
    body: `<section class="title-page" epub:type="titlepage">
<p class="label">${escapeMarkup(words.series)}</p>
<h1>${escapeMarkup(book.title)}</h1>
${bookFactsOf(book, words)
  .map((line) => `<p>${escapeMarkup(line)}</p>`)
  .join('\n')}
${missing.map((line) => `<p class="missing">${escapeMarkup(line)}</p>`).join('\n')}
<p class="note">${escapeMarkup(words.made)}</p>
</section>`,
  })
}

/** A page that is the cover's picture. @param file its address in the book */
export const coverPage = (book: Book, lang: string, file: string): string =>
  xhtmlPage({
    lang,
    dir: 'ltr',
    title: book.title,
    bodyAttributes: ' class="cover-page" epub:type="frontmatter"',
    body: `<section class="cover" epub:type="cover"><img src="${file}" alt="${escapeMarkup(book.title)}"/></section>`,
  })
