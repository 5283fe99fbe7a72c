// Which voice reads a language. Only voices of this machine count: those of a service would send it the text.

/** What is needed of a SpeechSynthesisVoice. */
export type Voice = {
  readonly voiceURI: string
  readonly name: string
  readonly lang: string
  readonly localService: boolean
  readonly default: boolean
}

/** First subtag, lower case: "vi" of "vi-VN" and of "vi_VN", as some engines write it. */
export const languageOf = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? ''

/** Voices that make no network request. */
export const localVoices = <V extends Voice>(voices: readonly V[]): readonly V[] =>
  voices.filter(({ localService }) => localService)

/** Those that speak the language, the one that is taken unless another is chosen first. */
export function voicesOf<V extends Voice>(voices: readonly V[], tag: string): readonly V[] {
  const region = tag.toLowerCase().replaceAll('_', '-')
  const rank = (voice: Voice) =>
    (voice.lang.toLowerCase().replaceAll('_', '-') === region ? 0 : 2) + (voice.default ? 0 : 1)
  return localVoices(voices)
    .filter(({ lang }) => languageOf(lang) === languageOf(tag))
    .toSorted((one, other) => rank(one) - rank(other))
}

/**
 * The voice for a language; null where the machine has none. One of another language is taken only where it was chosen
 * for want of one, and only until there is one.
 * @param chosen voiceURIs by language (settings)
 */
export function voiceFor<V extends Voice>(
  voices: readonly V[],
  tag: string,
  chosen: Readonly<Record<string, string>>,
): V | null {
  const fitting = voicesOf(voices, tag)
  const wanted = chosen[languageOf(tag)]
  const among = fitting.length > 0 ? fitting : localVoices(voices)
  return among.find(({ voiceURI }) => voiceURI === wanted) ?? fitting[0] ?? null
}
