// The files that an export has written into a folder, and how they are taken back: into the system's trash, but for
// those that somebody has changed since.
import { shell } from 'electron'
import { AppFailure } from '../../domain/result.ts'
import { ABSENT, lookAtFile } from '../library/file-stamp.ts'
import type { FileStamp } from '../library/file-stamp.ts'

export type WrittenFiles = {
  /** A file has just been written. */
  add(path: string): Promise<void>
  /** How many there are to take back. */
  readonly count: number
  /**
   * Moves them to the trash. It is tried once: what has to stay is not asked for again.
   * @throws AppFailure 'files-changed' | 'trash-failed' where some stay; the others are in the trash
   */
  takeBack(): Promise<void>
}

export function createWrittenFiles(): WrittenFiles {
  const written = new Map<string, FileStamp>()
  return {
    add: async (path) => void written.set(path, await lookAtFile(path)),
    get count() {
      return written.size
    },
    async takeBack() {
      const files = [...written]
      written.clear()
      let changed = 0
      const refused: string[] = []
      for (const [path, stamp] of files) {
        const now = await lookAtFile(path)
        if (now === ABSENT) continue
        if (now === stamp) await shell.trashItem(path).catch(() => refused.push(path))
        else changed++
      }
      const [file] = refused
      if (file !== undefined) throw new AppFailure('trash-failed', { count: refused.length, file })
      if (changed > 0) throw new AppFailure('files-changed', { count: changed })
    },
  }
}
