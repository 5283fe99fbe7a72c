// What a command answers with.
export type Answer = {
  readonly json: unknown
  /** For people: lines, each ended. */
  readonly text: string
  /** Sentences for standard error; any makes the exit 1. */
  readonly failures: readonly string[]
}

/** A terminal obeys control characters, and what is printed was written by strangers. */
const CONTROLS = /[^\P{Cc}\t\n]/gu

export const answer = (
  json: unknown,
  lines: readonly string[],
  failures: readonly string[] = [],
): Answer => ({
  json,
  text: lines.map((line) => `${line.replace(CONTROLS, '')}\n`).join(''),
  failures,
})
