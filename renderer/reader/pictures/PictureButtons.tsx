// A button at the corner of each picture of the article, in a layer over its page: the article's HTML is not edited and
// nothing of it moves. They are seen when the picture is pointed at, and when they have the focus.
import { Maximize2 } from 'lucide-react'
import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { useSettings } from '../../client/settings.tsx'
import { finishLayout } from '../gradual-layout.ts'
import { useReaderPage } from '../reader-page.ts'
import { pictureName } from './article-pictures.ts'
import type { ArticlePicture } from './article-pictures.ts'
import styles from './PictureButtons.module.css'
import { nextStop } from './tab-order.ts'

/** article-figures.css */
const OVER_PICTURE = 'data-over-picture'
/** Within the page, whatever its width. */
const BESIDE = '48px'

type PictureButtonsProps = {
  readonly pictures: readonly ArticlePicture[]
  readonly onOpen: (index: number) => void
}

export function PictureButtons({ pictures, onOpen }: PictureButtonsProps) {
  const { settings, messages } = useSettings()
  const t = messages.pictureViewer
  const { page, body, scroller } = useReaderPage()
  const layer = useRef<HTMLDivElement>(null)
  const buttons = useRef(new Map<HTMLImageElement, HTMLButtonElement>())

  const place = useCallback(
    (image: HTMLImageElement) => {
      const button = buttons.current.get(image)
      const ground = page.current?.getBoundingClientRect()
      if (!button || !ground) return
      const box = image.getBoundingClientRect()
      button.style.left = `${box.right - ground.left}px`
      button.style.top = `${box.top - ground.top}px`
    },
    [page],
  )

  // Only what is near the window is measured: a long article has hundreds.
  useEffect(() => {
    const text = body.current
    if (!text || pictures.length === 0) return
    const near = new Set<HTMLImageElement>()
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!(target instanceof HTMLImageElement)) continue
          if (isIntersecting) near.add(target)
          else near.delete(target)
          if (isIntersecting) place(target)
        }
      },
      { root: scroller.current, rootMargin: '100%' },
    )
    for (const { image } of pictures) seen.observe(image)
    const sized = new ResizeObserver(() => {
      for (const [image, button] of buttons.current) {
        if (near.has(image)) place(image)
        // Where it was may lie beyond the page now; it is measured when its picture comes near.
        else Object.assign(button.style, { left: BESIDE, top: '0' })
      }
    })
    sized.observe(text)
    if (page.current) sized.observe(page.current)
    return () => {
      seen.disconnect()
      sized.disconnect()
    }
  }, [pictures, body, page, scroller, place])

  const onTab = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented)
      return
    const [text, over, from] = [body.current, layer.current, document.activeElement]
    if (!text || !over || !from) return
    const stops = pictures.flatMap(({ image }) => {
      const button = buttons.current.get(image)
      return button ? [{ stop: button, at: image }] : []
    })
    const next = nextStop(from, event.shiftKey, text, over, stops)
    if (!next) return
    event.preventDefault()
    next.focus()
  })
  useEffect(() => {
    const element = page.current
    const listen = (event: KeyboardEvent) => onTab(event)
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [page])

  // What the pointer is over is marked on our own elements: the picture's button is seen, the body's cursor says that
  // a click shows it larger.
  useEffect(() => {
    const text = body.current
    if (!text) return
    const known = new Set(pictures.map(({ image }) => image))
    const point = ({ type, target }: PointerEvent) => {
      if (!(target instanceof HTMLImageElement) || !known.has(target)) return
      const over = type === 'pointerover'
      buttons.current.get(target)?.toggleAttribute('data-pointed', over)
      // Not its own cursor, which the whole text would inherit: on every picture that scrolls by, all of it anew.
      text.toggleAttribute(OVER_PICTURE, over && target.closest('a') === null)
    }
    text.addEventListener('pointerover', point)
    text.addEventListener('pointerout', point)
    return () => {
      text.removeEventListener('pointerover', point)
      text.removeEventListener('pointerout', point)
      text.removeAttribute(OVER_PICTURE)
    }
  }, [pictures, body])

  if (pictures.length === 0) return null
  return (
    <div
      ref={layer}
      className={styles.layer}
      role="group"
      aria-label={t.buttons}
      lang={settings.language}
      data-interface=""
    >
      {pictures.map((picture, index) => {
        const name = pictureName(picture)
        const label = name === '' ? t.openNumber(index + 1) : t.open(name)
        return (
          <button
            // The same picture may stand in an article twice; its place tells one from the other.
            key={`${index} ${picture.name}`}
            ref={(button) => {
              if (!button) return
              buttons.current.set(picture.image, button)
              return () => void buttons.current.delete(picture.image)
            }}
            type="button"
            className={styles.button}
            aria-label={label}
            title={label}
            aria-haspopup="dialog"
            onFocus={() => {
              finishLayout()
              // Not yet measured, it stands at the page's beginning; the picture is what one goes to.
              place(picture.image)
              picture.image.scrollIntoView({ block: 'nearest' })
            }}
            onClick={() => onOpen(index)}
          >
            <Maximize2 size={15} aria-hidden="true" />
          </button>
        )
      })}
    </div>
  )
}
