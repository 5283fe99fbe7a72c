// The main process: builds the parts, wires them, starts.
import { join } from 'node:path'
import { app, dialog, utilityProcess } from 'electron'
import { errorSentence, messagesIn, preferredLanguage } from '../domain/language/index.ts'
import { asAppError } from '../domain/result.ts'
import { openTrashKeeper } from './library/trash-keeper.ts'
import { openUserDocuments } from './library/user-documents.ts'
import { INDEX_PROCESS_ARGUMENTS } from './index/messages.ts'
import { addSample } from './sample.ts'
import type { GivenThing } from './shell/arguments.ts'
import { createBackups } from './shell/backups.ts'
import { createCaptureWindow } from './shell/capture-window.ts'
import { exportHandlers } from './shell/export.ts'
import { createIndexClient } from './shell/index-client.ts'
import { guardDefaultSession, guardPages } from './shell/guard.ts'
import { appHandlers } from './shell/ipc-app.ts'
import { askFiles, captureHandlers } from './shell/ipc-capture.ts'
import { libraryHandlers } from './shell/ipc-library.ts'
import { notesHandlers } from './shell/ipc-notes.ts'
import { pageHandlers } from './shell/ipc-page.ts'
import { pictureHandlers } from './shell/ipc-picture.ts'
import { seriesHandlers } from './shell/ipc-series.ts'
import { settingsHandlers } from './shell/ipc-settings.ts'
import { collectionHandlers } from './shell/ipc-collections.ts'
import { copyHandlers } from './shell/ipc-copy.ts'
import { handleChannels } from './shell/ipc.ts'
import { closeBeforeQuit } from './shell/life.ts'
import { startLibrarySession } from './shell/library-session.ts'
import { openLog } from './shell/log.ts'
import type { Log } from './shell/log.ts'
import { createAppMenu } from './shell/menu.ts'
import { listenOutside } from './shell/outside.ts'
import type { Outside } from './shell/outside.ts'
import { createSaving } from './shell/saving.ts'
import { handleScheme, registerScheme } from './shell/scheme.ts'
import { keepSettings } from './shell/settings.ts'
import { lookThroughTrash } from './shell/trash.ts'
import { givenLibraryFolder, libraryFolder, settleUserData } from './shell/user-data.ts'
import { createReaderWindow } from './shell/windows.ts'

const built = import.meta.dirname
const sampleFolder = join(built, '../../assets/sample')

