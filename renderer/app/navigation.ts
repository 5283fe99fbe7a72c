// Where one is in the library, and the way back. One reducer, no mirrored data.
import type { ShownView, SortOrder } from '../../domain/views.ts'

export type Navigation = {
  readonly view: ShownView
  readonly tag: string | null
  readonly host: string | null
  readonly search: string
  readonly sort: SortOrder
  readonly articleId: string | null
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
  | { readonly go: 'sort'; readonly order: SortOrder }
  | { readonly go: 'open'; readonly id: string }
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
  past: [],
  future: [],
}

const KEPT = 100

export function navigate(now: Navigation, step: NavigationStep): Navigation {
  switch (step.go) {
    case 'show':
      return { ...now, view: step.view, tag: step.tag, host: step.host, search: '' }
    case 'search':
      return { ...now, search: step.text }
    case 'sort':
      return { ...now, sort: step.order }
    case 'open':
      if (step.id === now.articleId) return now
      return {
        ...now,
        articleId: step.id,
        past: now.articleId === null ? now.past : [...now.past, now.articleId].slice(-KEPT),
        future: [],
      }
    case 'close':
      return now.articleId === null
        ? now
        : { ...now, articleId: null, past: [...now.past, now.articleId].slice(-KEPT), future: [] }
    case 'back': {
      const id = now.past.at(-1)
      if (id === undefined) return now
      const future = now.articleId === null ? now.future : [now.articleId, ...now.future]
      return { ...now, articleId: id, past: now.past.slice(0, -1), future }
    }
    case 'forward': {
      const [id, ...future] = now.future
      if (id === undefined) return now
      const past = now.articleId === null ? now.past : [...now.past, now.articleId]
      return { ...now, articleId: id, past, future }
    }
  }
}
