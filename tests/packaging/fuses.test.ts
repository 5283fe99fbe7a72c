// security.md, "Packaging": the fuses, read back from a package that was built around Electron's own binary.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../launch/paths.ts'
import { readFuses } from './fuse-wire.ts'

const wanted = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
  loadBrowserProcessSpecificV8Snapshot: false,
}

/** Where `npm run package` leaves the program, on each system. */
const PROGRAMS = [
  'dist/linux-unpacked/goc-doc',
  'dist/linux-arm64-unpacked/goc-doc',
  'dist/win-unpacked/goc-doc.exe',
  ...['dist/mac', 'dist/mac-arm64'].map(
    (folder) =>
      `${folder}/Góc Đọc.app/Contents/Frameworks/Electron Framework.framework/Versions/A/Electron Framework`,
  ),
]
const built = PROGRAMS.map((path) => join(root, path))
  .filter((path) => existsSync(path))
  .map((path) => ({ path, fuses: readFuses(readFileSync(path)) }))
  .filter(({ fuses }) => fuses !== null)
if (built.length === 0)
  process.stdout.write(
    'Fuses are not read back: dist/ holds no package around Electron itself. After npm run package, where Electron can be downloaded, they are.\n',
  )

/** A program with these fuses somewhere in it. */
const program = (wire: string) =>
  Buffer.concat([
    Buffer.alloc(5000, 'x'),
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, wire.length]),
    Buffer.from(wire),
    Buffer.alloc(5000, 'y'),
  ])

test('the fuses of a program are read by their places; a removed one is off', () => {
  expect(readFuses(program('00001100'))).toEqual(wanted)
  expect(readFuses(program('10001100'))).toEqual({ ...wanted, runAsNode: true })
  expect(readFuses(program('r0r01100'))).toEqual(wanted)
  expect(readFuses(Buffer.from('a program without fuses'))).toBeNull()
  expect(() =>
    readFuses(Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([9, 1])])),
  ).toThrow('version 9')
})

test.skipIf(built.length === 0)('the packaged program has the fuses of security.md', () => {
  for (const { path, fuses } of built) expect({ path, fuses }).toEqual({ path, fuses: wanted })
})
