// `backup` and `restore`.
import { errorSentence } from '../../domain/language/index.ts'
import type { Messages } from '../../domain/language/index.ts'
import { AppFailure } from '../../domain/result.ts'
import { createBackupWork } from '../backup/backup-work.ts'
import { restoreBackup } from '../backup/restore.ts'
import type { Library } from '../library/library.ts'
import { answer } from './answer.ts'
import type { Answer } from './answer.ts'
import type { Of } from './arguments.ts'

/** → {name, made} */
export async function backup(library: Library): Promise<Answer> {
  if (library.readOnly) throw new AppFailure('read-only', { file: library.folder })
  const done = await createBackupWork(library.folder).make()
  return answer(done, [done.made ? done.name : `${done.name}\tunchanged`])
}

/** → [{name, madeAt, bytes, articles}] without a backup, else {restored, kept, failed: [{id, title, error}]} */
export async function restore(
  { backup: name, ids, replace }: Of<'restore'>,
  library: Library,
  messages: Messages,
): Promise<Answer> {
  const work = createBackupWork(library.folder)
  try {
    if (name === null) {
      const all = await work.list()
      const lines = all.map((one) => [one.name, one.articles ?? '?', one.bytes].join('\t'))
      return answer(all, lines)
    }
    const wanted = ids.length > 0 ? [...ids] : null
    const newer = replace ? 'replace' : 'keep'
    const { restored, kept, failed } = await restoreBackup(library, work, { name, ids: wanted, newer })
    const told = failed.map(({ id, title, error }) => ({ id, title, error: errorSentence(messages, error) }))
    return answer(
      { restored, kept, failed: told },
      [`${restored} restored, ${kept} kept`],
      told.map(({ id, title, error }) => `${id} ${title}: ${error}`),
    )
  } finally {
    await work.close()
  }
}
