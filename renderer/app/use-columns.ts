// The three columns: library, list, reader. Widths are remembered; under 900 and 640 px columns give way (look.md).
import { useState } from 'react'
import { useSettings } from '../client/settings.tsx'
import { useWindowWidth } from './use-window-width.ts'

const NARROW = 900
/** The reader's column does without the list when it would be narrower than this. */
const READER_AT_LEAST = 520
const ONE_COLUMN = 640

export function useColumns() {
  const { settings, change } = useSettings()
  const width = useWindowWidth()
  /** Widths while they are dragged; the settings keep them when they are let go. */
  const [dragged, setDragged] = useState<{ sidebarWidth?: number; listWidth?: number }>({})
  const [overlay, setOverlay] = useState(false)
  const oneColumn = width <= ONE_COLUMN

  const { sidebarWidth, listWidth } = { ...settings, ...dragged }
  const sidebarShown = oneColumn ? overlay : !settings.sidebarHidden
  const left = width - (sidebarShown ? sidebarWidth : 0) - listWidth
  const narrow = width <= NARROW || left < READER_AT_LEAST
  const template = [
    ...(sidebarShown && !oneColumn ? [`${sidebarWidth}px`, 'auto'] : []),
    ...(narrow ? [] : [`${listWidth}px`, 'auto']),
    'minmax(0, 1fr)',
  ].join(' ')

  return {
    narrow,
    oneColumn,
    sidebarShown,
    template,
    sidebarWidth,
    listWidth,
    drag: setDragged,
    keep: (widths: { sidebarWidth?: number; listWidth?: number }) => {
      setDragged({})
      change(widths)
    },
    showSidebar: (shown: boolean) => (oneColumn ? setOverlay(shown) : change({ sidebarHidden: !shown })),
    /** After something was chosen in a library that lies over the list. */
    leaveOverlay: () => setOverlay(false),
  }
}
