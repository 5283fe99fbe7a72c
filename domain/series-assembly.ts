// Puts series together from saved articles: pure, near-linear, and the same whatever order they were saved in.
//
// 1. Articles whose title is a part's become members (series-title.ts, series-member.ts). 2. Those of one paper that
// belong together by the evidence become groups (series-evidence.ts, series-groups.ts). 3. Each group becomes a series
// (series-build.ts). A series lies within one paper, so a change puts only that paper's series together anew. What a
// person said by hand (series-correction.ts) is the strongest evidence, and says which paper's the series is.
import type { Series } from './series.ts'
import { createSeriesBuilder } from './series-build.ts'
import type { BuiltSeries, SeriesBuilder } from './series-build.ts'
import { groupMembers } from './series-groups.ts'
import { createMemberIndex } from './series-index.ts'
import type { MemberIndex } from './series-index.ts'
import type { SeriesNotes } from './series-correction.ts'
import { memberOf, papersOf, seriesPartOf, sourceOf } from './series-member.ts'
import type { Member, SeriesInput } from './series-member.ts'
import { addressKey } from './url-policy.ts'

export { seriesPartOf, sourceOf }
export type { SeriesInput }

/** The parts saved from one paper. */
type Paper = {
  readonly index: MemberIndex
  /** Keys of all its saved addresses, with how many articles have each. */
  readonly saved: Map<string, number>
  readonly build: SeriesBuilder
  /** Which of its parts belong together; null after one has come or gone. */
  groups: readonly (readonly Member[])[] | null
  /** Its series when it was last put together. */
  built: ReadonlySet<BuiltSeries>
}

const newestFirst = (one: BuiltSeries, other: BuiltSeries) =>
  other.savedAt - one.savedAt || (one.series.id < other.series.id ? -1 : 1)

/** One order of two that are in order each: sorting thousands anew for one would be felt. */
function merged(some: readonly BuiltSeries[], others: readonly BuiltSeries[]): BuiltSeries[] {
  const all: BuiltSeries[] = []
  let next = 0
  for (const one of some) {
    for (let other = others[next]; other && newestFirst(other, one) < 0; other = others[next]) {
      all.push(other)
      next++
    }
    all.push(one)
  }
  return [...all, ...others.slice(next)]
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
  /** The series that an article is a part of; null for one that stands alone. */
  seriesOf(id: string): Series | null
}

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
  const byArticle = new Map<string, Series>()
  /** Papers of which an article has come, changed or gone. */
  const stale = new Set<Paper>()
  let ordered: readonly BuiltSeries[] = []
  let all: readonly Series[] = []

  function paperOf(source: string): Paper {
    const paper = papers.get(source) ?? {
      index: createMemberIndex(),
      saved: new Map(),
      build: createSeriesBuilder(),
      groups: null,
      built: new Set(),
    }
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

  function changed(paper: Paper, isRegrouped: boolean): void {
    if (isRegrouped) paper.groups = null
    stale.add(paper)
  }

  /** Puts together anew what has changed; everything else stays as it is. */
  function refresh(): void {
    // Asked for every row of every list.
    if (stale.size === 0) return
    const gone = new Set<BuiltSeries>()
    const come: BuiltSeries[] = []
    for (const paper of stale) {
      paper.groups ??= groupMembers(paper.index)
      const now = new Set(paper.build(paper.groups, paper.saved, notes))
      for (const one of paper.built) if (!now.has(one)) gone.add(one)
      for (const one of now) if (!paper.built.has(one)) come.push(one)
      paper.built = now
    }
    stale.clear()
    if (gone.size === 0 && come.length === 0) return
    for (const { series } of gone)
      for (const { articleId } of series.parts) if (articleId !== null) byArticle.delete(articleId)
    for (const { series } of come)
      for (const { articleId } of series.parts) if (articleId !== null) byArticle.set(articleId, series)
    ordered = merged(
      ordered.filter((one) => !gone.has(one)),
      come.toSorted(newestFirst),
    )
    all = ordered.map(({ series }) => series)
  }

  function remove(id: string): void {
    const old = known.get(id)
    if (!old) return
    known.delete(id)
    for (const paper of old.papers) {
      const isGone = count(paper, old.address, -1)
      const wasMember = paper.index.remove(id)
      if (wasMember || (isGone && paper.index.members.size > 0)) changed(paper, wasMember)
    }
  }

  function put(article: SeriesInput): void {
    const [home = '', ...others] = papersOf(article, notes)
    const its: Known['papers'] = [paperOf(home), ...others.map(paperOf)]
    const [paper] = its
    const address = article.url === null ? null : addressKey(article.url)
    const old = known.get(article.id)
    const stays =
      old?.address === address &&
      old.papers.length === its.length &&
      its.every((one, at) => old.papers[at] === one)
    if (!stays) {
      remove(article.id)
      for (const one of its) if (count(one, address, 1) && one.index.members.size > 0) changed(one, false)
    }
    known.set(article.id, { corrected: article.correction ? article : null, papers: its, address })
    const member = memberOf(article, notes)
    const wasMember = paper.index.remove(article.id)
    if (member) paper.index.put(member)
    if (member !== null || wasMember) changed(paper, true)
  }

  return {
    put,
    remove,
    setNotes(next) {
      notes = next
      for (const { corrected } of [...known.values()]) if (corrected) put(corrected)
    },
    series() {
      refresh()
      return all
    },
    seriesOf(id) {
      refresh()
      return byArticle.get(id) ?? null
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
