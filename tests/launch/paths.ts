import { dirname, join } from 'node:path'

/** The checkout. */
export const root = dirname(dirname(import.meta.dirname))
export const standIn = join(root, 'tests', 'electron-stand-in')
export const electronPackage = join(root, 'node_modules', 'electron')
