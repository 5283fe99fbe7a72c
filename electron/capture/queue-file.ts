// queue.json: saves that are not finished, and what they were given, so that neither a restart nor a crash loses them.
import { basename, join } from 'node:path'
import * as v from 'valibot'
import { captureInputSchema } from '../../domain/capture.ts'
import { AppFailure, errorCodes } from '../../domain/result.ts'
import { openDocument } from '../library/document.ts'
import type { StoredDocument } from '../library/document.ts'
import { moveDurably } from '../library/durable-file.ts'

const appErrorSchema = v.object({
  code: v.picklist(errorCodes),
  details: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number()]))),
})

export const queuedSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  input: captureInputSchema,
  allowPrivate: v.boolean(),
  keepPictures: v.boolean(),
  /** The person wants it saved though it looks like no article. Queues of before do not say so. */
  anyway: v.optional(v.boolean(), false),
  /** How often it was begun without coming to an end: a save that ends the process is not begun for ever. */
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** null: it has yet to run. */
  error: v.nullable(appErrorSchema),
  title: v.nullable(v.string()),
})
export type QueuedSave = v.InferOutput<typeof queuedSchema>

const queueSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  saves: v.array(queuedSchema),
})
export type QueueDocument = v.InferOutput<typeof queueSchema>

const FRESH: QueueDocument = { version: 1, saves: [] }

export type OpenedQueue = {
  readonly document: StoredDocument<QueueDocument>
  /** Name that a damaged queue.json was given, or null. */
  readonly recovered: string | null
}

/** Opens queue.json in the user data folder; a damaged one is set aside, and the queue begins empty. */
export async function openQueueFile(userData: string): Promise<OpenedQueue> {
  const path = join(userData, 'queue.json')
  try {
    return { document: await openDocument(path, queueSchema, FRESH), recovered: null }
  } catch (error) {
    if (!(error instanceof AppFailure) || error.appError.code !== 'document-damaged') throw error
    const aside = join(userData, `queue.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}.json`)
    await moveDurably(path, aside)
    return { document: await openDocument(path, queueSchema, FRESH), recovered: basename(aside) }
  }
}
