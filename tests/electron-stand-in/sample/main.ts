// An app that uses the parts of Electron that the stand-in has, and keeps a log that the tests read.
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  session,
  utilityProcess,
  type BaseWindow,
} from 'electron'

const here = import.meta.dirname
const log: unknown[][] = []
Object.assign(globalThis, { sampleLog: log })

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' app:; connect-src 'self' https://blocked.example ws:"
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

async function serve(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  log.push(['serve', request.url])
  if (pathname === '/image.png') return new Response(PNG, { headers: { 'content-type': 'image/png' } })
  if (pathname === '/echo') {
    return new Response(await request.arrayBuffer(), { status: 201, headers: { 'x-method': request.method } })
  }
  const file = pathname === '/' ? '/index.html' : pathname
  const headers = { 'content-type': TYPES[extname(file)] ?? '', 'content-security-policy': POLICY }
  try {
    return new Response(await readFile(join(here, file)), { headers })
  } catch {
    return new Response('not found', { status: 404 })
  }
}

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
if (!app.requestSingleInstanceLock({ hello: 1 })) app.quit()
app.on('second-instance', (_event, argv, _cwd, data) => log.push(['second-instance', argv.at(-1), data]))
app.on('window-all-closed', () => app.quit())
app.on('render-process-gone', (_event, _contents, { reason }) => log.push(['gone', reason]))
app.on('child-process-gone', (_event, { type, reason, serviceName }) =>
  log.push(['child-gone', type, reason, serviceName]),
)
app.on('web-contents-created', (_event, contents) => {
  contents.setWindowOpenHandler(({ url }) => {
    log.push(['open', url])
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    log.push(['will-navigate', event.url])
    if (!event.url.startsWith('app://')) event.preventDefault()
  })
  contents.on('context-menu', (_menuEvent, { linkURL, isEditable }) =>
    log.push(['context-menu', linkURL, isEditable]),
  )
})

ipcMain.handle('echo', (_event, value: unknown) => value)
ipcMain.handle('fail', () => {
  throw new TypeError('on purpose')
})
ipcMain.handle('who', ({ senderFrame, sender }) => ({
  url: senderFrame?.url,
  origin: senderFrame?.origin,
  top: senderFrame === sender.mainFrame,
  id: sender.id,
}))
ipcMain.handle(
  'pick',
  async () => (await dialog.showOpenDialog({ properties: ['openFile'] })).filePaths[0] ?? 'none',
)
ipcMain.handle('theme', (_event, source: 'dark' | 'light') => {
  nativeTheme.themeSource = source
  return nativeTheme.shouldUseDarkColors
})
ipcMain.on('note', (event, text: string) => event.reply('noted', text.toUpperCase()))

await app.whenReady()
protocol.handle('app', serve)
session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
session.defaultSession.webRequest.onBeforeRequest(({ url }, callback) => {
  const cancel = /^https?:/.test(url)
  if (cancel) log.push(['blocked', url])
  callback({ cancel })
})

const worker = utilityProcess.fork(join(here, 'worker.ts'), [], { serviceName: 'sums' })
Object.assign(globalThis, { sampleWorker: worker })
ipcMain.handle('sum', (_event, n: number) => {
  const answer = new Promise((resolve) => worker.once('message', resolve))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin
  worker.postMessage({ n, bytes: new Uint8Array([1, 2]) })
  return answer
})

const ping = (window: BaseWindow | undefined): void => {
  if (window instanceof BrowserWindow) window.webContents.send('menu', 'ping')
}
Menu.setApplicationMenu(
  Menu.buildFromTemplate([
    {
      label: 'File',
      submenu: [
        {
          id: 'ping',
          label: 'Ping',
          accelerator: 'CmdOrCtrl+Shift+P',
          click: (_item, window) => ping(window),
        },
        { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    { role: 'viewMenu' },
  ]),
)

const window = new BrowserWindow({
  width: 900,
  height: 700,
  show: false,
  webPreferences: {
    preload: join(here, 'preload.cjs'),
    sandbox: true,
    additionalArguments: ['--sample=yes'],
  },
})
window.once('ready-to-show', () => window.show())
await window.loadURL('app://reader/')
log.push(['loaded', window.webContents.getURL()])
