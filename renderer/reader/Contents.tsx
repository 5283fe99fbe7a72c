// The table of contents: the sub-headings of the article in the panel beside it, the present section marked.
import { TableOfContents } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { outlineOf } from '../../domain/outline.ts'
import type { OutlineEntry } from '../../domain/outline.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import styles from './Contents.module.css'
import { flowOf } from './flow.ts'
import { finishLayout } from './gradual-layout.ts'
import { blocksOf, spanOf } from './place.ts'
import { useReaderCommand, useReaderPage } from './reader-page.ts'
import { useReadingModes } from './reading-modes.ts'
import { panelCovers } from './side-panel.ts'
import { SidePanel } from './SidePanel.tsx'

/** Fewer headings divide nothing. */
const LEAST_HEADINGS = 2
/** CSS pixels above its first line at which a section has begun. */
const NEAR = 24

function useHeadings(): readonly HTMLElement[] {
  const { article, body } = useReaderPage()
  const [headings, setHeadings] = useState<readonly HTMLElement[]>([])
  const { contentHtml } = article
  // After the layout phase: the toolbar comes before the body, whose element is only then known to it.
  useEffect(() => {
    const found = body.current && contentHtml !== '' ? blocksOf(body.current) : []
    const all = found.filter((block) => /^h[2-6]$/.test(block.localName) && block.textContent?.trim() !== '')
    // oxlint-disable-next-line react/set-state-in-effect -- the headings lie in a body that React does not render: only now are they known
    setHeadings(all.length < LEAST_HEADINGS ? [] : all)
  }, [body, contentHtml])
  return headings
}

/** In the toolbar, where the article has sub-headings. */
export function ContentsButton() {
  const t = useMessages()
  const { panel, run } = useReaderPage()
  const headings = useHeadings()
  if (headings.length === 0) return null
  return (
    <IconButton
      label={t.contents.title}
      aria-expanded={panel === 'contents'}
      onClick={() => run('showContents')}
    >
      <TableOfContents size={18} strokeWidth={1.7} aria-hidden="true" />
    </IconButton>
  )
}

/** The section that is being read: the last one begun, or the one chosen here as long as it is in sight. */
function usePresent(headings: readonly HTMLElement[], shown: boolean) {
  const { scroller, page } = useReaderPage()
  const { paged } = useReadingModes()
  const [present, setPresent] = useState(-1)
  const chosen = useRef(-1)
  useEffect(() => {
    const [frame, whole] = [scroller.current, page.current]
    if (!shown || !frame || !whole) return
    const flow = flowOf(frame, whole, paged)
    const startOf = (index: number) => {
      const heading = headings[index]
      return (heading && spanOf(heading, flow)?.start) ?? Infinity
    }
    const look = () => {
      const [line, end] = [flow.line(), flow.end()]
      const start = startOf(chosen.current)
      if (start < end && start > line - NEAR) return setPresent(chosen.current)
      chosen.current = -1
      setPresent(headings.findLastIndex((_heading, index) => startOf(index) <= line + NEAR))
    }
    look()
    frame.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    observer.observe(whole)
    return () => {
      observer.disconnect()
      frame.removeEventListener('scroll', look)
    }
  }, [headings, shown, scroller, page, paged])

  const goTo = (index: number) => {
    const [frame, whole, heading] = [scroller.current, page.current, headings[index]]
    if (!frame || !whole || !heading) return
    finishLayout()
    const flow = flowOf(frame, whole, paged)
    const span = spanOf(heading, flow)
    if (!span) return
    chosen.current = index
    setPresent(index)
    flow.goTo(span.start)
    // The next Tab goes on from the heading, which cannot take the focus itself.
    document.getSelection()?.collapse(heading, 0)
    frame.focus({ preventScroll: true })
  }
  return { present, goTo }
}

export function Contents() {
  const t = useMessages()
  const { article, scroller, panel, showPanel } = useReaderPage()
  const { tell } = useNotices()
  const headings = useHeadings()
  const shown = panel === 'contents' && headings.length > 0
  const { present, goTo } = usePresent(headings, shown)
  const opener = useRef<Element | null>(null)

  const close = () => {
    showPanel(null)
    const from = opener.current
    if (from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus()
    else scroller.current?.focus({ preventScroll: true })
  }
  useReaderCommand('showContents', () => {
    if (headings.length === 0) return tell(t.contents.none)
    if (shown) return close()
    opener.current = document.activeElement
    showPanel('contents')
  })
  if (!shown) return null

  const choose = (index: number) => {
    // Over the article, where there is no room for both, the panel has done what it was opened for.
    if (panelCovers()) showPanel(null)
    goTo(index)
  }
  const levels = headings.map(({ localName }) => Number(localName.slice(1)))
  const entries = (all: readonly OutlineEntry[]) => (
    <ol className={styles.level}>
      {all.map(({ heading, below }) => (
        <li key={heading}>
          <a
            href={`#muc-${heading + 1}`}
            aria-current={heading === present ? 'location' : undefined}
            onClick={(event) => {
              event.preventDefault()
              choose(heading)
            }}
          >
            {headings[heading]?.textContent}
          </a>
          {below.length > 0 && entries(below)}
        </li>
      ))}
    </ol>
  )
  return (
    <SidePanel title={t.contents.title} closeLabel={t.contents.close} onClose={close}>
      <nav aria-label={t.contents.title} lang={article.lang ?? undefined} dir={article.dir}>
        {entries(outlineOf(levels))}
      </nav>
    </SidePanel>
  )
}
