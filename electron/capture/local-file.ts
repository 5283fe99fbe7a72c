// Files that a person drops or opens: which kinds are taken, and how they and what lies beside them are read.
import { lstat, open, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, isAbsolute, join, relative, sep } from 'node:path'
import { AppFailure } from '../../domain/result.ts'
import { MAX_FILE } from '../../domain/capture.ts'
import { foreignKind, isBinary, kindByExtension } from './file-kind.ts'
import type { FileKind } from './file-kind.ts'
import { isArchive } from './mhtml.ts'
import { SAVED_PAGE } from './parser.ts'
import type { OriginalForm } from './parser.ts'
import { PAGE_LIMITS } from './safe-fetch.ts'
import { isFolderOfPage } from './saved-page-dom.ts'
import { readSavedArchive, readSavedHtml } from './saved-page.ts'
import type { EnclosedPictures, SavedPage } from './saved-page.ts'

const FORMS: Readonly<Record<string, OriginalForm | 'archive'>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.mhtml': 'archive',
  '.mht': 'archive',
  '.txt': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
}

const unsupported = (file: string, { kind, group }: FileKind): AppFailure =>
  new AppFailure('unsupported-file', { file, kind, group })

/** Bytes of a file within the limit, however it grows while it is read. */
async function readWhole(path: string, file: string, signal: AbortSignal): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    if (size > MAX_FILE) throw new AppFailure('file-too-large', { file, bytes: size })
    const read = await handle.readFile({ signal })
    // A view, no copy: a file may have 100 MB.
    return new Uint8Array(read.buffer, read.byteOffset, read.byteLength)
  } finally {
    await handle.close()
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

async function readBytes(path: string, file: string, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new AppFailure('folder-given', { file })
    // A device or a pipe might never end.
    if (!found.isFile()) throw new AppFailure('file-unreadable', { file })
    const bytes = await readWhole(path, file, signal)
    if (bytes.length === 0) throw new AppFailure('file-empty', { file })
    return bytes
  } catch (error) {
    if (error instanceof AppFailure) throw error
    const gone = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
    throw new AppFailure(gone ? 'file-gone' : 'file-unreadable', { file }, { cause: error })
  }
}

const looksLikePage = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html[\s>])/i.test(
    Buffer.from(bytes.subarray(0, 4096)).toString('utf8'),
  )

/** What to read a file as: by its content where that says it, else by its name. */
function formOf(path: string, bytes: Uint8Array): OriginalForm | 'archive' | null {
  const byName = FORMS[extname(path).toLowerCase()] ?? null
  if (byName !== 'text' && byName !== 'markdown') {
    if (isArchive(bytes)) return 'archive'
    // A page saved under the name of the script that served it: "bai-viet.aspx".
    if (looksLikePage(bytes)) return 'html'
  }
  return byName
}

export type LocalPage = {
  /** What `page` is. */
  readonly form: OriginalForm
  readonly page: SavedPage
  /** HTML or text from which the article can be made anew: the file, or the page in it. */
  readonly original: Uint8Array
}

/**
 * Reads a file that may be made an article. Throws AppFailure: unsupported-file {file, kind, group}, file-too-large
 * {file, bytes}, folder-given, file-empty, file-gone and file-unreadable {file}.
 */
export async function readLocalPage(path: string, signal: AbortSignal): Promise<LocalPage> {
  const file = basename(path)
  const bytes = await readBytes(path, file, signal)
  const foreign = foreignKind(bytes)
  if (foreign) throw unsupported(file, foreign)
  const form = formOf(path, bytes)
  if (form === null || isBinary(bytes)) throw unsupported(file, kindByExtension(extname(path) || file))
  if (form === 'html') {
    const page = readSavedHtml(bytes)
    return { form, page, original: bytes.length <= PAGE_LIMITS.bytes ? bytes : page.content }
  }
  if (form !== 'archive')
    return {
      form,
      page: { content: bytes, contentType: null, url: null, enclosed: new Map() },
      original: bytes,
    }
  const page = readSavedArchive(bytes) ?? (looksLikePage(bytes) ? readSavedHtml(bytes) : null)
  if (page === null) throw new AppFailure('file-unreadable', { file })
  return { form: 'html', page, original: page.content }
}

const isInside = (folder: string, place: string): boolean => {
  const path = relative(folder, place)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

/** A file of a page's folder, its name in whichever of the two Unicode forms the disk has it; links are not followed. */
async function findInFolder(folder: string, path: string): Promise<string | null> {
  for (const form of ['NFC', 'NFD'] as const) {
    const place = join(folder, path.normalize(form))
    const found = await lstat(place).catch(() => null)
    if (found?.isFile()) return place
  }
  return null
}

async function readBeside(pagePath: string, address: string, limit: number): Promise<Uint8Array | null> {
  const [name = '', ...rest] = decodeURIComponent(new URL(address).pathname).split('/').slice(1)
  if (
    rest.length === 0 ||
    !isFolderOfPage(name) ||
    [name, ...rest].some((part) => /^\.{1,2}$|[\0\\]/.test(part))
  )
    return null
  for (const form of ['NFC', 'NFD'] as const) {
    const folder = join(dirname(pagePath), name.normalize(form))
    const found = await lstat(folder).catch(() => null)
    if (!found?.isDirectory()) continue
    const place = await findInFolder(folder, rest.join('/'))
    if (place === null) continue
    // No folder on the way is a link to elsewhere.
    const [real, realFolder] = await Promise.all([realpath(place), realpath(folder)])
    if (!isInside(realFolder, real) || relative(realFolder, real) !== relative(folder, place)) continue
    const { size } = await stat(real)
    if (size > limit) return null
    const handle = await open(real, 'r')
    try {
      return new Uint8Array(await handle.readFile())
    } finally {
      await handle.close()
    }
  }
  return null
}

/**
 * Reads a saved page's own pictures: those within the file, and those in the folder that a browser saved beside it
 * ("Page_files"), never outside that folder. null for any other.
 */
export function localPictures(
  path: string,
  enclosed: EnclosedPictures,
  limit: number,
): (address: string) => Promise<Uint8Array | null> {
  return async (address) => {
    const within = enclosed.get(address)?.() ?? null
    if (within !== null) return within.length <= limit ? within : null
    return address.startsWith(SAVED_PAGE) ? readBeside(path, address, limit) : null
  }
}
