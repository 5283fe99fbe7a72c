// What the executable runs. Imported only afterwards, so that the rest comes out of the cache.
import { keepCompiledCode } from './compile-cache.ts'

keepCompiledCode()
await import('./boot.ts')
