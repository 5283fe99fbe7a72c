// Links of the article to places in it. A note is read beside its mark; any other place is gone to, with a way back.
import { ArrowUp, CornerDownRight, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSettings } from '../client/settings.tsx'
import { Button, IconButton } from '../interface/controls.tsx'
import { scrollByKey } from '../interface/scroll-keys.ts'
import { useFoot } from '../interface/use-foot.ts'
import { ArticleBody } from './ArticleBody.tsx'
import styles from './FragmentLinks.module.css'
import { markOf, noteHtml, noteOf, targetOf } from './fragment-notes.ts'
import { finishLayout } from './gradual-layout.ts'
import { useReaderPage } from './reader-page.ts'
import { useReadingModes } from './reading-modes.ts'

/** From where one went to a place: the link, and how far below the top of the reader it was, in CSS pixels. */
type Left = {
  readonly link: HTMLElement
  readonly top: number
  /** What the scroller stands in: over it the way back is seen whatever page is shown. */
  readonly stage: Element | null
}
type Note = { readonly link: HTMLAnchorElement; readonly block: HTMLElement; readonly html: string }

/** Screens that one reads on from a place before the way back is no longer offered. */
const READ_ON = 2

/** Takes the focus to an element of the article that cannot have it otherwise, until it goes on. */
function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex') && element.tabIndex < 0) {
    element.tabIndex = -1
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  }
  element.focus({ preventScroll: true })
}

type FragmentLinksProps = {
  /** Follows an address that a note names. */
  readonly onFollow: (url: string) => void
}

/** Stands in the scroller after the article: what it shows of the note scrolls with the text. */
export function FragmentLinks({ onFollow }: FragmentLinksProps) {
  const { scroller, body, flow } = useReaderPage()
  const { paged } = useReadingModes()
  const [note, setNote] = useState<Note | null>(null)
  const [left, setLeft] = useState<Left | null>(null)

  const goTo = useCallback(
    (target: HTMLElement, link: HTMLElement) => {
      const frame = scroller.current
      if (!frame) return
      finishLayout()
      const top = link.getBoundingClientRect().top - frame.getBoundingClientRect().top
      target.scrollIntoView({ block: 'start', behavior: 'instant' })
      focusOn(target)
      setNote(null)
      setLeft({ link, top, stage: frame.parentElement })
    },
    [scroller],
  )
  const goBack = () => {
    const frame = scroller.current
    if (!frame || !left) return
    const box = left.link.getBoundingClientRect()
    const here = flow()
    if (here?.paged) here.goTo(here.startOf(box))
    else frame.scrollBy({ top: box.top - frame.getBoundingClientRect().top - left.top, behavior: 'instant' })
    left.link.focus({ preventScroll: true })
    setLeft(null)
  }

  const onClick = useEffectEvent((event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const text = body.current
    if (!link || !text || !link.getAttribute('href')?.startsWith('#')) return
    event.preventDefault()
    const block = noteOf(link, text)
    if (block) return setNote(note?.link === link ? null : { link, block, html: noteHtml(block) })
    const target = targetOf(link.getAttribute('href') ?? '', text)
    if (target) goTo(target, link)
  })
  useEffect(() => {
    const text = body.current
    if (!text) return
    const listen = (event: MouseEvent) => onClick(event)
    text.addEventListener('click', listen)
    return () => text.removeEventListener('click', listen)
  }, [body])

  useEffect(() => {
    const frame = scroller.current
    if (!frame || !left) return
    const from = flow()?.offset() ?? 0
    const look = () => {
      const [box, view, here] = [left.link.getBoundingClientRect(), frame.getBoundingClientRect(), flow()]
      const isBack =
        box.top >= view.top && box.top < view.bottom && box.left >= view.left && box.left < view.right
      const size = here?.paged ? view.width : view.height
      if (isBack || Math.abs((here?.offset() ?? from) - from) > READ_ON * size) setLeft(null)
    }
    frame.addEventListener('scroll', look, { passive: true })
    return () => frame.removeEventListener('scroll', look)
  }, [scroller, left, flow])

  const wayBack = <WayBack paged={paged} onBack={goBack} />
  return (
    <>
      {note && (
        <NotePopover
          key={note.html}
          note={note}
          onFollow={onFollow}
          onGo={(target) => goTo(target, note.link)}
          onClose={(isLeft) => {
            setNote(null)
            if (!isLeft) note.link.focus({ preventScroll: true })
          }}
        />
      )}
      {/* In pages nothing in the scroller stays where it is: it is as long as all of them. */}
      {left && (paged && left.stage ? createPortal(wayBack, left.stage) : wayBack)}
    </>
  )
}

type WayBackProps = { readonly paged: boolean; readonly onBack: () => void }

function WayBack({ paged, onBack }: WayBackProps) {
  const { messages: t, settings } = useSettings()
  const place = useRef<HTMLSpanElement>(null)
  useFoot(place)
  return (
    <div className={styles.wayBack} data-paged={paged || undefined} lang={settings.language} dir="ltr">
      <span ref={place}>
        <Button onClick={onBack}>
          <ArrowUp size={16} aria-hidden="true" />
          {t.bodyLinks.wayBack}
        </Button>
      </span>
    </div>
  )
}

