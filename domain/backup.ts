// Backups of the library's documents: what a backup is called, which are kept, and what is told of one.
import * as v from 'valibot'
import { articleIdSchema } from './article.ts'
import type { ArticleId } from './article.ts'
import type { AppError } from './result.ts'

/** Version of what a backup holds, as its backup.json says; a newer one is not opened. */
export const BACKUP_VERSION = 1

/** `backup-2026-11-27T22-40-11-123Z.zip`: the moment at which it was begun, in UTC. */
const NAME = /^backup-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.zip$/

export const backupNameSchema = v.pipe(v.string(), v.regex(NAME))

export const backupName = (madeAt: Date): string => `backup-${madeAt.toISOString().replace(/[:.]/g, '-')}.zip`

/** The moment that a backup's name tells, in ISO 8601; null for the name of anything else. */
export function backupMoment(name: string): string | null {
  const [, day, hours, minutes, seconds, milliseconds] = NAME.exec(name) ?? []
  if (day === undefined) return null
  const iso = `${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`
  return Number.isNaN(Date.parse(iso)) ? null : iso
}

/** backup.json, the first entry of a backup. */
export const backupDocumentSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Nothing that was changed after this moment is sure to be in it. */
  madeAt: v.pipe(v.string(), v.maxLength(40), v.isoTimestamp()),
  /** Of the documents in it. */
  formatVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type BackupDocument = v.InferOutput<typeof backupDocumentSchema>

/** Backups that are kept at most. */
export const MAX_BACKUPS = 10

const DAY = 24 * 60 * 60 * 1000
/** Which are kept, from the newest on: how many, one of each period of so many milliseconds (0: each is its own). */
const KEPT = [
  { most: 2, period: 0 },
  { most: 3, period: DAY },
  { most: 3, period: 7 * DAY },
  { most: 2, period: 30 * DAY },
] as const

/**
 * The backups that are kept of those made at these moments (milliseconds since 1970), the newest first. All of ten or
 * fewer. Of more: the two newest, whatever their day; then the newest of each of three days, of each of three weeks, of
 * each of two months (of thirty days) that none of those before it stands for.
 */
export function keptBackups(moments: readonly number[]): readonly number[] {
  const newestFirst = [...new Set(moments)].toSorted((one, other) => other - one)
  if (newestFirst.length <= MAX_BACKUPS) return newestFirst
  const kept = new Set<number>()
  for (const { most, period } of KEPT) {
    let left: number = most
    let last: number | null = null
    for (const moment of newestFirst) {
      if (left === 0) break
      const of = period === 0 ? moment : Math.floor(moment / period)
      if (of === last) continue
      last = of
      if (kept.has(moment)) continue
      kept.add(moment)
      left--
    }
  }
  return newestFirst.filter((moment) => kept.has(moment))
}

/** A backup in a list. */
export type Backup = {
  readonly name: string
  readonly madeAt: string
  readonly bytes: number
  /** null: it cannot be read. */
  readonly articles: number | null
}

/** What of an article is unlike in the library and in a backup. */
export type DifferentPart = 'text' | 'state' | 'notes'

/** How an article of a backup stands in the library now: not there, there and changed since, or otherwise unlike. */
export type DifferenceKind = 'gone' | 'newer' | 'changed'

export type BackupDifference = {
  readonly id: ArticleId
  readonly title: string
  readonly kind: DifferenceKind
  readonly parts: readonly DifferentPart[]
}

/** A backup beside the library as it is now. */
export type BackupComparison = {
  /** `same`: articles that are the same in both; `added`: those that only the library has. */
  readonly counts: Readonly<Record<DifferenceKind | 'same' | 'added', number>>
  /** Articles that are unlike: gone, newer, changed; within each by title. */
  readonly differences: readonly BackupDifference[]
  /** collections.json: series corrected by hand, tag colours, saved searches. */
  readonly collections: DifferenceKind | 'same'
}

export const backupRequestSchema = v.strictObject({ name: backupNameSchema })

export const restoreRequestSchema = v.strictObject({
  name: backupNameSchema,
  /** null: all that are unlike. */
  ids: v.nullable(v.pipe(v.array(articleIdSchema), v.minLength(1), v.maxLength(1000))),
  /** What becomes of articles that were changed after the backup. */
  newer: v.picklist(['keep', 'replace']),
})
export type RestoreRequest = v.InferOutput<typeof restoreRequestSchema>

export type Restored = {
  readonly restored: number
  /** Newer ones that were left as they are. */
  readonly kept: number
  readonly failed: readonly { readonly id: ArticleId; readonly title: string; readonly error: AppError }[]
  /** Takes it back; null where nothing was restored. */
  readonly undoId: number | null
}

/** How far a restoring has come. */
export type RestoreProgress = { readonly done: number; readonly total: number }
