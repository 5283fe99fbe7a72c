// Bringing a library to a newer format. Every document bears the version that it was written in, and each step is a pure
// function of one document. Before the first document is changed, all are backed up; where one cannot be brought over,
// those that were are put back from there. library.json is the last: until then the library is of the old format, and
// the next opening goes on where a killed process has stopped. (One that is newer than the app opens read-only.)
import { join } from 'node:path'
import { AppFailure, asAppError } from '../../domain/result.ts'
import { ARTICLE, NOTES, STATE } from './article-files.ts'
import { ARTICLES, findFolders, sweepLibrary } from './article-store.ts'
import { COLLECTIONS_FILE } from './collections.ts'
import { isWritable, replaceFile } from './durable-file.ts'
import { readIfThere } from './read-file.ts'

type Json = Readonly<Record<string, unknown>>

export type DocumentKind = 'library' | 'collections' | 'article' | 'state' | 'notes'

/** One step: what it makes of the documents that it is about. The version is set by itself. */
export type Migration = {
  /** The version of documents after it. */
  readonly to: number
} & { readonly [Kind in DocumentKind]?: (document: Json) => Json }

/** In the order of their versions. None: there has been one format so far. */
export const migrations: readonly Migration[] = []

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const versionOf = (value: unknown): number | null =>
  isJson(value) && typeof value['version'] === 'number' ? value['version'] : null

/** A document after every step that it has not been through; the same where there is none, or where it is no document. */
export function migrated(kind: DocumentKind, value: unknown, steps: readonly Migration[]): unknown {
  let document = value
  for (const step of steps) {
    const version = versionOf(document)
    if (!isJson(document) || version === null || version >= step.to) continue
    document = { ...(step[kind]?.(document) ?? document), version: step.to }
  }
  return document
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    // A damaged document is set aside when it is opened, as ever.
    return null
  }
}

type Place = { readonly kind: DocumentKind; readonly path: string }

/** Where the documents of a library may be, by their paths in it with `/`; library.json the last. */
async function documentsOf(library: string): Promise<Place[]> {
  const { found } = await findFolders(library)
  const places: Place[] = []
  for (const { path } of found) {
    const [year = '', name = ''] = path.split(/[/\\]/).slice(-2)
    const at = (file: string) => `${ARTICLES}/${year}/${name}/${file}`
    places.push({ kind: 'article', path: at(ARTICLE) }, { kind: 'state', path: at(STATE) })
    places.push({ kind: 'notes', path: at(NOTES) })
  }
  return [
    ...places,
    { kind: 'collections', path: COLLECTIONS_FILE },
    { kind: 'library', path: 'library.json' },
  ]
}

export type MigrationOptions = {
  readonly steps: readonly Migration[]
  /** The lock is held. */
  readonly mayWrite: boolean
  /** Backs every document up, verified, to be read from. @throws AppFailure 'backup-failed' */
  readonly backUp: () => Promise<{ read(path: string): Promise<Buffer | null>; close(): void }>
}

/**
 * Brings a library to the format of the last step; nothing where it has that already.
 * @returns how many documents were changed
 * @throws AppFailure 'migration-failed' with the `file` that could not be brought over, all being as it was;
 *   'backup-failed', 'read-only' before anything was changed
 */
export async function migrateLibrary(
  library: string,
  { steps, mayWrite, backUp }: MigrationOptions,
): Promise<number> {
  const target = steps.at(-1)?.to
  if (target === undefined) return 0
  const version = versionOf(parsed(await readIfThere(join(library, 'library.json'))))
  if (version === null || version >= target) return 0
  // What is read by the schemas of today would be taken for damaged.
  if (!mayWrite || !(await isWritable(library))) throw new AppFailure('read-only', { file: library })
  // A change that was cut off brings documents of the old format.
  await sweepLibrary(library)
  const backup = await backUp()
  const scratch = join(library, ARTICLES)
  const changed: string[] = []
  const replace = (path: string, text: string, before: string) =>
    replaceFile(join(library, path), text, { scratch, before: () => before })
  try {
    for (const { kind, path } of await documentsOf(library)) {
      try {
        const text = await readIfThere(join(library, path))
        const document = parsed(text)
        const next = migrated(kind, document, steps)
        if (text === null || next === document) continue
        // Before it is written: a write that fails may have been made.
        changed.push(path)
        await replace(path, `${JSON.stringify(next, null, 2)}\n`, text)
      } catch (error) {
        const details = { file: join(library, path), reason: asAppError(error).code }
        throw new AppFailure('migration-failed', details, { cause: error })
      }
    }
    return changed.length
  } catch (error) {
    for (const path of changed) {
      const before = await backup.read(path).catch(() => null)
      // What the disk refuses now is brought over by the next opening: each document says which version it is of.
      if (before) await replace(path, before.toString('utf8'), before.toString('utf8')).catch(() => undefined)
    }
    throw error
  } finally {
    backup.close()
  }
}
