// Where the toolbar of a passage stands: above it, below it where there is no room, never on it.

export type Box = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
type Size = { readonly width: number; readonly height: number }

/** CSS pixels between the toolbar and the passage, and between it and the edge of the frame. */
const GAP = 8

/**
 * The left and top of a toolbar, in the frame's own coordinates.
 * @param lines boxes of the passage's lines, in reading order; at least one
 */
export function toolbarPlace(lines: readonly Box[], size: Size, frame: Box): { left: number; top: number } {
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return { left: GAP, top: GAP }
  const passageTop = Math.min(...lines.map(({ top }) => top))
  const passageBottom = Math.max(...lines.map(({ bottom }) => bottom))
  const above = passageTop - GAP - size.height
  const below = passageBottom + GAP
  const fitsAbove = above >= frame.top + GAP && passageTop <= frame.bottom
  const fitsBelow = below + size.height <= frame.bottom - GAP && passageBottom >= frame.top
  // A passage longer than the frame leaves room at neither end: the lower edge is the farthest from what is read.
  const top = fitsAbove ? above : fitsBelow ? below : frame.bottom - GAP - size.height
  const beside = fitsAbove || !fitsBelow ? first : last
  const middle = (beside.left + beside.right) / 2 - size.width / 2
  const left = Math.max(frame.left + GAP, Math.min(middle, frame.right - GAP - size.width))
  return { left: left - frame.left, top: top - frame.top }
}
