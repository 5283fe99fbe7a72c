// Those who want to hear of something.

export type Listeners<Told extends readonly unknown[]> = {
  /** @returns what ends it */
  add(listener: (...told: Told) => void): () => void
  tell(...told: Told): void
}

export function createListeners<Told extends readonly unknown[]>(): Listeners<Told> {
  const all = new Set<(...told: Told) => void>()
  return {
    add(listener) {
      all.add(listener)
      return () => void all.delete(listener)
    },
    tell: (...told) => {
      for (const listener of all) listener(...told)
    },
  }
}
