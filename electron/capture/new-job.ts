// A save as it is shown before anything has come of it, and as a person gave it.
import { basename } from 'node:path'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import { excerptOf } from '../../domain/reading.ts'
import type { AppError } from '../../domain/result.ts'

const LABEL_LENGTH = 80

/** What a save is called before its title is known. */
function labelOf(input: CaptureInput): string {
  if (input.kind === 'address') return input.url
  if (input.kind === 'file') return basename(input.path)
  const words =
    input.kind === 'html'
      ? input.text.slice(0, 20_000).replace(/<(?:script|style)[\s\S]*?<\/(?:script|style)>|<[^>]*>/gi, ' ')
      : input.text
  return excerptOf(words.slice(0, 5000), LABEL_LENGTH) || (input.kind === 'html' ? (input.url ?? '') : '')
}

/** What a save was given, as it can be edited. */
export const givenText = (input: CaptureInput): string =>
  input.kind === 'address' ? input.url : input.kind === 'file' ? input.path : input.text

type NewSave = {
  readonly id: string
  readonly input: CaptureInput
  /** Why it failed before; null: it waits. */
  readonly error: AppError | null
  readonly title: string | null
}

export const newJob = ({ id, input, error, title }: NewSave): CaptureJob => ({
  id,
  label: labelOf(input),
  kind: input.kind,
  url: 'url' in input ? input.url : null,
  step: error ? 'failed' : 'waiting',
  progress: 0,
  articleId: null,
  updated: false,
  title,
  error,
})
