// A lock per user data folder; a second instance leaves its arguments in the first one's inbox.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs'
import { join } from 'node:path'

export interface InstanceMessage {
  argv: string[]
  cwd: string
  additionalData: object
}

let held: { lock: string; watcher: FSWatcher } | undefined

// A process id may have been given to another program since.
function isStandIn(processId: string): boolean {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8').includes('runtime/start.ts')
  } catch {
    return false
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

/** True for the first instance, which then hears of the others; a lock left behind by a crash is taken over. */
export function acquireLock(
  userData: string,
  mine: InstanceMessage,
  onSecond: (other: InstanceMessage) => void,
): boolean {
  if (held) return true
  const lock = join(userData, 'standin.lock')
  const inbox = join(userData, 'standin.inbox')
  mkdirSync(inbox, { recursive: true })
  while (!take(lock)) {
    if (isStandIn(readFileSync(lock, 'utf8'))) {
      const note = join(inbox, String(process.pid))
      writeFileSync(`${note}.part`, JSON.stringify(mine))
      renameSync(`${note}.part`, `${note}.json`)
      return false
    }
    rmSync(lock, { force: true })
  }
  for (const stale of readdirSync(inbox)) rmSync(join(inbox, stale), { force: true })
  const watcher = watch(inbox, () => {
    for (const file of readdirSync(inbox).filter((name) => name.endsWith('.json'))) {
      const text = readFileSync(join(inbox, file), 'utf8')
      unlinkSync(join(inbox, file))
      onSecond(JSON.parse(text) as InstanceMessage)
    }
  })
  watcher.unref()
  held = { lock, watcher }
  return true
}

export function releaseLock(): void {
  if (!held) return
  held.watcher.close()
  rmSync(held.lock, { force: true })
  held = undefined
}
