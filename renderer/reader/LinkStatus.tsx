// Where the link under the pointer or the focus leads, in a line at the reader's lower edge as in a browser.
import { useEffect, useState } from 'react'
import { useSettings } from '../client/settings.tsx'
import { shownAddress } from './link-words.ts'
import styles from './LinkStatus.module.css'
import { useReaderPage } from './reader-page.ts'
import { useReadingModes } from './reading-modes.ts'
import { useSavedLinks } from './use-saved-links.ts'

/** CSS pixels above the reader's lower edge that the line may cover. */
const EDGE = 40

type Shown = {
  readonly href: string
  /** It lies where the line would be: the line moves to the other side. */
  readonly aside: boolean
  readonly focused: boolean
}

export function LinkStatus() {
  const { settings, messages: t } = useSettings()
  const { body, scroller } = useReaderPage()
  const { active, paged } = useReadingModes()
  const saved = useSavedLinks()
  const [shown, setShown] = useState<Shown | null>(null)

  useEffect(() => {
    const text = body.current
    if (!text) return
    const linkOf = (target: EventTarget | null) => (target instanceof Element ? target.closest('a') : null)
    const show = (event: Event) => {
      const link = linkOf(event.target)
      const href = link?.getAttribute('href') ?? ''
      // A place in the text is no address.
      if (!link || href === '' || href.startsWith('#')) return
      const frame = scroller.current?.getBoundingClientRect()
      const aside =
        frame !== undefined &&
        [...link.getClientRects()].some(
          ({ bottom, left }) => bottom > frame.bottom - EDGE && left < frame.left + frame.width / 2,
        )
      setShown({ href, aside, focused: event.type === 'focusin' })
    }
    const hide = (event: Event) => {
      if (!linkOf(event.target)) return
      // What has the focus is told again when the pointer has gone from another link.
      const focused = linkOf(document.activeElement)
      const href =
        event.type === 'pointerout' && focused && text.contains(focused) ? focused.getAttribute('href') : null
      setShown(href && !href.startsWith('#') ? { href, aside: false, focused: true } : null)
    }
    // One that has the focus is left behind by whoever reads on: out of sight, it is not what one is at.
    const leave = () => {
      const [frame, focused] = [scroller.current, linkOf(document.activeElement)]
      if (!frame || !focused || !text.contains(focused)) return
      const { top, bottom, left, right } = frame.getBoundingClientRect()
      const inSight = [...focused.getClientRects()].some(
        (line) => line.bottom > top && line.top < bottom && line.right > left && line.left < right,
      )
      if (!inSight) setShown((known) => (known?.focused ? null : known))
    }
    const frame = scroller.current
    frame?.addEventListener('scroll', leave, { passive: true })
    text.addEventListener('pointerover', show)
    text.addEventListener('focusin', show)
    text.addEventListener('pointerout', hide)
    text.addEventListener('focusout', hide)
    return () => {
      frame?.removeEventListener('scroll', leave)
      text.removeEventListener('pointerover', show)
      text.removeEventListener('focusin', show)
      text.removeEventListener('pointerout', hide)
      text.removeEventListener('focusout', hide)
    }
  }, [body, scroller])

  const title = shown === null ? undefined : saved[shown.href]?.title
  return (
    <>
      {shown !== null && (
        <div
          className={styles.status}
          data-aside={shown.aside || undefined}
          data-foot={active.includes('autoScroll') ? 'pace' : paged ? 'page' : undefined}
          lang={settings.language}
          aria-hidden="true"
        >
          {title === undefined ? shownAddress(shown.href) : t.bodyLink.saved(title)}
        </div>
      )}
      {/* Heard only of what the keyboard comes to, and only what the link itself does not say. */}
      <p className="visually-hidden" role="status" lang={settings.language}>
        {shown?.focused && title !== undefined ? t.bodyLink.saved(title) : ''}
      </p>
    </>
  )
}
