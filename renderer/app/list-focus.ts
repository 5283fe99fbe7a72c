// Moving through the list by keys: the focus is the selection. A row that goes (trashed, archived, read) hands the
// focus to the one that comes into its place.
import { useEffect } from 'react'

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a[data-article]')]

/** Where the focus was last in the list; -1 before it was there. */
let lastIndex = -1

const focusAt = (all: readonly HTMLAnchorElement[], index: number) =>
  all[Math.min(all.length - 1, index)]?.focus()

/** Keeps the focus in the list when the row that has it goes. */
export function useListFocus(rows: readonly unknown[] | null): void {
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLAnchorElement && target.dataset['article'])
        lastIndex = links().indexOf(target)
      else if (target instanceof Element) lastIndex = -1
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  useEffect(() => {
    if (rows !== null && lastIndex >= 0 && document.activeElement === document.body)
      focusAt(links(), lastIndex)
  }, [rows])
}

/** Puts the focus on the next or previous article of the list, beginning at the open one. */
export function moveInList(by: 1 | -1, openId: string | null): void {
  const all = links()
  const focused = all.findIndex((link) => link === document.activeElement)
  const from = focused >= 0 ? focused : all.findIndex((link) => link.dataset['article'] === openId)
  focusAt(all, from < 0 ? 0 : Math.max(0, from + by))
}

/** Puts the focus on the open article's row, or on the first. */
export function focusList(openId: string | null): void {
  const all = links()
  focusAt(
    all,
    Math.max(
      0,
      all.findIndex((link) => link.dataset['article'] === openId),
    ),
  )
}

/** The article a key is meant for: the one focused in the list, else the open one. */
export function articleMeant(openId: string | null): string | null {
  return focusedInList() ?? openId
}

/** The article of the row that has the focus. */
export const focusedInList = (): string | null =>
  document.activeElement instanceof HTMLElement ? (document.activeElement.dataset['article'] ?? null) : null

/** Whether the focus is in the article or its tools. */
export const isInReader = (): boolean => document.activeElement?.closest('main') != null
