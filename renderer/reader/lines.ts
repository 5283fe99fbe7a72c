// The lines of a text, from the boxes of its pieces.

export type Line = { readonly start: number; readonly end: number }

/** Share of a box's height that has to lie within a line for the box to be of it: a note number raised is, the next line is not. */
const SHARED = 0.4

/** Lines in their order, each as high as what stands on it. Boxes come in reading order; those of no height count as none. */
export function linesOf(boxes: readonly Line[]): Line[] {
  const lines: { start: number; end: number }[] = []
  for (const { start, end } of boxes) {
    if (end <= start) continue
    const line = lines.at(-1)
    const shared = line ? Math.min(end, line.end) - Math.max(start, line.start) : 0
    if (line && shared >= SHARED * Math.min(end - start, line.end - line.start)) {
      line.start = Math.min(line.start, start)
      line.end = Math.max(line.end, end)
    } else lines.push({ start, end })
  }
  return lines
}

export const middleOf = ({ start, end }: Line): number => (start + end) / 2

/** Positions nearer than this to the line one is on are on it. */
const ON_LINE = 3

/** The line after or before a position; null where these lines have none. */
export function lineBeyond(lines: readonly Line[], position: number, by: 1 | -1): Line | null {
  const beyond = (line: Line) => (middleOf(line) - position) * by > ON_LINE
  return (by === 1 ? lines.find(beyond) : lines.findLast(beyond)) ?? null
}
