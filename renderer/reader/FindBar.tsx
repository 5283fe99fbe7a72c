import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import styles from './FindBar.module.css'
import { findRanges, showFound } from './find.ts'
import { useReaderCommand, useReaderPage } from './reader-page.ts'

type FindBarProps = {
  readonly article: RefObject<HTMLElement | null>
  /** Grows each time find is asked for, so that the box takes the focus again. */
  readonly asked: number
  readonly onClose: () => void
}

/** The bar while it is asked for. */
export function FindInArticle() {
  const { page } = useReaderPage()
  const [asked, setAsked] = useState(0)
  useReaderCommand('findInArticle', () => setAsked((times) => times + 1))
  return asked > 0 && <FindBar article={page} asked={asked} onClose={() => setAsked(0)} />
}

function FindBar({ article, asked, onClose }: FindBarProps) {
  const t = useMessages()
  const box = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [ranges, setRanges] = useState<readonly Range[]>([])
  const [at, setAt] = useState(0)

  useEffect(() => showFound(ranges, at), [ranges, at])
  useEffect(() => () => showFound([], 0), [])
  useEffect(() => {
    // Asked again: what is typed next takes the place of what is there.
    if (asked > 0) box.current?.select()
  }, [asked])

  const look = (text: string) => {
    setQuery(text)
    setRanges(article.current ? findRanges(article.current, text) : [])
    setAt(0)
  }
  const step = (by: number) => ranges.length > 0 && setAt((at + by + ranges.length) % ranges.length)
  return (
    <div className={styles.bar} role="search">
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
