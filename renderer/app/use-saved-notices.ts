// What is said when a save has ended well: what was saved, and which other parts of its series the page leads to.
import { useEffect, useEffectEvent } from 'react'
import { isFinished } from '../../domain/capture.ts'
import type { CaptureJob } from '../../domain/capture.ts'
import type { FoundPart } from '../../domain/series.ts'
import { bridge, call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { printedInSentence } from '../client/wording.ts'

/** Parts that one message offers; the others are found in the series. */
const OFFERED = 6

/** The other parts of its series that an article links to, but for those that are on their way already. */
async function offersOf(articleId: string): Promise<readonly FoundPart[]> {
  try {
    const parts = await call('series:linkedParts', { id: articleId })
    if (parts.length === 0) return parts
    const jobs = await call('capture:jobs')
    const underWay = new Set(jobs.filter(({ step }) => !isFinished(step)).map(({ url }) => url))
    return parts.filter(({ url }) => !underWay.has(url))
  } catch {
    // That it was saved is what matters.
    return []
  }
}

type SavedNoticesOptions = {
  /** Whether the save dialog is open: what it saves is opened by itself. */
  readonly dialogOpen: boolean
  readonly onOpen: (articleId: string) => void
  readonly onSaveAddress: (url: string) => void
}

export function useSavedNotices({ dialogOpen, onOpen, onSaveAddress }: SavedNoticesOptions): void {
  const t = useMessages()
  const { tell } = useNotices()

  const onDone = useEffectEvent(async ({ articleId, title, updated }: CaptureJob) => {
    if (articleId === null) return
    const sentence = updated ? t.save.updated(title ?? '') : t.save.saved(title ?? '')
    const openIt = dialogOpen ? [] : [{ label: t.save.openArticle, run: () => onOpen(articleId) }]
    const offers = await offersOf(articleId)
    const [first] = offers
    if (!first) return tell(sentence, openIt)
    // One message for all of them.
    tell(`${sentence}. ${t.offers.others(offers.length, first.word)}`, [
      ...offers.slice(0, OFFERED).map((part) => ({
        label: t.series.savePart(printedInSentence(part)),
        run: () => onSaveAddress(part.url),
      })),
      ...openIt,
    ])
  })
  useEffect(
    () =>
      bridge.on['capture:job']((job) => {
        if (job.step === 'done') void onDone(job)
      }),
    [],
  )
}
