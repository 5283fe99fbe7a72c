// What a person changed in a saved copy by hand, over what the page said.
import type {
  ArticleDocument,
  ArticleEdits,
  CapturedArticle,
  Figure,
  PagePicture,
} from '../../domain/article.ts'
import { applyEdits } from '../../domain/body-blocks.ts'
import { missingPictureId, missingPictureIndex } from '../../domain/missing-picture.ts'

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
  readonly edits: ArticleEdits | null
  readonly pictures: readonly PagePicture[]
}

/** Whether edits change the body, and not only what stands above it. */
export const changesBody = (edits: ArticleEdits | null): edits is ArticleEdits =>
  edits !== null && (edits.dropped.length > 0 || edits.restored.length > 0)

const PLACEHOLDER = /\bid="(user-content-missing-picture-\d+)"/g

/**
 * Restored blocks over another list of pictures: their placeholders bear indices, and each picture may stand at another
 * place in it, or at the end.
 */
function renumbered(
  edits: ArticleEdits,
  before: readonly PagePicture[],
  now: readonly PagePicture[],
): { readonly edits: ArticleEdits; readonly pictures: PagePicture[] } {
  const pictures = [...now]
  const placeOf = (id: string): number | null => {
    const address = before[missingPictureIndex(id) ?? -1]?.address
    if (address === undefined) return null
    const known = pictures.findIndex((picture) => picture.address === address)
    return known >= 0 ? known : pictures.push({ address, name: null, width: null, height: null }) - 1
  }
  const restored = edits.restored.map(({ html, after }) => ({
    after,
    html: html.replace(PLACEHOLDER, (_whole, id: string) => {
      const place = placeOf(id)
      return place === null ? '' : `id="${missingPictureId(place)}"`
    }),
  }))
  return { edits: { ...edits, restored }, pictures }
}

/**
 * The body of an article that is saved again, edited as its earlier copy was.
 * @param before the pictures of the earlier copy
 */
export async function editedBody(
  { contentHtml, figures, pictures }: Pick<CapturedArticle, 'contentHtml' | 'figures' | 'pictures'>,
  given: ArticleEdits | null,
  before: readonly PagePicture[],
): Promise<EditedBody> {
  if (!changesBody(given)) return { contentHtml, figures, uneditedHtml: null, edits: given, pictures }
  // Seldom needed, and the DOM behind it is large.
  const { finishArticle } = await import('../capture/finish.ts')
  const again = renumbered(given, before, pictures)
  const html = applyEdits(contentHtml, again.edits)
  const finished = finishArticle({ contentHtml: html, pictures: again.pictures })
  return { ...finished, ...again, uneditedHtml: contentHtml }
}