type NotePopoverProps = {
  readonly note: Note
  readonly onFollow: (url: string) => void
  readonly onGo: (target: HTMLElement) => void
  /** @param isLeft the focus has gone elsewhere already */
  readonly onClose: (isLeft: boolean) => void
}

function NotePopover({ note, onFollow, onGo, onClose }: NotePopoverProps) {
  const { messages: t, settings } = useSettings()
  const { article, scroller, body } = useReaderPage()
  const box = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const name = t.bodyLinks.note(markOf(note.link))

  // Under its mark, or above it where there is more room; never beyond the page. Where there is too little room for it,
  // its words scroll.
  useLayoutEffect(() => {
    const [frame, popover, scrolled, words] = [scroller.current, box.current, text.current, body.current]
    if (!frame || !popover || !scrolled || !words) return
    const place = () => {
      const view = frame.getBoundingClientRect()
      const marks = [...note.link.getClientRects()]
      const mark = marks.at(-1) ?? note.link.getBoundingClientRect()
      const most = frame.clientWidth - popover.offsetWidth - EDGE
      const wanted = (mark.left + mark.right) / 2 - view.left - frame.clientLeft - popover.offsetWidth / 2
      const above = mark.top - view.top - GAP - EDGE
      const below = view.bottom - mark.bottom - GAP - EDGE
      // As high as it would be with room enough, whatever its height is now.
      const mostWords = parseFloat(getComputedStyle(scrolled).maxHeight)
      const whole = popover.offsetHeight - scrolled.clientHeight + Math.min(scrolled.scrollHeight, mostWords)
      const isUnder = below >= whole || below >= above
      const room = isUnder ? below : above
      const height = Math.min(whole, Math.max(room, LEAST))
      // Over its mark, where there is no room for a few lines beside it.
      const over = Math.max(0, height - room)
      const top = isUnder ? mark.bottom - view.top + GAP - over : mark.top - view.top - GAP - height + over
      // Only where it must be lower: a fraction of a pixel too little would give its words a scrollbar.
      popover.style.maxHeight = height < whole ? `${height}px` : ''
      popover.style.left = `${frame.scrollLeft + Math.max(EDGE, Math.min(most, wanted))}px`
      popover.style.top = `${frame.scrollTop + top}px`
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(words)
    observer.observe(popover)
    popover.focus({ preventScroll: true })
    return () => observer.disconnect()
  }, [scroller, body, note])

  const leave = useEffectEvent((event: Event) => {
    const { target } = event
    if (!(target instanceof Node) || box.current?.contains(target)) return
    // The mark itself closes it when it is clicked.
    if (note.link.contains(target)) return
    onClose(true)
  })
  const follow = useEffectEvent((event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const href = link?.getAttribute('href')
    if (!href) return
    event.preventDefault()
    if (!href.startsWith('#')) return onFollow(href)
    const target = body.current && targetOf(href, body.current)
    if (target) onGo(target)
  })
  useEffect(() => {
    const words = text.current
    const away = (event: Event) => leave(event)
    const click = (event: MouseEvent) => follow(event)
    document.addEventListener('pointerdown', away)
    document.addEventListener('focusin', away)
    words?.addEventListener('click', click)
    words?.addEventListener('auxclick', click)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('focusin', away)
      words?.removeEventListener('click', click)
      words?.removeEventListener('auxclick', click)
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const isScrolled = !isPress(event) && overflows(text.current) && scrollByKey(event, text.current)
    if (!isScrolled && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (!isScrolled) onClose(false)
  }

  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      <div
        ref={box}
        className={styles.note}
        role="dialog"
        aria-label={name}
        tabIndex={-1}
        lang={settings.language}
      >
        <div className={styles.head}>
          <span aria-hidden="true">{name}</span>
          <IconButton label={t.bodyLinks.close} onClick={() => onClose(false)}>
            <X size={16} aria-hidden="true" />
          </IconButton>
        </div>
        <div ref={text} className={styles.words} lang={article.lang ?? settings.language} dir={article.dir}>
          <ArticleBody articleId={article.id} contentHtml={note.html} />
        </div>
        <Button small tone="plain" className={styles.toEnd} onClick={() => onGo(note.block)}>
          <CornerDownRight size={14} aria-hidden="true" />
          {t.bodyLinks.toEnd}
        </Button>
      </div>
    </div>
  )
}

/** CSS pixels between the note and the edge of the reader, and between it and its mark. */
const EDGE = 12
const GAP = 6
/** CSS pixels of height that a note has at the least, for three of its lines. */
const LEAST = 160

const overflows = (element: HTMLElement | null) =>
  element !== null && element.scrollHeight > element.clientHeight + 1

/** Whether a key presses a button. */
const isPress = ({ key, target }: KeyboardEvent) =>
  key === ' ' && target instanceof Element && target.closest('button') !== null
