// A button at the corner of each picture of the article, in a layer over its page: the article's HTML is not edited and
// nothing of it moves. Only the one whose picture is pointed at, and the one that has the focus, lie on their picture;
// the others lie out of sight in one place, since two hundred on the page are much to lay out and to paint at every turn
// of the wheel.
import { Maximize2 } from 'lucide-react'
import type { RefObject } from 'react'
import { memo, useCallback, useEffect, useEffectEvent, useRef } from 'react'
import { useSettings } from '../../client/settings.tsx'
import { finishLayout } from '../gradual-layout.ts'
import { useReaderPage } from '../reader-page.ts'
import { pictureName } from './article-pictures.ts'
import type { ArticlePicture } from './article-pictures.ts'
import styles from './PictureButtons.module.css'
import { nextStop } from './tab-order.ts'

/** On a picture that is pointed at, and on its button: article-figures.css, PictureButtons.module.css. */
const POINTED = 'data-pointed'

type PictureButtonsProps = {
  readonly pictures: readonly ArticlePicture[]
  readonly onOpen: (index: number) => void
}

export function PictureButtons({ pictures, onOpen }: PictureButtonsProps) {
  const { settings, messages } = useSettings()
  const t = messages.pictureViewer
  const { page, body } = useReaderPage()
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

  // Over a picture, or over the button that lies on it: the button is seen, and the cursor says that a click shows the
  // picture larger.
  useEffect(() => {
    const [whole, text] = [page.current, body.current]
    if (!whole || !text) return
    const imageOf = new Map<Node, HTMLImageElement>()
    for (const { image } of pictures) {
      imageOf.set(image, image)
      const button = buttons.current.get(image)
      if (button) imageOf.set(button, image)
    }
    let pointed: HTMLImageElement | null = null
    const show = (image: HTMLImageElement, isPointed: boolean) => {
      buttons.current.get(image)?.toggleAttribute(POINTED, isPointed)
      // A picture in a link is the link's.
      image.toggleAttribute(POINTED, isPointed && image.closest('a') === null)
    }
    const mark = (image: HTMLImageElement | null) => {
      if (image === pointed) return
      if (image) place(image)
      if (pointed) show(pointed, false)
      if (image) show(image, true)
      pointed = image
    }
    const point = ({ target }: PointerEvent) => {
      const element = target instanceof Element ? (target.closest('button') ?? target) : null
      mark((element && imageOf.get(element)) ?? null)
    }
    const leave = () => mark(null)
    // Another width, or a picture above that has come: what is seen of them goes with its picture.
    const sized = new ResizeObserver(() => {
      for (const [image, button] of buttons.current)
        if (image === pointed || button === document.activeElement) place(image)
    })
    sized.observe(text)
    sized.observe(whole)
    whole.addEventListener('pointerover', point)
    whole.addEventListener('pointerleave', leave)
    return () => {
      sized.disconnect()
      whole.removeEventListener('pointerover', point)
      whole.removeEventListener('pointerleave', leave)
      mark(null)
    }
  }, [pictures, page, body, place])

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
      <div className={styles.resting}>
        {pictures.map((picture, index) => {
          const name = pictureName(picture)
          return (
            <PictureButton
              // The same picture may stand in an article twice; its place tells one from the other.
              key={`${index} ${picture.name}`}
              image={picture.image}
              index={index}
              label={name === '' ? t.openNumber(index + 1) : t.open(name)}
              buttons={buttons}
              place={place}
              onOpen={onOpen}
            />
          )
        })}
      </div>
    </div>
  )
}

type PictureButtonProps = {
  readonly image: HTMLImageElement
  readonly index: number
  readonly label: string
  /** Where it is to be found by its picture. */
  readonly buttons: RefObject<Map<HTMLImageElement, HTMLButtonElement>>
  readonly place: (image: HTMLImageElement) => void
  readonly onOpen: (index: number) => void
}

/** Rendered again only where something of it has changed: the reader is rendered at every answer of the library. */
const PictureButton = memo(function PictureButton({
  image,
  index,
  label,
  buttons,
  place,
  onOpen,
}: PictureButtonProps) {
  return (
    <button
      ref={(button) => {
        if (!button) return
        const known = buttons.current
        known.set(image, button)
        return () => void known.delete(image)
      }}
      type="button"
      className={styles.button}
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      onFocus={() => {
        finishLayout()
        // It lies with the others until now; the picture is what one goes to.
        place(image)
        image.scrollIntoView({ block: 'nearest' })
      }}
      onClick={() => onOpen(index)}
    >
      <Maximize2 size={15} aria-hidden="true" />
    </button>
  )
})
