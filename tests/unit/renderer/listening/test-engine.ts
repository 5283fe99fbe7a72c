// An engine for the tests: it says nothing, tells what it is asked to tell, and keeps a clock of its own.
import type {
  SpeechEngine,
  Timers,
  Utterance,
  UtteranceEvents,
} from '../../../../renderer/reader/listening/narrator.ts'

export class TestEngine implements SpeechEngine {
  readonly said: string[] = []
  readonly utterances: Utterance[] = []
  cancels = 0
  #events: UtteranceEvents | null = null
  /** Events of every utterance so far, also of cancelled ones. */
  readonly everyEvents: UtteranceEvents[] = []

  readonly speak = (utterance: Utterance, events: UtteranceEvents) => {
    this.said.push(utterance.text)
    this.utterances.push(utterance)
    this.#events = events
    this.everyEvents.push(events)
  }
  readonly cancel = () => {
    this.cancels++
    const events = this.#events
    this.#events = null
    // As browsers do: what is cancelled ends with an error.
    events?.failed('interrupted')
  }
  start() {
    this.#events?.started()
  }
  reach() {
    this.#events?.reached()
  }
  end() {
    const events = this.#events
    this.#events = null
    events?.ended()
  }
  /** Begins and ends what was asked for. */
  say() {
    this.start()
    this.end()
  }
  fail(code: string) {
    const events = this.#events
    this.#events = null
    events?.failed(code)
  }
}

export class TestTimers implements Timers {
  #now = 0
  #next = 1
  readonly #timers = new Map<number, { readonly at: number; readonly run: () => void }>()
  readonly set = (run: () => void, milliseconds: number) => {
    this.#timers.set(this.#next, { at: this.#now + milliseconds, run })
    return this.#next++
  }
  readonly clear = (timer: number) => void this.#timers.delete(timer)
  get waiting() {
    return this.#timers.size
  }
  pass(milliseconds: number) {
    const until = this.#now + milliseconds
    for (;;) {
      const due = [...this.#timers]
        .filter(([, { at }]) => at <= until)
        .toSorted(([, a], [, b]) => a.at - b.at)[0]
      if (!due) break
      this.#timers.delete(due[0])
      this.#now = due[1].at
      due[1].run()
    }
    this.#now = until
  }
}
