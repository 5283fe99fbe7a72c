// A marked passage as it is listed: on one line, its paragraphs apart.

/** A sentence's end that touches the next paragraph's beginning: a body's text has nothing between its paragraphs. */
const TOUCHING = /([\p{Ll}\p{N}][.!?…:]["”’»)]*|["”’»)])(?=["“‘«(]?\p{Lu}\p{Ll})/gu

/** The words of a passage for a list of marks; the passage itself is kept as the article has it. */
export const shownQuote = (exact: string): string =>
  exact.replace(TOUCHING, '$1 ').replace(/\s+/gu, ' ').trim()
