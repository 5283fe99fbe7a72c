// Highlights and notes of the open article: what is drawn, the toolbar beside a passage, the panel "Ghi chú".
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { AnchorText } from '../../../domain/anchor-text.ts'
import { describeTarget } from '../../../domain/anchor.ts'
import { MAX_QUOTE } from '../../../domain/annotation.ts'
import type { HighlightColor, Mark } from '../../../domain/annotation.ts'
import { marksAt } from '../../../domain/mark-layers.ts'
import { useAskedMark } from '../../client/asked-mark.ts'
import { useNotices } from '../../client/notices.tsx'
import { useSettings } from '../../client/settings.tsx'
import { useReaderCommand, useReaderPage } from '../reader-page.ts'
import { panelCovers } from '../side-panel.ts'
import type { BodyText, Extent } from './body-text.ts'
import { liveRange } from './body-text.ts'
import { bringMark } from './bring-mark.ts'
import { MarkToolbar } from './MarkToolbar.tsx'
import { NotesPanel } from './NotesPanel.tsx'
import { beginNewNote, draftText, noteKeyOf, onFailedNote, writeAllNotes } from './note-drafts.ts'
import { readingBlock } from './reading-block.ts'
import { useFloating } from './use-floating.ts'
import { useMarkActions } from './use-mark-actions.ts'
import { usePlacedMarks } from './use-placed-marks.ts'
import type { PlacedMark } from './use-placed-marks.ts'
import { select, selectedIn, useSelection } from './use-selection.ts'
import { useToolbarKeys } from './use-toolbar-keys.ts'

/** A mark whose toolbar is there. */
type OpenMark = {
  /** The marks in the same place, and which of them. */
  readonly ids: readonly Mark['id'][]
  readonly at: number
  /** Whether its note's field is there, and takes the focus. 'unwritten': it had none, as far as was known. */
  readonly note: 'none' | 'unwritten' | 'shown' | 'asked'
  /** Where the focus came from. */
  readonly from: HTMLElement | null
}

const targetAt = (anchor: AnchorText, { start, end }: Extent) =>
  describeTarget(anchor, anchor.codePointOf(start), anchor.codePointOf(end))

const noteOf = (mark: Mark | undefined) =>
  mark && (mark.note !== '' || draftText(noteKeyOf(mark)) !== undefined) ? 'shown' : 'unwritten'

