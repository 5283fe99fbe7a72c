// An article as Markdown (CommonMark), for the clipboard and for files.
import TurndownService from 'turndown'
import type { ArticleDetail } from '../../domain/article.ts'
import { factsOf } from './article-facts.ts'

/** What CommonMark has no sign for stays HTML, which CommonMark allows. */
const KEPT_AS_HTML = ['table', 'sub', 'sup', 'ruby', 'ins', 'kbd', 'details'] as const

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** An address between angle brackets, where only these would end it. */
const linkTarget = (url: string): string =>
  `<${url.replace(/[<>\\\s]/gu, (character) => encodeURIComponent(character))}>`

function createConverter(): TurndownService {
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
  return converter
}

/**
 * The article as Markdown: title, lead, byline · source · date, address, body with its figures and captions. Pictures
 * are named as in the article's folder (`images/<name>`); related links are left out.
 */
export function articleMarkdown(article: ArticleDetail): string {
  const converter = createConverter()
  const text = (value: string) => converter.escape(oneLine(value))
  const parts = [
    `# ${text(article.title)}`,
    article.lead ? `**${text(article.lead)}**` : null,
    factsOf(article).map(text).join(' · ') || null,
    article.url === null ? null : linkTarget(article.url),
    converter.turndown(article.contentHtml),
  ]
  return `${parts.filter((part) => part !== null && part !== '').join('\n\n')}\n`
}
