// Voices for the tests: the window's speech engine is replaced by one that says nothing, tells what it is asked to tell
// and keeps what it was given. The app's own code runs as it is.
import type { AppDriver } from './app.ts'

export type TestVoice = { readonly name: string; readonly lang: string; readonly remote?: boolean }

export const an: TestVoice = { name: 'An', lang: 'vi-VN' }
export const linh: TestVoice = { name: 'Linh', lang: 'vi-VN' }
export const hazel: TestVoice = { name: 'Hazel', lang: 'en-GB' }
export const cloud: TestVoice = { name: 'Cloud', lang: 'vi-VN', remote: true }

export type Said = { readonly text: string; readonly voice: string; readonly rate: number }

/** What the tests do with the engine in the page. */
type PageEngine = {
  readonly said: Said[]
  readonly setVoices: (voices: readonly TestVoice[]) => void
  /** Ends the present utterance unless it is this; whether there was another. */
  readonly end: (unless: string | null) => boolean
  readonly speaking: () => boolean
}

export type Speech = {
  /** Everything that was to be said so far. */
  readonly said: () => Promise<readonly Said[]>
  readonly last: () => Promise<string | null>
  readonly setVoices: (voices: readonly TestVoice[]) => Promise<void>
  /** The engine has said the present utterance. */
  readonly end: () => Promise<void>
  readonly isSpeaking: () => Promise<boolean>
  /** Says what comes until nothing more does or this comes; that is not said. */
  readonly sayUntil: (text: string | null) => Promise<void>
}

/** To be called before an article is opened: a remote voice is the default wherever there is one. */
export async function giveVoices({ page }: AppDriver, voices: readonly TestVoice[]): Promise<Speech> {
  await page.evaluate((first) => {
    const made = (all: readonly TestVoice[]) =>
      all.map(({ name, lang, remote = false }) => ({
        name,
        lang,
        voiceURI: `test:${name}`,
        localService: !remote,
        default: remote,
      }))
    type Voice = ReturnType<typeof made>[number]
    class Utterance extends EventTarget {
      readonly text: string
      voice: Voice | null = null
      lang = ''
      rate = 1
      constructor(text: string) {
        super()
        this.text = text
      }
    }
    let known = made(first)
    let present: Utterance | null = null
    // An engine tells of the words that it reaches. Of one that tells nothing for long the app thinks that it is stuck.
    window.setInterval(() => present?.dispatchEvent(new Event('boundary')), 1000)
    const said: { text: string; voice: string; rate: number }[] = []
    const synthesis = Object.assign(new EventTarget(), {
      paused: false,
      getVoices: () => known,
      speak: (utterance: Utterance) => {
        const { text, voice, rate } = utterance
        said.push({ text, voice: voice?.name ?? '', rate })
        present = utterance
        utterance.dispatchEvent(new Event('start'))
      },
      cancel: () => {
        const utterance = present
        present = null
        utterance?.dispatchEvent(Object.assign(new Event('error'), { error: 'interrupted' }))
      },
      pause: () => undefined,
      resume: () => undefined,
    })
    const engine: PageEngine = {
      said,
      setVoices: (wanted) => {
        known = made(wanted)
        synthesis.dispatchEvent(new Event('voiceschanged'))
      },
      end: (unless) => {
        const utterance = present
        if (utterance?.text === unless) return false
        present = null
        utterance?.dispatchEvent(new Event('end'))
        return utterance !== null
      },
      speaking: () => present !== null,
    }
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
    Object.defineProperty(window, 'testSpeech', { value: engine })
  }, voices)
  const said = () => page.evaluate(() => (Reflect.get(window, 'testSpeech') as PageEngine).said)
  const end = (unless: string | null) =>
    page.evaluate((text) => (Reflect.get(window, 'testSpeech') as PageEngine).end(text), unless)
  const last = async () => (await said()).at(-1)?.text ?? null
  return {
    said,
    last,
    setVoices: (wanted) =>
      page.evaluate((all) => (Reflect.get(window, 'testSpeech') as PageEngine).setVoices(all), wanted),
    end: async () => {
      if (!(await end(null))) throw new Error('nothing is being said')
    },
    isSpeaking: () => page.evaluate(() => (Reflect.get(window, 'testSpeech') as PageEngine).speaking()),
    sayUntil: async (text) => {
      for (let goesOn = true; goesOn;) goesOn = await end(text)
    },
  }
}
