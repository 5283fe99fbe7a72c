// The words of a marked passage in paragraphs. A mark's own text is the body's `textContent`, in which the last word of
// one paragraph touches the first of the next.
import type { Target } from '../../domain/annotation.ts'
import { bodyFlow } from '../library/body-text.ts'

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
  const { text, breaks } = bodyFlow(contentHtml)
  const start = startOf(text, target)
  const end = start + exact.length
  const inside = start < 0 ? [] : [...breaks].filter((at) => at > start && at < end)
  const edges = start < 0 ? [0, exact.length] : [0, ...inside.map((at) => at - start), exact.length]
  return edges
    .slice(1)
    .map((edge, index) => exact.slice(edges[index], edge).replace(/\s+/gu, ' ').trim())
    .filter((paragraph) => paragraph !== '')
}
