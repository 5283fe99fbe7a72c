// A picture over the whole window, and the others of the article beside it: a modal dialog, dark whatever the page is.
import { ChevronLeft, ChevronRight, Copy, Download, Maximize, X, ZoomIn, ZoomOut } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useLayoutEffect, useRef, useState } from 'react'
import { call } from '../../client/bridge.ts'
import { useNotices } from '../../client/notices.tsx'
import { useSettings } from '../../client/settings.tsx'
import { IconButton } from '../../interface/controls.tsx'
import { dialogOpened } from '../../interface/open-dialogs.ts'
import { pictureName } from './article-pictures.ts'
import type { ArticlePicture } from './article-pictures.ts'
import { pngOf } from './picture-bytes.ts'
import styles from './PictureViewer.module.css'
import { useStage } from './use-stage.ts'
import { ZOOM_STEP } from './zoom.ts'
import type { Point, Size } from './zoom.ts'

/** CSS pixels that an arrow key moves a picture. */
const MOVE = 80
const moves: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: MOVE, y: 0 },
  ArrowRight: { x: -MOVE, y: 0 },
  ArrowUp: { x: 0, y: MOVE },
  ArrowDown: { x: 0, y: -MOVE },
}

/** The own size of a picture, as far as the article's element knows it. */
const sizeOf = ({ image }: ArticlePicture): Size => ({
  width: image.naturalWidth || Number(image.getAttribute('width')) || 1,
  height: image.naturalHeight || Number(image.getAttribute('height')) || 1,
})

type PictureViewerProps = {
  readonly articleId: string
  /** Language and direction of captions. */
  readonly lang: string
  readonly pictures: readonly [ArticlePicture, ...ArticlePicture[]]
  readonly first: number
  readonly onClose: () => void
}

export function PictureViewer({ articleId, lang, pictures, first, onClose }: PictureViewerProps) {
  const { settings, messages } = useSettings()
  const t = messages.pictureViewer
  const { tell, tellCaught } = useNotices()
  const dialog = useRef<HTMLDialogElement>(null)
  const [index, setIndex] = useState(first)
  const count = pictures.length
  const picture = pictures[index] ?? pictures[0]
  const {
    ref: stage,
    view,
    zoomed,
    zoom,
    move,
    whole,
    handlers,
  } = useStage(picture.address, sizeOf(picture), onClose)

  // Closed while it is still in the page: only then does the focus go back to what it came from.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    if (!element.open) element.showModal()
    element.querySelector<HTMLElement>('[data-first]')?.focus()
    const closed = dialogOpened(element)
    return () => {
      closed()
      element.close()
    }
  }, [])

  const go = (to: number) => setIndex(Math.min(count - 1, Math.max(0, to)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = zoomed ? moves[event.key] : undefined
    if (by) move(by)
    else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(index - 1)
    else if (event.key === 'ArrowRight' || event.key === 'PageDown') go(index + 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(count - 1)
    else if (event.key === '+' || event.key === '=') zoom(ZOOM_STEP)
    else if (event.key === '-' || event.key === '−') zoom(1 / ZOOM_STEP)
    else if (event.key === '0') whole()
    else return
    event.preventDefault()
  }
  const save = () =>
    void call('picture:save', { id: articleId, name: picture.name }).then(
      ({ saved }) => saved && tell(t.saved),
      tellCaught,
    )
  const copy = () =>
    void pngOf(picture.image)
      .then((png) => call('picture:copy', { png }))
      .then(() => tell(t.copied), tellCaught)

  const { scale, x, y } = view
  const { width, height } = sizeOf(picture)
  const name = pictureName(picture)
  return (
    <dialog
      ref={dialog}
      className={styles.viewer}
      aria-label={t.title}
      lang={settings.language}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className={styles.head}>
        <p className={styles.count} aria-hidden="true">
          {t.count(index + 1, count)}
        </p>
        <div className={styles.tools} role="group" aria-label={t.tools}>
          <IconButton label={t.zoomOut} keys="−" onClick={() => zoom(1 / ZOOM_STEP)}>
            <ZoomOut size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label={t.zoomIn} keys="+" onClick={() => zoom(ZOOM_STEP)}>
            <ZoomIn size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label={t.whole} keys="0" onClick={whole}>
            <Maximize size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label={t.copy} onClick={copy}>
            <Copy size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label={t.save} onClick={save}>
            <Download size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label={t.close} keys="Esc" onClick={onClose}>
            <X size={18} aria-hidden="true" />
          </IconButton>
        </div>
      </header>
      <div className={styles.middle}>
        <IconButton
          label={t.previous}
          keys="←"
          className={styles.turn}
          aria-disabled={index === 0}
          onClick={() => go(index - 1)}
        >
          <ChevronLeft size={22} aria-hidden="true" />
        </IconButton>
        {/* It has the keys of the dialog: where the focus begins, so that they are heard at once. */}
        <div
          ref={stage}
          className={styles.stage}
          data-first
          data-zoomed={zoomed || undefined}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys move what it shows, as they do in anything that scrolls
          tabIndex={0}
          role="group"
          aria-label={t.stage(index + 1, count)}
          {...handlers}
        >
          <img
            src={picture.address}
            alt={picture.words}
            lang={lang}
            draggable={false}
            style={{
              width: width * scale,
              height: height * scale,
              transform: `translate(calc(-50% + ${x}px), calc(-50% + ${y}px))`,
            }}
          />
        </div>
        <IconButton
          label={t.next}
          keys="→"
          className={styles.turn}
          aria-disabled={index === count - 1}
          onClick={() => go(index + 1)}
        >
          <ChevronRight size={22} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles.foot} lang={lang}>
        {picture.caption !== '' && (
          <p>
            {picture.caption}
            {picture.credit !== null && <span className={styles.credit}>{picture.credit}</span>}
          </p>
        )}
        {picture.caption === '' && picture.credit !== null && <p>{picture.credit}</p>}
      </div>
      <p className="visually-hidden" role="status">
        {t.stage(index + 1, count)}
        {name !== '' && `: ${name}`}
      </p>
    </dialog>
  )
}
