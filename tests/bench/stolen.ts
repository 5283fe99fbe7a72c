// What a shared machine took away while something was measured: a page that waits for its processor counts as a long
// task of the page.
import { readFileSync } from 'node:fs'

/** Of a second: the unit of /proc/stat, proc_stat(5). */
const TICKS = 100

/** Milliseconds of all processors that the host has given to others since it started; null where nobody says. */
function stolenSinceStart(): number | null {
  try {
    const [, ...times] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0]?.trim().split(/\s+/) ?? []
    // user, nice, system, idle, iowait, irq, softirq, steal
    const ticks = Number(times[7])
    return Number.isFinite(ticks) ? (ticks * 1000) / TICKS : null
  } catch {
    return null
  }
}

/** @returns what `work` gave, and the milliseconds that were taken away meanwhile; null where nobody says */
export async function withStolen<T>(
  work: () => Promise<T>,
): Promise<T & { readonly stolenMs: number | null }> {
  const before = stolenSinceStart()
  const result = await work()
  const after = stolenSinceStart()
  return { ...result, stolenMs: before === null || after === null ? null : after - before }
}
