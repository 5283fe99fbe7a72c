// What the person chose. Main keeps it; the page shows it as attributes of <html>, which main also writes into the
// page before it is sent, so that nothing is first painted in another size or colour.
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { messagesIn } from '../../domain/language/index.ts'
import type { Messages } from '../../domain/language/index.ts'
import { pageAttributes } from '../../domain/settings.ts'
import type { Settings, SettingsChange } from '../../domain/settings.ts'
import type { AppError } from '../../domain/result.ts'
import { bridge, call, errorOf } from './bridge.ts'

type SettingsAccess = {
  readonly settings: Settings
  readonly change: (change: SettingsChange) => void
  readonly messages: Messages
  /** Why the last change could not be kept; null where it could. */
  readonly failure: AppError | null
}

const SettingsContext = createContext<SettingsAccess | null>(null)

function showOn(root: HTMLElement, settings: Settings): void {
  for (const [name, value] of Object.entries(pageAttributes(settings))) root.setAttribute(name, value)
}

export function SettingsProvider({ children, initial }: { children: ReactNode; initial: Settings }) {
  const [settings, setSettings] = useState(initial)
  const [failure, setFailure] = useState<AppError | null>(null)

  useEffect(() => bridge.on['settings:changed'](setSettings), [])
  useEffect(() => showOn(document.documentElement, settings), [settings])

  const change = useCallback((wanted: SettingsChange) => {
    // Shown at once; what main answers is what holds.
    setSettings((present) => ({ ...present, ...wanted }) as Settings)
    call('settings:change', wanted).then(
      (kept) => {
        setSettings(kept)
        setFailure(null)
      },
      (caught: unknown) => {
        setFailure(errorOf(caught))
        call('settings:get').then(setSettings, () => undefined)
      },
    )
  }, [])

  const access = useMemo(
    () => ({ settings, change, messages: messagesIn(settings.language), failure }),
    [settings, change, failure],
  )
  return <SettingsContext value={access}>{children}</SettingsContext>
}

export function useSettings(): SettingsAccess {
  const access = useContext(SettingsContext)
  if (!access) throw new Error('useSettings outside SettingsProvider')
  return access
}

/** The sentences of the present language. */
export const useMessages = (): Messages => useSettings().messages
