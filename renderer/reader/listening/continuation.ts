// Which article goes on being read aloud when it opens: the reader of the part before says so and is gone by then.

/** An article that takes longer to open is not read by itself any more, in milliseconds. */
const OPENS_WITHIN = 10_000

let awaited: { readonly articleId: string; readonly since: number } | null = null

export function continueWith(articleId: string): void {
  awaited = { articleId, since: performance.now() }
}

export const isAwaited = (articleId: string): boolean =>
  awaited?.articleId === articleId && performance.now() - awaited.since < OPENS_WITHIN

export function forgetAwaited(): void {
  awaited = null
}
