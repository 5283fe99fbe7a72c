// What the main process shows itself, in a language: its menu and the dialogs of the system.
import type { Language } from '../settings.ts'
import { desktopEn } from './desktop-en.ts'
import { desktopVi } from './desktop-vi.ts'

export type DesktopMessages = typeof desktopVi

const all: Readonly<Record<Language, DesktopMessages>> = { vi: desktopVi, en: desktopEn }

/** The words of the application menu and of the system's dialogs in a language. */
export const desktopMessagesIn = (language: Language): DesktopMessages => all[language]
