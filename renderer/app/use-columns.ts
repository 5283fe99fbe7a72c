// The three columns: library, list, reader. Widths are remembered; under 900 and 640 px columns give way (look.md).
import { useEffect, useState } from 'react'
import { useSettings } from '../client/settings.tsx'
import { useWindowWidth } from './use-window-width.ts'

const NARROW = 900
const ONE_COLUMN = 640

export function useColumns() {
  const { settings, change } = useSettings()
  const width = useWindowWidth()
  const [sidebarWidth, setSidebarWidth] = useState(settings.sidebarWidth)
  const [listWidth, setListWidth] = useState(settings.listWidth)
  const [overlay, setOverlay] = useState(false)
  const oneColumn = width <= ONE_COLUMN
  const narrow = width <= NARROW

  useEffect(() => setSidebarWidth(settings.sidebarWidth), [settings.sidebarWidth])
  useEffect(() => setListWidth(settings.listWidth), [settings.listWidth])

  const sidebarShown = oneColumn ? overlay : !settings.sidebarHidden
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
    setSidebarWidth,
    setListWidth,
    keepSidebarWidth: (wanted: number) => change({ sidebarWidth: wanted }),
    keepListWidth: (wanted: number) => change({ listWidth: wanted }),
    showSidebar: (shown: boolean) => (oneColumn ? setOverlay(shown) : change({ sidebarHidden: !shown })),
    /** After something was chosen in a library that lies over the list. */
    leaveOverlay: () => setOverlay(false),
  }
}
