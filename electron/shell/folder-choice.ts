// Which folder the library is to lie in: asked for, settled, taken.
import { join } from 'node:path'
import { AppFailure } from '../../domain/result.ts'
import { LIBRARY_FOLDER_NAME } from '../library/folder-names.ts'
import { folderState } from '../library/library-folder.ts'
import type { LibrarySession } from './library-session.ts'

export type FolderChoiceOptions = {
  readonly session: LibrarySession
  /** The environment names the library's folder: a choice would hold until the next start, and nobody would be told. */
  readonly isGiven: boolean
  /** Asks the person; null: they have not chosen. */
  readonly ask: (move: boolean) => Promise<string | null>
}

/** The folder for a library: the chosen one where it is empty or a library itself, else one of its own inside it. */
async function libraryFolderIn(chosen: string, moving: boolean): Promise<string> {
  const state = await folderState(chosen)
  const fits = state === 'absent' || state === 'empty' || (state === 'library' && !moving)
  return fits ? chosen : join(chosen, LIBRARY_FOLDER_NAME)
}

/**
 * Has the person choose another folder, and opens the library there or, for `move`, takes it there.
 * @returns whether it has changed
 * @throws AppFailure 'not-allowed' where the environment names the folder; else as the session's `change` and `move`
 */
export async function chooseFolder(options: FolderChoiceOptions, move: boolean): Promise<boolean> {
  const { session, isGiven, ask } = options
  if (isGiven) throw new AppFailure('not-allowed', { variable: 'GOC_DOC_LIBRARY' })
  const chosen = await ask(move)
  if (chosen === null) return false
  const folder = await libraryFolderIn(chosen, move)
  if (folder === (await session.status()).folder) return false
  await (move ? session.move(folder) : session.change(folder))
  return true
}
