// Which of a paper's saved parts belong together: parts of one name with their neighbours in time, those of similar
// names across names, those without a name with the pages they are bound to. `evidence` decides.
import { ENOUGH, evidence, isSpellingOf } from './series-evidence.ts'
import { byDate, isNameless } from './series-index.ts'
import type { MemberIndex, NameGroup } from './series-index.ts'
import type { Member } from './series-member.ts'

/** Groups that grow together; they begin as the clusters given. */
function createGroups(clusters: readonly (readonly Member[])[]) {
  const groupOf = new Map<string, readonly Member[]>()
  for (const cluster of clusters) for (const { id } of cluster) groupOf.set(id, cluster)
  const of = (member: Member): readonly Member[] => groupOf.get(member.id) ?? []
  return {
    of,
    unite(one: Member, other: Member): void {
      const [first, second] = [of(one), of(other)]
      if (first === second) return
      const united = [...first, ...second].toSorted(byDate)
      for (const { id } of united) groupOf.set(id, united)
    },
    all: (): readonly (readonly Member[])[] => [...new Set(groupOf.values())],
  }
}
type Groups = ReturnType<typeof createGroups>

/** Same name: each with the one before it in time; where only the page names it, numbers do not repeat. */
function clustersOf(group: NameGroup): readonly (readonly Member[])[] {
  const clusters: Member[][] = []
  const clusterOf = new Map<Member, Member[]>()
  let before: Member | null = null
  for (const member of [...group.members].toSorted(byDate)) {
    const cluster = before && evidence(before, member) >= ENOUGH ? clusterOf.get(before) : undefined
    const repeats =
      member.named === 'page' &&
      cluster?.some(({ title, named }) => named === 'page' && title.part === member.title.part)
    before = member
    if (cluster && !repeats) {
      cluster.push(member)
      clusterOf.set(member, cluster)
      continue
    }
    const own = [member]
    clusters.push(own)
    clusterOf.set(member, own)
  }
  return clusters
}

const shareNumber = (some: readonly Member[], others: readonly Member[]): boolean =>
  some.some(({ title: { part } }) => others.some(({ title }) => title.part === part))

/** A name that differs in the spelling of one word: neighbours in time, unless both have a part 1. */
function uniteSpellings({ names, spellings }: MemberIndex, groups: Groups): void {
  const alike = [...spellings].filter(([, candidates]) => candidates.size > 1)
  for (const [, found] of alike.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    // Names that are alike but for one word, and many ("Chuyện làng …"), are different names.
    if (found.size > 8) continue
    const candidates = [...found].toSorted()
    for (const [at, one] of candidates.entries())
      for (const other of candidates.slice(at + 1))
        if (isSpellingOf(one, other))
          uniteNeighbours(
            [one, other].flatMap((name) => [...(names.get(name)?.members ?? [])]).toSorted(byDate),
            groups,
          )
  }
}

function uniteNeighbours(ordered: readonly Member[], groups: Groups): void {
  for (const [at, member] of ordered.entries()) {
    const before = ordered[at - 1]
    if (!before || before.nameKey === member.nameKey || evidence(before, member) < ENOUGH) continue
    if (!shareNumber(groups.of(before), groups.of(member))) groups.unite(before, member)
  }
}

/** Pairs with a nameless part where one links to the other or names it, or both are neighbours in time. */
function* candidatePairs(index: MemberIndex): Iterable<readonly [Member, Member]> {
  for (const member of index.nameless) for (const other of index.linked(member)) yield [member, other]
  for (const ordered of index.alike())
    for (const [at, member] of ordered.entries()) {
      const before = ordered[at - 1]
      if (before) yield [before, member]
    }
}

const hasName = (group: readonly Member[]) => group.some((member) => !isNameless(member))

type Edge = { readonly one: Member; readonly other: Member; readonly score: number }

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
  for (const [member, partner] of candidatePairs(index)) {
    if (partner === member || !(isNameless(member) || isNameless(partner))) continue
    const [one, other] = member.id < partner.id ? [member, partner] : [partner, member]
    const score = index.evidence(one, other)
    if (score >= ENOUGH) edges.push({ one, other, score })
  }
  for (const { one, other } of edges.toSorted(strongestFirst)) {
    const [first, second] = [groups.of(one), groups.of(other)]
    if (first === second || shareNumber(first, second)) continue
    if (!(hasName(first) && hasName(second))) groups.unite(one, other)
  }
}

/** Groups of the parts of one paper, each ordered by date; the order in which they were put does not matter. */
export function groupMembers(index: MemberIndex): readonly (readonly Member[])[] {
  const clusters = [...index.names.values()].flatMap((group) => (group.clusters ??= clustersOf(group)))
  const groups = createGroups([...clusters, ...[...index.nameless].map((member) => [member])])
  uniteSpellings(index, groups)
  uniteNameless(index, groups)
  return groups.all()
}
