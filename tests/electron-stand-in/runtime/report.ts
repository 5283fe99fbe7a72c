import { inspect } from 'node:util'

/** Says something about the app or the stand-in on stderr. */
export function report(...parts: unknown[]): void {
  const text = parts.map((part) => (typeof part === 'string' ? part : inspect(part)))
  process.stderr.write(`${text.join(' ')}\n`)
}
