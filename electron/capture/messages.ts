// Every message between main and the capture process, and between main and a parser process.
//
// Both are utility processes: main sends with `child.postMessage(message)` and hears `child.on('message', message)`;
// inside, `process.parentPort` gets `{ data: message }` and answers with `process.parentPort.postMessage(message)`.
//
// main → capture   open           first of all, once: where queue.json lies
//                  start          a new save; main makes the id, capture answers with `job` messages
//                  cancel         stops a save that runs or waits
//                  retry          a failed or cancelled save again, from what it was given
//                  dismiss        takes a finished save from the list; answered by `dismissed`
//                  tellGiven      what a save was given, for editing; answered by `given`
//                  fail           stops a save whose capture process died, and keeps it as failed
//                  saved          answer to `article` or `unchanged`: the library has it
//                  saveFailed     answer to `article` or `unchanged`: the library has it not
//                  parsed         answer to `parse`
//                  fetchPicture   one picture that could not be had before; answered by `picture`
//                  fetchLinks     the links of one page, which is not saved; answered by `links`
// capture → main   ready          answer to `open`, after a `job` for each save left over from before
//                  job            a save's present state, at each change
//                  article        a finished article for the library; one of `saved`, `saveFailed` must follow
//                  unchanged      the page of `known` is what it was; one of `saved`, `saveFailed` must follow
//                  parse          work for a parser; `parsed` must follow (also after 15 s: `parser-crashed`)
//                  dismissed
//                  given          answer to `tellGiven`
//                  picture        answer to `fetchPicture`
//                  links          answer to `fetchLinks`
// main → parser    warm           loads what work will need; no answer
//                  parse          as it came from capture
// parser → main    parsed         main hands it to capture
//
// Saves left over when the app ended run again by themselves after `open`; failed ones stay failed until retried.
// When the capture process dies, main forks it anew and sends `open` again, each `start` of a save that had not begun,
// `fail` for each that had, and each `dismiss` that was not answered: nothing that was given is lost.
// A save's step is `fetching` or later only once queue.json holds it.
import type { ArticleId, CapturedArticle, KnownPage } from '../../domain/article.ts'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import type { AppError, Result } from '../../domain/result.ts'
import type { LinksRequest } from './fetch-links.ts'
import type { PictureRequest } from './pictures.ts'
import type {
  BlocksRequest,
  Extracted,
  ExtractRequest,
  Finished,
  FinishRequest,
  JoinRequest,
  PageBlocks,
  PageLink,
  SizedPicture,
} from './parser.ts'

export type MainToCapture =
  | {
      readonly type: 'open'
      /** The user data folder: queue.json lies in it. */
      readonly userData: string
      /** Whether saves left over from before keep their pictures. */
      readonly keepPictures: boolean
      /** Whether saves left over from before keep a permission for a private address. */
      readonly allowPrivate: boolean
    }
  | {
      readonly type: 'start'
      /** At most 40 characters, new for each save. */
      readonly jobId: string
      readonly input: CaptureInput
      /** The person allowed the private host and port of this very address. */
      readonly allowPrivate: boolean
      readonly keepPictures: boolean
      /** The library's article of this address, whose page may be unchanged. */
      readonly known: KnownPage | null
    }
  | { readonly type: 'cancel'; readonly jobId: string }
  | {
      readonly type: 'retry'
      readonly jobId: string
      readonly allowPrivate: boolean
      /** What the person allowed this save before still holds. */
      readonly keepPermission: boolean
      readonly keepPictures: boolean
      readonly known: KnownPage | null
      /** The person wants it saved though it looks like no article. */
      readonly anyway: boolean
    }
  | { readonly type: 'dismiss'; readonly jobId: string }
  | { readonly type: 'tellGiven'; readonly requestId: number; readonly jobId: string }
  | { readonly type: 'fail'; readonly jobId: string; readonly error: AppError }
  | {
      readonly type: 'saved'
      readonly jobId: string
      readonly articleId: ArticleId
      readonly updated: boolean
    }
  | { readonly type: 'saveFailed'; readonly jobId: string; readonly error: AppError }
  | { readonly type: 'fetchPicture'; readonly requestId: number; readonly request: PictureRequest }
  | { readonly type: 'fetchLinks'; readonly requestId: number; readonly request: LinksRequest }
  | ParsedMessage

export type CaptureToMain =
  | {
      readonly type: 'ready'
      /** queue.json was damaged; it was set aside under this name in the user data folder. Else null. */
      readonly recovered: string | null
    }
  | { readonly type: 'job'; readonly job: CaptureJob }
  | { readonly type: 'article'; readonly jobId: string; readonly article: CapturedArticle }
  | { readonly type: 'unchanged'; readonly jobId: string; readonly articleId: ArticleId }
  | ParseMessage
  | {
      readonly type: 'picture'
      readonly requestId: number
      readonly result: Result<SizedPicture>
    }
  | {
      readonly type: 'links'
      readonly requestId: number
      readonly result: Result<readonly PageLink[]>
    }
  | {
      readonly type: 'dismissed'
      readonly jobId: string
      /** What the save was given (address, text, path of the file), for editing; null for an unknown save. */
      readonly given: string | null
    }
  | {
      readonly type: 'given'
      readonly requestId: number
      /** Address, text or path of the file; null for an unknown save. */
      readonly result: Result<string | null>
    }

/** Has a parser load its heavy parts, so that the first piece of work need not wait for them. */
export type WarmMessage = { readonly type: 'warm' }

/** Asks a parser for one piece of work. A `requestId` is never used twice. */
export type ParseMessage = {
  readonly type: 'parse'
  readonly requestId: number
  readonly request: ParseRequest
}

export type ParsedMessage = {
  readonly type: 'parsed'
  readonly requestId: number
  readonly result: Result<ParseResponse>
}

/** One call of `Parser`, as data. */
export type ParseRequest =
  | { readonly call: 'extract'; readonly request: ExtractRequest }
  | { readonly call: 'blocks'; readonly request: BlocksRequest }
  | { readonly call: 'links'; readonly request: ExtractRequest }
  | { readonly call: 'picture'; readonly bytes: Uint8Array }
  | { readonly call: 'thumbnail'; readonly bytes: Uint8Array }
  | { readonly call: 'join'; readonly request: JoinRequest }
  | { readonly call: 'finish'; readonly request: FinishRequest }

/** The result of the call of the same name. */
export type ParseResponse =
  | { readonly call: 'extract'; readonly value: Extracted }
  | { readonly call: 'blocks'; readonly value: PageBlocks }
  | { readonly call: 'links'; readonly value: readonly PageLink[] }
  | { readonly call: 'picture'; readonly value: SizedPicture | 'spacer' | null }
  | { readonly call: 'thumbnail'; readonly value: Uint8Array | null }
  | { readonly call: 'join'; readonly value: string }
  | { readonly call: 'finish'; readonly value: Finished }

/** The part of Electron's `process.parentPort` that is used, so that nothing here imports Electron. */
export type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  postMessage(message: unknown): void
}
