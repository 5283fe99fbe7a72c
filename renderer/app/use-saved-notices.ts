// What is said when a save has ended well: what was saved, and which other parts of its series the page leads to.
import { isFinished } from '../../domain/capture.ts'
import type { CaptureJob } from '../../domain/capture.ts'
import type { FoundPart } from '../../domain/series.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { startSave } from '../saving/jobs.ts'
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

/** What tells of a save that has ended well. `isOpen`: the article is shown by itself, and need not be offered. */
export function useSavedNotices(
  onOpen: (articleId: string) => void,
): (job: CaptureJob, isOpen: boolean) => void {
  const t = useMessages()
  const { tell, moment, tellCaught } = useNotices()
  const tellOne = async ({ articleId, title, updated }: CaptureJob, isOpen: boolean): Promise<void> => {
    if (articleId === null) return
    const sentence = updated ? t.save.updated(title ?? '') : t.save.saved(title ?? '')
    const openIt = isOpen ? [] : [{ label: t.save.openArticle, run: () => onOpen(articleId) }]
    const since = moment()
    const offers = await offersOf(articleId)
    const [first] = offers
    if (!first) return tell(sentence, openIt, since)
    // One message for all of them.
    const actions = [
      ...offers.slice(0, OFFERED).map((part) => ({
        label: t.series.savePart(printedInSentence(part)),
        run: () => void startSave({ kind: 'address', url: part.url }).catch(tellCaught),
      })),
      ...openIt,
    ]
    tell(`${sentence}. ${t.offers.others(offers.length, first.word)}`, actions, since)
  }
  return (job, isOpen) => void tellOne(job, isOpen)
}
