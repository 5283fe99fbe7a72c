// How fast an article goes by itself: from words a minute to CSS pixels, and from time to whole pixels.

/** Words (syllables, as everywhere here) a minute. */
export const SLOWEST_PACE = 40
export const FASTEST_PACE = 800
export const USUAL_PACE = 200
const STEP = 20

/** The next pace in a direction, within the limits. */
export const changedPace = (pace: number, by: 1 | -1): number =>
  Math.min(FASTEST_PACE, Math.max(SLOWEST_PACE, (Math.round(pace / STEP) + by) * STEP))

/**
 * CSS pixels a second at which an article's words pass the reader.
 * @param height of the whole body along its flow, in CSS pixels; pictures count as the words that would stand there
 */
export const pixelsPerSecond = (pace: number, wordCount: number, height: number): number =>
  wordCount === 0 ? pace / 4 : (pace / 60) * (height / wordCount)

/** Longest time, in milliseconds, that one frame makes up for: after a pause of the computer the text must not jump. */
const LONGEST_FRAME = 100

/** What is to be moved now, in whole pixels, and what is left for the next frame. */
export function glide(
  carry: number,
  elapsed: number,
  speed: number,
): { readonly move: number; readonly carry: number } {
  const due = carry + (Math.min(Math.max(elapsed, 0), LONGEST_FRAME) / 1000) * speed
  const move = Math.floor(due)
  return { move, carry: due - move }
}
