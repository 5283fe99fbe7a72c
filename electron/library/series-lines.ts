// The lines of a stored body that speak of its series, with where their links lead.
import { keepSeriesLines } from '../../domain/series-words.ts'
import type { SeriesLine } from '../../domain/series-words.ts'
import { webAddress } from '../../domain/url-policy.ts'
import { bodyText, decodeText } from './body-text.ts'

// Marks that no text has: of a link and its number, of a heading (Unicode, private use).
const LINK = /\uE000(\d+)\uE001/gu
const HEADING = '\uE002'
const MARKS = /[\uE000-\uE002]/gu
/** Lines at the beginning that may say which part this is. */
const FIRST_LINES = 3

/** The few lines of a sanitized body that speak of its series (domain/series-words.ts). */
export function seriesLinesIn(contentHtml: string): SeriesLine[] {
  const addresses: (string | null)[] = []
  const marked = contentHtml
    .replace(MARKS, '')
    .replace(/<a\b(?:[^"'>]|"[^"]*"|'[^']*')*>/giu, (tag) => {
      const address = /\shref="([^"]*)"/iu.exec(tag)?.[1]
      addresses.push(address === undefined ? null : webAddress(decodeText(address)))
      return `${tag}\uE000${addresses.length - 1}\uE001`
    })
    .replace(/<h[2-6]\b[^>]*>/giu, (tag) => `${tag}${HEADING}`)
  const lines = bodyText(marked)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return keepSeriesLines(
    lines.map((line, at): SeriesLine => {
      const link = [...line.matchAll(LINK)].map(([, number]) => addresses[Number(number)] ?? null)
      return {
        text: line.replace(LINK, '').replaceAll(HEADING, ''),
        url: link.find((address) => address !== null) ?? null,
        place: line.includes(HEADING) ? 'heading' : at < FIRST_LINES ? 'start' : 'body',
      }
    }),
  )
}
