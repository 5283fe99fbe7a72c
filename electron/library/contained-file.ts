// Files that are handed on by name: of the built page, of an article. A link may lead anywhere.
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'

/**
 * The real path of a regular file inside a folder, links followed on both sides; null where there is none, or it lies
 * outside. Compared by `relative`: a prefix test would take `/folder-two` for a part of `/folder`.
 */
export async function containedFile(folder: string, path: string): Promise<string | null> {
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, path))
    const inside = relative(root, file)
    const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
    return isOutside || !(await stat(file)).isFile() ? null : file
  } catch {
    return null
  }
}
