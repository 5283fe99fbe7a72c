// Files that a person drops or opens: which kinds are taken, and how they are read.
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, isAbsolute } from 'node:path'
import { AppFailure } from '../../domain/result.ts'
import { MAX_FILE } from '../../domain/capture.ts'
import { SAVED_PAGE } from './parser.ts'

const FORMS: Readonly<Record<string, 'html' | 'text'>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.txt': 'text',
  '.md': 'text',
  '.markdown': 'text',
}

/** What a file is that is not taken, for the sentence that says so. */
const kindOf = (path: string): string => extname(path).slice(1).toUpperCase() || basename(path)

/** Files that hold something else whatever they are called. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['%PDF-', 'PDF'],
  ['PK\u0003\u0004', 'ZIP'],
  ['\u0089PNG', 'PNG'],
  ['\u00FF\u00D8\u00FF', 'JPEG'],
  ['GIF8', 'GIF'],
]

export type LocalFile = { readonly form: 'html' | 'text'; readonly bytes: Uint8Array }

/**
 * Throws AppFailure: unsupported-file {kind}, file-too-large {bytes}, file-unreadable {file}; the last also for a
 * folder, a device or a pipe, which might never end.
 */
export async function readLocalFile(path: string, signal: AbortSignal): Promise<LocalFile> {
  const file = basename(path)
  const form = FORMS[extname(path).toLowerCase()]
  if (form === undefined) throw new AppFailure('unsupported-file', { file, kind: kindOf(path) })
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new AppFailure('file-unreadable', { file })
    const { size } = found
    if (size > MAX_FILE) throw new AppFailure('file-too-large', { file, bytes: size })
    const bytes = new Uint8Array(await readFile(path, { signal }))
    const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
    const foreign = FOREIGN.find(([mark]) => start.startsWith(mark))
    if (foreign) throw new AppFailure('unsupported-file', { file, kind: foreign[1] })
    return { form, bytes }
  } catch (error) {
    if (error instanceof AppFailure) throw error
    throw new AppFailure('file-unreadable', { file }, { cause: error })
  }
}

/** Reads the pictures in the folder beside a saved page ("Page_files"); null for what lies elsewhere. */
export function localPictures(path: string, limit: number): (address: string) => Promise<Uint8Array | null> {
  const folder = dirname(path)
  return async (address) => {
    if (!address.startsWith(SAVED_PAGE)) return null
    const place = join(folder, decodeURIComponent(new URL(address).pathname))
    const inside = relative(folder, place)
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null
    const found = await stat(place)
    return found.isFile() && found.size <= limit ? new Uint8Array(await readFile(place)) : null
  }
}
