// The pictures of the open article, to be looked at more closely: by a click on one, by its button, by the command.
import { useEffect, useEffectEvent, useState } from 'react'
import { useNotices } from '../../client/notices.tsx'
import { useSettings } from '../../client/settings.tsx'
import { useReaderCommand, useReaderPage } from '../reader-page.ts'
import { nearestTo } from './article-pictures.ts'
import { PictureButtons } from './PictureButtons.tsx'
import { PictureViewer } from './PictureViewer.tsx'
import { usePictures } from './use-pictures.ts'

export function ArticlePictures() {
  const { settings, messages } = useSettings()
  const { tell } = useNotices()
  const { article, body, flow } = useReaderPage()
  const pictures = usePictures()
  const [shown, setShown] = useState<number | null>(null)

  useReaderCommand('showPicture', () => {
    const here = flow()
    const nearest = here ? nearestTo(here, pictures) : -1
    if (nearest < 0) tell(messages.pictureViewer.none)
    else setShown(nearest)
  })

  const onClick = useEffectEvent((event: MouseEvent) => {
    const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event
    if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || event.defaultPrevented) return
    // A picture in a link is the link's.
    if (!(target instanceof HTMLImageElement) || target.closest('a')) return
    const index = pictures.findIndex(({ image }) => image === target)
    if (index >= 0) setShown(index)
  })
  useEffect(() => {
    const text = body.current
    const listen = (event: MouseEvent) => onClick(event)
    text?.addEventListener('click', listen)
    return () => text?.removeEventListener('click', listen)
  }, [body])

  const [first, ...others] = pictures
  return (
    <>
      <PictureButtons pictures={pictures} onOpen={setShown} />
      {shown !== null && first && (
        <PictureViewer
          articleId={article.id}
          lang={article.lang ?? settings.language}
          pictures={[first, ...others]}
          first={shown}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}
