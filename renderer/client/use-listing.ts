import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import type { ListQuery } from '../../domain/list-query.ts'
import { followListing, placeOf } from './listing.ts'
import type { FollowedListing, ListingAnswer } from './listing.ts'

export type ListingAsked = ListingAnswer & {
  /** Asks once more: for "Thử lại". */
  readonly again: () => void
  /** Tells which articles are looked at. */
  readonly want: (ids: readonly ArticleId[]) => void
}

/** The list that a query asks for. The last one stays until the next is there, so that nothing flickers. */
export function useListing(query: ListQuery): ListingAsked {
  const place = placeOf(query)
  const [answer, setAnswer] = useState<ListingAnswer>({ listing: null, error: null })
  const followed = useRef<{ readonly place: string; readonly list: FollowedListing } | null>(null)
  const follow = useEffectEvent(() => followListing(query, setAnswer))
  useEffect(() => {
    const list = follow()
    followed.current = { place, list }
    return () => list.stop()
  }, [place])
  const again = useCallback(() => followed.current?.list.again(), [])
  const shown = answer.listing?.place
  const want = useCallback(
    (ids: readonly ArticleId[]) => {
      // The list before this one is still shown: its rows are not asked for any more.
      if (followed.current?.place === shown) followed.current?.list.want(ids)
    },
    [shown],
  )
  return { ...answer, again, want }
}
