// Libraries that are there before the app starts: written by the library's own code, in the folders of a test.
import { join } from 'node:path'
import type { CapturedArticle } from '../../domain/article.ts'
import { openLibrary } from '../../electron/library/library.ts'
import type { Library } from '../../electron/library/library.ts'
import { bareArticle } from '../captured.ts'

/** Has `fill` write into the test's library, which `launch` opens then. */
export async function seedLibrary<Filled>(
  folder: string,
  fill: (library: Library) => Promise<Filled>,
): Promise<Filled> {
  const library = await openLibrary({
    folder: join(folder, 'library'),
    userData: join(folder, 'user'),
    mode: 'write',
    create: true,
  })
  try {
    return await fill(library)
  } finally {
    await library.close()
  }
}

export const article = (changes: Partial<CapturedArticle>): CapturedArticle => ({
  ...bareArticle,
  ...changes,
})
