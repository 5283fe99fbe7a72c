// Data that the library owns: asked for, and asked again when the library says that it changed.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChannelInput, ChannelName, ChannelOutput } from '../../domain/ipc-contract.ts'
import type { AppError } from '../../domain/result.ts'
import { bridge, call, errorOf } from './bridge.ts'

export type Asked<T> = {
  readonly data: T | null
  readonly error: AppError | null
  /** What `data` answers; differs from what is asked now while a new answer is awaited. */
  readonly answers: string | null
}

/**
 * The answer to a verb, kept fresh by `library:changed`. `input` null asks nothing. The last answer stays until the
 * next one is there, so that lists do not flicker.
 */
export function useAsked<Name extends ChannelName>(
  name: Name,
  input: ChannelInput<Name> | null,
): Asked<ChannelOutput<Name>> {
  const key = input === null ? null : `${name} ${JSON.stringify(input)}`
  const [asked, setAsked] = useState<Asked<ChannelOutput<Name>>>({ data: null, error: null, answers: null })
  const present = useRef(input)
  present.current = input

  const ask = useCallback(() => {
    const given = present.current
    let wanted = true
    if (key !== null && given !== null) {
      const verb = call as (name: Name, input: ChannelInput<Name>) => Promise<ChannelOutput<Name>>
      verb(name, given).then(
        (data) => wanted && setAsked({ data, error: null, answers: key }),
        (caught: unknown) => wanted && setAsked({ data: null, error: errorOf(caught), answers: key }),
      )
    }
    return () => {
      wanted = false
    }
  }, [name, key])

  useEffect(() => {
    let forget = ask()
    const stop = bridge.on['library:changed'](() => {
      forget()
      forget = ask()
    })
    return () => {
      forget()
      stop()
    }
  }, [ask])

  return key === null ? { data: null, error: null, answers: null } : asked
}
