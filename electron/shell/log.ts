// A small log for finding faults: codes and stack traces, never an address and nothing of an article's text.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppFailure } from '../../domain/result.ts'

/** At this size, in bytes, the log becomes the old log and a new one begins. */
const MAX_BYTES = 1024 * 1024

export type Log = {
  readonly folder: string
  /** Notes that something went wrong at a place in the program. Never throws. */
  error(where: string, error: unknown): void
  /** Notes an event by its name. Never throws. */
  note(event: string): void
}

/** The frames of a stack without its first lines: an error's message may quote what was being read. */
const framesOf = (stack: string | undefined): readonly string[] =>
  (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))

/** What the log may say of an error. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code =
    error instanceof AppFailure
      ? error.appError.code
      : 'code' in error && typeof error.code === 'string' && /^\w{1,60}$/.test(error.code)
        ? error.code
        : ''
  const cause = error.cause === undefined ? [] : [`  caused by ${describeError(error.cause)}`]
  return [`${error.name} ${code}`.trim(), ...framesOf(error.stack), ...cause].join('\n')
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > MAX_BYTES) renameSync(file, file.replace(/\.log$/, '.old.log'))
}

/** The log in a folder, which is made when something is first written. */
export function openLog(folder: string): Log {
  const file = join(folder, 'goc-doc.log')
  const write = (text: string): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      rotate(file)
      appendFileSync(file, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 })
    } catch {
      // A log that cannot be written must not stop what it tells of.
    }
  }
  return {
    folder,
    error: (where, error) => write(`${where}: ${describeError(error)}`),
    note: (event) => write(event),
  }
}
