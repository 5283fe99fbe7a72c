// The terminal: the same modules as the app, in one Node process. Messages go to standard error; with --json one JSON
// value and nothing else goes to standard output. Exit: 0 done, 1 failed with a sentence, 2 wrong usage.
import { errorSentence, messagesIn, preferredLanguage } from '../domain/language/index.ts'
import type { Messages } from '../domain/language/index.ts'
import { asAppError } from '../domain/result.ts'
import { readSettings } from './library/settings-file.ts'
import { readArguments, usage, UsageError } from './terminal/arguments.ts'
import type { Invocation } from './terminal/arguments.ts'
import { runCommand } from './terminal/commands.ts'
import { libraryFolder, typedPath, userDataFolder } from './terminal/folders.ts'

const systemLanguages = () => [
  process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || 'vi',
]

async function run(invocation: Invocation, tellLanguage: (messages: Messages) => void): Promise<number> {
  const userData = invocation.userData === undefined ? userDataFolder() : typedPath(invocation.userData)
  const settings = await readSettings(userData)
  const language = settings.language ?? preferredLanguage(systemLanguages())
  const messages = messagesIn(language)
  tellLanguage(messages)
  const folder = libraryFolder(invocation.library, settings.libraryFolder)
  const { command, allowPrivate } = invocation
  const answer = await runCommand(command, {
    folder,
    userData,
    allowPrivate,
    keepPictures: settings.keepPictures,
    language,
    messages,
  })
  process.stdout.write(invocation.json ? `${JSON.stringify(answer.json, null, 2)}\n` : answer.text)
  for (const sentence of answer.failures) process.stderr.write(`${sentence}\n`)
  return answer.failures.length > 0 ? 1 : 0
}

async function main(args: readonly string[]): Promise<number> {
  let messages = messagesIn(preferredLanguage(systemLanguages()))
  try {
    return await run(readArguments(args), (settled) => {
      messages = settled
    })
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${usage}\n`)
      return 2
    }
    const appError = asAppError(error)
    process.stderr.write(`${errorSentence(messages, appError)}\n`)
    if (appError.code === 'unexpected' && error instanceof Error)
      process.stderr.write(`${error.stack ?? ''}\n`)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
