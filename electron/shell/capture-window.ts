// "Mở trang để lưu": a page in a window of its own, where the person logs in, scrolls, and then has what is shown saved
// by controls of the reader's window. Nothing of it reaches the reader's session: only its HTML, like any foreign one.
import { app, BrowserWindow, session } from 'electron'
import type { Session } from 'electron'
import type { CaptureInput, CaptureJob } from '../../domain/capture.ts'
import type { CapturePage } from '../../domain/capture-page.ts'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import { AppFailure, asAppError } from '../../domain/result.ts'
import { webAddress } from '../../domain/url-policy.ts'
import { hostAndPort } from '../capture/address-guard.ts'
import { judgeRequest } from './capture-addresses.ts'
import { openCaptureSession, resolveIn } from './capture-guard.ts'
import { guardSession } from './guard.ts'
import { loadFailure, refusal } from './load-failure.ts'
import { lockedDown } from './locked-down.ts'
import type { Log } from './log.ts'
import { readPage } from './read-page.ts'
import type { SettingsKeeper } from './settings.ts'
import type { ReaderWindow } from './windows.ts'

const PARTITION = 'persist:capture'
const SIZE = { width: 1100, height: 820, minWidth: 360, minHeight: 320 } as const
const TITLE_LENGTH = 300

export type OpenPageRequest = {
  readonly url: string
  /** The person allowed the private host and port of this very address. */
  readonly allowPrivate: boolean
  /** The failed save that this page stands for: it is taken from the list once the page is saved. */
  readonly insteadOf: string | null
}

export type CaptureWindow = {
  /** Opens a page; one that is open already makes room. Throws AppFailure: bad-address, private-address, host-not-found. */
  open(request: OpenPageRequest): Promise<void>
  /** What is open; null where nothing is. */
  page(): CapturePage | null
  /** Begins to save what is shown. How it ends is told by the page's changes. */
  save(): Promise<void>
  /** Closes the window, and gives up a save of it that is not done. */
  close(): Promise<void>
  /** Takes away everything that pages have left in the window: cookies, storage, cache, log-ins. Closes it first. */
  clear(): Promise<void>
  /** Told of every save: one of them may be the page's. */
  hear(job: CaptureJob): void
}

export type CaptureWindowOptions = {
  readonly reader: ReaderWindow
  readonly settings: SettingsKeeper
  readonly log: Log
  readonly startSave: (input: CaptureInput, allowPrivate: boolean) => string
  readonly dismissSave: (jobId: string) => Promise<unknown>
}

type Opened = {
  readonly window: BrowserWindow
  readonly allowed: string | null
  readonly insteadOf: string | null
  readonly closed: Promise<void>
  page: CapturePage
}

const makeWindow = (): BrowserWindow =>
  new BrowserWindow({
    ...SIZE,
    title: app.getName(),
    autoHideMenuBar: true,
    webPreferences: {
      ...lockedDown(),
      partition: PARTITION,
      // alert() and the like would hold up both windows.
      disableDialogs: true,
    },
  })

