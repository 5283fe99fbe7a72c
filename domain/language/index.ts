// The languages of the interface. vi.ts is the source of keys; the others must have them all.
import type { AppError } from '../result.ts'
import type { Language } from '../settings.ts'
import { en } from './en.ts'
import type { Messages } from './messages.ts'
import { vi } from './vi.ts'

export type { Messages } from './messages.ts'

const all: Readonly<Record<Language, Messages>> = { vi, en }

/** Every sentence of the interface in a language. */
export const messagesIn = (language: Language): Messages => all[language]

/** The sentence that tells a person of an error, and what to do next. */
export const errorSentence = (messages: Messages, error: AppError): string =>
  messages.errors[error.code](error.details)

/** The first of the system's languages that the app speaks; Vietnamese where it speaks none of them. */
export function preferredLanguage(systemLanguages: readonly string[]): Language {
  for (const tag of systemLanguages) {
    const language = tag.toLowerCase().split(/[-_]/)[0]
    if (language === 'vi' || language === 'en') return language
  }
  return 'vi'
}
