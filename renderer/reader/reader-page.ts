// The open article's page, and what can be asked of it: each feature of the reader registers the commands it carries out.
import { createContext, useContext, useEffect, useEffectEvent, useState } from 'react'
import type { RefObject } from 'react'
import type { ArticleDetail } from '../../domain/article.ts'
import type { ReaderCommand } from '../../domain/reader-commands.ts'
import type { Flow } from './flow.ts'

/** What stands beside the article. */
export type ReaderPanel = 'notes' | 'contents'

export type ReaderPage = {
  readonly article: ArticleDetail
  /** What scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>
  /** The `article` element: title, lead, body, series, related. */
  readonly page: RefObject<HTMLElement | null>
  /** The article's own HTML. */
  readonly body: RefObject<HTMLDivElement | null>
  /** How it lies, in a strip or in pages; null while it is not in the page. */
  readonly flow: () => Flow | null
  readonly panel: ReaderPanel | null
  readonly showPanel: (panel: ReaderPanel | null) => void
  /** @returns what takes it back */
  readonly register: (command: ReaderCommand, run: () => void) => () => void
  /** Carries out a command that some feature has registered. */
  readonly run: (command: ReaderCommand) => boolean
}

export const ReaderPageContext = createContext<ReaderPage | null>(null)

export function useReaderPage(): ReaderPage {
  const page = useContext(ReaderPageContext)
  if (!page) throw new Error('useReaderPage outside the reader')
  return page
}

/** Carries out a command while the component is there, and while it is `available`: what is not is not offered. */
export function useReaderCommand(command: ReaderCommand, run: () => void, available = true): void {
  const { register } = useReaderPage()
  const carryOut = useEffectEvent(run)
  useEffect(
    () => (available ? register(command, () => carryOut()) : undefined),
    [register, command, available],
  )
}

export type CommandRegistry = {
  readonly register: ReaderPage['register']
  /** @returns whether there was something to carry it out */
  readonly run: (command: ReaderCommand) => boolean
  /** Whether something would carry it out. */
  readonly can: (command: ReaderCommand) => boolean
  /** What can be carried out now: another set after each change. */
  readonly registered: () => ReadonlySet<ReaderCommand>
  /** Tells of each change. @returns what ends it */
  readonly subscribe: (changed: () => void) => () => void
}

/** The commands of one open article; of two that register the same, the later is asked. */
function createCommandRegistry(): CommandRegistry {
  const commands = new Map<ReaderCommand, () => void>()
  const listeners = new Set<() => void>()
  let known: ReadonlySet<ReaderCommand> = new Set()
  const tell = () => {
    known = new Set(commands.keys())
    for (const listener of listeners) listener()
  }
  return {
    register(command, run) {
      commands.set(command, run)
      tell()
      return () => {
        if (commands.get(command) !== run) return
        commands.delete(command)
        tell()
      }
    },
    run(command) {
      const found = commands.get(command)
      found?.()
      return found !== undefined
    },
    can: (command) => commands.has(command),
    registered: () => known,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
  }
}

export function useCommandRegistry(): CommandRegistry {
  const [registry] = useState(createCommandRegistry)
  return registry
}
