// The verbs that change a saved copy: editing it, and asking for its missing pictures again.
import { createCopyEditor } from '../library/copy-editor.ts'
import { createPictureLoader } from '../library/missing-pictures.ts'
import { parserOver } from '../capture/remote-parser.ts'
import type { CaptureJobs } from './capture-jobs.ts'
import type { HandlersOf } from './ipc.ts'
import type { LibrarySession } from './library-session.ts'
import type { ParserPool } from './parser-pool.ts'
import type { SettingsKeeper } from './settings.ts'

export type CopyHandlerOptions = {
  readonly session: LibrarySession
  readonly settings: SettingsKeeper
  readonly jobs: CaptureJobs
  readonly parsers: ParserPool
}

export function copyHandlers({ session, settings, jobs, parsers }: CopyHandlerOptions): HandlersOf<'copy'> {
  const { library } = session
  const parser = parserOver(parsers.run)
  const editor = createCopyEditor({ library, parser })
  const loadPictures = createPictureLoader({ library, parser, fetchPicture: jobs.fetchPicture })
  return {
    'copy:open': ({ id, charset }) => editor.open(id, charset),
    'copy:save': (change) => editor.save(change),
    'copy:revert': ({ id }) => editor.revert(id),
    'copy:loadPictures': ({ allowPrivate, ...wanted }) =>
      loadPictures({
        ...wanted,
        // Turned off in the settings, a private address is refused whoever asks.
        allowPrivate: allowPrivate && settings.current().allowPrivateAddresses,
      }),
  }
}
