// Assembles what electron-builder takes as `electronDist`: the stand-in in place of Electron's own binary, with the
// Node that runs it. The result needs nothing else on a machine but Chromium.
import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const standIn = dirname(import.meta.dirname)
const require = createRequire(import.meta.url)

/** The executable of the development dependency `node`, and its licence. */
function nodeFiles(): { executable: string; licence: string } {
  const folder = dirname(require.resolve('node/package.json'))
  const executable = realpathSync(join(folder, 'bin', 'node'))
  const platform = `node-${process.platform}-${process.arch}`
  return { executable, licence: join(folder, 'node_modules', platform, 'LICENSE') }
}

// 120 MB: linked where that is possible.
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/** Fills the folder afresh; everything in it before is removed. */
export function makeDist(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'resources'), { recursive: true })
  const node = nodeFiles()
  linkOrCopy(node.executable, join(folder, 'node'))
  for (const name of ['electron', 'version']) copyFileSync(join(standIn, name), join(folder, name))
  cpSync(join(standIn, 'runtime'), join(folder, 'runtime'), { recursive: true })
  writeFileSync(join(folder, 'runtime', 'package.json'), '{ "type": "module" }\n')
  const electronLicence = readFileSync(
    join(dirname(require.resolve('electron/package.json')), 'LICENSE'),
    'utf8',
  )
  const nodeLicence = readFileSync(node.licence, 'utf8')
  writeFileSync(join(folder, 'LICENSE'), `${electronLicence}\n\nNode.js\n\n${nodeLicence}`)
  // electron-builder looks for this file; there is no Chromium in this folder.
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '<p>Chromium is not part of this package.</p>\n')
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) throw new Error('usage: make-dist.ts <folder>')
  makeDist(folder)
}
