// Which articles tell the same story (domain/near-duplicates.ts): their signatures in a table of the index, put together
// in memory when somebody first asks.
import type { DatabaseSync } from 'node:sqlite'
import { createNearDuplicates, SIGNATURE_BYTES, signatureOfFolded } from '../../domain/near-duplicates.ts'
import type { NearDuplicates } from '../../domain/near-duplicates.ts'

/** Its rows are those of the articles. Texts that are too short have none. */
export const SIGNATURES_SCHEMA = 'CREATE TABLE signatures (row INTEGER PRIMARY KEY, signature BLOB NOT NULL);'

export type NearStore = {
  /** Within the transaction that puts the article: its folded words, with one space between them. */
  put(row: number, folded: string): void
  /** Within the transaction that removes it. */
  remove(row: number): void
  /** What was put or removed since has been written: what is in memory follows. */
  written(): void
  /** What was put or removed since has been taken back. */
  undone(): void
  /** Rows of the articles that are alike, the most alike first. */
  near(row: number): readonly number[]
}

/** The signatures of an open index. */
export function createNearStore(database: DatabaseSync): NearStore {
  const insert = database.prepare('INSERT OR REPLACE INTO signatures (row, signature) VALUES (?, ?)')
  const drop = database.prepare('DELETE FROM signatures WHERE row = ?')
  let memory: NearDuplicates | null = null
  let pending: [row: number, signature: Uint8Array | null][] = []

  function loaded(): NearDuplicates {
    if (memory) return memory
    const all = createNearDuplicates()
    for (const { row, signature } of database.prepare('SELECT row, signature FROM signatures').iterate())
      if (signature instanceof Uint8Array && signature.length === SIGNATURE_BYTES)
        all.put(String(row), signature)
    memory = all
    return all
  }

  return {
    put(row, folded) {
      const signature = signatureOfFolded(folded)
      if (signature) insert.run(row, signature)
      else drop.run(row)
      pending.push([row, signature])
    },
    remove(row) {
      drop.run(row)
      pending.push([row, null])
    },
    written() {
      for (const [row, signature] of memory ? pending : [])
        if (signature) memory?.put(String(row), signature)
        else memory?.remove(String(row))
      pending = []
    },
    undone() {
      pending = []
    },
    near: (row) => loaded().near(String(row)).map(Number),
  }
}
