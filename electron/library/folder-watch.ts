// Hearing of article folders that come and go while a library is open. Only `articles/` and the folders of the years
// are watched, a few in all: watching every article's folder would take one of the system's watches for each. What is
// changed within an article's folder (a state.json that a sync tool brings) is not heard of; it is found when the window
// gets the focus, and before the article is changed. On network disks the system hears of nothing, and the same holds.
import { watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Milliseconds that changes are gathered: a copied folder is written file by file. */
const TOLD_AFTER = 1000

export type FolderWatch = { close(): void }

/**
 * @param articles the library's `articles` folder
 * @param isKnown whether a name in a year's folder is as it is known: there or not
 * @param onChange told a moment after something has come or gone that is not known
 */
export function watchFolders(
  articles: string,
  isKnown: (year: string, name: string) => Promise<boolean>,
  onChange: () => void,
): FolderWatch {
  const watchers = new Map<string, FSWatcher>()
  const heard = new Map<string, readonly [year: string, name: string]>()
  let closed = false
  let later: NodeJS.Timeout | undefined

  async function tell(): Promise<void> {
    later = undefined
    const names = [...heard.values()]
    heard.clear()
    for (const [year, name] of names) {
      if (closed) return
      if (await isKnown(year, name)) continue
      if (!closed) onChange()
      return
    }
  }

  function hear(year: string, name: string): void {
    // What is unfinished has names that begin so.
    if (closed || name.startsWith('.')) return
    heard.set(`${year}/${name}`, [year, name])
    later ??= setTimeout(() => void tell().catch(() => undefined), TOLD_AFTER).unref()
  }

  function add(folder: string, onName: (name: string) => void): void {
    if (closed || watchers.has(folder)) return
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => onName(name ?? ''))
      const end = () => {
        watcher.close()
        watchers.delete(folder)
      }
      // Gone, or no watch is left in the system: what changes there is found with the focus.
      watcher.on('error', end)
      watchers.set(folder, watcher)
    } catch {
      // As above.
    }
  }

  const addYear = (year: string) => {
    if (/^\d{4}$/.test(year)) add(join(articles, year), (name) => hear(year, name))
  }

  add(articles, (name) => {
    if (!/^\d{4}$/.test(name)) return
    // A year that has gone and come again is watched anew.
    watchers.get(join(articles, name))?.close()
    watchers.delete(join(articles, name))
    addYear(name)
    hear(name, '')
  })
  void readdir(articles).then(
    (names) => names.forEach(addYear),
    () => undefined,
  )

  return {
    close() {
      closed = true
      clearTimeout(later)
      for (const watcher of watchers.values()) watcher.close()
      watchers.clear()
    },
  }
}
