// Documents of the app in the user data folder. None of them keeps the app from starting.
import { join } from 'node:path'
import { asAppError } from '../../domain/result.ts'
import { openDocument } from './document.ts'
import type { DocumentSchema, StoredDocument, Versioned } from './document.ts'
import { momentInName, moveDurably } from './durable-file.ts'

/** Whether what a document is at first is to stand in its place: it is damaged, or too new to be understood. */
export const isUseless = (error: unknown): boolean =>
  ['document-damaged', 'library-newer'].includes(asAppError(error).code)

/**
 * Opens a document as it lies there; one of a newer version is read and never rewritten.
 * @throws AppFailure 'document-damaged' | 'library-newer' | 'file-unreadable'
 */
export const openAsItIs = <T extends Versioned>(
  userData: string,
  name: string,
  schema: DocumentSchema<T>,
  fresh: T,
): Promise<StoredDocument<T>> =>
  openDocument(join(userData, `${name}.json`), schema, fresh, { newer: 'read' })

/**
 * The same; a damaged one is set aside as `<name>.damaged-<time>.json`, and what it is at first stands in its place.
 * @throws AppFailure 'file-unreadable'
 */
export async function openUserDocument<T extends Versioned>(
  userData: string,
  name: string,
  schema: DocumentSchema<T>,
  fresh: T,
): Promise<StoredDocument<T>> {
  try {
    return await openAsItIs(userData, name, schema, fresh)
  } catch (error) {
    if (!isUseless(error)) throw error
    const aside = join(userData, `${name}.damaged-${momentInName()}.json`)
    await moveDurably(join(userData, `${name}.json`), aside)
    return openAsItIs(userData, name, schema, fresh)
  }
}
