// The window's commands, wired to what asks for them: the keys and the application menu, which is told what can be done.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { ArticleId, ArticleSummary } from '../../domain/article.ts'
import { commandIds } from '../../domain/commands.ts'
import type { CommandId } from '../../domain/commands.ts'
import type { ReaderCommand } from '../../domain/reader-commands.ts'
import { meantOne } from '../../domain/standing.ts'
import type { Meant } from '../../domain/standing.ts'
import { useAct, useUndo } from '../client/actions.ts'
import { bridge, call } from '../client/bridge.ts'
import { useNotesExport } from '../client/notes-export.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { askStanding } from '../client/standing.ts'
import { useTakeSeries } from '../client/taking.ts'
import type { ReaderHandle } from '../reader/Reader.tsx'
import { commandTable } from './commands.ts'
import type { CommandContext, CommandTable } from './commands.ts'
import { useKeys } from './keys.ts'
import type { ListKey } from './keys.ts'
import { articleMeant, articlesOfSeries, goInList, isInReader } from './list-focus.ts'

type CommandsOptions = Pick<
  CommandContext,
  | 'now'
  | 'series'
  | 'listed'
  | 'overview'
  | 'reader'
  | 'selection'
  | 'narrow'
  | 'go'
  | 'openDialog'
  | 'tag'
  | 'focusSearch'
  | 'toggleSidebar'
> & {
  readonly article: ArticleSummary | null
  /** A row of the list that is held. */
  readonly row: (id: ArticleId) => ArticleSummary | null
}

const none: ReadonlySet<ReaderCommand> = new Set()
const toldOfNothing = () => () => undefined

function useRegistered(reader: ReaderHandle | null): ReadonlySet<ReaderCommand> {
  return useSyncExternalStore(reader?.subscribe ?? toldOfNothing, reader?.registered ?? (() => none))
}

export function useCommands(options: CommandsOptions): CommandTable {
  const { now, listed, row, article, reader, selection } = options
  const { settings, change, messages: t } = useSettings()
  const { tell, tellCaught } = useNotices()
  const act = useAct()
  const undo = useUndo()
  const takeSeries = useTakeSeries()
  const { save: exportNotes } = useNotesExport()
  const registered = useRegistered(reader)

  const meantIds = (): readonly ArticleId[] => {
    // Who reads means the article, whatever is chosen in the list.
    if (selection.inOrder.length > 0 && !isInReader()) return selection.inOrder
    const ofSeries = articlesOfSeries()
    if (ofSeries) return ofSeries
    const id = articleMeant(now.articleId)
    return id === null ? [] : [id]
  }
  const meant = async (): Promise<Meant | null> => {
    const ids = meantIds()
    const [id] = ids
    if (id === undefined) return null
    const held = ids.length > 1 ? null : (row(id) ?? (article?.id === id ? article : null))
    return held ? meantOne(held) : askStanding(ids)
  }
  const table = commandTable({
    ...options,
    registered,
    settings,
    change,
    act,
    undo,
    takeSeries,
    exportNotes,
    tellCaught,
    tellDeleted: (count) => tell(t.done.deleted(count)),
    meantIds,
    meant,
    mayMean: now.articleId !== null || listed.length > 0,
  })

  const onListKey = (key: ListKey): void => {
    if (key === 'selectAll') return selection.selectAll()
    const start = articleMeant(now.articleId)
    const id = goInList(key.go, now.articleId)
    if (key.extend && id !== null) selection.extendTo(id, start)
  }
  const onCommand = (id: CommandId) => {
    const run = table[id]
    run?.()
    return run !== null
  }
  useKeys({ single: settings.singleKeys, onCommand, onListKey })

  const carryOut = useEffectEvent((id: CommandId) => table[id]?.())
  useEffect(() => bridge.on['app:command']((id) => carryOut(id)), [])

  const available = commandIds.filter((id) => table[id] !== null).join()
  useEffect(() => {
    const ids = commandIds.filter((id) => available.split(',').includes(id))
    // The menu stays as it was: what it shows too much does nothing.
    call('app:commands', { available: ids }).catch(() => undefined)
  }, [available])
  return table
}
