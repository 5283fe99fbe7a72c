// Reading files of the library that may be absent. One that is there and cannot be read is never taken for absent: what
// it holds would be thrown away with the next change.
import { readFile } from 'node:fs/promises'
import { AppFailure } from '../../domain/result.ts'
import { systemCode } from './durable-file.ts'
import { onceFilesAreFree } from './open-files.ts'

/** @throws the system's error */
export const readText = (path: string): Promise<string> => onceFilesAreFree(() => readFile(path, 'utf8'))

/** @returns null where there is no such file @throws AppFailure 'file-unreadable' with `file` */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readText(path)
  } catch (error) {
    const reason = systemCode(error)
    if (reason === 'ENOENT') return null
    throw new AppFailure('file-unreadable', { file: path, reason }, { cause: error })
  }
}
