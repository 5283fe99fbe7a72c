// session: scheme handlers, request listeners and permissions of one Chromium context.
import { EventEmitter } from 'node:events'
import { chromium } from './chromium.ts'
import {
  createPermissions,
  type PermissionCheckHandler,
  type PermissionRequestHandler,
} from './permissions.ts'
import { createProtocol, type SchemeHandler } from './protocol.ts'
import { makeStrict, strictObject } from './strict.ts'
import { allPages } from './targets.ts'
import { WebRequest } from './web-request.ts'

let userAgent = ''
export const setDefaultUserAgent = (agent: string): void => {
  userAgent = agent
}

export class Session extends EventEmitter {
  readonly #partition: string
  readonly #handlers = new Map<string, SchemeHandler>()
  readonly #permissions = createPermissions(() => this.#contextId)
  #contextId: string | undefined
  #opening: Promise<string> | undefined
  readonly protocol = createProtocol(this.#handlers)
  readonly webRequest = new WebRequest()

  constructor(partition: string) {
    super()
    this.#partition = partition
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.#permissions.setRequestHandler(handler)
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.#permissions.setCheckHandler(handler)
  }
  getUserAgent(): string {
    return userAgent
  }
  /** A partition lives in memory here, whatever its name says. */
  isPersistent(): boolean {
    return this.#partition === ''
  }
  setSpellCheckerEnabled(_enabled: boolean): void {}
  async clearCache(): Promise<void> {}

  /** Clears cookies, and the storage of every origin that one of this session's open pages shows. */
  async clearStorageData(): Promise<void> {
    await chromium.send('Storage.clearCookies', { browserContextId: this.#contextId })
    const pages = allPages().filter((page) => page.session === this && page.chromiumAddress !== '')
    const clear = pages.map((page) =>
      page.send('Storage.clearDataForOrigin', {
        origin: new URL(page.chromiumAddress).origin,
        storageTypes: 'all',
      }),
    )
    await Promise.all(clear)
  }

  /** For the stand-in: the handlers and permissions of a session, and its context in Chromium. */
  static inside(session: Session) {
    return {
      handlers: session.#handlers,
      permissions: session.#permissions,
      /** The default session is the profile itself; any other is a context in memory. */
      async contextId(): Promise<string | undefined> {
        if (session.#partition === '') return undefined
        session.#opening ??= chromium.send('Target.createBrowserContext', {}).then(async (made) => {
          await chromium.send('Browser.setDownloadBehavior', {
            behavior: 'deny',
            browserContextId: made.browserContextId,
          })
          return (session.#contextId = made.browserContextId)
        })
        return session.#opening
      },
    }
  }
}
makeStrict(Session, 'session')

const sessions = new Map<string, Session>()

/** The session of a partition; always the same one. The empty name is the default session. */
export function fromPartition(partition: string): Session {
  const known = sessions.get(partition)
  if (known) return known
  const made = new Session(partition)
  sessions.set(partition, made)
  return made
}
export const defaultSession = (): Session => fromPartition('')

export const session = strictObject('session', {
  get defaultSession() {
    return defaultSession()
  },
  fromPartition: (partition: string) => fromPartition(partition),
  Session,
})
