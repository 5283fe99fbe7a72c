// What a command line hands over to the app: addresses, files and `goc-doc://` links (interface.md).
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressInDeepLink, MAX_ADDRESS, SCHEME, webAddress } from '../../domain/url-policy.ts'

export type GivenThing =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  /** From a link, so from anywhere: to be asked about before it is saved. */
  | { readonly kind: 'link'; readonly url: string }

/** Longest argument that is looked at, in characters: a link holds an address percent-encoded. */
const MAX_ARGUMENT = 2 * MAX_ADDRESS
/** So many things are taken from one command line. */
const MAX_THINGS = 1000

/**
 * What one argument names; null for what is not taken (a wrong link, an address with a password, an empty word).
 * Anything that is not an address is a file's path, relative to `folder`.
 */
export function readArgument(argument: string, folder: string): GivenThing | null {
  if (argument.trim() === '' || argument.length > MAX_ARGUMENT || argument.includes('\0')) return null
  if (isLink(argument)) {
    const url = addressInDeepLink(argument)
    return url === null ? null : { kind: 'link', url }
  }
  if (/^https?:/i.test(argument)) {
    const url = webAddress(argument)
    return url === null ? null : { kind: 'address', url }
  }
  if (/^file:/i.test(argument)) {
    try {
      const url = new URL(argument)
      return url.host === '' ? { kind: 'file', path: fileURLToPath(url) } : null
    } catch {
      return null
    }
  }
  return { kind: 'file', path: resolve(folder, argument) }
}

export type CommandLine = {
  /** All of it, the program first. */
  readonly argv: readonly string[]
  /** Working directory of who gave it. */
  readonly folder: string
  /** Where the app itself is an argument (while developing): its folder. null when installed. */
  readonly appPath: string | null
}

const isLink = (word: string): boolean => word.toLowerCase().startsWith(`${SCHEME}:`)
const isSwitch = (word: string): boolean => word.startsWith('-')

/**
 * What a command line hands over. Switches are skipped, wherever they stand: Chromium adds its own and moves them to
 * the front. While developing, only what follows the app's own path counts. Of links of our scheme only the first is
 * looked at (security.md).
 */
export function readCommandLine({ argv, folder, appPath }: CommandLine): readonly GivenThing[] {
  const words = argv.slice(1)
  let own = words
  if (appPath !== null) {
    const exact = words.findIndex((word) => !isSwitch(word) && resolve(folder, word) === appPath)
    own = words.slice((exact === -1 ? words.findIndex((word) => !isSwitch(word)) : exact) + 1)
  }
  const given = own.filter((word) => !isSwitch(word))
  const link = given.findIndex(isLink)
  return given
    .filter((word, index) => !isLink(word) || index === link)
    .slice(0, MAX_THINGS)
    .map((word) => readArgument(word, folder))
    .filter((thing) => thing !== null)
}

/** The value of a `--name=value` switch, null where it is not given or empty. */
export function switchValue(argv: readonly string[], name: string): string | null {
  const prefix = `--${name}=`
  return argv.findLast((word) => word.startsWith(prefix))?.slice(prefix.length) || null
}
