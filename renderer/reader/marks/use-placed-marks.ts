// The marks of the open article with their places in its body, drawn before the body is first painted.
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { AnchorText } from '../../../domain/anchor-text.ts'
import { anchorText } from '../../../domain/anchor-text.ts'
import { targetPlacer } from '../../../domain/anchor.ts'
import type { Mark } from '../../../domain/annotation.ts'
import type { LayeredMark } from '../../../domain/mark-layers.ts'
import { readBody } from './body-text.ts'
import type { BodyText, Extent } from './body-text.ts'
import { drawMarks, eraseMarks } from './drawing.ts'

export type ReadBody = { readonly body: BodyText; readonly anchor: AnchorText }

export type PlacedMark = LayeredMark & { readonly mark: Mark }

export type PlacedMarks = {
  /** Those that stand in the text, in the order in which they were made. */
  readonly placed: readonly PlacedMark[]
  /** Those whose passage is not in the text any more. */
  readonly lost: readonly Mark[]
  /** Whether the place of a mark is known by now, or that it has none. */
  readonly isKnown: (markId: string) => boolean
  readonly read: () => ReadBody | null
}

/** Milliseconds of work at a time: what moved may take longer than a frame in a long article. */
const SLICE = 12

type Places = { readonly html: string; readonly of: ReadonlyMap<Mark['id'], Extent | null> }

export function usePlacedMarks(
  bodyElement: RefObject<HTMLElement | null>,
  contentHtml: string,
  marks: readonly Mark[],
  openId: Mark['id'] | null,
): PlacedMarks {
  const lastRead = useRef<(ReadBody & { readonly html: string }) | null>(null)
  const read = useCallback((): ReadBody | null => {
    if (!bodyElement.current || contentHtml === '') return null
    if (lastRead.current?.html !== contentHtml) {
      const body = readBody(bodyElement.current)
      lastRead.current = { html: contentHtml, body, anchor: anchorText(body.text) }
    }
    return lastRead.current
  }, [bodyElement, contentHtml])

  const [places, setPlaces] = useState<Places>({ html: contentHtml, of: new Map() })
  const known = useMemo<Places['of']>(
    () => (places.html === contentHtml ? places.of : new Map()),
    [places, contentHtml],
  )
  useLayoutEffect(() => {
    const unplaced = marks
      .filter(({ id, target }) => target !== null && !known.has(id))
      .toSorted((a, b) => (a.target?.position.start ?? 0) - (b.target?.position.start ?? 0))
    const text = unplaced.length > 0 ? read() : null
    if (!text) return
    const { anchor } = text
    const place = targetPlacer(anchor)
    const until = performance.now() + SLICE
    const found = new Map<Mark['id'], Extent | null>(known)
    for (const { id, target } of unplaced) {
      if (found.size > known.size && performance.now() > until) break
      const span = target && place(target)
      found.set(id, span && { start: anchor.unitOf(span.start), end: anchor.unitOf(span.end) })
    }
    const show = () => setPlaces({ html: contentHtml, of: found })
    // The first are there at the first paint, and one that was just made with the key that made it; what takes longer
    // comes between two tasks.
    if (known.size === 0 || found.size === known.size + unplaced.length) {
      show()
      return
    }
    const timer = window.setTimeout(show)
    return () => window.clearTimeout(timer)
  }, [marks, known, read, contentHtml])

  const placed = useMemo(
    () =>
      marks.flatMap((mark): PlacedMark[] => {
        const extent = known.get(mark.id)
        const { id, color } = mark
        return extent ? [{ id, color, hasNote: mark.note !== '', mark, ...extent }] : []
      }),
    [marks, known],
  )
  const lost = useMemo(
    () => marks.filter(({ id, target }) => target !== null && known.get(id) === null),
    [marks, known],
  )
  useLayoutEffect(() => {
    const text = placed.length > 0 ? read() : null
    if (text) drawMarks(text.body, placed, placed.find(({ id }) => id === openId) ?? null)
    else eraseMarks()
  }, [placed, openId, read])
  useLayoutEffect(() => eraseMarks, [])
  const isKnown = useCallback((markId: string) => known.has(markId), [known])
  return { placed, lost, isKnown, read }
}
