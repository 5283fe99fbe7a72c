// What main is asked for once and tells of from then on.
import { useEffect, useState } from 'react'

/**
 * null until it is known. What is told meanwhile is newer than the answer.
 * @param ask the same function each time, and so is `listen`
 */
export function useTold<Value>(
  ask: () => Promise<Value>,
  listen: (listener: (told: Value) => void) => () => void,
) {
  const [value, setValue] = useState<Value | null>(null)
  useEffect(() => {
    let isTold = false
    const stop = listen((told) => {
      isTold = true
      setValue(() => told)
    })
    ask().then(
      (answer) => {
        if (!isTold) setValue(() => answer)
      },
      () => undefined,
    )
    return stop
  }, [ask, listen])
  return [value, setValue] as const
}
