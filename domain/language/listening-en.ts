// English: listening to an article.
import { numberEn as number } from './number.ts'

export const listeningEn = {
  listening: {
    listen: 'Listen',
    pause: 'Pause',
    player: 'Listening',
    previous: 'Previous sentence',
    next: 'Next sentence',
    rate: 'Speed',
    rateOf: (rate: number) => `${number(rate)}×`,
    voice: 'Voice',
    captions: 'Read captions',
    close: 'Stop listening',
    goBack: 'Back to the sentence',
    fromHere: 'Listen from here',
    looking: 'Looking for a voice…',
    ended: {
      article: 'The article is over.',
      series: 'The series is over.',
      saved: 'The saved parts are over.',
      missing: 'The next part is not saved, so reading stops here.',
    },
    trouble: {
      blocked: 'The system did not allow sound yet. Press “Listen” again.',
      taken: 'Another program interrupted the voice. Press “Listen” to go on.',
      voice: 'This voice cannot be used any more. Choose another one and press “Listen”.',
      engine: 'The voice does not answer. Choose another one, or press “Listen” to try again.',
    },
    noVoice: (language: string) => `This computer has no ${language} voice yet.`,
    howTo: {
      linux: 'Install speech-dispatcher with espeak-ng or piper, then start Góc Đọc again.',
      windows:
        'Open Settings › Time & language › Speech, add a voice for this language, then start Góc Đọc again.',
      mac: 'Open System Settings › Accessibility › Spoken Content (Read & Speak since macOS 26), download a voice for this language under Manage Voices, then start Góc Đọc again.',
    },
    otherVoice: 'Voice of another language',
    readAnyway: 'Read with this voice',
  },
}
