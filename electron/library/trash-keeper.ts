// The trash that empties itself: what its rule (domain/trash.ts) has to remember of each library, and the look through
// the trash that deletes what has been there long enough.
import * as v from 'valibot'
import type { ArticleId } from '../../domain/article.ts'
import { daysLeft, isOver, looksAfter } from '../../domain/trash.ts'
import type { TrashedTimes, TrashLooks } from '../../domain/trash.ts'
import type { Library } from './library.ts'
import { openUserDocument } from './user-document.ts'

const MAX_LIBRARIES = 1000
const isoDate = v.pipe(v.string(), v.maxLength(40), v.isoTimestamp())
const trashDocumentSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** By the library's id. */
  libraries: v.pipe(
    v.record(v.pipe(v.string(), v.uuid()), v.object({ since: isoDate, lookedAt: isoDate })),
    v.check((libraries) => Object.keys(libraries).length <= MAX_LIBRARIES),
  ),
})
type TrashDocument = v.InferOutput<typeof trashDocumentSchema>

/** An article in the trash. */
export type Trashed = TrashedTimes & {
  readonly id: ArticleId
  /** Written by a newer version of the app: never deleted by itself. */
  readonly newer: boolean
}

export type TrashKeeper = {
  /** Days that each article of the trash has left; one without an entry stays. Empty where the rule is off. */
  daysLeft(library: Library): Readonly<Record<ArticleId, number>>
  /**
   * Looks through the trash, and deletes for good what has been there long enough.
   * @returns how many were deleted
   * @throws AppFailure of the write; what could be deleted is
   */
  look(library: Library): Promise<number>
}

export type TrashKeeperOptions = {
  readonly userData: string
  /** Whether the person wants the trash to empty itself. */
  readonly isOn: () => boolean
}

/** Opens what is remembered. A damaged document is set aside: every article then has all its days again. */
export async function openTrashKeeper({ userData, isOn }: TrashKeeperOptions): Promise<TrashKeeper> {
  const fresh: TrashDocument = { version: 1, libraries: {} }
  const document = await openUserDocument(userData, 'trash', trashDocumentSchema, fresh)
  const looksOf = ({ id }: Library): TrashLooks | null => document.data.libraries[id] ?? null

  const remember = ({ id }: Library, looks: TrashLooks | null): Promise<void> =>
    document.update((data) => {
      if (JSON.stringify(data.libraries[id] ?? null) === JSON.stringify(looks)) return data
      const others = Object.entries(data.libraries).filter(([other]) => other !== id)
      const kept = looks === null ? others : [...others, [id, looks] as const]
      return { ...data, libraries: Object.fromEntries(kept.slice(-MAX_LIBRARIES)) }
    })

  return {
    daysLeft(library) {
      if (!isOn() || library.readOnly) return {}
      const [looks, now] = [looksOf(library), Date.now()]
      return Object.fromEntries(
        library.trashed().flatMap((article) => {
          const days = article.newer ? null : daysLeft(article, looks, now)
          return days === null ? [] : [[article.id, days] as const]
        }),
      )
    },
    async look(library) {
      if (library.readOnly || document.newer) return 0
      if (!isOn()) {
        // Turned on again, the rule begins anew.
        await remember(library, null)
        return 0
      }
      const [looks, now] = [looksOf(library), Date.now()]
      // What is remembered must be on the disk before anything is deleted by it.
      await remember(library, looksAfter(looks, now))
      if (looks === null) return 0
      let deleted = 0
      let failure: unknown = null
      for (const { id, savedAt, trashedAt, newer } of library.trashed()) {
        if (newer || !isOver({ savedAt, trashedAt }, looks, now)) continue
        // Brought back, or thrown away anew, since it was looked at: another time, and not this one's to delete.
        await library
          .deleteForever([id], (at) => at === trashedAt)
          .then(
            (count) => (deleted += count),
            (error: unknown) => (failure ??= error),
          )
      }
      if (failure !== null) throw failure
      return deleted
    },
  }
}
