// Node's module resolution, for modules inside archives, where Node's own cannot look.
// Sources: https://nodejs.org/api/esm.html#resolution-algorithm-specification and
// https://nodejs.org/api/modules.html#all-together
import { readFileSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { resolveExports, resolveImports, type Target } from './package-exports.ts'

export interface Manifest {
  name?: string
  main?: string
  type?: string
  exports?: Target
  imports?: Record<string, Target>
}
export interface Request {
  specifier: string
  /** The path of the module that asks. */
  parent: string
  conditions: string[]
}

const kindOf = (path: string): 'file' | 'folder' | undefined => {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats?.isFile() ? 'file' : stats?.isDirectory() ? 'folder' : undefined
}
const isFile = (path: string): boolean => kindOf(path) === 'file'

const manifests = new Map<string, Manifest | undefined>()
function manifestIn(folder: string): Manifest | undefined {
  if (!manifests.has(folder)) {
    const path = join(folder, 'package.json')
    manifests.set(folder, isFile(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined)
  }
  return manifests.get(folder)
}

/** The folders from a module up to the root of its archive. */
function foldersAbove(path: string): string[] {
  const folders = [dirname(path)]
  for (let folder = dirname(path); !folder.endsWith('.asar') && folder !== '/';) {
    folder = dirname(folder)
    folders.push(folder)
  }
  return folders
}

/** The nearest package.json. */
function scopeOf(path: string): { folder: string; manifest: Manifest } | undefined {
  for (const folder of foldersAbove(path)) {
    const manifest = manifestIn(folder)
    if (manifest) return { folder, manifest }
    if (folder.endsWith('/node_modules')) return undefined
  }
  return undefined
}

/** How Node is to read a module; undefined for what it decides by itself. */
export function formatOf(path: string): string | undefined {
  const known: Record<string, string> = { '.mjs': 'module', '.cjs': 'commonjs', '.json': 'json' }
  const extension = extname(path)
  if (extension !== '.js') return known[extension]
  return scopeOf(path)?.manifest.type === 'module' ? 'module' : 'commonjs'
}

/** require's guesses: extensions, then a folder's main module. */
function guess(path: string): string | undefined {
  const file = ['', '.js', '.json', '.node'].map((end) => path + end).find(isFile)
  if (file !== undefined || kindOf(path) !== 'folder') return file
  const main = manifestIn(path)?.main
  const fromMain = main === undefined ? undefined : join(path, main)
  const tries = [...(fromMain === undefined ? [] : [fromMain, join(fromMain, 'index')]), join(path, 'index')]
  for (const start of tries) {
    const found = ['', '.js', '.json', '.node'].map((end) => start + end).find(isFile)
    if (found !== undefined) return found
  }
  return undefined
}

function inPackage(folder: string, subpath: string, request: Request): string | undefined {
  const manifest = manifestIn(folder)
  if (manifest?.exports !== undefined) {
    const target = resolveExports(manifest.exports, subpath, request.conditions)
    return target === undefined ? undefined : join(folder, target)
  }
  const path = join(folder, subpath)
  // import takes files as they are named, but a package without exports is read by its main all the same.
  if (request.conditions.includes('require') || subpath === '.') return guess(path)
  return isFile(path) ? path : undefined
}

function bare(request: Request): string | undefined {
  const { specifier, parent, conditions } = request
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier) ?? []
  const subpath = `.${rest}`
  const scope = scopeOf(parent)
  if (scope && specifier.startsWith('#')) {
    const target = resolveImports(scope.manifest.imports ?? {}, specifier, conditions)
    if (target === undefined) return undefined
    return target.startsWith('./')
      ? join(scope.folder, target)
      : resolveInArchive({ ...request, specifier: target })
  }
  if (scope?.manifest.name === name && scope.manifest.exports !== undefined)
    return inPackage(scope.folder, subpath, request)
  for (const folder of foldersAbove(parent)) {
    const candidate = join(folder, 'node_modules', name)
    if (kindOf(candidate) === 'folder') return inPackage(candidate, subpath, request)
  }
  return undefined
}

/** The path of a module, or undefined where it is for Node to resolve or to miss. */
export function resolveInArchive(request: Request): string | undefined {
  const { specifier, parent, conditions } = request
  if (isBuiltin(specifier)) return undefined
  const isPath = /^(\.{0,2}\/|\.{1,2}$)/.test(specifier)
  if (!isPath && !specifier.startsWith('file:')) return bare(request)
  const path = specifier.startsWith('file:')
    ? fileURLToPath(specifier)
    : resolve(dirname(parent), conditions.includes('require') ? specifier : decodeURIComponent(specifier))
  if (conditions.includes('require')) return guess(path)
  return isFile(path) ? path : undefined
}
