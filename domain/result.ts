// Errors are data: a code and facts. The sentence a person reads belongs to domain/language.

/** Everything that can go wrong and be told to a person. Each code has a sentence in every language. */
export const errorCodes = [
  // given to the app
  'empty-input',
  'bad-address',
  'address-has-credentials',
  'not-enough-text',
  'unsupported-file',
  'folder-given',
  'file-empty',
  'file-gone',
  'file-unreadable',
  'file-too-large',
  'bad-input',
  // fetching
  'offline',
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'private-address',
  'tls-failed',
  'http-status',
  'not-html',
  'too-many-redirects',
  'page-too-large',
  'timed-out',
  'incomplete',
  'unknown-charset',
  // making an article
  'not-an-article',
  'parser-crashed',
  'picture-unreadable',
  'page-unreadable',
  'cancelled',
  // library
  'library-unavailable',
  'library-locked',
  'library-newer',
  'article-not-found',
  'series-not-found',
  'document-damaged',
  'text-missing',
  'disk-full',
  'read-only',
  'write-failed',
  'search-failed',
  // editing a saved copy
  'changed-meanwhile',
  'nothing-left',
  'original-missing',
  // highlights and notes
  'mark-not-found',
  'too-many-marks',
  'note-too-long',
  'note-empty',
  'no-notes',
  // correcting a series
  'series-changed',
  // backups
  'backup-failed',
  'backup-damaged',
  'backup-unsafe',
  'backup-newer',
  'migration-failed',
  // moving
  'folder-not-empty',
  'folder-inside-library',
  'nothing-to-undo',
  // files taken back
  'files-changed',
  'trash-failed',
  // the app
  'not-allowed',
  'unexpected',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Facts that a sentence may name: a host, a status, a number of bytes, a file. */
export type ErrorDetails = Readonly<Record<string, string | number>>

export type AppError = { readonly code: ErrorCode; readonly details?: ErrorDetails }

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

export const success = <T>(value: T): Result<T> => ({ ok: true, value })

export const failure = (
  code: ErrorCode,
  details?: ErrorDetails,
): { readonly ok: false; readonly error: AppError } => ({
  ok: false,
  error: details ? { code, details } : { code },
})

/** An AppError on its way through code that throws; `asAppError` takes it out again. */
export class AppFailure extends Error {
  readonly appError: AppError
  constructor(code: ErrorCode, details?: ErrorDetails, options?: ErrorOptions) {
    super(details ? `${code} ${JSON.stringify(details)}` : code, options)
    this.name = 'AppFailure'
    this.appError = details ? { code, details } : { code }
  }
}

/** What a caught value means: the AppError it carries, else `unexpected` with its message. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppFailure) return error.appError
  return { code: 'unexpected', details: { message: error instanceof Error ? error.message : String(error) } }
}
