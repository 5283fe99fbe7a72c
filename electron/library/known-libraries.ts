// Which folders have held a library that was opened here. One that is gone is waited for (an unplugged disk); never is
// an empty library made in its place.
import { resolve } from 'node:path'
import * as v from 'valibot'
import { openUserDocument } from './user-document.ts'

const MAX_FOLDERS = 1000
const knownLibrariesSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  folders: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(MAX_FOLDERS)),
})
type KnownFolders = v.InferOutput<typeof knownLibrariesSchema>

export type KnownLibraries = {
  /** No library was ever opened with this user data. */
  isEmpty(): boolean
  has(folder: string): boolean
  /** @throws AppFailure of the write */
  add(folder: string): Promise<void>
}

/** Opens the list. A damaged one is set aside, and what it knew is found out again by opening libraries. */
export async function openKnownLibraries(userData: string): Promise<KnownLibraries> {
  const fresh: KnownFolders = { version: 1, folders: [] }
  const document = await openUserDocument(userData, 'libraries', knownLibrariesSchema, fresh)
  const has = (folder: string): boolean => document.data.folders.includes(resolve(folder))
  return {
    isEmpty: () => document.data.folders.length === 0,
    has,
    async add(folder) {
      if (has(folder)) return
      await document.update((data) => ({
        ...data,
        folders: [...data.folders, resolve(folder)].slice(-MAX_FOLDERS),
      }))
    },
  }
}
