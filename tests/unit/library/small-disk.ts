// A small disk of this test's own: a tmpfs mount, where this process may mount one.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

function tryMount(size: string): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmdirSync(folder)
    return null
  }
}

function unmount(folder: string): void {
  execFileSync('umount', [folder])
  rmdirSync(folder)
}

/** Why the tests on small and read-only disks do not run here; null where they do. */
export function whyNoSmallDisk(): string | null {
  const folder = tryMount('64k')
  if (folder === null) return 'only root on Linux may mount a small disk'
  unmount(folder)
  return null
}

/** Mounts a disk of that size until the test is over. */
export function mountSmallDisk(size: string): string {
  const folder = tryMount(size)
  if (folder === null) throw new Error('no disk could be mounted')
  onTestFinished(() => unmount(folder))
  return folder
}

export const makeReadOnly = (folder: string): void =>
  void execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' })
