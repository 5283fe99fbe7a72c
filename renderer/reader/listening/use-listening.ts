// Listening to the open article: begins at the line that is being read, goes on into the next part of its series.
import { useCallback, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from 'react'
import type { Series } from '../../../domain/series.ts'
import { call } from '../../client/bridge.ts'
import { useSettings } from '../../client/settings.tsx'
import type { ReaderPage } from '../reader-page.ts'
import { missingNext, neighbours } from '../series-walk.ts'
import { continueWith, forgetAwaited, isAwaited } from './continuation.ts'
import { systemEngine, useVoices, windowTimers } from './engine.ts'
import { Narrator } from './narrator.ts'
import type { NarratorState, Trouble } from './narrator.ts'
import { pieceAfter, pieceAtLine, readingScript } from './script.ts'
import type { Piece } from './script.ts'
import { useFollowing } from './use-following.ts'
import { languageOf, voiceFor, voicesOf } from './voices.ts'
import type { Voice } from './voices.ts'

/** Milliseconds to wait for voices before it is said that there are none. */
const VOICES_WITHIN = 2000

type From = 'top' | 'line'

export type Listening = {
  readonly isOpen: boolean
  /** 'looking': for voices; 'voiceless': there is none for the article; 'idle': there is one, and nothing was begun. */
  readonly status: NarratorState['status'] | 'looking' | 'voiceless'
  /** It is being read, or paused on the way. */
  readonly hasBegun: boolean
  readonly trouble: Trouble | null
  /** The article's language, first subtag. */
  readonly language: string
  readonly voice: Voice | null
  /** Those of the article's language; where there is none, those of other languages. */
  readonly choices: readonly Voice[]
  /** What is over where all is said; 'saved': the parts that are saved, 'missing': the next part is not saved. */
  readonly ending: 'article' | 'series' | 'saved' | 'missing'
  readonly isAway: boolean
  readonly goBack: () => void
  /** Where the sentence that is read aloud begins, while it is kept in view. */
  readonly spoken: Node | null
  /** Begins, pauses, goes on. */
  readonly toggle: () => void
  /** From what is selected, or the line that is being read. */
  readonly fromHere: () => void
  /** From the beginning of a block of the body. */
  readonly fromBlock: (block: Element) => void
  /** Begins with the voice that has just been chosen, where the article's language has none. */
  readonly beginAnyway: () => void
  readonly next: () => void
  readonly previous: () => void
  readonly close: () => void
}

export function useListening(
  page: ReaderPage,
  series: Series | null,
  onOpen: (articleId: string) => void,
): Listening {
  const { settings } = useSettings()
  const { article } = page
  const [narrator] = useState(() => new Narrator(systemEngine(), windowTimers))
  const { status, at, trouble } = useSyncExternalStore(narrator.subscribe, narrator.state)
  const voices = useVoices()
  /** Where to begin once there is a voice; null: not asked. */
  const [wanted, setWanted] = useState<From | null>(() => (isAwaited(article.id) ? 'top' : null))
  const [isOpen, setOpen] = useState(wanted !== null)
  const lang = article.lang ?? settings.language
  const { speechVoices, speechRate, speechCaptions } = settings
  const voice = useMemo(() => voiceFor(voices, lang, speechVoices), [voices, lang, speechVoices])
  const fitting = useMemo(() => voicesOf(voices, lang), [voices, lang])
  const isActive = status !== 'idle'
  const piece: Piece | null = isActive && status !== 'done' ? (narrator.pieces[at] ?? null) : null
  const following = useFollowing(page, piece)

  const script = (captions: boolean): Piece[] => {
    const [element, body] = [page.page.current, page.body.current]
    if (!element || !body) return []
    const speaks = (tag: string) => languageOf(tag) === languageOf(lang) || voicesOf(voices, tag).length > 0
    return readingScript(element, body, { lang, captions, speaks })
  }
  const begin = (from: From) => {
    const pieces = script(speechCaptions)
    narrator.start(pieces, from === 'top' ? 0 : pieceHere(pieces, page))
  }

  useEffect(() => {
    // A passage whose own voice went away is read by the article's.
    const manner = (tag: string) =>
      voicesOf(voices, tag).length > 0 ? voiceFor(voices, tag, speechVoices) : voice
    narrator.setManner({ rate: speechRate, voiceFor: manner })
  }, [narrator, voices, voice, speechVoices, speechRate])

  const beginWanted = useEffectEvent((from: From) => {
    forgetAwaited()
    begin(from)
  })
  const hasVoice = voice !== null
  const isWaiting = wanted !== null && !isActive
  useEffect(() => {
    if (wanted === null || !isWaiting) return
    if (hasVoice) {
      beginWanted(wanted)
      return
    }
    const timer = window.setTimeout(() => setWanted(null), VOICES_WITHIN)
    return () => window.clearTimeout(timer)
  }, [wanted, isWaiting, hasVoice])

  // The article was set anew while it is read (a picture came, the captions were asked for): its sentences are elsewhere.
  const setAnew = useEffectEvent((captions: boolean) => {
    const present = narrator.pieces[narrator.state().at]
    if (!present) return
    const pieces = script(captions)
    const same = pieces.findIndex(
      ({ text, sentence }) => text === present.text && sentence >= present.sentence,
    )
    const found = same >= 0 ? same : pieces.findIndex(({ text }) => text === present.text)
    narrator.replace(pieces, found >= 0 ? found : Math.min(narrator.state().at, pieces.length - 1))
  })
  const { contentHtml } = article
  useEffect(() => {
    if (contentHtml !== '') setAnew(speechCaptions)
  }, [contentHtml, speechCaptions])

  const { goBack } = following
  const close = useCallback(() => {
    setOpen(false)
    setWanted(null)
    goBack()
  }, [goBack])
  const [shelf, setShelf] = useState(article.shelf)
  if (shelf !== article.shelf) {
    setShelf(article.shelf)
    if (article.shelf === 'trash') {
      setOpen(false)
      setWanted(null)
    }
  }
  useEffect(() => {
    if (!isOpen) narrator.stop()
  }, [narrator, isOpen])

  const nextPart = series && !missingNext(series, article.id) ? neighbours(series, article.id).next : null
  const onEnd = useEffectEvent(() => {
    // Heard to its end is read to its end, also in a window that nobody sees.
    const heard = { place: null, progress: 1, begun: true, finished: true }
    void call('library:place', { id: article.id, ...heard }).catch(() => undefined)
    if (nextPart === null) return
    continueWith(nextPart)
    onOpen(nextPart)
  })
  useEffect(() => {
    if (status === 'done') onEnd()
  }, [status])

  useEffect(() => {
    // Opened by hand: what was to go on does not.
    if (!isAwaited(article.id)) forgetAwaited()
    window.addEventListener('pagehide', close)
    return () => {
      window.removeEventListener('pagehide', close)
      narrator.stop()
    }
  }, [narrator, article.id, close])

  const toggle = useCallback(() => {
    const { status: now } = narrator.state()
    if (now === 'speaking') narrator.pause()
    else if (now === 'idle') {
      setOpen(true)
      setWanted('line')
    } else narrator.resume()
  }, [narrator])

  return {
    isOpen,
    status: isActive && hasVoice ? status : isWaiting ? 'looking' : hasVoice ? 'idle' : 'voiceless',
    hasBegun: hasVoice && (status === 'speaking' || status === 'paused'),
    trouble,
    language: languageOf(lang),
    voice,
    choices: fitting.length > 0 ? fitting : voices,
    ending: endingOf(series, article.id),
    isAway: following.away,
    spoken: following.spoken,
    goBack,
    toggle,
    fromHere: () => {
      begin('line')
      goBack()
    },
    fromBlock: (block) => {
      const pieces = script(speechCaptions)
      narrator.start(pieces, pieceAfter(pieces, block, 0) ?? 0)
      goBack()
    },
    beginAnyway: () => setWanted('line'),
    next: () => narrator.next(),
    previous: () => narrator.previous(),
    close,
  }
}

function endingOf(series: Series | null, articleId: string): Listening['ending'] {
  if (series === null) return 'article'
  if (missingNext(series, articleId)) return 'missing'
  return series.complete ? 'series' : 'saved'
}

/** Where reading begins: at what is selected, else at the line that is being read, else at the top. */
function pieceHere(pieces: readonly Piece[], { flow, page }: ReaderPage): number {
  const selection = getSelection()
  if (selection && !selection.isCollapsed && selection.rangeCount > 0) {
    const { startContainer, startOffset } = selection.getRangeAt(0)
    const at = page.current?.contains(startContainer) ? pieceAfter(pieces, startContainer, startOffset) : null
    if (at !== null) return at
  }
  const here = flow()
  return here === null || here.offset() === 0 ? 0 : pieceAtLine(pieces, here)
}
