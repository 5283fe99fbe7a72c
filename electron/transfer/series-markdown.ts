// A series as one Markdown file (CommonMark).
import { chapterName, partAnchor, partsByAddress } from '../../domain/book.ts'
import type { Book, BookPart } from '../../domain/book.ts'
import type { BookMessages } from '../../domain/language/book.ts'
import { bookFactsOf } from './article-facts.ts'
import { bodyInBook } from './book-body.ts'
import { articleBlocks, createConverter, linkTarget, oneLine } from './markdown.ts'

/** Links to other parts, as `bodyInBook` writes them. */
const PART_LINK = /(?<=\shref="#)user-content-part-[0-9a-z]+(?=")/g

/**
 * A series as Markdown: name, contents with links, each part under a heading of the second level, and what is
 * not saved where it lies. Pictures are named as in their articles' folders.
 */
export async function seriesMarkdown(book: Book, words: BookMessages): Promise<string> {
  const converter = createConverter(1)
  const text = (value: string) => converter.escape(oneLine(value))
  const anchors = new Map<string, string>()
  for (const chapter of book.chapters)
    if (chapter.kind === 'part') anchors.set(partAnchor(chapter.article.id), `part-${anchors.size + 1}`)
  const anchorOf = ({ article }: BookPart) => anchors.get(partAnchor(article.id)) ?? ''
  const saved = partsByAddress(book)

  const contents = book.chapters.map((chapter) => {
    const name = text(chapterName(chapter, words))
    return chapter.kind === 'gap' ? `- ${name}` : `- [${name}](#${anchorOf(chapter)})`
  })
  const blocks = [
    `# ${text(book.title)}`,
    bookFactsOf(book, words).map(text).join(' · '),
    `## ${text(words.contents)}`,
    contents.join('\n'),
  ]
  for (const chapter of book.chapters) {
    const heading = `## ${text(chapterName(chapter, words))}`
    if (chapter.kind === 'gap') {
      const known = chapter.parts.flatMap(({ label, url }) =>
        url === null ? [] : [`- ${text(label)}: ${linkTarget(url)}`],
      )
      blocks.push(heading, text(words.notSavedText), known.join('\n'))
      continue
    }
    const { id, contentHtml } = chapter.article
    const html = await bodyInBook(contentHtml, id, saved)
    const linked = html.replace(PART_LINK, (anchor) => anchors.get(anchor) ?? anchor)
    blocks.push(
      `<a id="${anchorOf(chapter)}"></a>`,
      heading,
      ...articleBlocks(chapter.article, linked, converter),
    )
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}
