// The palette over the window's commands and its library.
import { flushSync } from 'react-dom'
import { commandIds } from '../../domain/commands.ts'
import type { CommandId } from '../../domain/commands.ts'
import type { LibraryOverview } from '../../domain/list-query.ts'
import { RECENT_COMMANDS } from '../../domain/settings.ts'
import type { Series } from '../../domain/series.ts'
import { useSavedSearches } from '../client/saved-searches.ts'
import { useSettings } from '../client/settings.tsx'
import type { PaletteTarget } from '../palette/items.ts'
import { Palette } from '../palette/Palette.tsx'
import type { CommandTable } from './commands.ts'
import { isMac } from './is-mac.ts'
import type { Navigation, NavigationStep } from './navigation.ts'

type CommandPaletteProps = {
  readonly now: Navigation
  readonly go: (step: NavigationStep) => void
  readonly commands: CommandTable
  readonly overview: LibraryOverview | null
  readonly series: readonly Series[]
  /** Shows the list where there is room for one column only. */
  readonly showList: () => void
  readonly onClose: () => void
}

/** Where one goes on in a series: its first part that is not read, else its first. */
function partToRead({ parts }: Series): string | null {
  const saved = parts.filter(({ articleId }) => articleId !== null)
  return (saved.find(({ read }) => !read) ?? saved[0])?.articleId ?? null
}

export function CommandPalette(props: CommandPaletteProps) {
  const { now, go, commands, overview, series, onClose } = props
  const { settings, change } = useSettings()
  const { searches } = useSavedSearches()
  const available = commandIds.filter((id) => id !== 'palette' && commands[id] !== null)
  const recentArticles = [...new Set(now.past.toReversed())].filter((id) => id !== now.articleId)

  const carryOut = (id: CommandId) => {
    const recent = [id, ...settings.recentCommands.filter((other) => other !== id)]
    change({ recentCommands: recent.slice(0, RECENT_COMMANDS) })
    commands[id]?.()
  }
  const choose = (target: PaletteTarget) => {
    // Closed first: the focus and the selected text are then where they were, and what is done is done to them.
    flushSync(onClose)
    switch (target.kind) {
      case 'command':
        return carryOut(target.id)
      case 'article':
        return go({ go: 'open', id: target.id })
      case 'series': {
        const found = series.find(({ id }) => id === target.id)
        const part = found ? partToRead(found) : null
        return part === null ? undefined : go({ go: 'open', id: part })
      }
      case 'tag':
      case 'source': {
        const [tag, host] = target.kind === 'tag' ? [target.name, null] : [null, target.host]
        go({ go: 'show', view: 'all', tag, host })
        return props.showList()
      }
      case 'search':
        go({ go: 'show', view: 'all', tag: null, host: null })
        go({ go: 'search', text: target.query })
        return props.showList()
    }
  }
  return (
    <Palette
      places={{ overview, series, searches }}
      available={available}
      recentArticles={recentArticles}
      isMac={isMac}
      onChoose={choose}
      onClose={onClose}
    />
  )
}
