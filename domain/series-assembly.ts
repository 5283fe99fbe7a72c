// Puts series together from saved articles: pure, near-linear, and the same whatever order they were saved in.
//
// 1. Articles whose title is a part's become members (series-title.ts, series-member.ts). 2. Those of one paper that
// belong together by the evidence become groups (series-evidence.ts, series-groups.ts). 3. Each group becomes a series
// (series-build.ts). A series lies within one paper, so a change puts only that paper's series together anew.
import type { Series } from './series.ts'
import { buildSeries } from './series-build.ts'
import { groupMembers } from './series-groups.ts'
import { memberOf, seriesPartOf, sourceOf } from './series-member.ts'
import type { Member, SeriesInput } from './series-member.ts'
import { addressKey } from './url-policy.ts'

export { seriesPartOf }
export type { SeriesInput }

/** The parts saved from one paper. */
type Paper = {
  readonly members: Map<string, Member>
  /** Keys of all its saved addresses, with how many articles have each. */
  readonly saved: Map<string, number>
  /** null after a change. */
  series: readonly Series[] | null
}

/** Keeps the series of articles that come, change and go. */
export type SeriesAssembler = {
  /** Adds an article, or replaces the one of the same id. */
  put(article: SeriesInput): void
  remove(id: string): void
  /** Newest first, by when their newest part was saved. The same array as long as nothing changes. */
  series(): readonly Series[]
}

const newestFirst = (one: Series, other: Series) =>
  Date.parse(other.savedAt) - Date.parse(one.savedAt) || (one.id < other.id ? -1 : 1)

/** An assembler without articles. */
export function createSeriesAssembler(): SeriesAssembler {
  const papers = new Map<string, Paper>()
  const known = new Map<string, { readonly paper: Paper; readonly address: string | null }>()
  let all: readonly Series[] | null = null

  function paperOf(source: string): Paper {
    const paper = papers.get(source) ?? { members: new Map(), saved: new Map(), series: null }
    papers.set(source, paper)
    return paper
  }

  function count(paper: Paper, address: string | null, by: 1 | -1): boolean {
    if (address === null) return false
    const before = paper.saved.get(address) ?? 0
    if (before + by === 0) paper.saved.delete(address)
    else paper.saved.set(address, before + by)
    return before === 0 || before + by === 0
  }

  function changed(paper: Paper): void {
    paper.series = null
    all = null
  }

  function remove(id: string): void {
    const old = known.get(id)
    if (!old) return
    known.delete(id)
    const isGone = count(old.paper, old.address, -1)
    if (old.paper.members.delete(id) || (isGone && old.paper.members.size > 0)) changed(old.paper)
  }

  return {
    put(article) {
      const paper = paperOf(sourceOf(article))
      const address = article.url === null ? null : addressKey(article.url)
      const old = known.get(article.id)
      if (old && (old.paper !== paper || old.address !== address)) remove(article.id)
      const isNew = !known.has(article.id) && count(paper, address, 1)
      known.set(article.id, { paper, address })
      const member = memberOf(article)
      const wasMember = paper.members.delete(article.id)
      if (member) paper.members.set(article.id, member)
      if (member || wasMember || (isNew && paper.members.size > 0)) changed(paper)
    },
    remove,
    series() {
      if (all) return all
      const found: Series[] = []
      for (const paper of papers.values()) {
        paper.series ??= buildSeries(groupMembers([...paper.members.values()]), paper.saved)
        found.push(...paper.series)
      }
      all = found.toSorted(newestFirst)
      return all
    },
  }
}

/**
 * The series that saved articles make, newest first. The result depends on the articles alone, not on their order.
 * @param articles only those that are not in the trash
 */
export function assembleSeries(articles: readonly SeriesInput[]): readonly Series[] {
  const assembler = createSeriesAssembler()
  for (const article of articles) assembler.put(article)
  return assembler.series()
}
