// An article, or a series, as one self-contained, printable HTML file.
import type { ArticleDetail } from '../../domain/article.ts'
import { chapterName, partAnchor, partsByAddress } from '../../domain/book.ts'
import type { Book, BookGap, BookPart } from '../../domain/book.ts'
import type { BookMessages } from '../../domain/language/book.ts'
import { bookFactsOf, factsOf } from './article-facts.ts'
import { bodyInBook } from './book-body.ts'
import { htmlPage, inlinePictures } from './html-page.ts'
import { escapeMarkup } from './page-document.ts'
import type { ReadImage } from './read-image.ts'

/** Title, lead, facts, body and source. `body` is markup, `heading` text. */
function articleMarkup(article: ArticleDetail, heading: string, body: string): string {
  const facts = factsOf(article).map(escapeMarkup).join(' · ')
  const url = article.url === null ? null : escapeMarkup(article.url)
  return `<h1>${escapeMarkup(heading)}</h1>
${article.lead ? `<p class="lead">${escapeMarkup(article.lead)}</p>\n` : ''}${facts ? `<p class="facts">${facts}</p>\n` : ''}${body}
${url === null ? '' : `<p class="source"><a href="${url}" rel="noreferrer">${url}</a></p>\n`}`
}

/** The article as a file. */
export async function articleHtmlFile(article: ArticleDetail, readImage: ReadImage): Promise<string> {
  // What lies on the disk may have been changed by others since it was sanitized; the DOM is loaded only when needed.
  const { sanitizeArticle } = await import('../capture/sanitize.ts')
  const body = await inlinePictures(sanitizeArticle(article.contentHtml), article.id, readImage)
  const markup = `<article>\n${articleMarkup(article, article.title, body)}</article>`
  return htmlPage(article.title, article.lang ?? '', article.dir, markup)
}

async function partMarkup(
  { article, label, title }: BookPart,
  saved: ReadonlyMap<string, string>,
  readImage: ReadImage,
): Promise<string> {
  const html = await bodyInBook(article.contentHtml, article.id, saved)
  const above = label !== null && title !== null ? `<p class="label">${escapeMarkup(label)}</p>\n` : ''
  const body = await inlinePictures(html, article.id, readImage)
  const lang = article.lang === null ? '' : ` lang="${escapeMarkup(article.lang)}"`
  return `<article id="${partAnchor(article.id)}"${lang} dir="${article.dir}">
${above}${articleMarkup(article, title ?? label ?? '', body)}</article>`
}

function gapMarkup(gap: BookGap, words: BookMessages): string {
  const parts = gap.parts.map(({ label, title, url }) => {
    const name = escapeMarkup([label, title].filter((one) => one !== null).join(': '))
    return `<li>${url === null ? name : `<a href="${escapeMarkup(url)}" rel="noreferrer">${name}</a>`}</li>`
  })
  return `<section class="missing">
<h1>${escapeMarkup(words.notSaved(gap.label))}</h1>
<p>${escapeMarkup(words.notSavedText)}</p>
<ul>${parts.join('')}</ul>
</section>`
}

/** A series as one file: its name, contents with links, all saved parts in order, and what is not saved where it lies. */
export async function seriesHtmlFile(book: Book, readImage: ReadImage, words: BookMessages): Promise<string> {
  const saved = partsByAddress(book)
  const parts: string[] = []
  for (const chapter of book.chapters)
    parts.push(
      chapter.kind === 'gap' ? gapMarkup(chapter, words) : await partMarkup(chapter, saved, readImage),
    )
  const contents = book.chapters.map((chapter) => {
    const name = escapeMarkup(chapterName(chapter, words))
    return chapter.kind === 'gap'
      ? `<li class="absent">${name}</li>`
      : `<li><a href="#${partAnchor(chapter.article.id)}">${name}</a></li>`
  })
  const facts = bookFactsOf(book, words)
  const body = `<header>
<p class="label">${escapeMarkup(words.series)}</p>
<h1>${escapeMarkup(book.title)}</h1>
<p class="facts">${facts.map(escapeMarkup).join(' · ')}</p>
</header>
<nav>
<h2>${escapeMarkup(words.contents)}</h2>
<ol>
${contents.join('\n')}
</ol>
</nav>
${parts.join('\n')}`
  return htmlPage(book.title, book.lang ?? '', 'ltr', body)
}