export function Marks({ seriesId }: { readonly seriesId: string | null }) {
  const { article, scroller, body, flow, panel, showPanel } = useReaderPage()
  const { settings, messages: t } = useSettings()
  const { tell, tellError } = useNotices()
  const actions = useMarkActions(article)
  const { marks } = actions
  const [open, setOpen] = useState<OpenMark | null>(null)
  const openMark = marks.find(({ id }) => id === open?.ids[open.at]) ?? null
  // Written just now, a note is no draft any more, and the article that has it is still on its way.
  if (open?.note === 'unwritten' && openMark && openMark.note !== '') setOpen({ ...open, note: 'shown' })
  const { placed, lost, isKnown, read } = usePlacedMarks(
    body,
    article.contentHtml,
    marks,
    openMark?.id ?? null,
  )
  const readText = useCallback((): BodyText | null => read()?.body ?? null, [read])
  const { selected, dismiss } = useSelection(body, readText)
  const shown: Extent | null = selected ?? placed.find(({ id }) => id === openMark?.id) ?? null
  const toolbar = useRef<HTMLDivElement>(null)
  useFloating(toolbar, scroller, readText, shown)
  const [articleNoteAsked, setArticleNoteAsked] = useState(0)

  const focusText = () => scroller.current?.focus({ preventScroll: true })

  /** Highlights a part of the body; with `note` its note is written next. */
  const highlight = (extent: Extent, color: HighlightColor, note: boolean) => {
    const anchor = read()?.anchor
    if (!anchor) return
    const target = targetAt(anchor, extent)
    if (target.quote.exact.length > MAX_QUOTE) return tell(t.notes.tooLong)
    if (toolbar.current?.contains(document.activeElement)) focusText()
    document.getSelection()?.removeAllRanges()
    dismiss(extent)
    // Marked already from end to end: a second mark would lie over the first, and seem not to go when it is deleted.
    const before = placed.find(({ start, end }) => start === extent.start && end === extent.end)?.mark
    if (before && before.color !== color) actions.recolor(before, color)
    const mark = before ?? actions.highlight(target, color)
    // Its field is there for the next key: what is typed at once goes into it.
    if (note) setOpen({ ids: [mark.id], at: 0, note: 'asked', from: null })
  }

  const askArticleNote = () =>
    void beginNewNote(article.id).then(() => {
      showPanel('notes')
      setArticleNoteAsked((times) => times + 1)
    })

  const selectedNow = () => selectedIn(body.current, readText)
  // A change of the selection is told after it was made: where the machine is busy, after the keys that follow it.
  /** The passage that its toolbar is for; null: there is none, or it is a mark's. */
  const passageNow = () => selected && (selectedNow() ?? selected)
  const paragraph = (): Extent | null => {
    const [text, here] = [body.current, flow()]
    const block = text && here && readingBlock(text, here)
    if (!block) return null
    const range = document.createRange()
    range.selectNodeContents(block)
    return readText()?.extentOf(range) ?? null
  }

  useReaderCommand('highlight', () => {
    const extent = selectedNow()
    if (extent) return highlight(extent, settings.highlightColor, false)
    const chosen = document.getSelection()
    if (chosen?.isCollapsed === false && scroller.current?.contains(chosen.anchorNode))
      return tell(t.notes.onlyBody)
    // Nothing is selected: the paragraph that is being read is, and the next press highlights it.
    const [text, next] = [readText(), paragraph()]
    if (!text || !next) return tell(t.notes.noParagraph)
    focusText()
    select(text, next)
  })
  useReaderCommand('note', () => {
    const extent = selectedNow()
    if (extent) highlight(extent, settings.highlightColor, true)
    else if (open && openMark) setOpen({ ...open, note: 'asked' })
    else askArticleNote()
  })
  useReaderCommand('showNotes', () => showPanel(panel === 'notes' ? null : 'notes'))

  const jump = (mark: PlacedMark, from: HTMLElement | null) => {
    const range = readText()?.rangeOf(mark)
    const frame = scroller.current
    if (!range || !frame) return
    bringMark(liveRange(range), frame, flow(), () => {
      const covered = panelCovers()
      if (covered) showPanel(null)
      document.getSelection()?.removeAllRanges()
      setOpen({ ids: [mark.id], at: 0, note: noteOf(mark.mark), from: covered ? null : from })
      // Its toolbar is there after the next paint.
      requestAnimationFrame(() => toolbar.current?.querySelector('button')?.focus({ preventScroll: true }))
    })
  }

  const [asked, askedIsShown] = useAskedMark(article.id)
  const showAsked = useEffectEvent((markId: string) => {
    const place = placed.find(({ id }) => id === markId)
    if (place) jump(place, null)
    else showPanel('notes')
    askedIsShown()
  })
  useEffect(() => {
    if (asked === null) return
    const mark = marks.find(({ id }) => id === asked)
    // oxlint-disable-next-line react/set-state-in-effect -- what is asked for comes from outside, and is shown once it has a place
    if (!mark || mark.target === null || isKnown(asked)) showAsked(asked)
  }, [asked, marks, isKnown])

  // The body is the article's HTML, not ours: a click on a mark in it is heard by its element.
  const onClick = useEffectEvent((event: MouseEvent) => {
    const text = readText()
    if (event.defaultPrevented || document.getSelection()?.isCollapsed === false || !text) return
    const offset = text.offsetAt(event.clientX, event.clientY)
    if (offset === null) return
    const isUnder = (mark: PlacedMark) => {
      const range = text.rangeOf(mark)
      if (!range) return false
      return [...liveRange(range).getClientRects()].some(
        ({ left, right, top, bottom }) =>
          left <= event.clientX && event.clientX <= right && top <= event.clientY && event.clientY <= bottom,
      )
    }
    // Right of a letter's middle the caret stands after it.
    const here = [...new Set([...marksAt(placed, offset), ...marksAt(placed, offset - 1)])].filter(isUnder)
    const [top] = here
    if (top) setOpen({ ids: here.map(({ id }) => id), at: 0, note: noteOf(top.mark), from: null })
  })
  useEffect(() => {
    const element = body.current
    const listen = (event: MouseEvent) => onClick(event)
    element?.addEventListener('click', listen)
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !toolbar.current?.contains(target)) setOpen(null)
    }
    document.addEventListener('pointerdown', onPointerDown)
    return () => {
      element?.removeEventListener('click', listen)
      document.removeEventListener('pointerdown', onPointerDown)
    }
  }, [body])

  useEffect(() => {
    const stop = onFailedNote(tellError)
    // What a page that is gone left unwritten.
    writeAllNotes()
    window.addEventListener('pagehide', writeAllNotes)
    document.addEventListener('visibilitychange', writeAllNotes)
    return () => {
      writeAllNotes()
      stop()
      window.removeEventListener('pagehide', writeAllNotes)
      document.removeEventListener('visibilitychange', writeAllNotes)
    }
  }, [tellError])

  const close = () => {
    const within = toolbar.current?.contains(document.activeElement) ?? false
    const extent = passageNow()
    if (extent) {
      dismiss(extent)
      if (within) focusText()
      const text = readText()
      if (text && document.getSelection()?.isCollapsed !== false) select(text, extent)
      return
    }
    if (within && open?.from?.isConnected) open.from.focus({ preventScroll: true })
    else if (within) focusText()
    setOpen(null)
  }
  const remove = (mark: Mark) => {
    if (toolbar.current?.contains(document.activeElement)) focusText()
    if (mark.id === openMark?.id) setOpen(null)
    actions.remove(mark)
  }
  const isMarkShown = selected === null && openMark !== null
  useToolbarKeys(shown !== null, scroller, toolbar, {
    close,
    remove: isMarkShown ? () => remove(openMark) : null,
  })

  const copy = (words: string) => {
    document.execCommand('copy')
    tell(words)
  }
  return (
    <>
      {shown && (
        <MarkToolbar
          ref={toolbar}
          articleId={article.id}
          mark={selected ? null : openMark}
          note={open === null || open.note === 'unwritten' ? 'none' : open.note}
          overlap={
            isMarkShown && open !== null && open.ids.length > 1
              ? {
                  at: open.at + 1,
                  count: open.ids.length,
                  next: () => {
                    const at = (open.at + 1) % open.ids.length
                    setOpen({ ...open, at, note: noteOf(marks.find(({ id }) => id === open.ids[at])) })
                  },
                }
              : null
          }
          onColor={(color) => {
            const extent = passageNow()
            if (extent) highlight(extent, color, false)
            else if (openMark && openMark.color !== color) actions.recolor(openMark, color)
          }}
          onNote={() => {
            const extent = passageNow()
            if (extent) highlight(extent, settings.highlightColor, true)
            else if (open)
              setOpen({ ...open, note: open.note === 'shown' || open.note === 'asked' ? 'none' : 'asked' })
          }}
          onCopyQuotation={() => {
            const anchor = read()?.anchor
            const extent = passageNow()
            const target = extent && anchor ? targetAt(anchor, extent) : openMark?.target
            if (target) actions.copyQuotation(target)
          }}
          onCopy={selected ? () => copy(t.done.copied) : null}
          onRemove={() => openMark && remove(openMark)}
          onBack={focusText}
        />
      )}
      {panel === 'notes' && (
        <NotesPanel
          article={article}
          seriesId={seriesId}
          placed={placed}
          lost={lost}
          onArticle={marks.filter(({ target }) => target === null)}
          articleNoteAsked={articleNoteAsked}
          onAskArticleNote={askArticleNote}
          onLeaveArticleNote={() => setArticleNoteAsked(0)}
          actions={actions}
          onRemove={remove}
          onJump={jump}
          onHighlightParagraph={() => {
            const extent = paragraph()
            if (extent) highlight(extent, settings.highlightColor, false)
          }}
          onClose={() => {
            showPanel(null)
            focusText()
          }}
        />
      )}
    </>
  )
}
