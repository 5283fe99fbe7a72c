// How much of the disk folders take.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { mapLimited, READING_AT_ONCE } from './parallel.ts'

async function bytesOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0,
    )
  }
  return bytes
}

/** Bytes of all files of these folders; what cannot be read counts as nothing. */
export async function bytesOfFolders(folders: readonly string[]): Promise<number> {
  const each = await mapLimited(folders, READING_AT_ONCE, bytesOf)
  return each.reduce((sum, bytes) => sum + bytes, 0)
}
