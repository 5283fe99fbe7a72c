// The part of the DevTools protocol that the stand-in speaks.
// Source: https://chromedevtools.github.io/devtools-protocol/tot/

export interface Header {
  name: string
  value: string
}

export interface RemoteObject {
  type: string
  value?: unknown
  description?: string
  objectId?: string
}

export interface ExceptionDetails {
  text: string
  exception?: RemoteObject
}

export interface Frame {
  id: string
  url: string
  urlFragment?: string
  name?: string
  unreachableUrl?: string
}

export interface TargetInfo {
  targetId: string
  type: string
  url: string
  openerId?: string
  browserContextId?: string
}

export interface HistoryEntry {
  id: number
  url: string
  title: string
}

export interface PausedRequest {
  requestId: string
  frameId: string
  resourceType: string
  redirectedRequestId?: string
  responseErrorReason?: string
  responseStatusCode?: number
  responseStatusText?: string
  responseHeaders?: Header[]
  request: {
    url: string
    method: string
    headers: Record<string, string>
    hasPostData?: boolean
    postDataEntries?: { bytes?: string }[]
  }
}

interface Evaluation {
  result: RemoteObject
  exceptionDetails?: ExceptionDetails
}

interface WindowBounds {
  left?: number
  top?: number
  width?: number
  height?: number
  windowState?: 'normal' | 'minimized' | 'maximized' | 'fullscreen'
}

interface InContext {
  browserContextId?: string | undefined
}

type None = Record<string, never>

/** Each command: what it takes, what it answers. */
export interface Commands {
  'Browser.close': [None, None]
  'Browser.getVersion': [None, { product: string; userAgent: string }]
  'Browser.getWindowForTarget': [{ targetId: string }, { windowId: number }]
  'Browser.setDownloadBehavior': [InContext & { behavior: 'deny'; eventsEnabled: boolean }, None]
  'Browser.setPermission': [
    InContext & { permission: { name: string }; setting: 'granted' | 'denied'; origin: string },
    None,
  ]
  'Browser.setWindowBounds': [{ windowId: number; bounds: WindowBounds }, None]
  'DOM.getFileInfo': [{ objectId: string }, { path: string }]
  'DOM.setFileInputFiles': [{ objectId: string; files: string[] }, None]
  'Emulation.setDefaultBackgroundColorOverride': [
    { color: { r: number; g: number; b: number; a: number } },
    None,
  ]
  'Emulation.setEmulatedMedia': [{ features: { name: string; value: string }[] }, None]
  'Fetch.continueRequest': [{ requestId: string; interceptResponse?: boolean | undefined }, None]
  'Fetch.continueResponse': [{ requestId: string; responseCode?: number; responseHeaders?: Header[] }, None]
  'Fetch.enable': [{ patterns: { urlPattern: string }[] }, None]
  'Fetch.failRequest': [{ requestId: string; errorReason: string }, None]
  'Fetch.fulfillRequest': [
    {
      requestId: string
      responseCode: number
      responsePhrase?: string
      responseHeaders: Header[]
      body?: string
    },
    None,
  ]
  'Inspector.enable': [None, None]
  'Page.addScriptToEvaluateOnNewDocument': [{ source: string; worldName?: string | undefined }, None]
  'Page.bringToFront': [None, None]
  'Page.captureScreenshot': [
    {
      format: 'png'
      clip?: { x: number; y: number; width: number; height: number; scale: number } | undefined
    },
    { data: string },
  ]
  'Page.crash': [None, None]
  'Page.createIsolatedWorld': [{ frameId: string; worldName: string }, { executionContextId: number }]
  'Page.enable': [None, None]
  'Page.getNavigationHistory': [None, { currentIndex: number; entries: HistoryEntry[] }]
  'Page.handleJavaScriptDialog': [{ accept: boolean }, None]
  'Page.navigate': [{ url: string; frameId?: string }, { errorText?: string; loaderId?: string }]
  'Page.printToPDF': [Record<string, unknown>, { data: string }]
  'Page.reload': [{ ignoreCache?: boolean }, None]
  'Page.stopLoading': [None, None]
  'Runtime.addBinding': [{ name: string; executionContextName: string }, None]
  'Runtime.callFunctionOn': [
    {
      functionDeclaration: string
      executionContextId: number
      arguments: { value: unknown }[]
      awaitPromise?: boolean
      returnByValue?: boolean
    },
    Evaluation,
  ]
  'Runtime.enable': [None, None]
  'Runtime.evaluate': [
    {
      expression: string
      contextId?: number
      awaitPromise?: boolean
      returnByValue?: boolean
      userGesture?: boolean
    },
    Evaluation,
  ]
  'Runtime.runIfWaitingForDebugger': [None, None]
  'Storage.clearCookies': [InContext, None]
  'Storage.getCookies': [
    InContext,
    { cookies: { name: string; value: string; domain: string; path: string }[] },
  ]
  'Storage.clearDataForOrigin': [{ origin: string; storageTypes: string }, None]
  'Target.attachToBrowserTarget': [None, { sessionId: string }]
  'Target.closeTarget': [{ targetId: string }, { success: boolean }]
  'Target.createBrowserContext': [None, { browserContextId: string }]
  'Target.createTarget': [
    InContext & { url: string; newWindow: boolean; width: number; height: number },
    { targetId: string },
  ]
  'Target.disposeBrowserContext': [{ browserContextId: string }, None]
  'Target.detachFromTarget': [{ sessionId: string }, None]
  'Target.getTargets': [None, { targetInfos: TargetInfo[] }]
  'Target.setAutoAttach': [
    { autoAttach: boolean; waitForDebuggerOnStart: boolean; flatten: boolean; filter: { type: string }[] },
    None,
  ]
}

