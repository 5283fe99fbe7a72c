// Shown while an act on very many articles is being carried out: each of them is written to disk.
import { useEffect, useState } from 'react'
import type { Progress } from '../../domain/ipc-contract.ts'
import { bridge } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import { WorkBar } from '../interface/WorkBar.tsx'

export function ActingBar() {
  const { acting: t } = useMessages()
  const [acting, setActing] = useState<Progress | null>(null)
  useEffect(() => bridge.on['library:acting'](setActing), [])
  if (acting === null) return null
  return <WorkBar words={t.progress(acting.done, acting.total)} label={t.bar} progress={acting} />
}
