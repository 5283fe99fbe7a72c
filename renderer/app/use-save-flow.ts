// Saving as the window sees it: what was typed, what runs, what a link from outside asks for.
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import type { CaptureInput } from '../../domain/capture.ts'
import type { ErrorCode } from '../../domain/result.ts'
import { bridge } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { useSaving } from '../saving/jobs.ts'
import { useSavedNotices } from './use-saved-notices.ts'

type SaveFlowOptions = {
  /** Whether the save dialog is open: what it saves is opened by itself. */
  readonly dialogOpen: boolean
  readonly onOpen: (articleId: string) => void
}

export function useSaveFlow({ dialogOpen, onOpen }: SaveFlowOptions) {
  const t = useMessages()
  const { tellLasting, tellError, tellCaught } = useNotices()
  const [draft, setDraft] = useState('')
  /** Addresses that links from outside ask to save, one question at a time. */
  const [toConfirm, setToConfirm] = useState<readonly string[]>([])

  const saving = useSaving(tellCaught)

  const { start } = saving
  const saveAll = useCallback(
    (inputs: readonly CaptureInput[]) => {
      for (const input of inputs) start(input).catch(tellCaught)
    },
    [start, tellCaught],
  )
  const saveAddresses = useCallback(
    (urls: readonly string[]) => saveAll(urls.map((url) => ({ kind: 'address', url }))),
    [saveAll],
  )
  const saveAddress = useCallback((url: string) => saveAddresses([url]), [saveAddresses])
  useSavedNotices({ dialogOpen, onOpen, onSaveAddress: saveAddress })

  const onNotice = useEffectEvent(
    (notice: Parameters<Parameters<(typeof bridge.on)['app:notice']>[0]>[0]) => {
      if (notice.kind === 'error') tellError(notice.error)
      else if (notice.kind === 'recovered') tellLasting(t.done.recovered(notice.file))
      else setToConfirm((waiting) => [...waiting.filter((url) => url !== notice.url), notice.url])
    },
  )
  useEffect(() => bridge.on['app:notice']((notice) => onNotice(notice)), [])

  const refuse = useCallback((code: ErrorCode) => tellError({ code }), [tellError])

  const answer = (url: string, save: boolean) => {
    setToConfirm((waiting) => waiting.filter((one) => one !== url))
    if (save) saveAddress(url)
  }
  return {
    saving,
    draft,
    setDraft,
    saveAll,
    saveAddress,
    saveAddresses,
    refuse,
    toConfirm: toConfirm[0] ?? null,
    answer,
  }
}
