// Which links of the article lead to saved ones. They are drawn by the CSS Custom Highlight API (`saved-link` in
// article.css): the article's HTML is not edited.
import { useEffect, useState } from 'react'
import type { SavedTitle } from '../../domain/ipc-contract.ts'
import { bridge, call } from '../client/bridge.ts'
import { useReaderPage } from './reader-page.ts'
import { webAddresses } from './link-words.ts'

export type SavedLinks = Readonly<Record<string, SavedTitle>>

/** Addresses that are asked about in one call; the contract takes no more. */
const AT_ONCE = 500
const NAME = 'saved-link'

async function askSaved(urls: readonly string[]): Promise<SavedLinks> {
  const parts: string[][] = []
  for (let at = 0; at < urls.length; at += AT_ONCE) parts.push(urls.slice(at, at + AT_ONCE))
  const answers = await Promise.all(parts.map((part) => call('library:savedTitles', { urls: part })))
  return Object.assign({}, ...answers) as SavedLinks
}

/** Marks the links of the body that lead to saved articles, as the library has them now. */
export function useSavedLinks(): SavedLinks {
  const { article, body } = useReaderPage()
  const { id, contentHtml } = article
  const [saved, setSaved] = useState<SavedLinks>({})
  useEffect(() => {
    const text = body.current
    if (!text || contentHtml === '') return
    let wanted = true
    const links = [...text.querySelectorAll('a')]
    const urls = webAddresses(links)
    if (urls.length === 0) return
    const look = () => {
      askSaved(urls).then(
        (found) => {
          if (!wanted) return
          setSaved(found)
          const marked = links.filter((link) => (found[link.getAttribute('href') ?? '']?.id ?? id) !== id)
          const ranges = marked.map((link) => {
            const range = new StaticRange({
              ...{ startContainer: link, startOffset: 0 },
              ...{ endContainer: link, endOffset: link.childNodes.length },
            })
            return range
          })
          if (ranges.length > 0) CSS.highlights.set(NAME, new Highlight(...ranges))
          else CSS.highlights.delete(NAME)
        },
        // Unmarked, a link is followed as ever, and is asked about then.
        () => undefined,
      )
    }
    // Nothing in sight waits for it.
    const idle = requestIdleCallback(look, { timeout: 1000 })
    const stop = bridge.on['library:changed'](look)
    return () => {
      wanted = false
      cancelIdleCallback(idle)
      stop()
      CSS.highlights.delete(NAME)
    }
  }, [body, contentHtml, id])
  return saved
}
