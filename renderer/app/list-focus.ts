// Moving through the list by keys: the focus is the selection.

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a[data-article]')]

const at = (all: readonly HTMLAnchorElement[], openId: string | null) => {
  const focused = all.findIndex((link) => link === document.activeElement)
  return focused >= 0 ? focused : all.findIndex((link) => link.dataset['article'] === openId)
}

/** Puts the focus on the next or previous article of the list, beginning at the open one. */
export function moveInList(by: 1 | -1, openId: string | null): void {
  const all = links()
  const from = at(all, openId)
  const to = from < 0 ? 0 : Math.min(all.length - 1, Math.max(0, from + by))
  all[to]?.focus()
}

/** Puts the focus on the open article's row, or on the first. */
export function focusList(openId: string | null): void {
  const all = links()
  ;(all[at(all, openId)] ?? all[0])?.focus()
}

/** The article a key is meant for: the one focused in the list, else the open one. */
export function articleMeant(openId: string | null): string | null {
  const focused = document.activeElement
  return (focused instanceof HTMLElement ? focused.dataset['article'] : undefined) ?? openId
}
