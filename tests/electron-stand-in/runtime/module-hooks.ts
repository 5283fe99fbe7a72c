// import 'electron' and require('electron') find the stand-in from anywhere.
import { registerHooks } from 'node:module'

const NAMES = new Set(['electron', 'electron/main', 'electron/common'])
const beside = (file: string): string => new URL(file, import.meta.url).href

export function installElectronModule(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (!NAMES.has(specifier)) return next(specifier, context)
      const imported = context.conditions.includes('import')
      return { url: beside(imported ? 'electron.ts' : 'electron.cjs'), shortCircuit: true }
    },
  })
}
