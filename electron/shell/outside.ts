// Everything that reaches the app from outside: its command line, a second instance, links and files of the system.
import { app } from 'electron'
import { readArgument, readCommandLine } from './arguments.ts'
import type { GivenThing } from './arguments.ts'

export type Outside = {
  /** Hands over what has come so far, then everything at once. */
  receive(take: (things: readonly GivenThing[]) => void): void
}

/** Begins to listen; what comes before `receive` waits. Before the app is ready: macOS gives links early. */
export function listenOutside(): Outside {
  let waiting: GivenThing[] = []
  let take: ((things: readonly GivenThing[]) => void) | null = null
  const give = (things: readonly GivenThing[]): void => {
    if (take) take(things)
    else waiting.push(...things)
  }
  const appPath = app.isPackaged ? null : app.getAppPath()
  give(readCommandLine({ argv: process.argv, folder: process.cwd(), appPath }))
  // An empty hand-over still means: come to the front.
  app.on('second-instance', (_event, argv, folder) => give(readCommandLine({ argv, folder, appPath })))
  const giveOne = (event: { preventDefault: () => void }, argument: string): void => {
    event.preventDefault()
    const thing = readArgument(argument, '/')
    give(thing ? [thing] : [])
  }
  app.on('open-url', giveOne)
  app.on('open-file', giveOne)
  return {
    receive(taker) {
      take = taker
      const come = waiting
      waiting = []
      if (come.length > 0) taker(come)
    },
  }
}
