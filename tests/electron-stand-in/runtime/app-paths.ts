// app.getPath: the folders of a Linux desktop.
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const userFolder = (variable: string, name: string): string =>
  process.env[`XDG_${variable}_DIR`] || join(homedir(), name)

/** Folders by Electron's names; what setPath has set wins. */
export function createPaths(appName: () => string) {
  const chosen = new Map<string, string>()
  const defaults: Record<string, () => string> = {
    home: homedir,
    appData: () => process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'),
    userData: () => join(get('appData'), appName()),
    sessionData: () => get('userData'),
    temp: tmpdir,
    exe: () => process.execPath,
    module: () => process.execPath,
    assets: () => dirname(process.execPath),
    desktop: () => userFolder('DESKTOP', 'Desktop'),
    documents: () => userFolder('DOCUMENTS', 'Documents'),
    downloads: () => userFolder('DOWNLOAD', 'Downloads'),
    music: () => userFolder('MUSIC', 'Music'),
    pictures: () => userFolder('PICTURES', 'Pictures'),
    videos: () => userFolder('VIDEOS', 'Videos'),
    logs: () => join(get('userData'), 'logs'),
    crashDumps: () => join(get('userData'), 'Crashpad'),
  }
  const get = (name: string): string => {
    const path = chosen.get(name) ?? defaults[name]?.()
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }
  return { get, set: (name: string, path: string): void => void chosen.set(name, path) }
}
