// fs, fs/promises and process.dlopen see into archives. Reading works in place; what needs a real file (open, streams,
// copies, native modules) gets the unpacked one or an extracted copy. Writing into an archive fails by itself.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { entryAt, placeOf, unpackedPathAt } from './places.ts'
import { answers, extract } from './read.ts'

type Callable = (...args: unknown[]) => unknown
type Callback = (error: unknown, value?: unknown) => void
type Table = Record<string, Callable>

/** Replaces a function of fs and keeps what hangs on it, such as util.promisify's own form. */
function replace(table: Table, name: string, make: (original: Callable) => Callable): void {
  const original = table[name]
  if (!original) return
  const bound = original.bind(table) as Callable
  table[name] = Object.assign(make(bound), { ...(original as object) }) as Callable
}

/** Wraps one name in its three forms: with a callback, Sync, and as a promise. */
function patchAnswer(name: string, answer: Callable): void {
  const inPlace = (original: Callable, path: unknown, rest: unknown[]): unknown => {
    const place = placeOf(path)
    if (!place) return original(path, ...rest)
    // realpath keeps saying where in the archive an unpacked file is, as in Electron.
    const outside = name === 'realpath' ? undefined : unpackedPathAt(place)
    return outside === undefined ? answer(place, ...rest) : original(outside, ...rest)
  }
  replace(
    fs as unknown as Table,
    `${name}Sync`,
    (original) =>
      (path, ...rest) =>
        inPlace(original, path, rest),
  )
  replace(
    fs.promises as unknown as Table,
    name,
    (original) =>
      async (path, ...rest) =>
        inPlace(original, path, rest),
  )
  replace(fs as unknown as Table, name, (original) => (path, ...rest) => {
    const place = placeOf(path)
    if (!place) return original(path, ...rest)
    const outside = name === 'realpath' ? undefined : unpackedPathAt(place)
    if (outside !== undefined) return original(outside, ...rest)
    const callback = rest.at(-1) as Callback
    try {
      process.nextTick(callback, null, answer(place, ...rest.slice(0, -1)))
    } catch (error) {
      process.nextTick(callback, error)
    }
    return undefined
  })
}

const realFile = (path: unknown): unknown => {
  const place = placeOf(path)
  return place ? (unpackedPathAt(place) ?? extract(place)) : path
}

// Opened for writing, a path into an archive is left as it is: the archive is no folder, so that fails.
const writes = (flags: unknown): boolean => typeof flags === 'string' && /[wa+]/.test(flags)

function openingRealFile(original: Callable): Callable {
  return (path, ...rest) => original(writes(rest[0]) ? path : realFile(path), ...rest)
}
function copyingRealFile(original: Callable): Callable {
  return (path, ...rest) => original(realFile(path), ...rest)
}

function patchOpening(): void {
  const table = fs as unknown as Table
  const promises = fs.promises as unknown as Table
  for (const name of ['open', 'openSync', 'createReadStream']) replace(table, name, openingRealFile)
  for (const name of ['copyFile', 'copyFileSync']) replace(table, name, copyingRealFile)
  replace(
    promises,
    'open',
    (original) =>
      async (...args) =>
        openingRealFile(original)(...args),
  )
  replace(
    promises,
    'copyFile',
    (original) =>
      async (...args) =>
        copyingRealFile(original)(...args),
  )
}

export function patchFileSystem(): void {
  for (const [name, answer] of Object.entries(answers)) patchAnswer(name, answer as Callable)
  patchOpening()
  const table = fs as unknown as Table
  replace(table, 'existsSync', (original) => (path) => {
    const place = placeOf(path)
    return place ? entryAt(place) !== undefined : original(path)
  })
  for (const name of ['realpath', 'realpathSync']) Object.assign(table[name] ?? {}, { native: table[name] })
  syncBuiltinESMExports()
  const { dlopen } = process
  process.dlopen = (module: object, filename: string, flags?: number): void => {
    const args: unknown[] = flags === undefined ? [] : [flags]
    ;(dlopen as Callable).call(process, module, realFile(filename), ...args)
  }
}
