// What main tells the renderer unasked.
import type { ArticleId } from './article.ts'
import type { RestoreProgress } from './backup.ts'
import type { CaptureJob } from './capture.ts'
import type { CapturePage } from './capture-page.ts'
import type { CommandId } from './commands.ts'
import type { Indexing, LibraryStatus, Progress } from './ipc-contract.ts'
import type { AppError } from './result.ts'
import type { Settings } from './settings.ts'

/** A message that main wants shown. */
export type Notice =
  | { readonly kind: 'error'; readonly error: AppError }
  /** A link from outside asks to save this address. */
  | { readonly kind: 'confirmSave'; readonly url: string }
  | { readonly kind: 'recovered'; readonly file: string }

/** Each with what it carries. */
export type Events = {
  /** The library changed; `ids` null: anything may have. */
  'library:changed': { readonly ids: readonly ArticleId[] | null }
  /** Of these articles only how far they have been read has changed: what shows them otherwise need not ask anew. */
  'library:moved': { readonly ids: readonly ArticleId[] }
  'library:status': LibraryStatus
  /** How far the search index has come while it has to be built; null at its end. */
  'library:indexing': Indexing | null
  /** How far an act on many articles has come, where it takes long; null at its end. */
  'library:acting': Progress | null
  /** How much of a hundred of the library has come to another folder, while it is moved; null at the end. */
  'library:moving': Progress | null
  /** How far a restoring has come; null at its end. */
  'backup:progress': RestoreProgress | null
  'capture:job': CaptureJob
  'capture:dismissed': { readonly jobId: string }
  /** The page of the capture window; null: none is open. */
  'page:changed': CapturePage | null
  'settings:changed': Settings
  /** Chosen in the application menu, or by its keys. */
  'app:command': CommandId
  'app:notice': Notice
}
export const eventNames = [
  'library:changed',
  'library:moved',
  'library:status',
  'library:indexing',
  'library:acting',
  'library:moving',
  'backup:progress',
  'capture:job',
  'capture:dismissed',
  'page:changed',
  'settings:changed',
  'app:command',
  'app:notice',
] as const satisfies readonly (keyof Events)[]
export type EventName = keyof Events
