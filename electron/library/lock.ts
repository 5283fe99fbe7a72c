// One writer a library. The lock lies in the user data folder, never in the library, which other tools may sync.
//
// A claim is an empty file whose name says everything: `locks/<key of the folder>.<pid>.<start of the process>`. It
// appears at once and whole. Who has made a claim looks for others: one of a living process means that it holds the
// library, and the new claim is withdrawn; one of a dead process is removed. Of two that come at the same moment
// each sees the other, and both withdraw and try again after a moment: there may be no winner, never two.
import { createHash } from 'node:crypto'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { uptime } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { AppFailure } from '../../domain/result.ts'
import { makeFolder, removePath, systemCode, writeFailure, writeNewFile } from './durable-file.ts'

export type Lock = { release(): Promise<void> }

const ATTEMPTS = 4

/** Where Linux does not tell, the pid and the machine's start have to do. */
const UNKNOWN_START = '0'

/**
 * When a process began, in clock ticks since the machine started; null when there is no such process (one that has
 * ended but was not yet waited for counts as ended). Source: proc_pid_stat(5), fields 3 and 22.
 */
async function processStart(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
    if (text === null) return null
    // The second field is the program's name in brackets, and may hold spaces and brackets itself.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [state] = fields
    return state === 'Z' || state === 'X' ? null : (fields[19] ?? null)
  }
  try {
    process.kill(pid, 0)
    return UNKNOWN_START
  } catch (error) {
    return systemCode(error) === 'EPERM' ? UNKNOWN_START : null
  }
}

type Claim = { readonly path: string; readonly pid: number; readonly start: string }

function readClaim(folder: string, name: string, key: string): Claim | null {
  const [, claimed, pid, start] = /^([0-9a-f]+)\.(\d+)\.(\d+)$/.exec(name) ?? []
  return claimed === key && pid && start ? { path: join(folder, name), pid: Number(pid), start } : null
}

async function isAlive(claim: Claim): Promise<boolean> {
  if ((await processStart(claim.pid)) !== claim.start) return false
  if (claim.start !== UNKNOWN_START) return true
  // A claim from before the machine started belongs to nobody, whoever has its pid now. A minute for clocks.
  return (await madeAt(claim.path)) > Date.now() - (uptime() + 60) * 1000
}

/** Milliseconds since 1970; 0 where there is no such file. */
const madeAt = async (path: string): Promise<number> => (await stat(path).catch(() => null))?.mtimeMs ?? 0

/** The same folder has one key, by whatever path it is named. */
async function folderKey(folder: string): Promise<string> {
  const path = await realpath(folder).catch(() => resolve(folder))
  return createHash('sha256').update(path).digest('hex').slice(0, 32)
}

/**
 * Claims a library folder for this process.
 * @param userData the folder that the lock lies in; made where it is missing
 * @throws AppFailure 'library-locked' while another process, or another part of this one, writes to that library
 */
export async function acquireLock(userData: string, folder: string): Promise<Lock> {
  const locks = join(userData, 'locks')
  await makeFolder(locks)
  const key = await folderKey(folder)
  const start = (await processStart(process.pid)) ?? UNKNOWN_START
  const own = join(locks, `${key}.${process.pid}.${start}`)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await pause(20 + Math.random() * 80)
    try {
      await writeNewFile(own, '')
    } catch (error) {
      if (!(error instanceof AppFailure) || systemCode(error.cause) !== 'EEXIST') throw error
      // Our own pid: held by another part of this process, or left by an earlier process of the same pid.
      if (start !== UNKNOWN_START || (await madeAt(own)) > performance.timeOrigin) break
      await removePath(own)
      continue
    }
    try {
      if (!(await othersHold(locks, key, own))) return { release: () => removePath(own) }
    } catch (error) {
      // A claim that is left behind would keep this very process out.
      await removePath(own).catch(() => undefined)
      throw writeFailure(error, locks)
    }
    await removePath(own)
  }
  throw new AppFailure('library-locked', { folder })
}

/** Whether a living process has a claim beside `own`; claims of dead ones are removed. */
async function othersHold(locks: string, key: string, own: string): Promise<boolean> {
  let held = false
  for (const name of await readdir(locks)) {
    const claim = readClaim(locks, name, key)
    if (!claim || claim.path === own) continue
    if (await isAlive(claim)) held = true
    else await removePath(claim.path)
  }
  return held
}
