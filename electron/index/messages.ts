// Every message between main and the index process, a utility process as those of capture (capture/messages.ts).
//
// main → index   open     first of all, once: the file of the index
//                ask      one call of `SearchIndex`; `answer` must follow
// index → main   answer   what came of the call of that number, one after the other
//
// When the process dies, its file stays: main forks it anew with the next call, and what was asked of it fails.
import { ID_LENGTH, joinIds, splitIds } from '../../domain/list-query.ts'
import type { SearchIndex } from './search-index.ts'
import type { Ranking, RowIds } from './search-store.ts'

/**
 * What the process is started with. A search makes much that is dropped at once; left to itself V8 lets the room for
 * that grow to a hundred megabytes, which make no search faster.
 */
export const INDEX_PROCESS_ARGUMENTS = ['--max-semi-space-size=4', '--heap-growing-percent=50']

/**
 * A ranking without the ids of the rows, where they are those of the last one: fifty thousand of them would be copied
 * and taken apart with every letter that is typed. They come in one text, which is copied as a whole, where a list would
 * be copied id by id.
 */
export type PackedRanking = Omit<Ranking, 'idOfRow'> & { readonly ids: string | null }

/** In the place of the id of a row that has none. */
const NONE = ' '.repeat(ID_LENGTH)

/** Packs one ranking after the other, for one `createUnpacking`. */
export function createPacking(): (ranking: Ranking) => PackedRanking {
  let told: RowIds | null = null
  return ({ rows, rankEnds, idOfRow }) => {
    const ids = idOfRow === told ? null : joinIds(idOfRow.map((id) => id ?? NONE))
    told = idOfRow
    return { rows, rankEnds, ids }
  }
}

/** Unpacks, in their order, all that one `createPacking` after the other has packed. */
export function createUnpacking(): (packed: PackedRanking) => Ranking {
  let idOfRow: RowIds = []
  return ({ rows, rankEnds, ids }) => {
    if (ids !== null) idOfRow = splitIds(ids).map((id) => (id === NONE ? undefined : id))
    return { rows, rankEnds, idOfRow }
  }
}

/** What is asked over messages: everything but the end, which is the end of the process. */
export type IndexCalls = Omit<SearchIndex, 'close' | 'search'> & {
  search(...given: Parameters<SearchIndex['search']>): Promise<PackedRanking>
}
export type IndexCall = keyof IndexCalls

export type Asked = {
  readonly [Name in IndexCall]: { readonly call: Name; readonly given: Parameters<IndexCalls[Name]> }
}[IndexCall]

export type MainToIndex =
  | { readonly type: 'open'; readonly file: string }
  | { readonly type: 'ask'; readonly requestId: number; readonly asked: Asked }

export type IndexToMain = {
  readonly type: 'answer'
  readonly requestId: number
  /** null: it failed. */
  readonly answer: { readonly value: unknown } | null
}
