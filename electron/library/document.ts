// Every document of the app is a lowdb document behind this adapter: checked by its schema when read, durable when
// written. (lowdb's own file adapter renames but never syncs, and believes whatever it reads.)
import { Low } from 'lowdb'
import type { Adapter } from 'lowdb'
import * as v from 'valibot'
import { AppFailure } from '../../domain/result.ts'
import { replaceFile } from './durable-file.ts'
import { lookAtFile, UNKNOWN } from './file-stamp.ts'
import type { FileStamp } from './file-stamp.ts'
import { createSerial } from './parallel.ts'
import { readIfThere } from './read-file.ts'

export type Versioned = { readonly version: number }
export type DocumentSchema<T> = v.GenericSchema<unknown, T>

export type StoredDocument<T> = {
  readonly path: string
  /** What is on the disk, or what would be written first. */
  readonly data: Readonly<T>
  /** Written by a newer version of the app: it is read, never rewritten. */
  readonly newer: boolean
  /** What the file was when `data` was read or written: another one says that another program has changed it. */
  readonly stamp: FileStamp
  /**
   * Replaces the data by what `change` returns and resolves when that is on the disk; the same object means no
   * change. Changes follow one another. On failure data and file keep the old.
   * @throws AppFailure 'disk-full' | 'read-only' | 'write-failed' | 'library-newer' with `file`
   */
  update(change: (data: Readonly<T>) => T): Promise<void>
}

export type DocumentOptions = {
  /** Where the temporary files of its writes lie; beside it when not given. */
  readonly scratch?: string
  /** What to do with one of a newer version: fail with 'library-newer' (as by default), or open it for reading. */
  readonly newer?: 'refuse' | 'read'
}

const serialize = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppFailure('document-damaged', { file: path }, { cause: error })
  }
}

const versionOf = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number'
    ? value.version
    : 0

/**
 * Checks a document's text.
 * @param version the highest version that this app writes
 * @throws AppFailure 'document-damaged'; 'library-newer' for a newer version that this one cannot even read
 */
function checkDocument<T>(
  text: string,
  path: string,
  schema: DocumentSchema<T>,
  version: number,
): { data: T; newer: boolean } {
  const value = parse(text, path)
  const newer = versionOf(value) > version
  const checked = v.safeParse(schema, value)
  if (!checked.success) throw new AppFailure(newer ? 'library-newer' : 'document-damaged', { file: path })
  return { data: checked.output, newer }
}

/**
 * Reads a document that must be there.
 * @throws AppFailure 'document-damaged' also where it is missing; 'library-newer' where it cannot be understood;
 *   'file-unreadable' where the disk did not give it
 */
export async function readDocument<T>(
  path: string,
  schema: DocumentSchema<T>,
  version: number,
): Promise<{ readonly data: T; readonly newer: boolean }> {
  const text = await readIfThere(path)
  if (text === null) throw new AppFailure('document-damaged', { file: path, reason: 'ENOENT' })
  return checkDocument(text, path, schema, version)
}

/** What is known of a document's file. */
type Known<T> = {
  /** null where there is none, or nobody has read it. */
  readonly data: T | null
  readonly newer: boolean
  readonly stamp: FileStamp
}

const nothingKnown = { data: null, newer: false, stamp: UNKNOWN }

/** lowdb's adapter: schema-checked reading, durable writing. */
function durableAdapter<T extends Versioned>(
  path: string,
  schema: DocumentSchema<T>,
  version: number,
  scratch: string | undefined,
  known: Known<T> = nothingKnown,
): Adapter<T> & Pick<Known<T>, 'newer' | 'stamp'> {
  let { data: onDisk, newer, stamp } = known
  return {
    get newer() {
      return newer
    },
    get stamp() {
      return stamp
    },
    async read() {
      // Before it is read: what is written meanwhile is then told from what was read.
      stamp = await lookAtFile(path)
      const text = await readIfThere(path)
      if (text === null) return null
      const checked = checkDocument(text, path, schema, version)
      newer = checked.newer
      onDisk = checked.data
      return checked.data
    },
    async write(data) {
      // What could not be read again must not be written.
      const checked = v.safeParse(schema, data)
      if (!checked.success)
        throw new AppFailure('bad-input', { file: path, reason: checked.issues[0].message })
      stamp = await replaceFile(path, serialize(checked.output), {
        scratch,
        before: () => (onDisk === null ? null : serialize(onDisk)),
        onPutBack: (back) => {
          stamp = back
        },
      })
      onDisk = data
    },
  }
}

/** The document over an adapter that has read it, or knows what it holds. */
function stored<T extends Versioned>(
  path: string,
  adapter: Adapter<T> & Pick<Known<T>, 'newer' | 'stamp'>,
  low: Low<T>,
): StoredDocument<T> {
  const { newer } = adapter
  const serial = createSerial()
  let data = low.data
  return {
    path,
    newer,
    get stamp() {
      return adapter.stamp
    },
    get data() {
      return data
    },
    update: (change) =>
      serial.run(path, async () => {
        if (newer) throw new AppFailure('library-newer', { file: path })
        const next = change(data)
        if (next === data) return
        low.data = next
        try {
          await low.write()
          data = next
        } finally {
          low.data = data
        }
      }),
  }
}

/**
 * Opens a document. One that is not there is `fresh` in memory and is written at its first update.
 * @throws AppFailure 'document-damaged' | 'library-newer' | 'file-unreadable' with `file`
 */
export async function openDocument<T extends Versioned>(
  path: string,
  schema: DocumentSchema<T>,
  fresh: T,
  options: DocumentOptions = {},
): Promise<StoredDocument<T>> {
  const adapter = durableAdapter(path, schema, fresh.version, options.scratch)
  const low = new Low<T>(adapter, fresh)
  await low.read()
  if (adapter.newer && options.newer !== 'read') throw new AppFailure('library-newer', { file: path })
  return stored(path, adapter, low)
}

/**
 * A document that was read before: its file is not looked at. Most are never changed, so that what changes one is made
 * when it is first wanted.
 * @param version the highest version that this app writes
 */
export function knownDocument<T extends Versioned>(
  path: string,
  schema: DocumentSchema<T>,
  version: number,
  known: Known<T> & { readonly data: T },
  options: Pick<DocumentOptions, 'scratch'> = {},
): StoredDocument<T> {
  let opened: StoredDocument<T> | null = null
  const open = (): StoredDocument<T> => {
    const adapter = durableAdapter(path, schema, version, options.scratch, known)
    return stored(path, adapter, new Low<T>(adapter, known.data))
  }
  return {
    path,
    newer: known.newer,
    get stamp() {
      return (opened ?? known).stamp
    },
    get data() {
      return (opened ?? known).data
    },
    update: (change) => (opened ??= open()).update(change),
  }
}

/** Writes a document that is not there yet. */
export async function writeDocument<T extends Versioned>(
  path: string,
  schema: DocumentSchema<T>,
  data: T,
  options: Pick<DocumentOptions, 'scratch'> = {},
): Promise<void> {
  await new Low<T>(durableAdapter(path, schema, data.version, options.scratch), data).write()
}
