import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useMessages } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import styles from './FindBar.module.css'
import { bringFound, findRanges, firstFoundFrom, markFound } from './find.ts'
import { useReaderCommand, useReaderPage } from './reader-page.ts'
import { useReadingKeys } from './reading-keys.ts'

type FindBarProps = {
  /** Grows each time find is asked for, so that the box takes the focus again. */
  readonly asked: number
  readonly onClose: () => void
}

/** The bar while it is asked for. */
export function FindInArticle() {
  const { scroller } = useReaderPage()
  const [asked, setAsked] = useState(0)
  useReaderCommand('findInArticle', () => setAsked((times) => times + 1))
  const close = () => {
    // What has the focus goes: one reads on where one is.
    scroller.current?.focus({ preventScroll: true })
    setAsked(0)
  }
  return asked > 0 && <FindBar asked={asked} onClose={close} />
}

function FindBar({ asked, onClose }: FindBarProps) {
  const t = useMessages()
  const { page, scroller, flow } = useReaderPage()
  const bar = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [{ ranges, at }, setFound] = useState<{ readonly ranges: readonly Range[]; readonly at: number }>({
    ranges: [],
    at: 0,
  })
  /** Where one read when find was opened, or the match that one has stepped to: what is typed is looked for from there. */
  const from = useRef<number | null>(null)

  useLayoutEffect(() => {
    markFound(ranges, at)
    const [range, frame, here, own] = [ranges[at], scroller.current, flow(), bar.current]
    if (!range || !frame || !here || !own) return
    bringFound(range, frame, here, () => {
      // A page stays where it is: the bar goes out of the way of what it has found.
      delete own.dataset['low']
      const [mine, its] = [own.getBoundingClientRect(), range.getBoundingClientRect()]
      if (its.top < mine.bottom && its.bottom > mine.top && its.right > mine.left && its.left < mine.right)
        own.dataset['low'] = ''
    })
  }, [ranges, at, scroller, flow])
  useEffect(() => () => markFound([], 0), [])
  useEffect(() => {
    // Asked again: what is typed next takes the place of what is there.
    if (asked > 0) box.current?.select()
  }, [asked])

  // Also from its buttons and from the article: what was opened last is closed first.
  useReadingKeys(({ key }) => {
    if (key === 'Escape') onClose()
    return key === 'Escape'
  })

  const look = (text: string) => {
    setQuery(text)
    const here = flow()
    if (!page.current || !here) return
    from.current ??= here.atBeginning() ? 0 : here.paged ? here.line() : here.positionAt(0)
    const found = findRanges(page.current, text)
    setFound({ ranges: found, at: firstFoundFrom(found, here, from.current) })
  }
  const step = (by: number) => {
    const next = (at + by + ranges.length) % ranges.length
    const [range, here] = [ranges[next], flow()]
    if (!range) return
    // What is folded away has no place yet.
    if (here && range.getClientRects().length > 0) from.current = here.startOf(range.getBoundingClientRect())
    setFound({ ranges, at: next })
  }
  return (
    <div ref={bar} className={styles.bar} role="search">
      <input
        ref={box}
        type="text"
        aria-label={t.find.label}
        placeholder={t.find.label}
        value={query}
        spellCheck={false}
        onChange={(event) => look(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className={styles.count} role="status">
        {query.trim() === '' ? '' : t.find.count(ranges.length === 0 ? 0 : at + 1, ranges.length)}
      </span>
      <IconButton label={t.find.previous} onClick={() => step(-1)}>
        <ChevronUp size={18} aria-hidden="true" />
      </IconButton>
      <IconButton label={t.find.next} onClick={() => step(1)}>
        <ChevronDown size={18} aria-hidden="true" />
      </IconButton>
      <IconButton label={t.find.close} onClick={onClose}>
        <X size={18} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
