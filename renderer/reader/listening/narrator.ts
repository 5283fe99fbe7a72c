// Reads pieces of text one after another through an engine, and answers what engines do wrong. No engine's own pause is
// relied on: some ignore it, others stay silent after it. Pausing cancels, going on says the piece from its beginning.
import type { Piece } from './script.ts'
import type { Voice } from './voices.ts'

export type Utterance = {
  readonly text: string
  readonly voice: Voice
  /** 0.5 to 2 */
  readonly rate: number
}

/** What the engine tells of an utterance. */
export type UtteranceEvents = {
  readonly started: () => void
  /** A word or sentence of it was reached. */
  readonly reached: () => void
  readonly ended: () => void
  /** A SpeechSynthesisErrorCode. */
  readonly failed: (code: string) => void
}

export type SpeechEngine = {
  readonly speak: (utterance: Utterance, events: UtteranceEvents) => void
  /** Forgets what it says and was to say. */
  readonly cancel: () => void
}

export type Timers = {
  readonly set: (run: () => void, milliseconds: number) => number
  readonly clear: (timer: number) => void
}

/** Why reading stopped by itself. */
export type Trouble = 'blocked' | 'taken' | 'voice' | 'engine'

export type NarratorState = {
  readonly status: 'idle' | 'speaking' | 'paused' | 'done'
  /** Index of the present piece. */
  readonly at: number
  readonly trouble: Trouble | null
}

export type Manner = {
  readonly rate: number
  /** null: none for the language. */
  readonly voiceFor: (lang: string) => Voice | null
}

/** Milliseconds until an utterance that did not start counts as lost: some engines drop what follows a cancel. */
export const STARTS_WITHIN = 5000
/** An utterance without an end counts as said after this, at speed 1: twice what a slow voice needs. */
export const ENDS_WITHIN = { milliseconds: 5000, perCharacter: 160 } as const
/** Pieces in a row that cannot be said before reading stops. */
const FAULTS = 3

export class Narrator {
  readonly #engine: SpeechEngine
  readonly #timers: Timers
  readonly #listeners = new Set<() => void>()
  #state: NarratorState = { status: 'idle', at: 0, trouble: null }
  #pieces: readonly Piece[] = []
  #manner: Manner = { rate: 1, voiceFor: () => null }
  /** Counts utterances: what is told of one that is no longer the present one is not heard. */
  #present = 0
  #timer: number | null = null
  /** Whether this engine tells when it starts; null: not known yet. */
  #tellsStart: boolean | null = null
  /** The present piece was said anew after a fault. */
  #again = false
  /** Pieces in a row that could not be said. */
  #faults = 0

  constructor(engine: SpeechEngine, timers: Timers) {
    this.#engine = engine
    this.#timers = timers
  }

  readonly state = (): NarratorState => this.#state

  /** @returns what ends it */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Takes effect at once: where another speed or voice is wanted, the present piece is said again. */
  setManner(manner: Manner): void {
    const piece = this.#pieces[this.#state.at]
    const voice = (of: Manner) => piece && of.voiceFor(piece.lang)?.voiceURI
    const isSame = manner.rate === this.#manner.rate && voice(manner) === voice(this.#manner)
    this.#manner = manner
    if (this.#state.status !== 'speaking' || isSame) return
    this.#silence()
    this.#sayFrom(this.#state.at)
  }

  get pieces(): readonly Piece[] {
    return this.#pieces
  }

  start(pieces: readonly Piece[], at: number): void {
    this.#silence()
    this.#pieces = pieces
    this.#faults = 0
    this.#sayFrom(at)
  }

  /** The same article, set anew: other pieces, of which one is the present one. What is being said is said to its end. */
  replace(pieces: readonly Piece[], at: number): void {
    this.#pieces = pieces
    this.#become({ at })
  }

  pause(): void {
    if (this.#state.status !== 'speaking') return
    this.#silence()
    this.#become({ status: 'paused' })
  }

  /** The present piece from its beginning; from the top where all was said. */
  resume(): void {
    const { status, at } = this.#state
    if (status !== 'paused' && status !== 'done') return
    this.#faults = 0
    this.#sayFrom(status === 'done' ? 0 : at)
  }

  /** To the next sentence; after the last one all is said. */
  next(): void {
    const { at } = this.#state
    const sentence = this.#pieces[at]?.sentence ?? 0
    const next = this.#pieces.findIndex((piece, index) => index > at && piece.sentence > sentence)
    if (next < 0) this.#finish()
    else this.#goTo(next)
  }

  /** To the sentence before; to the beginning of this one where its first piece is over. */
  previous(): void {
    const { at } = this.#state
    const present = this.#pieces[at]?.sentence ?? 0
    const beginning = this.#beginningOf(present)
    this.#goTo(beginning < at ? beginning : this.#beginningOf(present - 1))
  }

  stop(): void {
    this.#silence()
    this.#pieces = []
    this.#become({ status: 'idle', at: 0, trouble: null })
  }

  #beginningOf(sentence: number): number {
    return Math.max(
      0,
      this.#pieces.findIndex((piece) => piece.sentence >= sentence),
    )
  }

  /** Said at once, or marked where reading is paused. */
  #goTo(at: number): void {
    const { status } = this.#state
    this.#silence()
    this.#faults = 0
    if (status === 'speaking') this.#sayFrom(at)
    else this.#become({ status: 'paused', at, trouble: null })
  }

