// Highlights and notes as Markdown (CommonMark): of an article, of a series, of the whole library.
import { highlightColors } from '../../domain/annotation.ts'
import type { Mark } from '../../domain/annotation.ts'
import type { ArticleDetail, ArticleId, MarkedArticle } from '../../domain/article.ts'
import { chapterName, partsOf } from '../../domain/book.ts'
import type { Book } from '../../domain/book.ts'
import type { BookMessages } from '../../domain/language/book.ts'
import { inTextOrder } from '../../domain/mark-change.ts'
import { bookFactsOf, factsOf } from './article-facts.ts'
import { linkTarget, oneLine } from './markdown.ts'
import { quotedParagraphs } from './quoted-text.ts'

const [DEFAULT_COLOR] = highlightColors

/** Signs that mean something anywhere in a line, of CommonMark and of common extensions (tables, strikethrough, math). */
const SIGNS = /[\\`*_[\]<|~$]|&(?=[a-z#])|(?<=\])\(/gi
/** Signs that mean something where a line begins: headings, lists, quotes, underlines of headings. */
const FIRST_SIGN = /^(?:[-+=>]|#{1,6}(?=\s|$))/
const FIRST_NUMBER = /^(\d{1,9})(?=[.)](?:\s|$))/
/** Signs that are not seen: control characters, and those that turn the direction of what follows. */
const UNSEEN = /[^\P{Cc}\s]|[\u202A-\u202E\u2066-\u2069]/gu

/** Addresses that many readers of Markdown make links of by themselves, with the signs that escape others in them. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>\\]*[^\s<>\\.,;:!?)\]}'"”’»…]/gi

const clean = (text: string): string => oneLine(text.replace(UNSEEN, ''))
const escapeSigns = (text: string): string => text.replace(SIGNS, '\\$&')
const escapeFirst = (line: string): string => line.replace(FIRST_SIGN, '\\$&').replace(FIRST_NUMBER, '$1\\')

/** Text of others on one line, none of it markup. */
const plain = (text: string): string => escapeFirst(escapeSigns(clean(text)))

/** An address as a link: escaped like other text, it would lead elsewhere. */
const addressLink = (address: string): string =>
  /^www/i.test(address)
    ? `[${escapeSigns(address)}](${linkTarget(`https://${address}`)})`
    : linkTarget(address)

/** The same with its addresses as links. */
function withLinks(text: string): string {
  const line = clean(text)
  const links = [...line.matchAll(ADDRESS)].map(([address]) => addressLink(address))
  const parts = line.split(ADDRESS).map((part, at) => {
    const link = links[at] ?? ''
    const words = escapeSigns(part)
    // Before a bracket it would make the link a picture.
    return link.startsWith('[') && words.endsWith('!') ? `${words.slice(0, -1)}\\!${link}` : `${words}${link}`
  })
  return escapeFirst(parts.join(''))
}

/** Paragraphs of plain text; lines of one keep apart. */
const paragraphs = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map(withLinks)
        .filter((line) => line !== '')
        .join('  \n'),
    )
    .filter((paragraph) => paragraph !== '')

function markBlocks({ target, color, note }: Mark, contentHtml: string, words: BookMessages): string[] {
  if (target === null) return paragraphs(note)
  const quote = quotedParagraphs(contentHtml, target).map((paragraph) => `> ${withLinks(paragraph)}`)
  return [
    quote.join('\n>\n'),
    color === DEFAULT_COLOR ? '' : `*${words.colors[color]}*`,
    ...paragraphs(note),
  ].filter((block) => block !== '')
}

const linked = (text: string, url: string | null): string =>
  url === null ? plain(text) : `[${plain(text)}](${linkTarget(url)})`

const articleBlocks = (article: MarkedArticle, contentHtml: string, words: BookMessages): string[] => [
  factsOf(article).map(plain).join(' · '),
  ...inTextOrder(article.marks).flatMap((mark) => markBlocks(mark, contentHtml, words)),
]

const file = (blocks: readonly string[]): string => `${blocks.filter((block) => block !== '').join('\n\n')}\n`

/** Title with its link, facts, notes on the whole article, then each passage in the order of the text with its note. */
export const articleNotesMarkdown = (article: ArticleDetail, words: BookMessages): string =>
  file([`# ${linked(article.title, article.url)}`, ...articleBlocks(article, article.contentHtml, words)])

/** The parts that bear marks, in order. */
export const seriesNotesMarkdown = (book: Book, words: BookMessages): string =>
  file([
    `# ${plain(book.title)}`,
    bookFactsOf(book, words).map(plain).join(' · '),
    ...partsOf(book)
      .filter(({ article }) => article.marks.length > 0)
      .flatMap((part) => [
        `## ${linked(chapterName(part, words), part.article.url)}`,
        ...articleBlocks(part.article, part.article.contentHtml, words),
      ]),
  ])

/**
 * Article after article, as they are given.
 * @param bodyOf an article's body; asked for one after the other: a library may hold many
 */
export async function libraryNotesMarkdown(
  articles: readonly MarkedArticle[],
  bodyOf: (id: ArticleId) => Promise<string>,
  words: BookMessages,
): Promise<string> {
  const blocks = [`# ${words.notes}`]
  for (const article of articles) {
    // A passage is told also where its body cannot be read.
    const contentHtml = await bodyOf(article.id).catch(() => '')
    blocks.push(`## ${linked(article.title, article.url)}`, ...articleBlocks(article, contentHtml, words))
  }
  return file(blocks)
}
