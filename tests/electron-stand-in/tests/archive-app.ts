// Writes a small app and packs it: ES modules and CommonJS, packages with exports, imports and main, a native module
// outside the archive, a window with a preload.
import { cp, mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'
import { makeDist } from '../packaging/make-dist.ts'

const modules = join(dirname(dirname(dirname(import.meta.dirname))), 'node_modules')
const NATIVE = [
  'sharp',
  'detect-libc',
  'semver',
  '@img/colour',
  `@img/sharp-linux-${process.arch}`,
  `@img/sharp-libvips-linux-${process.arch}`,
]

const MAIN = `
import fs from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { app, BrowserWindow, protocol, utilityProcess } from 'electron'
import byConditions, { which } from 'conditional'
import { deep } from 'conditional/features/deep.js'
import byMain from 'plain'
import own from '#own'
import data from './data.json' with { type: 'json' }

const here = import.meta.dirname
const require = createRequire(import.meta.url)
const codeOf = (promise) => promise.then(() => 'found', (error) => error.code)
const text = async (stream) => (await stream.toArray()).join('')

globalThis.found = async () => {
  const file = await open(here + '/text.txt')
  const opened = await file.readFile('utf8')
  await file.close()
  return {
    packaged: [app.isPackaged, app.getName(), app.getVersion(), process.defaultApp === undefined],
    places: [app.getAppPath(), process.resourcesPath, here, process.execPath, process.argv[0]],
    imports: [byConditions, which, deep, byMain, own, data.value],
    lazily: (await import('./lazy.js')).default,
    required: [require('conditional').which, require('plain/other'), require('./data.json').value, require('./folder')],
    resolved: [require.resolve('plain'), import.meta.resolve('conditional')],
    native: (await (await import('sharp')).default({ create: { width: 2, height: 2, channels: 3, background: 'red' } }).png().toBuffer()).length > 0,
    list: await readdir(here),
    kinds: (await readdir(here, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    size: (await stat(here + '/text.txt')).size,
    link: [fs.lstatSync(here + '/link.txt').isSymbolicLink(), fs.readFileSync(here + '/link.txt', 'utf8'), await realpath(here + '/link.txt')],
    streamed: await text(fs.createReadStream(here + '/text.txt', { start: 1, encoding: 'utf8' })),
    opened,
    exists: [fs.existsSync(here + '/text.txt'), fs.existsSync(here + '/none.txt'), fs.existsSync(process.resourcesPath + '/none.asar/x')],
    missing: await Promise.all([codeOf(stat(here + '/none.txt')), codeOf(import('nowhere')), codeOf(import('conditional/secret.js'))]),
    writing: await Promise.all([codeOf(fs.promises.writeFile(here + '/new.txt', '')), codeOf(open(here + '/text.txt', 'w'))]),
  }
}

globalThis.fromWorker = async () => {
  const child = utilityProcess.fork(here + '/worker.js', ['one'], { serviceName: 'worker' })
  const message = await new Promise((resolve) => child.once('message', resolve))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await ended
  return message
}

globalThis.fromThread = () => new Promise((resolve, reject) => {
  const thread = new Worker(new URL('./thread.js', import.meta.url), { workerData: 'data' })
  thread.once('message', resolve)
  thread.once('error', reject)
})

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
await app.whenReady()
protocol.handle('app', async () => new Response(await fs.promises.readFile(here + '/index.html'), { headers: { 'content-type': 'text/html' } }))
const window = new BrowserWindow({ webPreferences: { preload: here + '/preload.cjs' } })
await window.loadURL('app://packed/')
`

const FILES: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'packed',
    productName: 'Packed App',
    version: '2.0.1',
    type: 'module',
    main: 'out/main.js',
    imports: { '#own': './out/own.js' },
  }),
  'out/main.js': MAIN,
  'out/own.js': `export default 'own'`,
  'out/lazy.js': `export default 'lazy'`,
  'out/data.json': `{ "value": 7 }`,
  'out/text.txt': 'chữ',
  'out/index.html': '<title>Packed</title>',
  'out/preload.cjs': `require('electron').contextBridge.exposeInMainWorld('packed', 'preloaded')`,
  'out/worker.js': `import byMain from 'plain'; process.parentPort.postMessage([byMain, process.argv.at(-1), import.meta.dirname])`,
  'out/thread.js': `import { parentPort, workerData } from 'node:worker_threads'; import byMain from 'plain'; parentPort.postMessage([byMain, workerData, import.meta.dirname])`,
  'out/folder/index.js': `export default 1`,
  'out/folder/package.json': `{ "type": "commonjs", "main": "main.cjs" }`,
  'out/folder/main.cjs': `module.exports = 'folder'`,
  'node_modules/conditional/package.json': JSON.stringify({
    name: 'conditional',
    exports: {
      '.': { import: './index.mjs', require: './index.cjs' },
      './features/*.js': './lib/*.mjs',
    },
  }),
  'node_modules/conditional/index.mjs': `export default 'module'; export const which = 'imported'`,
  'node_modules/conditional/index.cjs': `exports.which = 'required'`,
  'node_modules/conditional/lib/deep.mjs': `export { which as deep } from 'conditional'`,
  'node_modules/conditional/secret.js': ``,
  'node_modules/plain/package.json': `{ "name": "plain", "main": "./lib" }`,
  'node_modules/plain/lib/index.js': `module.exports = require('./part').part`,
  'node_modules/plain/lib/part.js': `exports.part = 'main'`,
  'node_modules/plain/other.js': `module.exports = 'other'`,
}

/** Packs the app beside a renamed executable in `folder`; returns the executable's path. */
export async function packApp(folder: string): Promise<string> {
  const source = join(folder, 'source')
  const dist = join(folder, 'dist')
  for (const [name, content] of Object.entries(FILES)) {
    await mkdir(dirname(join(source, name)), { recursive: true })
    await writeFile(join(source, name), content)
  }
  await symlink('text.txt', join(source, 'out/link.txt'))
  for (const name of NATIVE)
    await cp(join(modules, name), join(source, 'node_modules', name), { recursive: true })
  makeDist(dist)
  await rename(join(dist, 'electron'), join(dist, 'goc-doc'))
  await createPackageWithOptions(source, join(dist, 'resources/app.asar'), {
    unpackDir: '**/node_modules/{sharp,@img}/**',
  })
  return join(dist, 'goc-doc')
}
