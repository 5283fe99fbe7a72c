// What a person changed in a saved copy by hand, over what the page said.
import type { ArticleDocument, ArticleEdits, CapturedArticle, Figure } from '../../domain/article.ts'
import { applyEdits } from '../../domain/body-blocks.ts'

/** An article's document as it is shown. */
export function withEdits(document: ArticleDocument): ArticleDocument {
  if (document.edits === null) return document
  const { dropped: _dropped, restored: _restored, ...said } = document.edits
  return { ...document, ...said }
}

export type EditedBody = {
  readonly contentHtml: string
  readonly figures: readonly Figure[]
  /** The body without the edits; null where they do not change it. */
  readonly uneditedHtml: string | null
}

/** Whether edits change the body, and not only what stands above it. */
export const changesBody = (edits: ArticleEdits | null): edits is ArticleEdits =>
  edits !== null && (edits.dropped.length > 0 || edits.restored.length > 0)

/** The body of an article that is saved again, edited as its earlier copy was. */
export async function editedBody(
  { contentHtml, figures, pictures }: Pick<CapturedArticle, 'contentHtml' | 'figures' | 'pictures'>,
  edits: ArticleEdits | null,
): Promise<EditedBody> {
  if (!changesBody(edits)) return { contentHtml, figures, uneditedHtml: null }
  // Seldom needed, and the DOM behind it is large.
  const { finishArticle } = await import('../capture/finish.ts')
  const finished = finishArticle({ contentHtml: applyEdits(contentHtml, edits), pictures })
  return { ...finished, uneditedHtml: contentHtml }
}
