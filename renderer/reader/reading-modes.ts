// Which ways of reading are on, for the controls that show it and the overlays that do it.
import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import { toggledMode, withoutLatest } from '../../domain/reading-modes.ts'
import type { ActiveModes, ReadingMode } from '../../domain/reading-modes.ts'
import { useSettings } from '../client/settings.tsx'

export type ReadingModes = {
  readonly active: ActiveModes
  readonly paged: boolean
  readonly toggle: (mode: ReadingMode) => void
  readonly togglePaged: () => void
  readonly leaveLatest: () => void
}

export const ReadingModesContext = createContext<ReadingModes | null>(null)

export function useReadingModes(): ReadingModes {
  const modes = useContext(ReadingModesContext)
  if (!modes) throw new Error('useReadingModes outside the reader')
  return modes
}

/** Kept from one article to the next, as from part to part of a series, and not over restarts. Auto-scroll ends with its article. */
let kept: ActiveModes = []

/** The modes of the reader that calls it. */
export function useModesOfReader(): ReadingModes {
  const { settings, change } = useSettings()
  const [active, setActive] = useState<ActiveModes>(() => kept.filter((mode) => mode !== 'autoScroll'))
  const paged = settings.pagedMode
  const turn = useCallback((next: (active: ActiveModes) => ActiveModes) => {
    setActive((present) => {
      kept = next(present)
      return kept
    })
  }, [])
  const toggle = useCallback((mode: ReadingMode) => turn((present) => toggledMode(present, mode)), [turn])
  const leaveLatest = useCallback(() => turn(withoutLatest), [turn])
  const togglePaged = useCallback(() => change({ pagedMode: !paged }), [change, paged])
  return useMemo(
    () => ({ active, paged, toggle, togglePaged, leaveLatest }),
    [active, paged, toggle, togglePaged, leaveLatest],
  )
}