async function start(userData: string, log: Log, outside: Outside): Promise<void> {
  const { settings: document, known } = await openUserDocuments(userData)
  await app.whenReady()
  guardDefaultSession()

  const settings = keepSettings(document, () => app.getPreferredSystemLanguages())
  const reader = createReaderWindow({ preload: join(built, '../preload/preload.cjs'), settings, log })
  const session = startLibrarySession({
    userData,
    folder: libraryFolder(settings.own().libraryFolder),
    known,
    log,
    send: reader.send,
    notify: reader.notify,
    keepFolder: (folder) => settings.remember({ libraryFolder: folder }),
    openSearchIndex: (file) =>
      createIndexClient({
        file,
        fork: () =>
          utilityProcess.fork(join(built, 'index.js'), [], {
            serviceName: 'goc-doc-index',
            execArgv: INDEX_PROCESS_ARGUMENTS,
          }),
        onCrash: (code) => log.note(`index process ended with ${code}`),
      }),
    onFirstLibrary: async (library) => {
      await addSample(library, settings.current().language, sampleFolder)
    },
  })
  const trash = await openTrashKeeper({ userData, isOn: () => settings.current().emptiesTrash })
  const onRule = () => reader.send('library:changed', { ids: [] })
  lookThroughTrash({ session, settings, keeper: trash, log, onRule })
  const { jobs, parsers } = createSaving({
    userData,
    built,
    session,
    settings,
    reader,
    log,
    onJob: (job) => pages.hear(job),
  })
  const backups = createBackups({ built, session, jobs, reader, log })
  const pages = createCaptureWindow({
    reader,
    settings,
    log,
    startSave: jobs.save,
    dismissSave: jobs.dismiss,
  })
  const openFiles = async (): Promise<number> => {
    const paths = await askFiles(reader, settings)
    for (const path of paths) jobs.save({ kind: 'file', path, url: null }, false)
    return paths.length
  }
  const menu = createAppMenu({
    isMac: process.platform === 'darwin',
    command: (command) => {
      reader.show()
      reader.send('app:command', command)
    },
  })

  handleScheme({
    pageFolder: join(built, '../renderer'),
    settings: settings.current,
    imagePath: async (id, name) => (await session.library()).imagePath(id, name),
  })
  handleChannels(
    {
      ...libraryHandlers({
        session,
        settings,
        reader,
        trash,
        folderIsGiven: givenLibraryFolder() !== null,
        addSample: async () => addSample(await session.library(), settings.current().language, sampleFolder),
      }),
      ...backups.handlers,
      ...captureHandlers({ jobs, settings, openFiles }),
      ...pageHandlers(pages, settings),
      ...settingsHandlers(settings),
      ...copyHandlers({ session, settings, jobs, parsers }),
      ...seriesHandlers({ session, settings, jobs, parsers }),
      ...collectionHandlers(session),
      ...exportHandlers({ session, settings, reader }),
      ...pictureHandlers({ session, settings, reader }),
      ...notesHandlers({ session, settings, reader }),
      ...appHandlers({
        reader,
        session,
        log,
        noticesFile: join(built, 'notices.json'),
        onPainted: jobs.start,
        onCommands: menu.enable,
      }),
    },
    reader,
    log,
  )
  reader.show()
  menu.apply(settings.current())
  settings.onChange((present, previous) => {
    reader.send('settings:changed', present)
    if (present.background !== previous.background) reader.applyBackground()
    if (present.language !== previous.language || present.singleKeys !== previous.singleKeys)
      menu.apply(present)
  })

  const take = (thing: GivenThing): void => {
    if (thing.kind === 'link') reader.notify({ kind: 'confirmSave', url: thing.url })
    else jobs.save(thing.kind === 'file' ? { ...thing, url: null } : thing, false)
  }
  outside.receive((things) => {
    for (const thing of things) take(thing)
    reader.show()
  })
  app.on('activate', reader.show)
  // Whoever comes back to the window may come from another program that has changed the folder.
  app.on('browser-window-focus', () => void session.present()?.reconcile())
  closeBeforeQuit(async () => {
    jobs.close()
    backups.close()
    await Promise.all([session.close(), settings.written()])
  }, log)
}

function fail(error: unknown, log: Log): void {
  log.error('start', error)
  const words = messagesIn(preferredLanguage(app.getPreferredSystemLanguages()))
  dialog.showErrorBox(app.getName(), errorSentence(words, asAppError(error)))
  app.exit(1)
}

const userData = settleUserData()
app.enableSandbox()
// On Linux Chromium speaks, through speech-dispatcher, only where it is told to.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
// Of pages: going through a long list makes rows and drops them, and left to itself V8 lets a good 200 MB of them pile
// up. It is to look sooner, and to keep less room for what is young; --optimize-for-size would leave less still, but make
// scrolling stop.
app.commandLine.appendSwitch('js-flags', '--heap-growing-percent=30 --max-semi-space-size=4')
if (app.requestSingleInstanceLock()) {
  registerScheme()
  guardPages()
  const log = openLog(join(userData, 'logs'))
  process.on('uncaughtException', (error) => log.error('uncaught', error))
  process.on('unhandledRejection', (error) => log.error('unhandled', error))
  start(userData, log, listenOutside()).catch((error: unknown) => fail(error, log))
} else {
  app.quit()
}
