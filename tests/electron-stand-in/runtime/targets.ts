// Chromium's pages: opens them for windows of the app, closes every popup that the app did not open itself.
import { chromium } from './chromium.ts'
import type { Page } from './page.ts'

export interface Attachment {
  sessionId: string
  targetId: string
}

/** Pages of headed windows are born at an address of this kind, so that their target can be told from others. */
export const BOOT = 'http://standin.localhost/boot-'

const wanted = new Map<string, (attachment: Attachment) => void>() // by target or boot address
const early = new Map<string, Attachment>() // attached before createTarget has answered
const pages = new Map<string, Page>() // by target
const denied = new Set<string>() // targets of popups being closed
let boots = 0
let creating = 0

export const isDenied = (frameId: string): boolean => denied.has(frameId)
export const pageOfTarget = (targetId: string): Page | undefined => pages.get(targetId)
export const pageOfFrame = (frameId: string): Page | undefined =>
  pages.get(frameId) ?? [...pages.values()].find((page) => page.frames.has(frameId))
export const allPages = (): Page[] => [...pages.values()]
export const forgetTarget = (targetId: string): void => void pages.delete(targetId)

/** Attaches to every page from its birth on. */
export async function watchTargets(): Promise<void> {
  chromium.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
    const { targetId, url, openerId } = targetInfo
    const found = wanted.get(targetId) ?? wanted.get(url)
    if (found) return found({ sessionId, targetId })
    if (openerId !== undefined) {
      denied.add(targetId)
      return void chromium.send('Target.closeTarget', { targetId }).catch(() => {})
    }
    early.set(targetId, { sessionId, targetId })
    if (waitingForDebugger && creating === 0) {
      chromium.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {})
    }
  })
  await chromium.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  })
}

async function openHeadless(size: {
  width: number
  height: number
  browserContextId?: string | undefined
}): Promise<Attachment> {
  creating++
  const { targetId } = await chromium.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
    ...size,
  })
  const attached = early.get(targetId) ?? (await arrivalOf(targetId))
  early.delete(targetId)
  creating--
  return attached
}

const arrivalOf = (key: string): Promise<Attachment> =>
  new Promise((resolve) =>
    wanted.set(key, (attachment) => {
      wanted.delete(key)
      resolve(attachment)
    }),
  )

function openHeaded(): Promise<Attachment> {
  const address = `${BOOT}${++boots}`
  const arrival = arrivalOf(address)
  chromium.openAppWindow(address)
  return arrival
}

/** Opens a page; it waits for the debugger until it is let run. Only the default context has windows without tabs. */
export async function openTarget(
  page: Page,
  size: { width: number; height: number; browserContextId?: string | undefined },
): Promise<Attachment> {
  const inContext = chromium.headless || size.browserContextId !== undefined
  const attached = await (inContext ? openHeadless(size) : openHeaded())
  pages.set(attached.targetId, page)
  return attached
}
