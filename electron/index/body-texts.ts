// The plain texts of bodies that were shown why they were found: the next letter that is typed mostly finds them again.
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CONTENT } from '../library/article-files.ts'
import { bodyText } from '../library/body-text.ts'
import { ABSENT, stampOf, UNKNOWN } from '../library/file-stamp.ts'
import type { FileStamp } from '../library/file-stamp.ts'

/** Characters that are kept at most, of two bytes each. */
const KEPT = 12_000_000

/** A body that cannot be read is not found; the library's check tells of it. */
export const readBodyText = (folder: string): Promise<string> =>
  readFile(join(folder, CONTENT), 'utf8').then(bodyText, () => '')

/** Looks at a file at once: this process does nothing else meanwhile, and waiting for fifty answers is felt. */
function lookAtOnce(path: string): FileStamp {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats ? stampOf(stats) : ABSENT
  } catch {
    return UNKNOWN
  }
}

/** Reads texts of articles' folders, or has them from before where their files have not changed. */
export function createBodyTexts(): (folder: string) => Promise<string> {
  /** The one that was asked for last stands last. */
  const kept = new Map<string, { readonly stamp: FileStamp; readonly text: string }>()
  let length = 0

  function drop(folder: string): void {
    length -= kept.get(folder)?.text.length ?? 0
    kept.delete(folder)
  }

  return async (folder) => {
    const stamp = lookAtOnce(join(folder, CONTENT))
    const known = kept.get(folder)
    const text = known?.stamp === stamp && stamp !== UNKNOWN ? known.text : await readBodyText(folder)
    drop(folder)
    kept.set(folder, { stamp, text })
    length += text.length
    for (const oldest of kept.keys()) {
      if (length <= KEPT) break
      drop(oldest)
    }
    return text
  }
}