  #become(next: Partial<NarratorState>): void {
    this.#state = { ...this.#state, ...next }
    for (const listener of this.#listeners) listener()
  }

  #unwatch(): void {
    if (this.#timer !== null) this.#timers.clear(this.#timer)
    this.#timer = null
  }

  #watch(milliseconds: number, run: () => void): void {
    this.#unwatch()
    this.#timer = this.#timers.set(() => {
      this.#timer = null
      run()
    }, milliseconds)
  }

  #silence(): void {
    this.#present++
    this.#unwatch()
    this.#engine.cancel()
  }

  #halt(trouble: Trouble): void {
    this.#silence()
    this.#become({ status: 'paused', trouble })
  }

  #finish(): void {
    this.#silence()
    this.#become({ status: 'done', trouble: null })
  }

  #sayFrom(at: number): void {
    this.#again = false
    this.#become({ status: 'speaking', at, trouble: null })
    this.#say()
  }

  #goOn(): void {
    if (this.#state.at + 1 < this.#pieces.length) this.#sayFrom(this.#state.at + 1)
    else this.#finish()
  }

  #onceMore(): void {
    this.#again = true
    this.#silence()
    this.#say()
  }

  #skip(): void {
    this.#silence()
    if (++this.#faults >= FAULTS) this.#halt('engine')
    else this.#goOn()
  }

  #said(): void {
    this.#faults = 0
    this.#goOn()
  }

  #say(): void {
    const piece = this.#pieces[this.#state.at]
    if (!piece) return this.#finish()
    const { rate } = this.#manner
    const voice = this.#manner.voiceFor(piece.lang)
    if (!voice) return this.#halt('voice')
    const mine = ++this.#present
    const heard = (run: () => void) => () => mine === this.#present && run()
    let started = false
    const waitForEnd = () =>
      this.#watch((ENDS_WITHIN.milliseconds + ENDS_WITHIN.perCharacter * piece.text.length) / rate, () => {
        // One that began and never tells its end has been said; one that never began has not.
        if (!started) return this.#skip()
        this.#silence()
        this.#said()
      })
    if (this.#tellsStart === false || this.#again) waitForEnd()
    else this.#watch(STARTS_WITHIN, () => this.#onceMore())
    this.#engine.speak(
      { text: piece.text, voice, rate },
      {
        started: heard(() => {
          started = true
          this.#tellsStart = true
          waitForEnd()
        }),
        reached: heard(() => {
          started = true
          waitForEnd()
        }),
        ended: heard(() => {
          if (!started) this.#tellsStart ??= false
          this.#present++
          this.#unwatch()
          this.#said()
        }),
        failed: (code) => heard(() => this.#failed(code))(),
      },
    )
  }

  #failed(code: string): void {
    switch (code) {
      case 'not-allowed':
        return this.#halt('blocked')
      case 'voice-unavailable':
      case 'language-unavailable':
        return this.#halt('voice')
      // Not by us: what we cancel is not heard any more.
      case 'canceled':
      case 'interrupted':
        return this.#again ? this.#halt('taken') : this.#onceMore()
      default:
        return this.#again ? this.#skip() : this.#onceMore()
    }
  }
}
