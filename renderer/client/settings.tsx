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
  const [kept, setKept] = useState(initial)
  /** What was changed here and is not answered yet: an answer to an earlier change does not take a later one back. */
  const [underWay, setUnderWay] = useState<readonly SettingsChange[]>([])
  const [failure, setFailure] = useState<AppError | null>(null)
  const settings = useMemo(
    () => underWay.reduce<Settings>((present, wanted) => ({ ...present, ...wanted }) as Settings, kept),
    [kept, underWay],
  )

  useEffect(() => bridge.on['settings:changed'](setKept), [])
  useEffect(() => showOn(document.documentElement, settings), [settings])

  const change = useCallback((wanted: SettingsChange) => {
    // Shown at once; what main answers is what holds.
    setUnderWay((others) => [...others, wanted])
    const answered = () => setUnderWay((others) => others.filter((one) => one !== wanted))
    call('settings:change', wanted).then(
      (answer) => {
        setKept(answer)
        setFailure(null)
        answered()
      },
      (caught: unknown) => {
        setFailure(errorOf(caught))
        answered()
        call('settings:get').then(setKept, () => undefined)
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
