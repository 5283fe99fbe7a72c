// The words that a file says of itself. It is read by whoever gets it, so it speaks its articles' language.
import type { Language } from '../settings.ts'
import { bookEn } from './book-en.ts'
import { bookVi } from './book-vi.ts'
import { preferredLanguage } from './index.ts'

export type BookMessages = typeof bookVi

const all: Readonly<Record<Language, BookMessages>> = { vi: bookVi, en: bookEn }

/** The words of a file in a language. */
export const bookMessagesIn = (language: Language): BookMessages => all[language]

/**
 * The language that a file speaks besides its articles' own text.
 * @param lang BCP 47 of the articles, where known
 * @param present the language of the interface, for all others
 */
export const bookLanguage = (lang: string | null, present: Language): Language =>
  preferredLanguage([lang ?? present, present])
