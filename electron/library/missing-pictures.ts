// "Tải lại ảnh": pictures that could not be had when an article was saved are asked for again, when a person wants it.
import type { ArticleId, PagePicture } from '../../domain/article.ts'
import type { Reloaded } from '../../domain/ipc-contract.ts'
import type { AppError } from '../../domain/result.ts'
import { asAppError } from '../../domain/result.ts'
import { isOnTheWeb } from '../capture/parser.ts'
import type { Parser, SizedPicture } from '../capture/parser.ts'
import type { PictureRequest } from '../capture/pictures.ts'
import type { Library } from './library.ts'
import { mapLimited } from './parallel.ts'

const AT_ONCE = 3

export type Reload = {
  readonly id: ArticleId
  /** Index of one picture among the article's; null: all that are missing. */
  readonly index: number | null
  readonly allowPrivate: boolean
}

export type PictureLoaderOptions = {
  readonly library: () => Promise<Library>
  readonly parser: Parser
  /** @throws AppFailure of the fetch, or 'picture-unreadable' */
  readonly fetchPicture: (request: PictureRequest) => Promise<SizedPicture>
}

/** Asks for missing pictures, puts those that come into the saved copy all at once. @throws as `Library.revise` */
export function createPictureLoader({ library, parser, fetchPicture }: PictureLoaderOptions) {
  return async ({ id, index, allowPrivate }: Reload): Promise<Reloaded> => {
    const open = await library()
    const { document } = await open.copy(id)
    const wanted = document.pictures.filter(
      (picture, at) =>
        picture.name === null && isOnTheWeb(picture.address) && (index === null || at === index),
    )
    const came = new Map<string, SizedPicture>()
    let error: AppError | null = null
    await mapLimited(wanted, AT_ONCE, async ({ address }) => {
      try {
        came.set(address, await fetchPicture({ address, page: document.url, allowPrivate }))
      } catch (caught) {
        error = asAppError(caught)
      }
    })
    if (came.size === 0) return { loaded: 0, error }
    const [first] = came.values()
    const thumbnail = document.thumbnail === null && first ? await parser.thumbnail(first.bytes) : null
    await open.revise(id, async (copy) => {
      const pictures = copy.document.pictures.map((picture): PagePicture => {
        const { name, width, height } = came.get(picture.address) ?? picture
        return { address: picture.address, name, width, height }
      })
      const finished = await parser.finish({ contentHtml: copy.contentHtml, pictures })
      const isEdited = copy.uneditedHtml !== copy.contentHtml
      return {
        document: { ...copy.document, pictures, figures: [...finished.figures] },
        contentHtml: finished.contentHtml,
        uneditedHtml: isEdited
          ? (await parser.finish({ contentHtml: copy.uneditedHtml, pictures })).contentHtml
          : null,
        images: [...came.values()].map(({ name, bytes }) => ({ name, bytes })),
        thumbnail,
      }
    })
    return { loaded: came.size, error }
  }
}
