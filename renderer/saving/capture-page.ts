// "Mở trang để lưu" as the reader's window sees it: which page is open, and a private address that waits for a word.
import { useCallback, useEffect, useState } from 'react'
import { mayAllowPrivate } from '../../domain/capture.ts'
import type { CapturePage } from '../../domain/capture-page.ts'
import type { AppError } from '../../domain/result.ts'
import { bridge, call, errorOf } from '../client/bridge.ts'

type Asked = { readonly url: string; readonly insteadOf: string | null; readonly error: AppError }

export type CapturePageControl = {
  readonly page: CapturePage | null
  /** Why an address was not opened that the person may allow. */
  readonly refusal: AppError | null
  /** Opens an address; `insteadOf`: the failed save that it stands for, or null. */
  readonly open: (url: string, insteadOf: string | null) => void
  /** Opens the refused private address. */
  readonly allow: () => void
  readonly save: () => void
  readonly close: () => void
}

/** `mayAsk`: the settings let private addresses be asked about. `onFailure` is told of what could not be asked for. */
export function useCapturePage(mayAsk: boolean, onFailure: (caught: unknown) => void): CapturePageControl {
  const [page, setPage] = useState<CapturePage | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)

  useEffect(() => {
    call('page:state').then(setPage, () => undefined)
    return bridge.on['page:changed'](setPage)
  }, [])

  const open = useCallback(
    (url: string, insteadOf: string | null) => {
      setAsked(null)
      call('page:open', { url, allowPrivate: false, insteadOf }).catch((caught: unknown) => {
        const error = errorOf(caught)
        if (mayAsk && mayAllowPrivate(error)) setAsked({ url, insteadOf, error })
        else onFailure(caught)
      })
    },
    [mayAsk, onFailure],
  )
  const allow = () => {
    if (asked === null) return
    setAsked(null)
    const { url, insteadOf } = asked
    call('page:open', { url, allowPrivate: true, insteadOf }).catch(onFailure)
  }
  const close = () => {
    if (asked === null) call('page:close').catch(onFailure)
    else setAsked(null)
  }
  const save = () => void call('page:save').catch(onFailure)
  return { page, refusal: asked?.error ?? null, open, allow, save, close }
}
