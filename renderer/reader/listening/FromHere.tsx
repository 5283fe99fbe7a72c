// Beside the paragraph under the pointer: reading goes on from there. Keys do the same from what is selected, or from
// the line that is being read (the player's "Nghe từ đây").
import { Play } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useMessages } from '../../client/settings.tsx'
import { IconButton } from '../../interface/controls.tsx'
import { useReaderPage } from '../reader-page.ts'
import styles from './ListeningBar.module.css'
import type { Listening } from './use-listening.ts'

const BLOCKS = 'p, h2, h3, h4, h5, h6, li, blockquote, dt, dd, td, th'
/** CSS pixels of the margin that the button needs. */
const ROOM = 32

type Spot = { readonly block: HTMLElement; readonly top: number; readonly left: number }

export function FromHere({ listening }: { readonly listening: Listening }) {
  const { listening: t } = useMessages()
  const { scroller, body } = useReaderPage()
  const [spot, setSpot] = useState<Spot | null>(null)

  const onMove = useEffectEvent((event: PointerEvent) => {
    const [frame, text] = [scroller.current, body.current]
    if (!frame || !text || event.pointerType !== 'mouse') return
    const under = event.target instanceof Element ? event.target.closest<HTMLElement>(BLOCKS) : null
    const block = under && text.contains(under) ? under : null
    if (block === null) {
      // On the way to the button the pointer is over the margin.
      const box = spot?.block.getBoundingClientRect()
      if (box && (event.clientY < box.top || event.clientY > box.bottom)) setSpot(null)
      return
    }
    if (block === spot?.block) return
    const [edge, left] = [frame.getBoundingClientRect(), text.getBoundingClientRect().left - ROOM]
    const top = Math.max(edge.top, block.getBoundingClientRect().top) + 4
    setSpot(left < edge.left ? null : { block, top, left })
  })
  useEffect(() => {
    const frame = scroller.current
    if (!frame) return
    const move = (event: PointerEvent) => onMove(event)
    const leave = () => setSpot(null)
    frame.addEventListener('pointermove', move)
    frame.addEventListener('scroll', leave, { passive: true })
    window.addEventListener('resize', leave)
    return () => {
      frame.removeEventListener('pointermove', move)
      frame.removeEventListener('scroll', leave)
      window.removeEventListener('resize', leave)
    }
  }, [scroller])

  return (
    spot !== null && (
      <IconButton
        label={t.fromHere}
        tabIndex={-1}
        className={styles.fromHere}
        style={{ top: spot.top, left: spot.left }}
        onClick={() => {
          listening.fromBlock(spot.block)
          setSpot(null)
        }}
      >
        <Play size={13} aria-hidden="true" />
      </IconButton>
    )
  )
}
