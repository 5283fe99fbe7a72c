// The command line of the terminal, parsed and checked before anything is opened.
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { articleIdSchema } from '../../domain/article.ts'
import { backupMoment } from '../../domain/backup.ts'
import { views } from '../../domain/views.ts'
import type { View } from '../../domain/views.ts'

export type Command =
  | { readonly name: 'extract'; readonly input: string; readonly url: string }
  | {
      readonly name: 'save'
      readonly inputs: readonly string[]
      readonly url: string | null
      readonly tags: readonly string[]
      /** Save also what looks like no article. */
      readonly anyway: boolean
    }
  | {
      readonly name: 'list'
      readonly view: View
      readonly tag: string | null
      readonly source: string | null
      readonly limit: number | null
    }
  | { readonly name: 'search'; readonly words: string; readonly limit: number | null }
  | { readonly name: 'series' }
  | { readonly name: 'show'; readonly id: string; readonly form: 'text' | 'html' | 'markdown' }
  | { readonly name: 'notes'; readonly id: string | null; readonly markdown: boolean }
  | { readonly name: 'check'; readonly repair: boolean }
  | { readonly name: 'rebuild' }
  | { readonly name: 'backup' }
  | {
      readonly name: 'restore'
      /** null: the backups are listed. */
      readonly backup: string | null
      /** None: everything that is unlike. */
      readonly ids: readonly string[]
      /** Also what was changed after the backup. */
      readonly replace: boolean
    }

/** The command of a name. */
export type Of<Name extends Command['name']> = Extract<Command, { name: Name }>

export type Invocation = {
  readonly command: Command
  readonly json: boolean
  readonly library: string | undefined
  readonly userData: string | undefined
  readonly allowPrivate: boolean
}

/** The command line was wrong: exit 2, with the usage. */
export class UsageError extends Error {}

export const usage = `npm run --silent cli -- COMMAND [--json] [--library DIR]
  extract FILE|- --url URL      what capture makes of a page, sanitized; touches no library
  save URL|FILE|-... [--url URL] [--tag T]... [--anyway] [--allow-private]
  list [--view ${views.join('|')}] [--tag T] [--source HOST] [--limit N]
  search WORDS [--limit N]
  series                        every series with its parts and what is missing
  show ID [--text|--html|--markdown]
  notes [ID] [--markdown]       highlights and notes, of one article or of all but the trash
  check [--repair]
  rebuild
  backup                        backs the documents up, unless nothing has changed
  restore [BACKUP [ID]... [--replace]]    lists the backups, or restores from one`

const options = {
  json: { type: 'boolean' },
  library: { type: 'string' },
  'user-data-dir': { type: 'string' },
  'allow-private': { type: 'boolean' },
  url: { type: 'string' },
  tag: { type: 'string', multiple: true },
  anyway: { type: 'boolean' },
  view: { type: 'string' },
  source: { type: 'string' },
  limit: { type: 'string' },
  text: { type: 'boolean' },
  html: { type: 'boolean' },
  markdown: { type: 'boolean' },
  repair: { type: 'boolean' },
  replace: { type: 'boolean' },
} as const

type OptionName = keyof typeof options

/** Options that every command takes, and those that only some do. */
const everywhere: readonly OptionName[] = ['json', 'library', 'user-data-dir']
const ofCommand: Readonly<Record<Command['name'], readonly OptionName[]>> = {
  extract: ['url', 'allow-private'],
  save: ['url', 'tag', 'anyway', 'allow-private'],
  list: ['view', 'tag', 'source', 'limit'],
  search: ['limit'],
  series: [],
  show: ['text', 'html', 'markdown'],
  notes: ['markdown'],
  check: ['repair'],
  rebuild: [],
  backup: [],
  restore: ['replace'],
}

type Values = ReturnType<typeof parse>['values']

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function limitOf(values: Values): number | null {
  if (values.limit === undefined) return null
  const limit = Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1)
    throw new UsageError(`--limit takes a whole number of at least 1, not ${values.limit}`)
  return limit
}

function one(given: readonly string[], what: string): string {
  const [first, ...rest] = given
  if (first === undefined || rest.length > 0) throw new UsageError(`exactly one ${what} is needed`)
  return first
}

function none(given: readonly string[], name: string): void {
  if (given.length > 0) throw new UsageError(`${name} takes no ${given[0]}`)
}

function commandOf(name: string, given: readonly string[], values: Values): Command {
  switch (name) {
    case 'extract': {
      const input = one(given, 'FILE')
      if (values.url === undefined)
        throw new UsageError('extract needs --url: the address that the page came from')
      return { name, input, url: values.url }
    }
    case 'save':
      if (given.length === 0) throw new UsageError('save needs an address, a file or -')
      if (values.url !== undefined && given.length > 1) throw new UsageError('--url belongs to one FILE')
      return {
        name,
        inputs: given,
        url: values.url ?? null,
        tags: values.tag ?? [],
        anyway: values.anyway ?? false,
      }
    case 'list': {
      none(given, name)
      const view = views.find((known) => known === (values.view ?? 'all'))
      if (view === undefined) throw new UsageError(`--view is one of ${views.join(', ')}`)
      if ((values.tag?.length ?? 0) > 1) throw new UsageError('list takes one --tag')
      return {
        name,
        view,
        tag: values.tag?.[0] ?? null,
        source: values.source ?? null,
        limit: limitOf(values),
      }
    }
    case 'search':
      if (given.length === 0) throw new UsageError('search needs words')
      return { name, words: given.join(' '), limit: limitOf(values) }
    case 'show': {
      const forms = (['text', 'html', 'markdown'] as const).filter((form) => values[form])
      if (forms.length > 1) throw new UsageError('show takes one of --text, --html, --markdown')
      return { name, id: one(given, 'ID'), form: forms[0] ?? 'text' }
    }
    case 'notes': {
      const [id = null, ...more] = given
      none(more, 'notes with an ID')
      return { name, id, markdown: values.markdown ?? false }
    }
    case 'check':
      none(given, name)
      return { name, repair: values.repair ?? false }
    case 'restore': {
      const [backup = null, ...ids] = given
      if (backup !== null && backupMoment(backup) === null)
        throw new UsageError(`${backup} is no name of a backup: restore alone lists them`)
      const replace = values.replace ?? false
      if (backup === null && replace) throw new UsageError('--replace needs a BACKUP')
      const wrong = ids.find((id) => !v.is(articleIdSchema, id))
      if (wrong !== undefined) throw new UsageError(`${wrong} is no ID of an article`)
      return { name, backup, ids, replace }
    }
    case 'series':
    case 'rebuild':
    case 'backup':
      none(given, name)
      return { name }
    default:
      throw new UsageError(`there is no command ${name}`)
  }
}

/** @throws UsageError */
export function readArguments(args: readonly string[]): Invocation {
  const { values, positionals } = parse(args)
  const [name, ...given] = positionals
  if (name === undefined) throw new UsageError('a command is needed')
  const command = commandOf(name, given, values)
  const allowed = new Set<string>([...everywhere, ...ofCommand[command.name]])
  const foreign = Object.keys(values).find((option) => !allowed.has(option))
  if (foreign !== undefined) throw new UsageError(`${name} takes no --${foreign}`)
  return {
    command,
    json: values.json ?? false,
    library: values.library,
    userData: values['user-data-dir'],
    allowPrivate: values['allow-private'] ?? false,
  }
}
