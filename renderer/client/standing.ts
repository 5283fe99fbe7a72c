// How several articles stand that are chosen: asked of the library, and again when it changes.
import { useEffect, useState } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import type { Meant, Standing } from '../../domain/standing.ts'
import { bridge, call } from './bridge.ts'

export const askStanding = async (ids: readonly ArticleId[]): Promise<Meant> => ({
  ids,
  standing: await call('library:standing', { ids: [...ids] }),
})

/** @param ids the same array as long as they are the same; null until the answer for them is there */
export function useStanding(ids: readonly ArticleId[]): Standing | null {
  const [known, setKnown] = useState<{
    readonly of: readonly ArticleId[]
    readonly standing: Standing
  } | null>(null)
  useEffect(() => {
    if (ids.length === 0) return
    let wanted = true
    const ask = () =>
      askStanding(ids).then(
        ({ standing }) => wanted && setKnown({ of: ids, standing }),
        // What was known stays: the act itself says what is wrong.
        () => undefined,
      )
    void ask()
    const stop = bridge.on['library:changed'](() => void ask())
    return () => {
      wanted = false
      stop()
    }
  }, [ids])
  return known?.of === ids ? known.standing : null
}
