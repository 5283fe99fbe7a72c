// The machine has no voice for the article's language: how one gets one, and the voices of other languages, if wanted.
import { useState } from 'react'
import { useSettings } from '../../client/settings.tsx'
import { Button } from '../../interface/controls.tsx'
import styles from './ListeningBar.module.css'
import type { Listening } from './use-listening.ts'

function system(): 'linux' | 'windows' | 'mac' {
  const { userAgent } = navigator
  return /Mac/.test(userAgent) ? 'mac' : /Windows/.test(userAgent) ? 'windows' : 'linux'
}

export function NoVoice({ listening }: { readonly listening: Listening }) {
  const { settings, change, messages } = useSettings()
  const { listening: t } = messages
  const { choices, language } = listening
  const [chosen, setChosen] = useState<string | null>(null)
  const voice = chosen ?? choices[0]?.voiceURI
  const readAnyway = () => {
    if (voice === undefined) return
    change({ speechVoices: { ...settings.speechVoices, [language]: voice } })
    listening.beginAnyway()
  }
  return (
    <div className={styles.voiceless}>
      <p role="alert">
        {t.noVoice(languageName(language, settings.language))} {t.howTo[system()]}
      </p>
      {choices.length > 0 && (
        <div className={styles.manner}>
          <select aria-label={t.otherVoice} value={voice} onChange={(event) => setChosen(event.target.value)}>
            {choices.map(({ voiceURI, name }) => (
              <option key={voiceURI} value={voiceURI}>
                {name}
              </option>
            ))}
          </select>
          <Button small onClick={readAnyway}>
            {t.readAnyway}
          </Button>
        </div>
      )}
    </div>
  )
}

/** "tiếng Việt" inside a Vietnamese sentence, "Vietnamese" inside an English one. */
function languageName(language: string, shownIn: 'vi' | 'en'): string {
  let name = language
  try {
    name = new Intl.DisplayNames(shownIn, { type: 'language' }).of(language) ?? language
  } catch {
    // A page may call its language anything.
  }
  return shownIn === 'vi' ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
