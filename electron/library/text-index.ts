// The text of all articles, folded once and only when something is searched.
import type { ArticleId } from '../../domain/article.ts'
import { fold, foldExact, foldWithOffsets, hasMarks } from '../../domain/fold.ts'
import type { StoredArticle } from './article-store.ts'

export type TextMatch = { readonly score: number; snippet(): string }
export type TextIndex = {
  put(article: StoredArticle): void
  putTags(id: ArticleId, tags: readonly string[]): void
  setBody(id: ArticleId, text: string): void
  hasBody(id: ArticleId): boolean
  remove(id: ArticleId): void
  search(query: string): ReadonlyMap<ArticleId, TextMatch>
}
type Texts = { title: string; lead: string; other: string; tags: string; body: string | null; all: string | null }
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

export function createTextIndex(): TextIndex {
  const texts = new Map<ArticleId, Texts>()
  const all = (t: Texts) => (t.all ??= fold([t.title, t.lead, t.other, t.tags, t.body ?? ''].join('\n')))
  return {
    put({ document, state }) {
      texts.set(document.id, {
        title: document.title,
        lead: document.lead ?? '',
        other: [document.siteName, document.byline].filter(Boolean).join(' '),
        tags: state.data.tags.join(' '),
        body: null,
        all: null,
      })
    },
    putTags(id, tags) {
      const t = texts.get(id)
      if (t) Object.assign(t, { tags: tags.join(' '), all: null })
    },
    setBody(id, body) {
      const t = texts.get(id)
      if (t) Object.assign(t, { body, all: null })
    },
    hasBody: (id) => texts.get(id)?.body != null,
    remove: (id) => void texts.delete(id),
    search(query) {
      const words = fold(query).split(' ').filter(Boolean)
      const exact = hasMarks(query) ? foldExact(query) : null
      const found = new Map<ArticleId, TextMatch>()
      for (const [id, t] of texts) {
        if (!words.every((w) => all(t).includes(w))) continue
        const whole = [t.title, t.lead, t.body ?? ''].join('\n')
        const title = fold(t.title)
        const score =
          words.filter((w) => title.includes(w)).length + (exact && foldExact(whole).includes(exact) ? 5 : 0)
        found.set(id, {
          score,
          snippet() {
            const { folded, offsets } = foldWithOffsets(whole)
            const at = folded.indexOf(words[0] ?? '')
            if (at < 0) return escape(whole.slice(0, 160))
            const a = offsets[at] ?? 0
            const b = offsets[at + (words[0] ?? '').length] ?? whole.length
            return `${escape(whole.slice(Math.max(0, a - 60), a))}<mark>${escape(whole.slice(a, b))}</mark>${escape(whole.slice(b, b + 120))}`
          },
        })
      }
      return found
    },
  }
}
