// The texts of all articles, folded once, as domain/search.ts searches them.
import type { ArticleId } from '../../domain/article.ts'
import { indexDocument, indexField, matchDocument, parseQuery, snippet } from '../../domain/search.ts'
import type { IndexedDocument, Query, SearchedTexts } from '../../domain/search.ts'
import type { StoredArticle } from './article-store.ts'

type TextMatch = {
  readonly score: number
  /** What was found between `<mark>` and `</mark>`; `&`, `<` and `>` of the text as entities. */
  snippet(): string
}

export type TextIndex = {
  put(article: StoredArticle, notes: string): void
  putTags(id: ArticleId, tags: readonly string[]): void
  putNotes(id: ArticleId, notes: string): void
  setBody(id: ArticleId, text: string): void
  hasBody(id: ArticleId): boolean
  remove(id: ArticleId): void
  /** Articles that answer a query, with how well they do. */
  search(query: string): ReadonlyMap<ArticleId, TextMatch>
}

type Entry = {
  readonly texts: SearchedTexts
  /** null until it is searched for the first time. */
  readonly indexed: IndexedDocument | null
  readonly hasBody: boolean
}

/** The first text that shows something of what was found: the article's own before its title, which the row shows. */
function snippetOf({ lead, body, title, other, tags, notes }: SearchedTexts, query: Query): string {
  const own = snippet(query, `${lead}\n${body}`)
  if (own.includes('<mark>')) return own
  for (const text of [title, notes, other, tags.join(' · ')]) {
    const found = snippet(query, text)
    if (found.includes('<mark>')) return found
  }
  return own
}

/** An empty index. */
export function createTextIndex(): TextIndex {
  const entries = new Map<ArticleId, Entry>()
  return {
    put({ document: { id, title, siteName, byline, lead }, state }, notes) {
      const other = [siteName, byline].filter((text) => text !== null).join('\n')
      const texts = { title, lead: lead ?? '', other, tags: state.data.tags, notes, body: '' }
      entries.set(id, { texts, indexed: null, hasBody: false })
    },
    putTags(id, tags) {
      const entry = entries.get(id)
      if (!entry) return
      const indexed = entry.indexed && { ...entry.indexed, tags: indexField(tags.join('\n')) }
      entries.set(id, { ...entry, texts: { ...entry.texts, tags }, indexed })
    },
    putNotes(id, notes) {
      const entry = entries.get(id)
      if (!entry) return
      const indexed = entry.indexed && { ...entry.indexed, notes: indexField(notes) }
      entries.set(id, { ...entry, texts: { ...entry.texts, notes }, indexed })
    },
    setBody(id, text) {
      const entry = entries.get(id)
      if (!entry) return
      // Folded at once: bodies come one by one, the search would have to fold them all together.
      const texts = { ...entry.texts, body: text }
      entries.set(id, { texts, indexed: indexDocument(texts), hasBody: true })
    },
    hasBody: (id) => entries.get(id)?.hasBody ?? false,
    remove: (id) => void entries.delete(id),
    search(text) {
      const query = parseQuery(text)
      const matches = new Map<ArticleId, TextMatch>()
      for (const [id, entry] of entries) {
        const indexed = entry.indexed ?? indexDocument(entry.texts)
        if (!entry.indexed) entries.set(id, { ...entry, indexed })
        const match = matchDocument(query, indexed)
        if (match) matches.set(id, { score: match.score, snippet: () => snippetOf(entry.texts, query) })
      }
      return matches
    },
  }
}
