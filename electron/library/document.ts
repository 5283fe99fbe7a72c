// Every document of the app is a lowdb document behind this adapter: checked by its schema when read, durable when
// written. (lowdb's own file adapter renames but never syncs, and believes whatever it reads.)
import { Low } from 'lowdb'
import type { Adapter } from 'lowdb'
import * as v from 'valibot'
import { AppFailure } from '../../domain/result.ts'
import { replaceFile } from './durable-file.ts'
import { createSerial } from './parallel.ts'
import { readIfThere } from './read-file.ts'

type Versioned = { readonly version: number }
export type DocumentSchema<T> = v.GenericSchema<unknown, T>

export type StoredDocument<T> = {
  readonly path: string
  /** What is on the disk, or what would be written first. */
  readonly data: Readonly<T>
  /** Written by a newer version of the app: it is read, never rewritten. */
  readonly newer: boolean
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

/** lowdb's adapter: schema-checked reading, durable writing. */
function durableAdapter<T extends Versioned>(
  path: string,
  schema: DocumentSchema<T>,
  version: number,
  scratch: string | undefined,
): Adapter<T> & { readonly newer: boolean } {
  let newer = false
  /** What the file holds; null where there is none, or nobody has read it. */
  let onDisk: T | null = null
  return {
    get newer() {
      return newer
    },
    async read() {
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
      await replaceFile(path, serialize(checked.output), {
        scratch,
        before: () => (onDisk === null ? null : serialize(onDisk)),
      })
      onDisk = data
    },
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
  const newer = adapter.newer
  if (newer && options.newer !== 'read') throw new AppFailure('library-newer', { file: path })
  const serial = createSerial()
  let stored = low.data
  return {
    path,
    newer,
    get data() {
      return stored
    },
    update: (change) =>
      serial.run(path, async () => {
        if (newer) throw new AppFailure('library-newer', { file: path })
        const next = change(stored)
        if (next === stored) return
        low.data = next
        try {
          await low.write()
          stored = next
        } finally {
          low.data = stored
        }
      }),
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
