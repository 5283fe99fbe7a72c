/** Unfolds what an element is folded up in. @returns whether anything was */
export function unfold(element: Element | null): boolean {
  let unfolded = false
  for (let folded = element?.closest('details'); folded; folded = folded.parentElement?.closest('details')) {
    unfolded ||= !folded.open
    folded.open = true
  }
  return unfolded
}

/**
 * Does something to what stands in an element once it can be seen. What unfolds makes the article longer, and the line
 * that was read is held where it stood (use-place.ts): before that nothing can be brought into sight.
 */
export function whenUnfolded(element: Element | null, act: () => void): void {
  if (unfold(element)) requestAnimationFrame(() => requestAnimationFrame(act))
  else act()
}
