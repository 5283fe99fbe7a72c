// Links of the article's own HTML that lead out of it: to a saved article, or an address that the reader asks about.
// Those to a place in it are FragmentLinks'.
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { RefObject } from 'react'
import { call } from '../client/bridge.ts'

export type BodyLinks = {
  /** An address that is asked about; null: none. */
  readonly link: string | null
  readonly closeLink: () => void
  readonly followLink: (url: string) => void
}

/** Follows links of the body; those to saved articles open them here. */
export function useBodyLinks(body: RefObject<HTMLElement | null>, onOpen: (id: string) => void): BodyLinks {
  const [link, setLink] = useState<string | null>(null)
  const followLink = useCallback(
    (url: string) => {
      call('library:saved', { urls: [url] }).then(
        (saved) => {
          const id = saved[url]
          if (id === undefined) setLink(url)
          else onOpen(id)
        },
        () => setLink(url),
      )
    },
    [onOpen],
  )

  // The body is the article's HTML, not ours: its links are followed here, by a listener of its element.
  const onBodyClick = useEffectEvent((event: MouseEvent) => {
    const anchor = event.target instanceof Element ? event.target.closest('a') : null
    if (!anchor) return
    event.preventDefault()
    const href = anchor.getAttribute('href') ?? ''
    if (href !== '' && !href.startsWith('#')) followLink(href)
  })
  useEffect(() => {
    const element = body.current
    if (!element) return
    const listen = (event: MouseEvent) => onBodyClick(event)
    element.addEventListener('click', listen)
    element.addEventListener('auxclick', listen)
    return () => {
      element.removeEventListener('click', listen)
      element.removeEventListener('auxclick', listen)
    }
  }, [body])
  const closeLink = useCallback(() => setLink(null), [])
  return { link, closeLink, followLink }
}
