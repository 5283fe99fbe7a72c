// Which of a paper's saved parts belong together: what the person put together, parts of one name with their neighbours in time, those of similar
// names across names, those without a name with the pages they link to. `evidence` decides.
import { ENOUGH, evidence, isSpellingOf, spellingKeys } from './series-evidence.ts'
import type { Member } from './series-member.ts'

const byDate = (one: Member, other: Member) => one.date - other.date || (one.id < other.id ? -1 : 1)

function groupBy<T>(items: Iterable<T>, keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group) group.push(item)
      else groups.set(key, [item])
    }
  return groups
}

/** Groups that grow together. */
function createGroups(members: readonly Member[]) {
  const groupOf = new Map<string, Member[]>(members.map((member) => [member.id, [member]]))
  const of = (member: Member): readonly Member[] => groupOf.get(member.id) ?? []
  /** The series that a group stands for by the person's word. */
  const byHand = new Map<Member[], string>()
  for (const { id, byHand: key } of members) {
    const group = groupOf.get(id)
    if (group && key !== null) byHand.set(group, key)
  }
  return {
    of,
    /** Never what the person told apart, not even by way of others. */
    unite(one: Member, other: Member): void {
      const [first, second] = [groupOf.get(one.id), groupOf.get(other.id)]
      if (!first || !second || first === second) return
      const [key, otherKey] = [byHand.get(first), byHand.get(second)]
      if (key !== undefined && otherKey !== undefined && key !== otherKey) return
      const [large, small] = first.length >= second.length ? [first, second] : [second, first]
      const together = key ?? otherKey
      if (together !== undefined) byHand.set(large, together)
      for (const member of small) {
        large.push(member)
        groupOf.set(member.id, large)
      }
    },
    all: (): ReadonlySet<Member[]> => new Set(groupOf.values()),
  }
}
type Groups = ReturnType<typeof createGroups>

/** What the person put into one series. */
function uniteByHand(members: readonly Member[], groups: Groups): void {
  const byKey = groupBy(members, ({ byHand }) => (byHand === null ? [] : [byHand]))
  for (const [first, ...others] of byKey.values())
    for (const other of others) if (first && evidence(first, other) >= ENOUGH) groups.unite(first, other)
}

/** Same paper, same name: each with the one before it in time; where only the section names, numbers do not repeat. */
function uniteNamed(members: readonly Member[], groups: Groups): void {
  const byName = groupBy(members, ({ source, nameKey }) => [`${source}\n${nameKey}`])
  for (const group of byName.values()) {
    const ordered = group.toSorted(byDate)
    for (const [at, member] of ordered.entries()) {
      const before = ordered[at - 1]
      if (!before || evidence(before, member) < ENOUGH) continue
      const repeats =
        member.named === 'section' &&
        groups.of(before).some(({ title, named }) => named === 'section' && title.part === member.title.part)
      if (!repeats) groups.unite(before, member)
    }
  }
  uniteSpellings(byName, groups)
}

const shareNumber = (some: readonly Member[], others: readonly Member[]): boolean => {
  const numbers = new Set(some.map(({ title }) => title.part))
  return others.some(({ title }) => numbers.has(title.part))
}

/** Same paper, a name that differs in the spelling of one word: neighbours in time, unless both have a part 1. */
function uniteSpellings(byName: ReadonlyMap<string, readonly Member[]>, groups: Groups): void {
  const names = [...byName.keys()].toSorted()
  const nameOf = (key: string) => key.slice(key.indexOf('\n') + 1)
  const alike = groupBy(names, (key) =>
    spellingKeys(nameOf(key)).map((spelling) => `${key.slice(0, key.indexOf('\n'))}\n${spelling}`),
  )
  for (const [, candidates] of [...alike].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    // Names that are alike but for one word, and many ("Chuyện làng …"), are different names.
    if (candidates.length < 2 || candidates.length > 8) continue
    for (const [at, one] of candidates.entries())
      for (const other of candidates.slice(at + 1))
        if (isSpellingOf(nameOf(one), nameOf(other)))
          uniteNeighbours([one, other].flatMap((name) => byName.get(name) ?? []).toSorted(byDate), groups)
  }
}

function uniteNeighbours(ordered: readonly Member[], groups: Groups): void {
  for (const [at, member] of ordered.entries()) {
    const before = ordered[at - 1]
    if (!before || before.nameKey === member.nameKey || evidence(before, member) < ENOUGH) continue
    if (!shareNumber(groups.of(before), groups.of(member))) groups.unite(before, member)
  }
}

const hasName = (group: readonly Member[]) => group.some(({ named }) => named !== 'nowhere')

type Edge = { readonly one: Member; readonly other: Member; readonly score: number }

/** Parts without a name: with the pages they link to or are linked from, the strongest evidence first. */
function uniteNameless(members: readonly Member[], groups: Groups): void {
  if (members.every(({ named }) => named !== 'nowhere')) return
  const byAddress = groupBy(members, ({ address }) => (address === null ? [] : [address]))
  const edges = new Map<string, Edge>()
  for (const member of members)
    for (const link of member.links())
      for (const other of byAddress.get(link) ?? []) {
        if (other === member || (member.named !== 'nowhere' && other.named !== 'nowhere')) continue
        const [one, two] = member.id < other.id ? [member, other] : [other, member]
        edges.set(`${one.id} ${two.id}`, { one, other: two, score: evidence(one, two) })
      }
  const strongest = [...edges.entries()].toSorted(
    ([key, one], [otherKey, other]) => other.score - one.score || (key < otherKey ? -1 : 1),
  )
  for (const [, { one, other, score }] of strongest) {
    if (score < ENOUGH) break
    const [first, second] = [groups.of(one), groups.of(other)]
    if (!shareNumber(first, second) && !(hasName(first) && hasName(second))) groups.unite(one, other)
  }
}

/** Groups of the parts of one paper, each ordered by date; the order of `members` does not matter. */
export function groupMembers(members: readonly Member[]): Member[][] {
  const groups = createGroups(members)
  uniteByHand(members, groups)
  uniteNamed(
    members.filter(({ named }) => named !== 'nowhere'),
    groups,
  )
  uniteNameless(members, groups)
  return [...groups.all()].map((group) => group.toSorted(byDate))
}
