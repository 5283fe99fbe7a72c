// Saving as the window sees it: what was typed, what runs, what a link from outside asks for.
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import { readGivenText } from '../../domain/url-policy.ts'
import { bridge } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { useCapturePage } from '../saving/capture-page.ts'
import { useSaving } from '../saving/jobs.ts'
import type { Pasted } from '../saving/pasted.ts'
import { useSavedNotices } from './use-saved-notices.ts'

type SaveFlowOptions = {
  /** Whether the save dialog is open: what it saves is opened by itself. */
  readonly dialogOpen: boolean
  readonly onOpen: (articleId: string) => void
}

export function useSaveFlow({ dialogOpen, onOpen }: SaveFlowOptions) {
  const { settings, messages: t } = useSettings()
  const { tell, tellLasting, tellError, tellCaught } = useNotices()
  const [draft, setDraft] = useState('')
  const [pasted, setPasted] = useState<Pasted | null>(null)
  /** The failed save that the dialog lays out anew, and what stood in it before. */
  const [edited, setEdited] = useState<{
    readonly jobId: string
    readonly given: string
    readonly before: string
  } | null>(null)
  /** The save that the dialog shows. */
  const [dialogJobId, setDialogJobId] = useState<string | null>(null)
  /** Addresses that links from outside ask to save, one question at a time. */
  const [toConfirm, setToConfirm] = useState<readonly string[]>([])

  const capturePage = useCapturePage(settings.allowPrivateAddresses, tellCaught)
  const openedAddress = useRef<string | null>(null)
  const { open } = capturePage
  const openPage = useCallback(
    (url: string, insteadOf: string | null) => {
      openedAddress.current = url
      open(url, insteadOf)
    },
    [open],
  )

  const tellSaved = useSavedNotices(onOpen)
  const onDone = useEffectEvent((job: CaptureJob) => {
    if (job.articleId === null) return
    // The person has waited for this one, and sees it.
    const opened = job.id === capturePage.page?.jobId
    if (opened) {
      onOpen(job.articleId)
      const given = readGivenText(draft)
      if (given?.kind === 'address' && given.url === openedAddress.current) setDraft('')
    }
    tellSaved(job, dialogOpen || opened)
  })
  const saving = useSaving({
    onDone,
    onManyEnded: ({ saved, failed, cancelled }) => tell(t.save.manyEnded(saved, failed, cancelled)),
    onFailure: tellCaught,
  })

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

  const onNotice = useEffectEvent(
    (notice: Parameters<Parameters<(typeof bridge.on)['app:notice']>[0]>[0]) => {
      if (notice.kind === 'error') tellError(notice.error)
      else if (notice.kind === 'recovered') tellLasting(t.done.recovered(notice.file))
      else setToConfirm((waiting) => [...waiting.filter((url) => url !== notice.url), notice.url])
    },
  )
  useEffect(() => bridge.on['app:notice']((notice) => onNotice(notice)), [])

  const answer = (url: string, save: boolean) => {
    setToConfirm((waiting) => waiting.filter((one) => one !== url))
    if (save) saveAddress(url)
  }
  const { dismiss } = saving
  return {
    saving,
    /** Lays a failed save out anew. It stays where it is until what became of it is being saved. */
    edit: (given: string, jobId: string) => {
      setEdited({ jobId, given, before: draft })
      setDraft(given)
    },
    /** What the dialog holds is being saved. */
    begun: () => {
      if (edited) dismiss(edited.jobId)
      setEdited(null)
    },
    /** The dialog is closed. Where nothing was changed, what was typed before is there again. */
    closed: () => {
      if (edited?.given === draft) setDraft(edited.before)
      setEdited(null)
    },
    capturePage,
    openPage,
    draft,
    setDraft,
    pasted,
    setPasted,
    dialogJobId,
    setDialogJobId,
    saveAll,
    saveAddress,
    saveAddresses,
    refuse: tellError,
    toConfirm: toConfirm[0] ?? null,
    answer,
  }
}
