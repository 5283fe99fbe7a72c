// What the keys and the application menu do.
import { useEffect, useEffectEvent } from 'react'
import type { ArticleSummary } from '../../domain/article.ts'
import type { MenuCommand, StateAction } from '../../domain/ipc-contract.ts'
import type { Series } from '../../domain/series.ts'
import { textSizes } from '../../domain/settings.ts'
import { useAct, useUndo } from '../client/actions.ts'
import { bridge, call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import type { ReaderHandle } from '../reader/Reader.tsx'
import { neighbours } from '../reader/series-walk.ts'
import type { KeyCommand } from './keys.ts'
import { useKeys } from './keys.ts'
import { articleMeant, focusList, moveInList } from './list-focus.ts'
import type { NavigationStep } from './navigation.ts'

export type OpenDialog = 'save' | 'settings' | 'about' | 'shortcuts'

type CommandContext = {
  readonly openId: string | null
  readonly series: Series | null
  readonly rows: readonly ArticleSummary[]
  readonly article: ArticleSummary | null
  readonly reader: ReaderHandle | null
  readonly narrow: boolean
  readonly go: (step: NavigationStep) => void
  readonly openDialog: (dialog: OpenDialog) => void
  readonly tag: (articleId: string | null) => void
  readonly focusSearch: () => void
  readonly toggleSidebar: () => void
}

export function useCommands(context: CommandContext): void {
  const { settings, change } = useSettings()
  const { tellCaught } = useNotices()
  const act = useAct()
  const undo = useUndo()
  const { openId, series, reader, go } = context

  /** Acts on the article that the focus or the reader is at. */
  const actOn = (choose: (article: ArticleSummary) => StateAction) => {
    const id = articleMeant(openId)
    const article =
      context.rows.find((row) => row.id === id) ?? (context.article?.id === id ? context.article : null)
    if (article) void act(choose(article))
  }
  const openPart = (which: 'previous' | 'next') => {
    const id = series && openId !== null ? neighbours(series, openId)[which] : null
    if (id !== null) go({ go: 'open', id })
  }
  const stepSize = (by: 1 | -1) => {
    const size = textSizes[textSizes.indexOf(settings.textSize) + by]
    if (size) change({ textSize: size })
  }

  const onKey = (command: KeyCommand): void => {
    switch (command) {
      case 'next':
        return moveInList(1, openId)
      case 'previous':
        return moveInList(-1, openId)
      case 'back':
        if (context.narrow) go({ go: 'close' })
        // The list is there again after the next paint.
        return void requestAnimationFrame(() => focusList(openId))
      case 'nextPart':
        return openPart('next')
      case 'previousPart':
        return openPart('previous')
      case 'bookmark':
        return actOn(({ id, bookmarked }) => ({
          action: bookmarked ? 'removeBookmark' : 'bookmark',
          ids: [id],
        }))
      case 'read':
        return actOn(({ id, reading }) => ({
          action: reading === 'read' ? 'markUnread' : 'markRead',
          ids: [id],
        }))
      case 'archive':
        return actOn(({ id, shelf }) => ({ action: shelf === 'library' ? 'archive' : 'restore', ids: [id] }))
      case 'trash':
        return actOn(({ id, shelf }) => ({ action: shelf === 'trash' ? 'restore' : 'trash', ids: [id] }))
      case 'tags':
        return context.tag(articleMeant(openId))
      case 'searchLibrary':
        return context.focusSearch()
      case 'showShortcuts':
        return context.openDialog('shortcuts')
      case 'pageDown':
        return reader?.page(1)
      case 'pageUp':
        return reader?.page(-1)
      case 'highlight':
      case 'note':
        return void reader?.run(command)
      case 'historyBack':
        return go({ go: 'back' })
      case 'historyForward':
        return go({ go: 'forward' })
    }
  }
  useKeys(settings.singleKeys, onKey)

  const onMenu = (command: MenuCommand): void => {
    switch (command) {
      case 'save':
        return context.openDialog('save')
      case 'openSettings':
        return context.openDialog('settings')
      case 'showShortcuts':
        return context.openDialog('shortcuts')
      case 'showAbout':
        return context.openDialog('about')
      case 'searchLibrary':
        return context.focusSearch()
      case 'print':
        return void call('article:print').catch(tellCaught)
      case 'undo': {
        // While typing, undo is the text's own.
        const focused = document.activeElement
        if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) {
          document.execCommand('undo')
          return
        }
        return undo()
      }
      case 'textLarger':
        return stepSize(1)
      case 'textSmaller':
        return stepSize(-1)
      case 'textNormal':
        return change({ textSize: 'normal' })
      case 'showSample':
        return void call('library:sample').then(({ id }) => go({ go: 'open', id }), tellCaught)
      case 'toggleSidebar':
        return context.toggleSidebar()
      case 'back':
        return go({ go: 'back' })
      case 'forward':
        return go({ go: 'forward' })
      default:
        return void reader?.run(command)
    }
  }
  const carryOut = useEffectEvent(onMenu)
  useEffect(() => bridge.on['app:command']((command) => carryOut(command)), [])
}
