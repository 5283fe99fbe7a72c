// The saved parts of one paper, under everything they may be found by. It is kept while articles come and go, so that
// one more does not have all others looked through.
import { spellingKeys } from './series-evidence.ts'
import type { Member } from './series-member.ts'

export const byDate = (one: Member, other: Member) => one.date - other.date || (one.id < other.id ? -1 : 1)

/** Sets under keys; a key without any is gone. */
function createSets<T>() {
  const sets = new Map<string, Set<T>>()
  return {
    sets: sets as ReadonlyMap<string, ReadonlySet<T>>,
    of: (key: string): Iterable<T> => sets.get(key) ?? [],
    add(key: string, item: T): void {
      const set = sets.get(key)
      if (set) set.add(item)
      else sets.set(key, new Set([item]))
    },
    remove(key: string, item: T): void {
      const set = sets.get(key)
      if (set?.delete(item) && set.size === 0) sets.delete(key)
    },
  }
}

export const isNameless = ({ named }: Member) => named === 'nowhere'
const ownKeys = ({ address, titleKeys }: Member) => (address === null ? titleKeys : [address, ...titleKeys])
/** What joins parts that are neighbours in time: an author who counts with the same word, a tag. */
const sharedKeys = ({ title, byline, tags }: Member) => [
  ...(byline === '' ? [] : [`${title.word} ${byline}`]),
  ...[...tags].map((tag) => `# ${tag}`),
]

/** What has something in common, and what was worked out from it; null after one has come or gone. */
export type Kept<Item, T> = { readonly members: Set<Item>; found: T | null }
/** Members of one name that belong together, and for each member its cluster. */
export type Clusters = {
  readonly all: readonly (readonly Member[])[]
  readonly of: ReadonlyMap<Member, readonly Member[]>
}
/** A pair with enough evidence. */
export type Edge = { readonly one: Member; readonly other: Member; readonly score: number }
/** Two names that differ in the spelling of one word, in order. */
export type SpellingPair = readonly [string, string]

/** Items under keys, with what was worked out from those of each key. */
function createKept<Item, T>() {
  const groups = new Map<string, Kept<Item, T>>()
  return {
    groups: groups as ReadonlyMap<string, Kept<Item, T>>,
    /** Whether the key is new. */
    add(key: string, member: Item): boolean {
      const group = groups.get(key)
      if (group) {
        group.members.add(member)
        group.found = null
        return false
      }
      groups.set(key, { members: new Set([member]), found: null })
      return true
    },
    /** Whether the key is gone. */
    remove(key: string, member: Item): boolean {
      const group = groups.get(key)
      if (!group) return false
      group.members.delete(member)
      group.found = null
      return group.members.size === 0 && groups.delete(key)
    },
  }
}

export type MemberIndex = ReturnType<typeof createMemberIndex>

/** An index without members. */
export function createMemberIndex() {
  const members = new Map<string, Member>()
  const names = createKept<Member, Clusters>()
  /** Names under their spellings. */
  const spellings = createKept<string, readonly SpellingPair[]>()
  const [byOwnKey, byLink] = [createSets<Member>(), createSets<Member>()]
  const alike = createKept<Member, readonly Edge[]>()
  const nameless = new Set<Member>()
  const byHand = new Set<Member>()
  const bound = new Map<Member, Map<Member, Edge | null | undefined>>()

  function addNamed(member: Member): void {
    if (!names.add(member.nameKey, member)) return
    for (const key of spellingKeys(member.nameKey)) spellings.add(key, member.nameKey)
  }

  function removeNamed(member: Member): void {
    if (!names.remove(member.nameKey, member)) return
    for (const key of spellingKeys(member.nameKey)) spellings.remove(key, member.nameKey)
  }

  function bind(member: Member): void {
    const others = [...member.links()].flatMap((key) => [...byOwnKey.of(key)])
    others.push(...ownKeys(member).flatMap((key) => [...byLink.of(key)]))
    for (const other of others) {
      if (other === member || !(isNameless(member) || isNameless(other))) continue
      for (const [one, two] of [
        [member, other],
        [other, member],
      ] as const) {
        const known = bound.get(one)
        if (known) known.set(two, undefined)
        else bound.set(one, new Map([[two, undefined]]))
      }
    }
  }

  function remove(id: string): boolean {
    const member = members.get(id)
    if (!member) return false
    members.delete(id)
    byHand.delete(member)
    if (isNameless(member)) nameless.delete(member)
    else removeNamed(member)
    for (const key of ownKeys(member)) byOwnKey.remove(key, member)
    for (const key of member.links()) byLink.remove(key, member)
    for (const key of sharedKeys(member)) alike.remove(key, member)
    for (const other of bound.get(member)?.keys() ?? []) bound.get(other)?.delete(member)
    bound.delete(member)
    return true
  }

  return {
    members: members as ReadonlyMap<string, Member>,
    names: names.groups,
    spellings: spellings.groups,
    nameless: nameless as ReadonlySet<Member>,
    /** Adds a member, or replaces the one of the same id. */
    put(member: Member): void {
      remove(member.id)
      members.set(member.id, member)
      if (member.byHand !== null) byHand.add(member)
      if (isNameless(member)) nameless.add(member)
      else addNamed(member)
      for (const key of ownKeys(member)) byOwnKey.add(key, member)
      for (const key of member.links()) byLink.add(key, member)
      for (const key of sharedKeys(member)) alike.add(key, member)
      bind(member)
    },
    remove,
    /** Members that the person put into a series. */
    byHand: byHand as ReadonlySet<Member>,
    /**
     * For each member those that it links to or names, or that link to it or name it, where one is nameless, with the
     * edge between them; null: not enough speaks for it; undefined: not worked out yet.
     */
    bound: bound as ReadonlyMap<Member, Map<Member, Edge | null | undefined>>,
    /** Members of one author or with one tag. */
    alike: alike.groups,
  }
}
