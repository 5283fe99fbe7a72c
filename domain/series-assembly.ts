// Puts series together from saved articles: pure, near-linear, and the same whatever order they were saved in.
//
// 1. Articles whose title is a part's become members (series-title.ts, series-member.ts). 2. Those of one paper that
// belong together by the evidence become groups (series-evidence.ts, series-groups.ts). 3. Each group becomes a series
// (series-build.ts). A series lies within one paper, so a change puts only that paper's series together anew. What a
// person said by hand (series-correction.ts) is the strongest evidence, and says which paper's the series is.
import type { Series } from './series.ts'
import { buildSeries } from './series-build.ts'
import type { SeriesNotes } from './series-correction.ts'
import { groupMembers } from './series-groups.ts'
import { memberOf, papersOf, seriesPartOf, sourceOf } from './series-member.ts'
import type { Member, SeriesInput } from './series-member.ts'
import { addressKey } from './url-policy.ts'

export { seriesPartOf, sourceOf }
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
  /** Takes what the person said of whole series, in the place of what was said before. */
  setNotes(notes: SeriesNotes): void
  /** Newest first, by when their newest part was saved. The same array as long as nothing changes. */
  series(): readonly Series[]
}

const newestFirst = (one: Series, other: Series) =>
  Date.parse(other.savedAt) - Date.parse(one.savedAt) || (one.id < other.id ? -1 : 1)

type Known = {
  /** Kept where the person said something of it: it is put anew when whole series change. */
  readonly corrected: SeriesInput | null
  /** The first is the one that it is a part in. */
  readonly papers: readonly [Paper, ...Paper[]]
  readonly address: string | null
}

/** An assembler without articles. */
export function createSeriesAssembler(): SeriesAssembler {
  const papers = new Map<string, Paper>()
  const known = new Map<string, Known>()
  let notes: SeriesNotes = {}
  let all: readonly Series[] | null = null

  function paperOf(source: string): Paper {
    const paper = papers.get(source) ?? { members: new Map(), saved: new Map(), series: null }
    papers.set(source, paper)
    return paper
  }

  /** Whether that is the first of this address, or was the last. */
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
    for (const paper of old.papers) {
      const isGone = count(paper, old.address, -1)
      if (paper.members.delete(id) || (isGone && paper.members.size > 0)) changed(paper)
    }
  }

  function put(article: SeriesInput): void {
    const [home = '', ...others] = papersOf(article, notes)
    const its: Known['papers'] = [paperOf(home), ...others.map(paperOf)]
    const address = article.url === null ? null : addressKey(article.url)
    const old = known.get(article.id)
    const stays =
      old?.address === address &&
      old.papers.length === its.length &&
      its.every((paper, at) => old.papers[at] === paper)
    if (!stays) {
      remove(article.id)
      for (const paper of its) if (count(paper, address, 1) && paper.members.size > 0) changed(paper)
    }
    known.set(article.id, { corrected: article.correction ? article : null, papers: its, address })
    const member = memberOf(article, notes)
    const wasMember = its[0].members.delete(article.id)
    if (member) its[0].members.set(article.id, member)
    if (member || wasMember) changed(its[0])
  }

  return {
    put,
    remove,
    setNotes(next) {
      notes = next
      for (const { corrected } of [...known.values()]) if (corrected) put(corrected)
    },
    series() {
      if (all) return all
      const found: Series[] = []
      for (const paper of papers.values()) {
        paper.series ??= buildSeries(groupMembers([...paper.members.values()]), paper.saved, notes)
        found.push(...paper.series)
      }
      all = found.toSorted(newestFirst)
      return all
    },
  }
}

/**
 * The series that saved articles make, newest first. The result depends on the articles and on what the person said
 * alone, not on the order of the articles.
 * @param articles only those that are not in the trash
 * @param notes what the person said of whole series
 */
export function assembleSeries(articles: readonly SeriesInput[], notes: SeriesNotes = {}): readonly Series[] {
  const assembler = createSeriesAssembler()
  assembler.setNotes(notes)
  for (const article of articles) assembler.put(article)
  return assembler.series()
}
