// protocol: privileged schemes, and their handlers in one session.
import { addScheme, hasScheme } from './addresses.ts'
import { strictObject } from './strict.ts'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

let sealed = false

/** From now on, no scheme can become privileged: the app is ready. */
export const sealSchemes = (): void => {
  sealed = true
}

export const createProtocol = (handlers: Map<string, SchemeHandler>) =>
  strictObject('protocol', {
    registerSchemesAsPrivileged(list: { scheme: string; privileges?: object }[]): void {
      if (sealed) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
      for (const { scheme } of list) addScheme(scheme)
    },
    handle(scheme: string, handler: SchemeHandler): void {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
      if (!['http', 'https', 'file'].includes(scheme) && !hasScheme(scheme)) addScheme(scheme)
      handlers.set(scheme, handler)
    },
    unhandle: (scheme: string): void => void handlers.delete(scheme),
    isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
  })
