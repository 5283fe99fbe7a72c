// The system's own voices, through the Web Speech API.
import { useSyncExternalStore } from 'react'
import type { SpeechEngine, Timers } from './narrator.ts'
import { localVoices } from './voices.ts'
import type { Voice } from './voices.ts'

export const windowTimers: Timers = {
  set: (run, milliseconds) => window.setTimeout(run, milliseconds),
  clear: (timer) => window.clearTimeout(timer),
}

/** The engine of this window. A remote voice is never handed to it, whatever was asked for. */
export function systemEngine(): SpeechEngine {
  // Held here: an utterance that only the engine knows may be collected, and its events with it.
  const held = new Set<SpeechSynthesisUtterance>()
  return {
    speak: ({ text, voice, rate }, { started, reached, ended, failed }) => {
      const known = localVoices(speechSynthesis.getVoices()).find(
        ({ voiceURI, lang }) => voiceURI === voice.voiceURI && lang === voice.lang,
      )
      if (!known) return failed('voice-unavailable')
      const utterance = new SpeechSynthesisUtterance(text)
      held.clear()
      held.add(utterance)
      utterance.voice = known
      utterance.lang = known.lang
      utterance.rate = rate
      utterance.addEventListener('start', started)
      utterance.addEventListener('boundary', reached)
      utterance.addEventListener('end', ended)
      utterance.addEventListener('error', ({ error }) => failed(error))
      // Left paused by whatever used it before, it would stay silent.
      if (speechSynthesis.paused) speechSynthesis.resume()
      speechSynthesis.speak(utterance)
    },
    cancel: () => {
      held.clear()
      speechSynthesis.cancel()
    },
  }
}

let known: readonly Voice[] = []

/** The voices of now; the same array while they are the same. */
function presentVoices(): readonly Voice[] {
  const now = localVoices(speechSynthesis.getVoices())
  const isSame =
    now.length === known.length && now.every((voice, index) => voice.voiceURI === known[index]?.voiceURI)
  if (!isSame) known = now
  return known
}

function onVoices(changed: () => void): () => void {
  speechSynthesis.addEventListener('voiceschanged', changed)
  return () => speechSynthesis.removeEventListener('voiceschanged', changed)
}

/** Voices of this machine. Asking makes the browser look for them; they may come later, or never. */
export const useVoices = (): readonly Voice[] => useSyncExternalStore(onVoices, presentVoices)
