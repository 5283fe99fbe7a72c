// Shown while the library is on its way to another folder: on another disk every file is copied and compared.
import type { Progress } from '../../domain/ipc-contract.ts'
import { bridge, call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { useTold } from '../client/told.ts'
import { Button } from './controls.tsx'
import { WorkBar } from './WorkBar.tsx'

const ask = () => call('library:moving')

/** How far a move of the library has come; null: there is none. */
export const useMoving = (): Progress | null => useTold(ask, bridge.on['library:moving'])[0]

export function MovingBar() {
  const { acting: t } = useMessages()
  const { tellCaught } = useNotices()
  const moving = useMoving()
  if (moving === null) return null
  return (
    <WorkBar words={t.moving(moving.done)} label={t.movingBar} progress={moving}>
      <Button small onClick={() => void call('library:stopMoving').catch(tellCaught)}>
        {t.stopMoving}
      </Button>
    </WorkBar>
  )
}
