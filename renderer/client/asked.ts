// Data that the library owns: asked for, and asked again when the library says that it changed.
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import type { ChannelInput, ChannelName, ChannelOutput } from '../../domain/ipc-contract.ts'
import type { AppError } from '../../domain/result.ts'
import { bridge, call, errorOf } from './bridge.ts'

type Answer<T> = { readonly data: T | null; readonly error: AppError | null }
export type Asked<T> = Answer<T> & {
  /** Asks once more: for "Thử lại". */
  readonly again: () => void
}

/**
 * What shows how far articles have been read. (The one that is open knows that itself; counts and notes do not depend
 * on it.)
 */
const TELLS_PROGRESS: ReadonlySet<ChannelName> = new Set(['library:list', 'library:series'])

const unanswered = { data: null, error: null }

/**
 * The answer to a verb, kept fresh by `library:changed`, and by `library:moved` where it tells how far articles have been
 * read. `input` null asks nothing. The last answer stays until the next one is there, so that lists do not flicker; a
 * change that comes while one is awaited asks once more after it.
 * @param about asks again only where this article has changed
 */
export function useAsked<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name> | null,
  about?: ArticleId,
): Asked<ChannelOutput<Name>> {
  const key = input === null ? null : `${name} ${JSON.stringify(input)}`
  const [answer, setAnswer] = useState<Answer<ChannelOutput<Name>>>(unanswered)
  const again = useRef<() => void>(() => undefined)

  const send = useEffectEvent((): Promise<Answer<ChannelOutput<Name>>> => {
    if (input === null) return Promise.resolve(unanswered)
    const verb = call as (name: Name, input: ChannelInput<Name>) => Promise<ChannelOutput<Name>>
    return verb(name, input).then(
      (data) => ({ data, error: null }),
      (caught: unknown) => ({ data: null, error: errorOf(caught) }),
    )
  })

  useEffect(() => {
    if (key === null) return
    let wanted = true
    let awaited = false
    let changed = false
    const askUntilFresh = async (): Promise<void> => {
      if (awaited) {
        changed = true
        return
      }
      awaited = true
      do {
        changed = false
        const next = await send()
        if (!wanted) return
        setAnswer(next)
      } while (changed)
      awaited = false
    }
    const ask = () => void askUntilFresh()
    again.current = ask
    ask()
    const stop = bridge.on['library:changed'](({ ids }) => {
      if (about === undefined || ids === null || ids.includes(about)) ask()
    })
    const stopMoved = TELLS_PROGRESS.has(name) ? bridge.on['library:moved'](ask) : () => undefined
    return () => {
      wanted = false
      stop()
      stopMoved()
      // What was gone may be there again when it is asked for the next time.
      setAnswer((last) => (last.error === null ? last : unanswered))
    }
  }, [name, key, about])

  const askAgain = useCallback(() => again.current(), [])
  return { ...(key === null ? unanswered : answer), again: askAgain }
}
