// Every message between main and the index process, a utility process as those of capture (capture/messages.ts).
//
// main → index   open     first of all, once: the file of the index
//                ask      one call of `SearchIndex`; `answer` must follow
// index → main   answer   what came of the call of that number, one after the other
//
// When the process dies, its file stays: main forks it anew with the next call, and what was asked of it fails.
import { joinIds, splitIds } from '../../domain/list-query.ts'
import type { SearchIndex } from './search-index.ts'
import type { Ranking } from './search-store.ts'

/**
 * What the process is started with. A search makes much that is dropped at once; left to itself V8 lets the room for
 * that grow to a hundred megabytes, which make no search faster.
 */
export const INDEX_PROCESS_ARGUMENTS = ['--max-semi-space-size=4', '--heap-growing-percent=50']

/** A ranking with its ids in one text, which is copied as a whole, where a list would be copied id by id. */
export type PackedRanking = { readonly ids: string; readonly rankEnds: readonly number[] }
export const packRanking = ({ ids, rankEnds }: Ranking): PackedRanking => ({ ids: joinIds(ids), rankEnds })
export const unpackRanking = ({ ids, rankEnds }: PackedRanking): Ranking => ({ ids: splitIds(ids), rankEnds })

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
