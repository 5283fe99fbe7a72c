// A table of contents from a row of headings.

export type OutlineEntry = {
  /** Index among the headings. */
  readonly heading: number
  readonly below: readonly OutlineEntry[]
}

type Growing = { readonly heading: number; readonly below: Growing[] }

/**
 * Nests headings by their levels (2 for h2 and so on). A level that was skipped is not missed: what follows a heading
 * and is deeper lies below it, whatever the difference.
 */
export function outlineOf(levels: readonly number[]): readonly OutlineEntry[] {
  const top: Growing[] = []
  const open: { readonly level: number; readonly entry: Growing }[] = []
  for (const [heading, level] of levels.entries()) {
    const entry: Growing = { heading, below: [] }
    while ((open.at(-1)?.level ?? -1) >= level) open.pop()
    const above = open.at(-1)?.entry.below ?? top
    above.push(entry)
    open.push({ level, entry })
  }
  return top
}
