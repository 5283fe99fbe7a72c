// When an article was opened for reading: a short memory in its state.json, for the statistics alone. `openedAt` has
// the last time; with it every day but the last on which a long article was read would be forgotten.

/** The latest openings that are kept of one article. */
export const MAX_OPENINGS = 40
/** Opened again within this time, it is the same sitting: milliseconds. */
const SITTING = 30 * 60 * 1000

type Opened = { readonly openedAt: string | null; readonly openings?: readonly string[] }

/** The openings with one more, at `now` (ISO 8601). A state from before they were kept gives its last opening. */
export function withOpening({ openedAt, openings }: Opened, now: string): string[] {
  const known = openingsOf({ openedAt, ...(openings && { openings }) })
  const since = Date.parse(now) - Date.parse(known.at(-1) ?? '')
  return since >= 0 && since < SITTING ? [...known] : [...known, now].slice(-MAX_OPENINGS)
}

/** The openings that are known of an article, in the order in which they were. */
export const openingsOf = ({ openedAt, openings }: Opened): readonly string[] =>
  openings ?? (openedAt === null ? [] : [openedAt])
