// Which of a paper's saved parts belong together: what the person put together, parts of one name with their neighbours in time, those of similar
// names across names, those without a name with the pages they are bound to. `evidence` decides.
import { ENOUGH, evidence, isSpellingOf } from './series-evidence.ts'
import { byDate, isNameless } from './series-index.ts'
import type { Clusters, Edge, Kept, MemberIndex, SpellingPair } from './series-index.ts'
import type { Member } from './series-member.ts'

/** The series that a group stands for by the person's word; null where nothing was said. */
const byHandOf = (group: readonly Member[]): string | null =>
  group.find(({ byHand }) => byHand !== null)?.byHand ?? null

/** Whether the person told two groups apart: then they are not joined by way of others either. */
function areApart(group: readonly Member[], other: readonly Member[]): boolean {
  const [key, otherKey] = [byHandOf(group), byHandOf(other)]
  return key !== null && otherKey !== null && key !== otherKey
}

/** Same name: each with the one before it in time; where only the page names it, numbers do not repeat. */
function clustersOf({ members }: Kept<Member, Clusters>): Clusters {
  const all: Member[][] = []
  const clusters = new Map<Member, Member[]>()
  let before: Member | null = null
  for (const member of [...members].toSorted(byDate)) {
    const cluster = before && evidence(before, member) >= ENOUGH ? clusters.get(before) : undefined
    const repeats =
      member.named === 'page' &&
      cluster?.some(({ title, named }) => named === 'page' && title.part === member.title.part)
    const joins = cluster && !repeats && !areApart(cluster, [member])
    const joined = joins ? cluster : []
    if (!joins) all.push(joined)
    joined.push(member)
    clusters.set(member, joined)
    before = member
  }
  return { all, of: clusters }
}

/** Groups that grow together; they begin as the clusters of one name, and as every nameless part alone. */
function createGroups({ names, nameless }: MemberIndex) {
  const united = new Map<Member, readonly Member[]>()
  const begun = (member: Member): readonly Member[] =>
    isNameless(member) ? [member] : (names.get(member.nameKey)?.found?.of.get(member) ?? [])
  const of = (member: Member) => united.get(member) ?? begun(member)
  return {
    of,
    unite(one: Member, other: Member): void {
      const [first, second] = [of(one), of(other)]
      if (first.includes(other) || areApart(first, second)) return
      const both = [...first, ...second].toSorted(byDate)
      for (const member of both) united.set(member, both)
    },
    all(): readonly (readonly Member[])[] {
      const all: (readonly Member[])[] = []
      for (const { found } of names.values())
        for (const cluster of found?.all ?? []) if (cluster[0] && !united.has(cluster[0])) all.push(cluster)
      for (const member of nameless) if (!united.has(member)) all.push([member])
      all.push(...new Set(united.values()))
      return all
    },
  }
}
type Groups = ReturnType<typeof createGroups>

const shareNumber = (some: readonly Member[], others: readonly Member[]): boolean =>
  some.some(({ title: { part } }) => others.some(({ title }) => title.part === part))

/** What the person put into one series. */
function uniteByHand({ byHand }: MemberIndex, groups: Groups): void {
  const first = new Map<string, Member>()
  for (const member of [...byHand].toSorted(byDate)) {
    if (member.byHand === null) continue
    const one = first.get(member.byHand)
    if (!one) first.set(member.byHand, member)
    else if (evidence(one, member) >= ENOUGH) groups.unite(one, member)
  }
}

/** Names that are alike but for one word, and more than so many ("Chuyện làng …"), are different names. */
const MOST_SPELLINGS = 8

function spellingPairs({ members }: Kept<string, readonly SpellingPair[]>): readonly SpellingPair[] {
  if (members.size > MOST_SPELLINGS) return []
  const candidates = [...members].toSorted()
  return candidates.flatMap((one, at) =>
    candidates
      .slice(at + 1)
      .filter((other) => isSpellingOf(one, other))
      .map((other) => [one, other] as const),
  )
}

/** A name that differs in the spelling of one word: neighbours in time, unless both have a part 1. */
function uniteSpellings({ names, spellings }: MemberIndex, groups: Groups): void {
  const alike: (readonly [string, readonly SpellingPair[]])[] = []
  for (const [key, spelled] of spellings) {
    if (spelled.members.size < 2) continue
    spelled.found ??= spellingPairs(spelled)
    if (spelled.found.length > 0) alike.push([key, spelled.found])
  }
  for (const [, pairs] of alike.toSorted(([one], [other]) => (one < other ? -1 : 1)))
    for (const pair of pairs) {
      const members = pair.flatMap((name) => [...(names.get(name)?.members ?? [])])
      uniteNeighbours(members.toSorted(byDate), groups)
    }
}

function uniteNeighbours(ordered: readonly Member[], groups: Groups): void {
  for (const [at, member] of ordered.entries()) {
    const before = ordered[at - 1]
    if (!before || before.nameKey === member.nameKey || evidence(before, member) < ENOUGH) continue
    if (!shareNumber(groups.of(before), groups.of(member))) groups.unite(before, member)
  }
}

/** The pair as an edge, one way whoever is named first; null where no name is missing or too little speaks for it. */
function edgeOf(member: Member, partner: Member): Edge | null {
  if (partner === member || !(isNameless(member) || isNameless(partner))) return null
  const [one, other] = member.id < partner.id ? [member, partner] : [partner, member]
  const score = evidence(one, other)
  return score < ENOUGH ? null : { one, other, score }
}

/** Neighbours in time of one author or one tag. */
function edgesOf({ members }: Kept<Member, readonly Edge[]>): readonly Edge[] {
  const ordered = [...members].toSorted(byDate)
  return ordered.flatMap((member, at) => {
    const before = ordered[at - 1]
    return (before && edgeOf(before, member)) ?? []
  })
}

const hasName = (group: readonly Member[]) => group.some((member) => !isNameless(member))

const strongestFirst = (one: Edge, other: Edge) =>
  other.score - one.score ||
  (one.one.id === other.one.id
    ? Number(one.other.id > other.other.id) - Number(one.other.id < other.other.id)
    : one.one.id < other.one.id
      ? -1
      : 1)

/** Parts without a name: with the pages they are bound to, the strongest evidence first. */
function uniteNameless(index: MemberIndex, groups: Groups): void {
  const edges: Edge[] = []
  for (const group of index.alike.values()) edges.push(...(group.found ??= edgesOf(group)))
  for (const member of index.nameless)
    for (const [other, known] of index.bound.get(member) ?? []) {
      const edge = known === undefined ? edgeOf(member, other) : known
      if (known === undefined) {
        index.bound.get(member)?.set(other, edge)
        index.bound.get(other)?.set(member, edge)
      }
      if (edge) edges.push(edge)
    }
  for (const { one, other } of edges.toSorted(strongestFirst)) {
    const [first, second] = [groups.of(one), groups.of(other)]
    if (first.includes(other) || shareNumber(first, second)) continue
    if (!(hasName(first) && hasName(second))) groups.unite(one, other)
  }
}

/** Groups of the parts of one paper, each ordered by date; the order in which they were put does not matter. */
export function groupMembers(index: MemberIndex): readonly (readonly Member[])[] {
  for (const group of index.names.values()) group.found ??= clustersOf(group)
  const groups = createGroups(index)
  uniteByHand(index, groups)
  uniteSpellings(index, groups)
  uniteNameless(index, groups)
  return groups.all()
}
