// What an open library knows of its reader's days, from the documents in memory.
import { openingsOf } from '../../domain/reading-log.ts'
import type { ReadingFacts } from '../../domain/statistics.ts'
import { hostOf } from '../../domain/url-policy.ts'
import type { ListIndex } from './list-index.ts'

/** What the statistics count, of every article on whatever shelf. */
export const readingFacts = (index: ListIndex): readonly ReadingFacts[] =>
  index.all().map(({ document, state: { data: state } }) => ({
    id: document.id,
    title: document.title,
    lang: document.lang,
    wordCount: document.wordCount,
    source: document.siteName ?? hostOf(document.url),
    tags: state.tags,
    savedAt: document.savedAt,
    readAt: state.readAt,
    openings: openingsOf(state),
  }))

/** The moment, and the time zone that this computer is in. */
export const hereAndNow = () => ({
  now: Date.now(),
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
})