export function createCaptureWindow(options: CaptureWindowOptions): CaptureWindow {
  const { reader, settings, log } = options
  let opened: Opened | null = null
  let guarded: Session | null = null

  function change(of: Opened, patch: Partial<CapturePage>): void {
    if (opened !== of) return
    of.page = { ...of.page, ...patch }
    reader.send('page:changed', of.page)
  }

  /** The session of its own, guarded before any page is in it. */
  function captureSession(): Session {
    if (guarded) return guarded
    const made = session.fromPartition(PARTITION)
    guardSession(made)
    openCaptureSession(made, {
      allowed: () => opened?.allowed ?? null,
      onPageRefused: (address, verdict) => {
        if (opened) change(opened, { error: refusal(address, verdict) })
      },
    })
    guarded = made
    return made
  }

  /** Throws where the address itself cannot be opened, so that the person can be asked about a private one. */
  async function check(url: string, allowPrivate: boolean): Promise<string> {
    const address = webAddress(url)
    if (address === null) throw new AppFailure('bad-address', { address: url.slice(0, 200) })
    const allowed = allowPrivate ? hostAndPort(address) : null
    const verdict = await judgeRequest(address, allowed, resolveIn(captureSession()))
    if (verdict === 'allowed') return address
    const { code, details } = refusal(address, verdict)
    throw new AppFailure(code, verdict === 'private' ? { ...details, given: 1 } : details)
  }

  function listen(of: Opened): void {
    const { window } = of
    const { webContents: contents } = window
    const name = (address: string): void => {
      const { dialog: words } = desktopMessagesIn(settings.current().language)
      window.setTitle(words.captureWindow(URL.canParse(address) ? new URL(address).host : app.getName()))
    }
    const goneTo = (address: string): void => {
      if (webAddress(address) === null) return
      name(address)
      change(of, { url: address, title: '' })
    }
    name(of.page.url)
    contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) change(of, { error: null })
    })
    contents.on('did-navigate', (_event, address) => goneTo(address))
    contents.on('did-navigate-in-page', (_event, address, isMainFrame) => {
      if (isMainFrame && webAddress(address) !== null) change(of, { url: address })
    })
    // The window's name says where one is; what the page calls itself could say anything.
    window.on('page-title-updated', (event, title) => {
      event.preventDefault()
      change(of, { title: title.slice(0, TITLE_LENGTH) })
    })
    contents.on('did-fail-load', (_event, errorCode, _description, address, isMainFrame) => {
      const error = isMainFrame ? loadFailure(errorCode, address) : null
      if (error) change(of, { error })
    })
    contents.on('render-process-gone', (_event, { reason }) => {
      log.note(`page in the capture window gone: ${reason}`)
      if (reason !== 'clean-exit') change(of, { step: 'open', error: { code: 'page-unreadable' } })
    })
  }

  /** Closes the window. A save of it that has begun goes on in the list, unless it is given up too. */
  async function close(giveUp: boolean): Promise<void> {
    const closing = opened
    if (!closing) return
    opened = null
    reader.send('page:changed', null)
    if (giveUp && closing.page.jobId !== null) void options.dismissSave(closing.page.jobId)
    if (!closing.window.isDestroyed()) closing.window.destroy()
    await closing.closed
  }

  return {
    async open({ url, allowPrivate, insteadOf }) {
      const address = await check(url, allowPrivate)
      // Also one that was opened while this address was looked at.
      while (opened) await close(false)
      const window = makeWindow()
      const { promise: closed, resolve } = Promise.withResolvers<void>()
      const now: Opened = {
        window,
        allowed: allowPrivate ? hostAndPort(address) : null,
        insteadOf,
        closed,
        page: { url: address, title: '', step: 'open', jobId: null, error: null },
      }
      opened = now
      // Without the reader's window there is nothing to save it with.
      const controls = reader.current()
      const end = (): void => void close(false)
      controls?.once('closed', end)
      window.once('closed', () => {
        controls?.off('closed', end)
        resolve()
        if (opened !== now) return
        // Closed by hand: a save that has begun goes on in the list.
        opened = null
        reader.send('page:changed', null)
      })
      listen(now)
      reader.send('page:changed', now.page)
      // A page that cannot be loaded has told so by 'did-fail-load'.
      window.loadURL(address).catch(() => undefined)
    },
    page: () => opened?.page ?? null,
    async save() {
      const saving = opened
      if (!saving || saving.page.step === 'saving') return
      change(saving, { step: 'saving', error: null })
      try {
        const { html, url } = await readPage(saving.window.webContents)
        if (opened !== saving) return
        const allowPrivate = settings.current().allowPrivateAddresses && hostAndPort(url) === saving.allowed
        change(saving, { jobId: options.startSave({ kind: 'html', text: html, url }, allowPrivate) })
      } catch (error) {
        change(saving, { step: 'open', error: asAppError(error) })
      }
    },
    close: () => close(true),
    async clear() {
      await close(false)
      const cleared = captureSession()
      await cleared.closeAllConnections()
      await Promise.all([cleared.clearStorageData(), cleared.clearCache(), cleared.clearAuthCache()])
    },
    hear(job) {
      const of = opened
      if (!of || of.page.jobId !== job.id) return
      if (job.step === 'done') {
        if (of.insteadOf !== null) void options.dismissSave(of.insteadOf)
        void close(false)
        reader.show()
      } else if (job.step === 'failed' || job.step === 'cancelled') {
        // The bar says why, and its button tries again: nothing of it need stay in the list.
        void options.dismissSave(job.id)
        // Of an open page, this says that it is still empty.
        const empty = job.error?.code === 'not-an-article'
        change(of, { step: 'open', jobId: null, error: empty ? { code: 'page-unreadable' } : job.error })
      }
    },
  }
}
