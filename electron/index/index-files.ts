// The files of an index: when they are not what they were, and how they go.
import { rmSync } from 'node:fs'

/** SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes in the higher bits (https://www.sqlite.org/rescode.html). */
const DAMAGE: ReadonlySet<number> = new Set([11, 26])

/** Whether an error of SQLite says that the file is not what it was. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  DAMAGE.has(error.errcode & 0xff)

/** Deletes an index with what SQLite keeps beside it. */
export function deleteIndexFiles(file: string): void {
  if (file !== ':memory:')
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true })
}
