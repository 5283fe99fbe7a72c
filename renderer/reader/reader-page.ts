// The open article's page, and what can be asked of it: each feature of the reader registers the commands it carries out.
import { createContext, useCallback, useContext, useEffect, useEffectEvent, useRef } from 'react'
import type { RefObject } from 'react'
import type { ArticleDetail } from '../../domain/article.ts'
import type { ReaderCommand } from '../../domain/reader-commands.ts'

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

/** Carries out a command while the component is there. */
export function useReaderCommand(command: ReaderCommand, run: () => void): void {
  const { register } = useReaderPage()
  const carryOut = useEffectEvent(run)
  useEffect(() => register(command, () => carryOut()), [register, command])
}

export type CommandRegistry = {
  readonly register: ReaderPage['register']
  /** @returns whether there was something to carry it out */
  readonly run: (command: ReaderCommand) => boolean
}

/** The commands of one open article; of two that register the same, the later is asked. */
export function useCommandRegistry(): CommandRegistry {
  const commands = useRef(new Map<ReaderCommand, () => void>())
  const register = useCallback((command: ReaderCommand, run: () => void) => {
    commands.current.set(command, run)
    return () => {
      if (commands.current.get(command) === run) commands.current.delete(command)
    }
  }, [])
  const run = useCallback((command: ReaderCommand) => {
    const found = commands.current.get(command)
    found?.()
    return found !== undefined
  }, [])
  return { register, run }
}
