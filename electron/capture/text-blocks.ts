// Plain text as blocks: what stands between blank lines, with hard line breaks undone.

export type Line = {
  readonly text: string
  /** A blank line, or the text's beginning, stands before it. */
  readonly afterBlank: boolean
}

/** A line that ends a sentence, or any line that is not simply broken off. */
const ENDS = /[.!?…:;"”'’)\]»]$/u
/** Columns of print and mail are broken at about this many characters. */
const NARROWEST = 28
const WIDEST = 110
const BULLET = /^(?:[-*•·–▪]|\d{1,2}[.)])\s+\S/u

/** Whether lines that follow each other without a blank are one paragraph that was broken to a width. */
function isBroken(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => BULLET.test(line))) return false
  const inner = lines.slice(0, -1)
  const width = Math.max(...lines.map((line) => line.length))
  if (width > WIDEST || width < NARROWEST) return false
  const open = inner.filter((line) => !ENDS.test(line) && line.length >= width * 0.6)
  const full = inner.filter((line) => line.length > width * 0.6)
  return open.length >= inner.length * 0.6 && full.length >= inner.length * 0.7
}

/** Joins a broken paragraph; a line that ends early and with a full stop ends its paragraph. */
function joinBroken(lines: readonly string[]): string[] {
  const width = Math.max(...lines.map((line) => line.length))
  const joined: string[] = []
  let current = ''
  for (const line of lines) {
    const hyphenated = /\p{L}-$/u.test(current) && /^\p{Ll}/u.test(line)
    current = current === '' ? line : hyphenated ? current.slice(0, -1) + line : `${current} ${line}`
    if (line.length < width * 0.7 && /[.!?…”"]$/u.test(line)) {
      joined.push(current)
      current = ''
    }
  }
  return current === '' ? joined : [...joined, current]
}

/** Lines of a text, trimmed, blank ones left out but remembered. */
export function readLines(text: string): Line[] {
  const blocks: string[][] = [[]]
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const line = raw.replace(/[\s\u00A0\u200B\uFEFF]+/gu, ' ').trim()
    if (line !== '') blocks.at(-1)?.push(line)
    else if (blocks.at(-1)?.length) blocks.push([])
  }
  return blocks.flatMap((block) =>
    (isBroken(block) ? joinBroken(block) : block).map((line, index) => ({
      text: line,
      afterBlank: index === 0,
    })),
  )
}
