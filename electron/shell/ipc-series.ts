// The verbs of series: correcting them by hand, and looking for what is missing of them.
import { parserOver } from '../capture/remote-parser.ts'
import { createPartsFinder } from '../library/missing-parts.ts'
import type { CaptureJobs } from './capture-jobs.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import type { ParserPool } from './parser-pool.ts'
import type { SettingsKeeper } from './settings.ts'

export type SeriesHandlerOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly jobs: CaptureJobs
  readonly parsers: ParserPool
}

export function seriesHandlers({
  session,
  settings,
  jobs,
  parsers,
}: SeriesHandlerOptions): HandlersOf<'series'> {
  const { library } = session
  const finder = createPartsFinder({ library, parser: parserOver(parsers.run), fetchLinks: jobs.fetchLinks })
  return {
    'series:correct': async (change) => (await library()).correctSeries(change),
    'series:findParts': ({ seriesId, where, allowPrivate }) =>
      where === 'saved'
        ? finder.inSaved(seriesId)
        : // Turned off in the settings, a private address is refused whoever asks.
          finder.onPages(seriesId, allowPrivate && settings.current().allowPrivateAddresses),
    'series:linkedParts': ({ id }) => finder.linkedFrom(id),
  }
}
