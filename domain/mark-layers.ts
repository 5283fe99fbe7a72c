// Marks that overlap, cut into pieces that lie side by side: each has the colour of the mark that was made last.
import type { HighlightColor } from './annotation.ts'

export type LayeredMark = {
  readonly id: string
  readonly color: HighlightColor
  readonly start: number
  readonly end: number
  readonly hasNote: boolean
}

export type Piece = {
  readonly start: number
  readonly end: number
  readonly color: HighlightColor
  /** Whether any of the marks here bears a note. */
  readonly noted: boolean
  /** Whether there are others beneath the one on top. */
  readonly overlapped: boolean
}

/** Pieces in the order of the text. Of two marks, the later in the list lies on top. */
export function markPieces(marks: readonly LayeredMark[]): Piece[] {
  const edges = marks
    .flatMap(({ start, end }, index) =>
      end > start
        ? [
            { at: start, index },
            { at: end, index },
          ]
        : [],
    )
    .toSorted((a, b) => a.at - b.at)
  const here = new Set<number>()
  const pieces: Piece[] = []
  for (const [position, { at, index }] of edges.entries()) {
    if (!here.delete(index)) here.add(index)
    const end = edges[position + 1]?.at ?? at
    const top = marks[Math.max(...here)]
    if (end === at || !top) continue
    const noted = [...here].some((one) => marks[one]?.hasNote)
    pieces.push({ start: at, end, color: top.color, noted, overlapped: here.size > 1 })
  }
  return pieces
}

/** The marks at a place of the text, the topmost first. */
export const marksAt = <Mark extends Pick<LayeredMark, 'start' | 'end'>>(
  marks: readonly Mark[],
  offset: number,
): Mark[] => marks.filter(({ start, end }) => start <= offset && offset < end).toReversed()
