// nativeTheme: the source becomes prefers-color-scheme in every page.
import { EventEmitter } from 'node:events'
import { makeStrict } from './strict.ts'
import { allPages } from './targets.ts'
import { setThemeSource, themeSource, type ThemeSource } from './theme-state.ts'

class NativeTheme extends EventEmitter {
  get themeSource(): ThemeSource {
    return themeSource()
  }
  set themeSource(source: ThemeSource) {
    if (!['system', 'light', 'dark'].includes(source))
      throw new TypeError(`Error processing argument: unknown theme source ${source}`)
    if (source === themeSource()) return
    setThemeSource(source)
    for (const page of allPages()) page.later(() => page.showTheme())
    this.emit('updated', {})
  }
  /** The system's own scheme is light here. */
  get shouldUseDarkColors(): boolean {
    return themeSource() === 'dark'
  }
}
makeStrict(NativeTheme, 'nativeTheme')
export const nativeTheme = new NativeTheme()
