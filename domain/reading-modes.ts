// The ways of reading that can be turned on while an article is open, and which of them go together.

export const readingModes = ['focusMode', 'readingRuler', 'autoScroll'] as const
/** Paged mode is not among them: it is how articles are shown, kept in the settings. */
export type ReadingMode = (typeof readingModes)[number]

/** The modes that are on, in the order in which they were turned on. */
export type ActiveModes = readonly ReadingMode[]

/** Both hold the eye, one by the paragraph, the other by the line, and both are moved by the same keys. */
const EITHER: ReadonlySet<ReadingMode> = new Set(['focusMode', 'readingRuler'])

export function toggledMode(active: ActiveModes, mode: ReadingMode): ActiveModes {
  if (active.includes(mode)) return active.filter((one) => one !== mode)
  const kept = EITHER.has(mode) ? active.filter((one) => !EITHER.has(one)) : active
  return [...kept, mode]
}

/** What Esc leaves on: the mode turned on last is left first. */
export const withoutLatest = (active: ActiveModes): ActiveModes => active.slice(0, -1)
