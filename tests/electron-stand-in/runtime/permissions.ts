// Permissions: Chromium cannot ask the app later, so the handlers decide once per origin, before its first document.
import { toApp } from './addresses.ts'
import { chromium } from './chromium.ts'
import type { WebContents } from './web-contents.ts'
import { report } from './report.ts'

// Electron's names -> the protocol's.
const NAMES: Record<string, string[]> = {
  notifications: ['notifications'],
  geolocation: ['geolocation'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  'idle-detection': ['idle-detection'],
  'storage-access': ['storage-access'],
  'window-management': ['window-management'],
  keyboardLock: ['keyboard-lock'],
  pointerLock: ['pointer-lock'],
}

export type PermissionRequestHandler = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void

export type PermissionCheckHandler = (
  contents: WebContents | null,
  permission: string,
  requestingOrigin: string,
  details: { requestingUrl: string; isMainFrame: boolean; securityOrigin: string },
) => boolean

/** The permissions of one session; `context` is its Chromium context. */
export function createPermissions(context: () => string | undefined) {
  const settled = new Set<string>()
  let request: PermissionRequestHandler | null = null
  let check: PermissionCheckHandler | null = null

  async function decide(permission: string, contents: WebContents, address: string, isMainFrame: boolean) {
    const requestingUrl = toApp(address)
    const origin = toApp(new URL(address).origin)
    if (check && !check(contents, permission, origin, { requestingUrl, isMainFrame, securityOrigin: origin }))
      return false
    const ask = request
    if (!ask) return true
    return new Promise<boolean>((resolve) =>
      ask(contents, permission, (granted) => resolve(granted === true), { requestingUrl, isMainFrame }),
    )
  }

  return {
    setRequestHandler(handler: PermissionRequestHandler | null): void {
      request = handler
      settled.clear()
    },
    setCheckHandler(handler: PermissionCheckHandler | null): void {
      check = handler
      settled.clear()
    },
    /** The context is another one, which knows nothing of what was decided. */
    forget: (): void => settled.clear(),
    /** Before a document of an origin is loaded. */
    async settle(contents: WebContents, address: string, isMainFrame: boolean): Promise<void> {
      const { origin, protocol } = new URL(address)
      if ((!request && !check) || !/^https?:$/.test(protocol) || settled.has(origin)) return
      settled.add(origin)
      const settings = Object.entries(NAMES).map(async ([permission, names]) => {
        const setting = (await decide(permission, contents, address, isMainFrame)) ? 'granted' : 'denied'
        const set = (name: string) =>
          chromium
            .send('Browser.setPermission', {
              permission: { name },
              setting,
              origin,
              browserContextId: context(),
            })
            .catch((error: Error) => {
              // A name that this Chromium does not know cannot be granted by it either.
              if (process.env['STANDIN_VERBOSE']) report('stand-in:', name, error.message)
            })
        await Promise.all(names.map(set))
      })
      await Promise.all(settings)
    },
  }
}
