// What lies in the packages.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { listPackage, statFile } from '@electron/asar'
import { root } from '../launch/paths.ts'

export type PackedFile = { readonly path: string; readonly size: number; readonly unpacked: boolean }

/** The files of an archive, with `/` between folders. */
export function archiveFiles(archive: string): readonly PackedFile[] {
  return listPackage(archive, { isPack: false }).flatMap((name) => {
    const path = name.replaceAll('\\', '/').replace(/^\//, '')
    const entry = statFile(archive, path, false)
    return 'size' in entry ? [{ path, size: entry.size, unpacked: entry.unpacked ?? false }] : []
  })
}

/** Paths of the files under a folder, relative to it. */
export const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))

/** `@img/colour` of `node_modules/a/node_modules/@img/colour/index.cjs`, null for what is no package's. */
export const packageOf = (path: string): string | null =>
  /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? null

type Locked = {
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optional?: boolean
  readonly peer?: boolean
}

/**
 * The production dependencies of the lockfile that are installed on this system, each once: in the archive a package
 * may lie beside the one that it was nested in.
 */
export function productionPackages(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const names = Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .filter(([path]) => existsSync(join(root, path)))
    .map(([path]) => packageOf(path))
    .filter((name) => name !== null)
  return [...new Set(names)].toSorted()
}
