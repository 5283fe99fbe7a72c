// Archives: modules are imported and required from them, and fs reads them.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { extname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { patchFileSystem } from './patch-fs.ts'
import { patchWorker } from './patch-worker.ts'
import { placeOf } from './places.ts'
import { formatOf, resolveInArchive } from './resolve.ts'

const pathOf = (address: string | undefined): string => {
  if (address === undefined) return ''
  return address.startsWith('file:') ? fileURLToPath(address) : address
}

/** Once per process, before the app's code. */
export function installArchives(): void {
  patchFileSystem()
  patchWorker()
  registerHooks({
    resolve(specifier, context, next) {
      const parent = pathOf(context.parentURL)
      const concerned =
        placeOf(parent) ?? placeOf(specifier.startsWith('file:') ? pathOf(specifier) : specifier)
      const path = concerned && resolveInArchive({ specifier, parent, conditions: context.conditions })
      if (path === undefined) return next(specifier, context)
      const format = formatOf(path)
      const url = pathToFileURL(path).href
      return { url, shortCircuit: true, ...(format === undefined ? {} : { format }) }
    },
    load(url, context, next) {
      const path = url.startsWith('file:') ? fileURLToPath(url) : ''
      if (!placeOf(path) || extname(path) === '.node') return next(url, context)
      return { format: formatOf(path), source: readFileSync(path), shortCircuit: true }
    },
  })
}
