// Pictures that could not be had when the article was saved: each place says so and offers to ask for it again. The
// controls are ours, put beside the article's empty pictures; the article's HTML is not edited.
import { ImageOff, RotateCw } from 'lucide-react'
import type { RefObject } from 'react'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { mayAllowPrivate } from '../../domain/capture.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { missingPictureIndex } from '../../domain/missing-picture.ts'
import type { AppError } from '../../domain/result.ts'
import { call, errorOf } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import styles from './MissingPictures.module.css'

type Gap = {
  readonly host: HTMLElement
  readonly index: number
  readonly words: string
  /** Among all pictures of the body. */
  readonly place: number
}

/** The empty pictures of a body, each with an element of ours after it. */
function findGaps(body: HTMLElement): Gap[] {
  return [...body.querySelectorAll('img')].flatMap((image, place) => {
    const index = missingPictureIndex(image.id)
    if (index === null || image.hasAttribute('src')) return []
    const host = document.createElement('div')
    host.dataset['interface'] = ''
    image.after(host)
    return { host, index, words: image.alt.trim(), place }
  })
}

type MissingPicturesProps = {
  readonly body: RefObject<HTMLElement | null>
  readonly articleId: string
  /** As it is shown: another body has other gaps. */
  readonly contentHtml: string
}

export function MissingPictures({ body, articleId, contentHtml }: MissingPicturesProps) {
  const [gaps, setGaps] = useState<readonly Gap[]>([])
  /** Place among the body's pictures of the one that has just come: the focus goes where its button was. */
  const came = useRef<number | null>(null)
  useLayoutEffect(() => {
    const picture = came.current === null ? null : body.current?.querySelectorAll('img')[came.current]
    came.current = null
    if (picture) {
      picture.tabIndex = -1
      picture.focus({ preventScroll: true })
    }
    const found = body.current && contentHtml !== '' ? findGaps(body.current) : []
    // oxlint-disable-next-line react/set-state-in-effect -- the gaps lie in a body that React does not render: only now are they known
    setGaps(found)
    return () => {
      for (const { host } of found) host.remove()
    }
  }, [body, contentHtml])
  return gaps.map(({ host, index, words, place }) =>
    createPortal(
      <MissingPicture
        articleId={articleId}
        index={index}
        words={words}
        onCome={() => {
          came.current = place
        }}
      />,
      host,
      `${place}`,
    ),
  )
}

type MissingPictureProps = {
  readonly articleId: string
  readonly index: number
  /** What the page says of the picture; may be empty. */
  readonly words: string
  /** Called before the article is shown with it. */
  readonly onCome: () => void
}

function MissingPicture({ articleId, index, words, onCome }: MissingPictureProps) {
  const { settings, messages: t } = useSettings()
  const { tell } = useNotices()
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const wordsId = useId()
  const load = async (allowPrivate: boolean) => {
    setAsking(true)
    setError(null)
    try {
      onCome()
      // The article is shown anew when it has come, and this is gone.
      const { loaded, error: reason } = await call('copy:loadPictures', {
        id: articleId,
        index,
        allowPrivate,
      })
      if (loaded > 0) tell(t.pictures.loaded(loaded))
      else setError(reason ?? { code: 'picture-unreadable' })
    } catch (caught) {
      setError(errorOf(caught))
    } finally {
      setAsking(false)
    }
  }
  const isPrivate = mayAllowPrivate(error) && settings.allowPrivateAddresses
  return (
    <div className={styles.gap} lang={settings.language} aria-busy={asking}>
      <ImageOff size={22} strokeWidth={1.4} aria-hidden="true" />
      {words !== '' && (
        <p id={wordsId} className={styles.words}>
          {words}
        </p>
      )}
      {error !== null && (
        <p role="alert" className={styles.reason}>
          {errorSentence(t, error)}
        </p>
      )}
      <Button
        small
        aria-describedby={words === '' ? undefined : wordsId}
        disabled={asking}
        onClick={() => void load(isPrivate)}
      >
        <RotateCw size={14} aria-hidden="true" />
        {asking ? t.pictures.loading : isPrivate ? t.pictures.loadPrivate : t.pictures.load}
      </Button>
    </div>
  )
}
