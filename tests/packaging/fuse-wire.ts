// The fuses of an Electron binary, read from it: a row of bytes behind a mark that is nowhere else.
// Source: https://www.electronjs.org/docs/latest/tutorial/fuses, "The hard way".
import type { Configuration } from 'electron-builder'

const MARK = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')

type Fuses = NonNullable<Configuration['electronFuses']>

/** The fuses of version 1 in the order of the wire; null: one that the configuration leaves alone. */
const NAMES: readonly (keyof Fuses | null)[] = [
  'runAsNode',
  null,
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

/** null for a program without fuses: the stand-in. */
export function readFuses(binary: Buffer): Readonly<Partial<Record<keyof Fuses, boolean>>> | null {
  const mark = binary.indexOf(MARK)
  if (mark < 0) return null
  const at = mark + MARK.length
  const [version, length] = [binary[at] ?? 0, binary[at + 1] ?? 0]
  if (version !== 1) throw new Error(`fuses of version ${version}`)
  const wire = binary.subarray(at + 2, at + 2 + length).toString('latin1')
  return Object.fromEntries(
    NAMES.flatMap((name, index) => (name === null ? [] : [[name, wire[index] === '1'] as const])),
  )
}
