// `process.parentPort`, which Electron adds inside a utility process; typed here so that nothing imports Electron.
import type { ParentPort } from './messages.ts'

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value

/** Throws outside a utility process. */
export function getParentPort(): ParentPort {
  const port: unknown = 'parentPort' in process ? process.parentPort : null
  if (!isParentPort(port))
    throw new Error('process.parentPort is missing: this module is the entry of a utility process')
  return port
}
