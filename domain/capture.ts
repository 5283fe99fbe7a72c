// A save on its way: what was given, what step it is at, how it ended.
import * as v from 'valibot'
import type { ArticleId } from './article.ts'
import type { AppError, ErrorCode } from './result.ts'
import { MAX_ADDRESS } from './url-policy.ts'

export const captureSteps = [
  'waiting',
  'fetching',
  'extracting',
  'pictures',
  'saving',
  'done',
  'failed',
  'cancelled',
] as const
export type CaptureStep = (typeof captureSteps)[number]

/** Limit of what is pasted: characters. */
export const MAX_PASTED = 20 * 1024 * 1024
/** Limit of a local file: bytes. */
export const MAX_FILE = 100 * 1024 * 1024

/** Extensions of the files that the dialog offers, the commonest first. */
export const offeredExtensions = ['html', 'htm', 'xhtml', 'mhtml', 'mht', 'txt', 'md', 'markdown'] as const

const address = v.pipe(v.string(), v.maxLength(MAX_ADDRESS))

/** What is to be saved. A file travels by its path and is read by the capture process. */
export const captureInputSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('address'), url: address }),
  v.strictObject({
    kind: v.literal('html'),
    text: v.pipe(v.string(), v.maxLength(MAX_PASTED)),
    url: v.nullable(address),
  }),
  v.strictObject({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(MAX_PASTED)) }),
  v.strictObject({
    kind: v.literal('file'),
    path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
    url: v.nullable(address),
  }),
])
export type CaptureInput = v.InferOutput<typeof captureInputSchema>

/** Progress of one save, as the renderer shows it. */
export type CaptureJob = {
  readonly id: string
  /** What to call it before the title is known: the address, the file's name, the first words. */
  readonly label: string
  readonly kind: CaptureInput['kind']
  /** The address, where it was one: kept for "Thử lại" and for the message. */
  readonly url: string | null
  readonly step: CaptureStep
  /** 0 to 1 over the whole save. */
  readonly progress: number
  readonly articleId: ArticleId | null
  /** Saved again rather than new. */
  readonly updated: boolean
  readonly title: string | null
  readonly error: AppError | null
}

export const isFinished = (step: CaptureStep): boolean =>
  step === 'done' || step === 'failed' || step === 'cancelled'

/** Whether a save was turned away for looking like no article, and has something in it all the same. */
const maySaveAnyway = (error: AppError): boolean =>
  error.code === 'not-an-article' && error.details?.['reason'] !== 'empty'

/** Whether a failed save of an address may go better with the page open: scripts, consent, log-in. */
const mayNeedBrowser = (error: AppError): boolean =>
  error.code === 'not-an-article' ||
  (error.code === 'http-status' && [401, 403].includes(Number(error.details?.['status'])))

/** Whether a refused private address is the very one that was given, so that allowing it lets the save go on. */
export const mayAllowPrivate = (error: AppError | null): boolean =>
  error?.code === 'private-address' && error.details?.['given'] === 1

/** What was given is of a kind that no save takes. */
const OF_NO_USE: ReadonlySet<ErrorCode> = new Set(['unsupported-file', 'folder-given', 'not-html'])

/** The server says that there is no such page: neither another try nor a window finds one. */
const isGone = ({ code, details }: AppError): boolean =>
  code === 'http-status' && [404, 410].includes(Number(details?.['status']))

/** Whether a failed save may end otherwise when it is tried again as it is. */
const mayRetry = (error: AppError): boolean => !OF_NO_USE.has(error.code) && !isGone(error)

/** Whether the page behind an address is worth opening after this failure, or before any. */
export const mayOpenPage = (error: AppError | null): boolean =>
  error === null || !(OF_NO_USE.has(error.code) || isGone(error))

/** What can be done about a failed save. */
export type Remedy = 'openPage' | 'allowPrivate' | 'saveAnyway' | 'retry'

/** What may help after a failed save, the likeliest first. */
export function remediesAfter(
  error: AppError,
  { hasAddress, privateAllowed }: { readonly hasAddress: boolean; readonly privateAllowed: boolean },
): readonly Remedy[] {
  // Asked for again as it was, it is refused again.
  if (mayAllowPrivate(error) && privateAllowed) return ['allowPrivate']
  return [
    ...(hasAddress && mayNeedBrowser(error) ? (['openPage'] as const) : []),
    ...(maySaveAnyway(error) ? (['saveAnyway'] as const) : []),
    ...(mayRetry(error) ? (['retry'] as const) : []),
  ]
}
