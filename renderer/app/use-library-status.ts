import { useEffect, useState } from 'react'
import type { LibraryStatus } from '../../domain/ipc-contract.ts'
import { bridge, call } from '../client/bridge.ts'

/** Whether the library is there: ready, read-only, or unavailable. null until main has answered. */
export function useLibraryStatus() {
  const [status, setStatus] = useState<LibraryStatus | null>(null)
  useEffect(() => {
    call('library:status').then(setStatus, () => undefined)
    return bridge.on['library:status'](setStatus)
  }, [])
  return [status, setStatus] as const
}
