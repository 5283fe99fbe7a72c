// Which article an address leads to: its own, or one of the others that are known to lead to it.
import type { ArticleId } from '../../domain/article.ts'
import { addressKey } from '../../domain/url-policy.ts'

export type AddressIndex = {
  put(id: ArticleId, own: string | null, others: readonly string[]): void
  remove(id: ArticleId): void
  /** The article of this address; one that has it as its own comes first. */
  find(address: string): ArticleId | null
}

/** An empty index. */
export function createAddressIndex(): AddressIndex {
  const byOwn = new Map<string, ArticleId>()
  const byOther = new Map<string, Set<ArticleId>>()
  const keys = new Map<ArticleId, { readonly own: string | null; readonly others: readonly string[] }>()

  function remove(id: ArticleId): void {
    const known = keys.get(id)
    if (!known) return
    if (known.own !== null && byOwn.get(known.own) === id) byOwn.delete(known.own)
    for (const key of known.others) {
      const ids = byOther.get(key)
      ids?.delete(id)
      if (ids?.size === 0) byOther.delete(key)
    }
    keys.delete(id)
  }

  return {
    put(id, address, addresses) {
      remove(id)
      const own = address === null ? null : addressKey(address)
      const others = addresses.map(addressKey)
      keys.set(id, { own, others })
      if (own !== null) byOwn.set(own, id)
      for (const key of others) byOther.set(key, (byOther.get(key) ?? new Set()).add(id))
    },
    remove,
    find(address) {
      const key = addressKey(address)
      return byOwn.get(key) ?? byOther.get(key)?.values().next().value ?? null
    },
  }
}
