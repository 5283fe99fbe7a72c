// Whole numbers as each language writes them, and the locale of each. Each formatter is made once: making one costs more
// than a hundred uses.
import type { Language } from '../settings.ts'

/** The locale of a language of the interface, for `Intl`. */
export const localeOf = (language: Language): string => (language === 'vi' ? 'vi-VN' : 'en-GB')

/** 12345 as "12.345". */
export const numberVi: (n: number) => string = new Intl.NumberFormat(localeOf('vi')).format

/** 12345 as "12,345". */
export const numberEn: (n: number) => string = new Intl.NumberFormat(localeOf('en')).format

export const numberIn = (language: Language): ((n: number) => string) =>
  language === 'vi' ? numberVi : numberEn