/** Each event: what it carries. */
export interface Events {
  'Browser.downloadWillBegin': { frameId: string; url: string; suggestedFilename: string }
  'Fetch.requestPaused': PausedRequest
  'Inspector.targetCrashed': None
  'Page.domContentEventFired': None
  'Page.frameAttached': { frameId: string; parentFrameId: string }
  'Page.frameDetached': { frameId: string; reason: string }
  'Page.frameNavigated': { frame: Frame }
  'Page.frameStartedLoading': { frameId: string }
  'Page.frameStartedNavigating': { frameId: string; url: string }
  'Page.frameStoppedLoading': { frameId: string }
  'Page.javascriptDialogOpening': { type: string }
  'Page.loadEventFired': None
  'Page.navigatedWithinDocument': { frameId: string; url: string }
  'Page.windowOpen': { url: string; windowName: string; windowFeatures: string[] }
  'Runtime.bindingCalled': { name: string; payload: string; executionContextId: number }
  'Runtime.consoleAPICalled': {
    type: string
    args: RemoteObject[]
    stackTrace?: { callFrames: { url: string; lineNumber: number }[] }
  }
  'Runtime.executionContextCreated': {
    context: { id: number; name: string; auxData?: { frameId?: string } }
  }
  'Runtime.executionContextDestroyed': { executionContextId: number }
  'Runtime.executionContextsCleared': None
  'Target.attachedToTarget': { sessionId: string; targetInfo: TargetInfo; waitingForDebugger: boolean }
  'Target.detachedFromTarget': { sessionId: string }
}

export type CommandName = keyof Commands
export type EventName = keyof Events
export type Params<M extends CommandName> = Commands[M][0]
export type Result<M extends CommandName> = Commands[M][1]

/** One message as it travels. */
export interface Message {
  id?: number | undefined
  method?: string | undefined
  params?: Record<string, unknown> | undefined
  sessionId?: string | undefined
  result?: Record<string, unknown> | undefined
  error?: { message: string; code: number } | undefined
}
