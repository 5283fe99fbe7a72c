// Where one is in the library, and the way back. One reducer, no mirrored data.
import { sameTag } from '../../domain/tag-change.ts'
import type { ShownView, SortOrder } from '../../domain/views.ts'

export type Navigation = {
  readonly view: ShownView
  readonly tag: string | null
  readonly host: string | null
  readonly search: string
  readonly sort: SortOrder
  readonly articleId: string | null
  /** What stands in the place of an article; null: an article, or nothing. */
  readonly page: 'statistics' | null
  /** Articles to go back to, the latest last. */
  readonly past: readonly string[]
  readonly future: readonly string[]
}

export type NavigationStep =
  | {
      readonly go: 'show'
      readonly view: ShownView
      readonly tag: string | null
      readonly host: string | null
    }
  | { readonly go: 'search'; readonly text: string }
  /** A tag is called otherwise now. */
  | { readonly go: 'tagRenamed'; readonly from: string; readonly to: string }
  | { readonly go: 'sort'; readonly order: SortOrder }
  | { readonly go: 'open'; readonly id: string }
  | { readonly go: 'statistics' }
  | { readonly go: 'close' }
  | { readonly go: 'back' }
  | { readonly go: 'forward' }

export const atStart: Navigation = {
  view: 'all',
  tag: null,
  host: null,
  search: '',
  sort: 'saved',
  articleId: null,
  page: null,
  past: [],
  future: [],
}

/** Whether the list shows articles: of series and of notes only what a search finds in them. */
export const showsArticles = ({ view, search }: Navigation): boolean =>
  search.trim() !== '' || (view !== 'series' && view !== 'notes')

/** Whether what is searched is the whole library, whatever view one has come from. */
export const searchesAll = ({ view, tag, host, search }: Navigation): boolean =>
  search.trim() !== '' && view !== 'trash' && tag === null && host === null

const KEPT = 100

/** Without what was open; an article can be gone back to. */
const left = (now: Navigation): Navigation => ({
  ...now,
  articleId: null,
  page: null,
  past: now.articleId === null ? now.past : [...now.past, now.articleId].slice(-KEPT),
  future: [],
})

export function navigate(now: Navigation, step: NavigationStep): Navigation {
  switch (step.go) {
    case 'show':
      return { ...now, page: null, view: step.view, tag: step.tag, host: step.host, search: '' }
    case 'search':
      return { ...now, search: step.text }
    case 'tagRenamed':
      return now.tag !== null && sameTag(now.tag, step.from) ? { ...now, tag: step.to } : now
    case 'sort':
      return { ...now, sort: step.order }
    case 'open':
      if (step.id === now.articleId) return now
      return { ...left(now), articleId: step.id }
    case 'statistics':
      return now.page === 'statistics' ? now : { ...left(now), page: 'statistics' }
    case 'close':
      return now.articleId === null && now.page === null ? now : left(now)
    case 'back': {
      const id = now.past.at(-1)
      if (id === undefined) return now
      const future = now.articleId === null ? now.future : [now.articleId, ...now.future]
      return { ...now, page: null, articleId: id, past: now.past.slice(0, -1), future }
    }
    case 'forward': {
      const [id, ...future] = now.future
      if (id === undefined) return now
      const past = now.articleId === null ? now.past : [...now.past, now.articleId]
      return { ...now, page: null, articleId: id, past, future }
    }
  }
}
