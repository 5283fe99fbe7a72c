// The player at the foot of the reader while one listens.
import { Pause, Play, SkipBack, SkipForward, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { speechRates } from '../../../domain/settings.ts'
import { useSettings } from '../../client/settings.tsx'
import { Button, IconButton } from '../../interface/controls.tsx'
import { useFoot } from '../../interface/use-foot.ts'
import { useReaderCommand, useReaderPage } from '../reader-page.ts'
import { FromHere } from './FromHere.tsx'
import styles from './ListeningBar.module.css'
import { NoVoice } from './NoVoice.tsx'
import type { Listening } from './use-listening.ts'

/** Listening can be asked for while no bar is shown. */
export function ListeningBar({ listening }: { readonly listening: Listening }) {
  useReaderCommand('listen', listening.toggle)
  return listening.isOpen && <Bar listening={listening} />
}

function Bar({ listening }: { readonly listening: Listening }) {
  const { messages, settings } = useSettings()
  const { listening: t } = messages
  const { scroller } = useReaderPage()
  const { status, close } = listening
  const bar = useRef<HTMLElement>(null)
  useFoot(bar)
  useMediaKeys(listening)
  const leave = () => {
    close()
    // The focus was in the bar, which is gone.
    scroller.current?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    leave()
  }
  return (
    <section ref={bar} className={styles.bar} aria-label={t.player} lang={settings.language}>
      <div className={styles.inside} role="presentation" onKeyDown={onKeyDown}>
        {listening.hasBegun && <FromHere listening={listening} />}
        {listening.isAway && (
          <div className={styles.away}>
            <Button small onClick={listening.goBack}>
              {t.goBack}
            </Button>
            <Button small onClick={listening.fromHere}>
              {t.fromHere}
            </Button>
          </div>
        )}
        {status === 'voiceless' ? (
          <NoVoice listening={listening} />
        ) : (
          <>
            <Steps listening={listening} />
            <Said listening={listening} />
            <Manner listening={listening} />
          </>
        )}
        <IconButton label={t.close} className={styles.close} onClick={leave}>
          <X size={18} aria-hidden="true" />
        </IconButton>
      </div>
    </section>
  )
}

function Steps({ listening }: { readonly listening: Listening }) {
  const { listening: t } = useSettings().messages
  const { status } = listening
  const { hasBegun } = listening
  const isSpeaking = status === 'speaking'
  return (
    <div className={styles.steps}>
      <IconButton label={t.previous} disabled={!hasBegun} onClick={listening.previous}>
        <SkipBack size={18} strokeWidth={1.7} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={isSpeaking ? t.pause : t.listen}
        className={styles.play}
        disabled={status === 'looking'}
        onClick={listening.toggle}
      >
        {isSpeaking ? <Pause size={18} aria-hidden="true" /> : <Play size={18} aria-hidden="true" />}
      </IconButton>
      <IconButton label={t.next} disabled={!hasBegun} onClick={listening.next}>
        <SkipForward size={18} strokeWidth={1.7} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

/** What happened, where something did. */
function Said({ listening: { status, trouble, ending } }: { readonly listening: Listening }) {
  const { listening: t } = useSettings().messages
  const said =
    status === 'looking'
      ? t.looking
      : status === 'done'
        ? t.ended[ending]
        : trouble === null
          ? ''
          : t.trouble[trouble]
  return (
    <p className={styles.said} role={trouble === null ? 'status' : 'alert'}>
      {said}
    </p>
  )
}

function Manner({ listening: { language, voice, choices } }: { readonly listening: Listening }) {
  const { settings, change, messages } = useSettings()
  const { listening: t } = messages
  return (
    <div className={styles.manner}>
      <select
        aria-label={t.rate}
        value={settings.speechRate}
        onChange={(event) => change({ speechRate: Number(event.target.value) })}
      >
        {[...new Set([...speechRates, settings.speechRate])]
          .toSorted((a, b) => a - b)
          .map((rate) => (
            <option key={rate} value={rate}>
              {t.rateOf(rate)}
            </option>
          ))}
      </select>
      <select
        aria-label={t.voice}
        className={styles.voice}
        value={voice?.voiceURI ?? ''}
        onChange={(event) =>
          change({ speechVoices: { ...settings.speechVoices, [language]: event.target.value } })
        }
      >
        {choices.map(({ voiceURI, name }) => (
          <option key={voiceURI} value={voiceURI}>
            {name}
          </option>
        ))}
      </select>
      <label className={styles.captions}>
        <input
          type="checkbox"
          checked={settings.speechCaptions}
          onChange={(event) => change({ speechCaptions: event.target.checked })}
        />
        {t.captions}
      </label>
    </div>
  )
}

/** The media keys of the keyboard while the window has the focus: without a media element there is no media session. */
function useMediaKeys({ toggle, next, previous, close }: Listening): void {
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const runs: Readonly<Record<string, () => void>> = {
      MediaPlayPause: toggle,
      MediaTrackNext: next,
      MediaTrackPrevious: previous,
      MediaStop: close,
    }
    const run = runs[event.key]
    if (!run) return
    event.preventDefault()
    run()
  })
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
