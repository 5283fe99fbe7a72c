// Which pictures the open article has: found again when one has come, or turns out to be gone.
import { useCallback, useEffect, useState } from 'react'
import { useReaderPage } from '../reader-page.ts'
import { picturesOf } from './article-pictures.ts'
import type { ArticlePicture } from './article-pictures.ts'

const same = (a: readonly ArticlePicture[], b: readonly ArticlePicture[]) =>
  a.length === b.length && a.every(({ image }, index) => image === b[index]?.image)

export function usePictures(): readonly ArticlePicture[] {
  const { article, body } = useReaderPage()
  const { contentHtml, figures } = article
  const [pictures, setPictures] = useState<readonly ArticlePicture[]>([])
  const look = useCallback(() => {
    const found = body.current && contentHtml !== '' ? picturesOf(body.current, figures) : []
    setPictures((known) => (same(known, found) ? known : found))
  }, [body, contentHtml, figures])
  useEffect(() => {
    const text = body.current
    if (!text) return
    // The text is to be seen first; many pictures that come together are looked at once.
    let waiting = requestIdleCallback(look, { timeout: 1000 })
    const soon = () => {
      cancelIdleCallback(waiting)
      waiting = requestIdleCallback(look, { timeout: 1000 })
    }
    // These events do not bubble: they are heard on their way down.
    text.addEventListener('load', soon, true)
    text.addEventListener('error', soon, true)
    return () => {
      cancelIdleCallback(waiting)
      text.removeEventListener('load', soon, true)
      text.removeEventListener('error', soon, true)
    }
  }, [body, look])
  return pictures
}
