// Marks whose passages are not in their articles any more. Which they are is worked out when somebody wants to see them,
// and known until an article's text, or its marks, are others.
import { join } from 'node:path'
import { anchorText } from '../../domain/anchor-text.ts'
import { placeTargets } from '../../domain/anchor.ts'
import type { Mark } from '../../domain/annotation.ts'
import type { ArticleId, MarkedArticle } from '../../domain/article.ts'
import { CONTENT } from './article-files.ts'
import { readBody } from './article-store.ts'
import { bodyFlow } from './body-text.ts'
import { ABSENT, lookAtFile, UNKNOWN } from './file-stamp.ts'
import type { FileStamp } from './file-stamp.ts'
import type { ListIndex } from './list-index.ts'
import type { Marks } from './marks.ts'
import { mapLimited, READING_AT_ONCE } from './parallel.ts'

type MarkIds = readonly Mark['id'][]

/** Those that are looked for in the text; a mark's passage never changes. */
const placedIds = (marks: readonly Mark[]): MarkIds =>
  marks.flatMap(({ id, target }) => (target === null ? [] : [id]))

/** `Library.lostMarks` over the marks of an open library. */
export function createLostMarks(index: ListIndex, marks: Pick<Marks, 'all'>): () => Promise<MarkIds> {
  type Known = { readonly stamp: FileStamp; readonly looked: string; readonly lost: MarkIds }
  const known = new Map<ArticleId, Known>()

  async function lostOf({ id, marks: its }: MarkedArticle): Promise<MarkIds> {
    const folder = index.get(id)?.folder.path
    if (folder === undefined) return []
    const stamp = await lookAtFile(join(folder, CONTENT))
    // A text that cannot be read says nothing of what stands in it.
    if (stamp === ABSENT || stamp === UNKNOWN) return []
    const looked = placedIds(its).join()
    const before = known.get(id)
    if (before?.stamp === stamp && before.looked === looked) return before.lost
    const body = await readBody(folder).catch(() => null)
    if (body === null) return []
    const targets = its.flatMap(({ target }) => (target === null ? [] : [target]))
    const spans = placeTargets(anchorText(bodyFlow(body).text), targets)
    const lost = placedIds(its).filter((_, at) => spans[at] === null)
    known.set(id, { stamp, looked, lost })
    return lost
  }

  return async () => {
    const marked = await marks.all()
    const present = new Set(marked.map(({ id }) => id))
    for (const id of known.keys()) if (!present.has(id)) known.delete(id)
    return (await mapLimited(marked, READING_AT_ONCE, lostOf)).flat()
  }
}
