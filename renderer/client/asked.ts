// Data that the library owns: asked for, and asked again when the library says that it changed.
import { useEffect, useEffectEvent, useState } from 'react'
import type { ChannelInput, ChannelName, ChannelOutput } from '../../domain/ipc-contract.ts'
import type { AppError } from '../../domain/result.ts'
import { bridge, call, errorOf } from './bridge.ts'

export type Asked<T> = {
  readonly data: T | null
  readonly error: AppError | null
}

const unanswered = { data: null, error: null }

/**
 * The answer to a verb, kept fresh by `library:changed`. `input` null asks nothing. The last answer stays until the
 * next one is there, so that lists do not flicker.
 */
export function useAsked<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name> | null,
): Asked<ChannelOutput<Name>> {
  const key = input === null ? null : `${name} ${JSON.stringify(input)}`
  const [answer, setAnswer] = useState<Asked<ChannelOutput<Name>>>(unanswered)

  /** Asks once; what it returns forgets the answer that is still on its way. */
  const ask = useEffectEvent(() => {
    let wanted = true
    if (input !== null) {
      const verb = call as (name: Name, input: ChannelInput<Name>) => Promise<ChannelOutput<Name>>
      verb(name, input).then(
        (data) => wanted && setAnswer({ data, error: null }),
        (caught: unknown) => wanted && setAnswer({ data: null, error: errorOf(caught) }),
      )
    }
    return () => {
      wanted = false
    }
  })

  useEffect(() => {
    if (key === null) return
    let forget = ask()
    const stop = bridge.on['library:changed'](() => {
      forget()
      forget = ask()
    })
    return () => {
      forget()
      stop()
    }
  }, [key])

  return key === null ? unanswered : answer
}
