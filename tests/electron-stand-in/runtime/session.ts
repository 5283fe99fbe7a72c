// session: scheme handlers, request listeners and permissions of one Chromium context.
import { lookup } from 'node:dns/promises'
import { EventEmitter } from 'node:events'
import type { ResolvedHost } from 'electron'
import { app } from './app.ts'
import { chromium } from './chromium.ts'
import { createCookies } from './cookies.ts'
import { refuseDownloads } from './downloads.ts'
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
  readonly cookies = createCookies(() => Session.inside(this).contextId())

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
  async clearAuthCache(): Promise<void> {}
  async closeAllConnections(): Promise<void> {}

  /** By the system's resolver; all addresses of the name. */
  async resolveHost(host: string): Promise<ResolvedHost> {
    const found = await lookup(host, { all: true })
    return {
      endpoints: found.map(({ address, family }) => ({ address, family: family === 6 ? 'ipv6' : 'ipv4' })),
    }
  }

  /**
   * A partition that no page shows begins anew. Else clears cookies, and the storage of every origin that one of the
   * session's open pages shows.
   */
  async clearStorageData(options?: object): Promise<void> {
    if (options) throw new Error('not supported by the stand-in: options of session.clearStorageData')
    const contextId = this.#contextId
    if (contextId !== undefined && !allPages().some((page) => page.session === this)) {
      this.#contextId = undefined
      this.#opening = undefined
      this.#permissions.forget()
      await chromium.send('Target.disposeBrowserContext', { browserContextId: contextId })
      return
    }
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
          await refuseDownloads(made.browserContextId)
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
  app.emit('session-created', made)
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
