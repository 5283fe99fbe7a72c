// Moving through the list by keys: the focus is the selection. A row that goes (trashed, archived, read) hands the
// focus to the one that comes into its place. Of a long list only some rows are in the page: the list puts the others
// there (library/ArticleList.tsx); of series and notes those are there that one goes to next (library/LongList.tsx).
import { useEffect, useLayoutEffect } from 'react'
import type { RefObject } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import { placeInList } from '../client/list-places.ts'
import type { Listing } from '../client/listing.ts'
import type { ArticleListHandle } from '../library/ArticleList.tsx'
import type { ListStep } from './keys.ts'

/** The list of articles that is shown; null where series or notes are. */
let shown: { readonly listing: Listing; readonly handle: ArticleListHandle } | null = null

const links = () => [...document.querySelectorAll<HTMLAnchorElement>('a[data-article]')]

/** Where the focus was last in the list; -1 before it was there. */
let lastIndex = -1

const articleOf = (target: Element | null): ArticleId | null =>
  target instanceof HTMLAnchorElement ? (target.dataset['article'] ?? null) : null

/** The article that something of a list belongs to, such as one of its notes, or a part among those of its series. */
const articleAround = (target: Element | null): ArticleId | null =>
  target?.closest<HTMLElement>('[data-of-article]')?.dataset['ofArticle'] ?? null

const indexOf = (id: ArticleId): number =>
  shown ? shown.listing.ids.indexOf(id) : links().findIndex((link) => articleOf(link) === id)

function isSeen(target: HTMLElement): boolean {
  const view = target.closest('[data-scroller]')?.getBoundingClientRect()
  const { top, bottom } = target.getBoundingClientRect()
  return view !== undefined && top >= view.top && bottom <= view.bottom
}

/** @returns the article that has the focus now, or will have it */
function focusAt(index: number): ArticleId | null {
  if (shown) {
    const { listing, handle } = shown
    const at = Math.max(0, Math.min(listing.ids.length - 1, index))
    handle.focus(at)
    return listing.ids[at] ?? null
  }
  const all = links()
  const link = all[Math.max(0, Math.min(all.length - 1, index))]
  // Where nothing is left, at the list's name.
  const target = link ?? document.querySelector<HTMLElement>('[data-list-name]')
  // The browser would bring to the middle what is near an edge, though it is seen.
  target?.focus({ preventScroll: isSeen(target) })
  return link ? articleOf(link) : null
}

/** Keeps the focus in the list when the row that has it goes. */
export function useListFocus(listing: Listing | null, handle: RefObject<ArticleListHandle | null>): void {
  useLayoutEffect(() => {
    shown = listing !== null && handle.current ? { listing, handle: handle.current } : null
  })
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      const id = articleOf(target) ?? articleAround(target)
      lastIndex = id === null ? -1 : indexOf(id)
    }
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  // The same array as long as the list is the same: rows that come in while one scrolls take no focus.
  const ids = listing?.ids ?? null
  useEffect(() => {
    if (ids !== null && lastIndex >= 0 && document.activeElement === document.body) focusAt(lastIndex)
  }, [ids])
}

/** Where moving begins: at the row that has the focus or is to have it, else that is open, else that had it last. */
function present(openId: ArticleId | null): number {
  const focused = focusedInList()
  if (focused !== null) {
    const link = links().findIndex((one) => one === document.activeElement)
    const at = shown || link < 0 ? indexOf(focused) : link
    if (at >= 0) return at
  }
  return left(openId)
}

/** Where one left the list; -1 where one was not in it. */
function left(openId: ArticleId | null): number {
  const last = shown ? placeInList(shown.listing.place).focused : null
  for (const id of [openId, last]) {
    const at = id === null ? -1 : indexOf(id)
    if (at >= 0) return at
  }
  return -1
}

const far = (step: ListStep): number => {
  if (step === 'next' || step === 'previous') return step === 'next' ? 1 : -1
  const page = shown?.handle.page() ?? 1
  return step === 'pageDown' ? page : -page
}

/** What is at an end of a long list is in the page once one is there. */
function goToEnd(step: 'first' | 'last'): ArticleId | null {
  const index = step === 'first' ? 0 : Infinity
  if (shown) return focusAt(index)
  const scroller = document.querySelector('[data-scroller]')
  scroller?.scrollTo({ top: step === 'first' ? 0 : scroller.scrollHeight, behavior: 'instant' })
  // What is measured there may move the end.
  requestAnimationFrame(() => requestAnimationFrame(() => focusAt(index)))
  return null
}

/** Moves the focus through the list. @returns the article that it is on then */
export function goInList(step: ListStep, openId: ArticleId | null): ArticleId | null {
  if (step === 'first' || step === 'last') return goToEnd(step)
  const from = present(openId)
  return focusAt(from < 0 ? 0 : from + far(step))
}

/** Puts the focus on the next or previous article of the list, beginning at the open one. */
export function moveInList(by: 1 | -1, openId: ArticleId | null): void {
  goInList(by === 1 ? 'next' : 'previous', openId)
}

/** Puts the focus on the open article's row, else on the one that had it last, else on the first. */
export function focusList(openId: ArticleId | null): void {
  focusAt(left(openId))
}

/** The articles of a whole series, where one is at the series and not at one of its parts; null elsewhere. */
export function articlesOfSeries(): readonly ArticleId[] | null {
  const around = document.activeElement?.closest<HTMLElement>('[data-of-article], [data-of-articles]')
  const ids = around?.dataset['ofArticles']
  return ids === undefined || ids === '' ? null : ids.split(' ')
}

/** The article a key is meant for: the one focused in the list, else the open one. */
export function articleMeant(openId: ArticleId | null): ArticleId | null {
  return focusedInList() ?? openId
}

/** The article of what has the focus in a list, or gets it as soon as its row is there. */
const focusedInList = (): ArticleId | null =>
  shown?.handle.pending() ?? articleOf(document.activeElement) ?? articleAround(document.activeElement)

/** Whether the focus is in the article or its tools. */
export const isInReader = (): boolean => document.activeElement?.closest('main') != null
