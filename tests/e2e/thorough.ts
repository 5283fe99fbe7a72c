// Which tests `npm test` leaves to `npm run test:thorough`: what is tried there already in the other language, or of
// which a nearer test holds the rule. All of them at once would take longer than one waits for.
import type { Language } from '../../domain/settings.ts'

export const thorough = { tag: '@thorough' }
/** The default language is tried each time. */
export const thoroughIn = (language: Language) => (language === 'vi' ? {} : thorough)
