// The words of a marked passage in paragraphs. A mark's own text is the body's `textContent`, in which the last word of
// one paragraph touches the first of the next.
import type { Target } from '../../domain/annotation.ts'
import { breakFor, decodeText, TAG } from '../library/body-text.ts'

/** A body's `textContent`, and where in it paragraphs, lines and cells end (in UTF-16 units). */
function flowOf(contentHtml: string): { readonly text: string; readonly breaks: ReadonlySet<number> } {
  const breaks = new Set<number>()
  let text = ''
  let last = 0
  for (const match of contentHtml.matchAll(TAG)) {
    text += decodeText(contentHtml.slice(last, match.index))
    last = match.index + match[0].length
    const tag = match[2]
    if (tag !== undefined && breakFor(tag.toLowerCase()) !== '') breaks.add(text.length)
  }
  return { text: text + decodeText(contentHtml.slice(last)), breaks }
}

/** UTF-16 units of the first `count` code points. */
function unitsOf(text: string, count: number): number {
  let units = 0
  for (let left = count; left > 0 && units < text.length; left--)
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1
  return units
}

/** Where the passage begins: at its place, else where its words stand, rather with what stood around them; -1: nowhere. */
function startOf(text: string, { quote, position }: Target): number {
  const { exact, prefix, suffix } = quote
  const start = unitsOf(text, position.start)
  if (text.startsWith(exact, start)) return start
  const around = text.indexOf(`${prefix}${exact}${suffix}`)
  return around >= 0 ? around + prefix.length : text.indexOf(exact)
}

/**
 * The paragraphs of a marked passage, each on one line.
 * @param contentHtml the article's body; where the passage is no longer in it, it is one paragraph
 */
export function quotedParagraphs(contentHtml: string, target: Target): string[] {
  const { exact } = target.quote
  const { text, breaks } = flowOf(contentHtml)
  const start = startOf(text, target)
  const end = start + exact.length
  const inside = start < 0 ? [] : [...breaks].filter((at) => at > start && at < end)
  const edges = start < 0 ? [0, exact.length] : [0, ...inside.map((at) => at - start), exact.length]
  return edges
    .slice(1)
    .map((edge, index) => exact.slice(edges[index], edge).replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '')
}
