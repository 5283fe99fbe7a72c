import { createHash } from 'node:crypto'

/** The picture of one version of an article: the body and its pictures must always be of the same. */
export function versionImage(version: number): { name: string; bytes: Buffer } {
  const bytes = Buffer.from(`picture ${version} `.repeat(2000))
  return { name: `${createHash('sha256').update(bytes).digest('hex')}.webp`, bytes }
}
