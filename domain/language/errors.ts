// What an error's sentence is made of.
import type { ErrorCode, ErrorDetails } from '../result.ts'

export type ErrorSentences = Readonly<Record<ErrorCode, (details: ErrorDetails | undefined) => string>>

/** A fact of an error as text, or what stands for it where it is not known. */
export const fact = (details: ErrorDetails | undefined, name: string, otherwise: string): string =>
  String(details?.[name] ?? otherwise)

/**
 * Writes the wait that a server asks for (`wait`, seconds) in the unit that fits, the way the language does; null where
 * it asks for none.
 */
export function waitText(locale: string) {
  return (details: ErrorDetails | undefined): string | null => {
    const seconds = Number(details?.['wait'] ?? 0)
    if (!(seconds > 0)) return null
    const [value, unit] =
      seconds < 60
        ? [seconds, 'second']
        : seconds < 5400
          ? [Math.ceil(seconds / 60), 'minute']
          : [Math.ceil(seconds / 3600), 'hour']
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
  }
}

/** Writes a number of bytes as megabytes (or kilobytes below one), the way the language does. */
export function bytesText(locale: string) {
  return (details: ErrorDetails | undefined, name: string, otherwise: number): string => {
    const bytes = Number(details?.[name] ?? otherwise)
    const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB']
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`
  }
}

/** Writes the limit that was passed (`limit`) the way the language does. */
export function limitText(locale: string) {
  return (details: ErrorDetails | undefined, otherwise: number): string =>
    new Intl.NumberFormat(locale).format(Number(details?.['limit'] ?? otherwise))
}

/** Whether a file of a kind that is not read holds words that a person can copy. */
export const isReadable = (details: ErrorDetails | undefined): boolean =>
  details?.['group'] === 'document' || details?.['group'] === 'book'
