// "Tìm các kỳ còn thiếu": parts that are not saved are looked for in what is saved of the others, and, when a person
// wants it, on their pages. The assembly judges which links are parts; nothing else does.
import type { ArticleId } from '../../domain/article.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import type { AppError } from '../../domain/result.ts'
import { assembleSeries } from '../../domain/series-assembly.ts'
import type { SeriesInput } from '../../domain/series-assembly.ts'
import type { SeriesNotes } from '../../domain/series-correction.ts'
import type { FoundPart, PartSearch } from '../../domain/series.ts'
import { addressKey, hostOf } from '../../domain/url-policy.ts'
import type { LinksRequest } from '../capture/fetch-links.ts'
import type { PageLink, Parser } from '../capture/parser.ts'
import type { Library } from './library.ts'
import { inputOf } from './library-series.ts'
import type { ListIndex } from './list-index.ts'
import { mapLimited } from './parallel.ts'

export type Link = { readonly url: string; readonly title: string }

export type LinksOfParts = {
  readonly seriesId: string
  /** More links of the saved parts, beside those that are kept as related. */
  readonly links: ReadonlyMap<ArticleId, readonly Link[]>
  /** Only the links of this part count; null: those of all. */
  readonly from: ArticleId | null
}

/** Parts of a series that are not saved and that its saved parts link to, each address once. */
export function partsLinked(
  index: ListIndex,
  notes: SeriesNotes,
  { seriesId, links, from }: LinksOfParts,
): readonly FoundPart[] {
  const series = index.series().find(({ id }) => id === seriesId)
  const saved = (series?.parts ?? []).filter(({ articleId }) => articleId !== null)
  const numbers = new Set(saved.map(({ part }) => part))
  const inputs = saved.flatMap(({ articleId }): SeriesInput | readonly [] => {
    const article = articleId === null ? null : index.get(articleId)
    if (!article) return []
    const input = inputOf(article)
    const counts = from === null || from === input.id
    return { ...input, related: counts ? [...input.related, ...(links.get(input.id) ?? [])] : [] }
  })
  const found = new Map<string, FoundPart>()
  for (const { word, parts } of assembleSeries(inputs, notes))
    for (const { articleId, url, part, isLast, title, partTitle } of parts) {
      if (articleId !== null || url === null || (part !== null && numbers.has(part))) continue
      const known = index.byAddress(url)
      if (known !== null && index.get(known)?.state.data.trashedAt === null) continue
      found.set(addressKey(url), { word, url, part, isLast, title, partTitle })
    }
  return [...found.values()]
}

/** Bodies read, and pages fetched, at once: a newspaper is not to be pressed. */
const AT_ONCE = 2

export type PartsFinderOptions = {
  readonly library: () => Promise<Library>
  readonly parser: Pick<Parser, 'links'>
  /** @throws AppFailure of the fetch */
  readonly fetchLinks: (request: LinksRequest) => Promise<readonly PageLink[]>
}

export type PartsFinder = {
  /** Looks in related links and bodies; no network. @throws AppFailure 'series-changed' */
  inSaved(seriesId: string): Promise<PartSearch>
  /** Looks on the pages of the saved parts too. @throws AppFailure 'series-changed' */
  onPages(seriesId: string, allowPrivate: boolean): Promise<PartSearch>
  /** What one article itself links to of its series; nothing for one that stands alone. No network. */
  linkedFrom(id: ArticleId): Promise<readonly FoundPart[]>
}

type SavedPart = { readonly id: ArticleId; readonly url: string | null }

function savedParts(library: Library, seriesId: string): SavedPart[] {
  const series = library.series().find(({ id }) => id === seriesId)
  if (!series) throw new AppFailure('series-changed')
  return series.parts.flatMap(({ articleId, url }) => (articleId === null ? [] : { id: articleId, url }))
}

export function createPartsFinder({ library, parser, fetchLinks }: PartsFinderOptions): PartsFinder {
  /** The links of a saved body; none of one that cannot be read: that is for the check to tell. */
  async function bodyLinks(open: Library, { id, url }: SavedPart): Promise<readonly PageLink[]> {
    try {
      const { contentHtml: content } = await open.article(id)
      const page = { form: 'html', contentType: null, charset: null, trusted: true, local: false } as const
      return await parser.links({ ...page, content, url })
    } catch {
      return []
    }
  }

  async function gather(
    parts: readonly SavedPart[],
    linksOf: (part: SavedPart) => Promise<readonly PageLink[]>,
  ): Promise<Map<ArticleId, readonly PageLink[]>> {
    const found = await mapLimited(parts, AT_ONCE, async (part) => [part.id, await linksOf(part)] as const)
    return new Map(found)
  }

  const hostsOf = (parts: readonly SavedPart[]): string[] => [
    ...new Set(parts.flatMap(({ url }) => hostOf(url) ?? [])),
  ]

  return {
    async inSaved(seriesId) {
      const open = await library()
      const parts = savedParts(open, seriesId)
      const links = await gather(parts, (part) => bodyLinks(open, part))
      return { found: open.partsLinked(seriesId, links, null), hosts: hostsOf(parts), failures: [] }
    },
    async onPages(seriesId, allowPrivate) {
      const open = await library()
      const parts = savedParts(open, seriesId)
      const failures = new Map<string, AppError>()
      const links = await gather(parts, async (part) => {
        const ofBody = await bodyLinks(open, part)
        if (part.url === null) return ofBody
        try {
          return [...ofBody, ...(await fetchLinks({ address: part.url, allowPrivate }))]
        } catch (error) {
          const failed = asAppError(error)
          failures.set(JSON.stringify(failed), failed)
          return ofBody
        }
      })
      const found = open.partsLinked(seriesId, links, null)
      return { found, hosts: hostsOf(parts), failures: [...failures.values()] }
    },
    async linkedFrom(id) {
      const open = await library()
      const summary = open.summary(id)
      if (!summary?.seriesId) return []
      const links = await gather([{ id, url: summary.url }], (part) => bodyLinks(open, part))
      return open.partsLinked(summary.seriesId, links, id)
    },
  }
}
