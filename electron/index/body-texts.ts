// The plain texts of bodies that were shown why they were found: the next letter that is typed mostly finds them again.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CONTENT } from '../library/article-files.ts'
import { bodyText } from '../library/body-text.ts'
import { lookAtFile } from '../library/file-stamp.ts'
import type { FileStamp } from '../library/file-stamp.ts'

/** Characters that are kept at most. */
const KEPT = 6_000_000

/** A body that cannot be read is not found; the library's check tells of it. */
export const readBodyText = (folder: string): Promise<string> =>
  readFile(join(folder, CONTENT), 'utf8').then(bodyText, () => '')

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
    const stamp = await lookAtFile(join(folder, CONTENT))
    const known = kept.get(folder)
    const text = known?.stamp === stamp ? known.text : await readBodyText(folder)
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
