// Whether an article on the disk is one of a backup but for pictures that are gone: restored, it is just that.
import { ARTICLE, CONTENT, PREVIOUS, UNEDITED } from '../library/article-files.ts'
import type { ArticleFile } from '../library/article-files.ts'
import { bodyText } from '../library/body-text.ts'

type Json = Readonly<Record<string, unknown>>

/** What article.json says but of its pictures and the size of its files. */
function withoutPictures(bytes: Buffer): string | null {
  try {
    const said = JSON.parse(bytes.toString('utf8')) as Json
    const { pictures } = said
    const addresses = Array.isArray(pictures) ? pictures.map((one: Json) => one['address']) : []
    return JSON.stringify({ ...said, bytes: 0, thumbnail: null, figures: [], pictures: addresses })
  } catch {
    return null
  }
}

const isSameBody = (one: Buffer | undefined, other: Buffer | undefined): boolean =>
  one === undefined || other === undefined
    ? one === other
    : bodyText(one.toString('utf8')) === bodyText(other.toString('utf8'))

type Files = ReadonlyMap<ArticleFile, Buffer>

export function isSameButForPictures(one: Files, other: Files): boolean {
  const [said, alsoSaid] = [one.get(ARTICLE), other.get(ARTICLE)]
  if (!said || !alsoSaid) return false
  const facts = withoutPictures(said)
  if (facts === null || facts !== withoutPictures(alsoSaid)) return false
  return ([CONTENT, UNEDITED, PREVIOUS] as const).every((file) => isSameBody(one.get(file), other.get(file)))
}
