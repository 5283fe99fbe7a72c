// An article as Markdown (CommonMark), for the clipboard and for files.
import TurndownService from 'turndown'
import type { ArticleDetail } from '../../domain/article.ts'
import { factsOf } from './article-facts.ts'

/** What CommonMark has no sign for stays HTML, which CommonMark allows. */
const KEPT_AS_HTML = ['table', 'sub', 'sup', 'ruby', 'ins', 'kbd', 'details'] as const

/** Text without line breaks: in Markdown they end a heading, or begin a block. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** An address between angle brackets, where only these would end it. */
export const linkTarget = (url: string): string =>
  `<${url.replace(/[<>\\\s]/gu, (character) => encodeURIComponent(character))}>`

/** @param deeper levels that headings of the body go down, where it stands under other headings */
export function createConverter(deeper = 0): TurndownService {
  const converter = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    hr: '---',
  })
  const escape = converter.escape.bind(converter)
  // Text that looks like a tag or an entity is text.
  converter.escape = (text) => escape(text).replace(/<|&(?=[a-z#])/gi, '\\$&')
  converter.keep([...KEPT_AS_HTML])
  converter.addRule('deleted', { filter: ['del', 's'], replacement: (content) => `~~${content}~~` })
  converter.addRule('caption', {
    filter: 'figcaption',
    // One piece of emphasis: what is emphasised within it would end it.
    replacement: (_content, node) => {
      const caption = converter.escape(oneLine(node.textContent ?? ''))
      return caption === '' ? '' : `\n\n*${caption}*\n\n`
    },
  })
  converter.addRule('heading', {
    filter: ['h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) => {
      const level = Math.min(6, Number(node.nodeName.slice(1)) + deeper)
      const words = oneLine(content)
      return words === '' ? '' : `\n\n${'#'.repeat(level)} ${words}\n\n`
    },
  })
  return converter
}

/**
 * The article as Markdown: title, lead, byline · source · date, address, body with its figures and captions. Pictures
 * are named as in the article's folder (`images/<name>`); related links are left out.
 */
export async function articleMarkdown(article: ArticleDetail): Promise<string> {
  // What lies on the disk may have been changed by others since it was sanitized, and Markdown keeps some of it as HTML;
  // the DOM is loaded only when needed.
  const { sanitizeArticle } = await import('../capture/sanitize.ts')
  const converter = createConverter()
  const parts = [
    `# ${converter.escape(oneLine(article.title))}`,
    ...articleBlocks(article, sanitizeArticle(article.contentHtml), converter),
  ]
  return `${parts.join('\n\n')}\n`
}

/** What stands under an article's title, block by block; `html` is its body. */
export function articleBlocks(article: ArticleDetail, html: string, converter: TurndownService): string[] {
  const text = (value: string) => converter.escape(oneLine(value))
  return [
    article.lead ? `**${text(article.lead)}**` : '',
    factsOf(article).map(text).join(' · '),
    article.url === null ? '' : linkTarget(article.url),
    converter.turndown(html),
  ].filter((part) => part !== '')
}
