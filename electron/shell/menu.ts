// The application menu in the language of the interface, with the keys of interface.md. What the page does is sent to
// it as a command; single-key shortcuts are the page's own.
import { app, Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import type { DesktopMessages } from '../../domain/language/desktop.ts'
import type { MenuCommand } from '../../domain/ipc-contract.ts'
import type { Language } from '../../domain/settings.ts'

type Item = MenuItemConstructorOptions
type Words = DesktopMessages['menu']

export type MenuActions = {
  /** Has the page carry out a command, opening the window where there is none. */
  readonly command: (command: MenuCommand) => void
  readonly openFiles: () => void
}

const separator: Item = { type: 'separator' }

/** The id of a command's item is the command. */
const commandItem =
  (actions: MenuActions) =>
  (id: MenuCommand, label: string, accelerator?: string): Item => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.command(id),
  })

const appMenu = (words: Words, item: ReturnType<typeof commandItem>): Item => ({
  label: app.getName(),
  submenu: [
    item('showAbout', words.about),
    separator,
    item('openSettings', words.settings, 'Cmd+,'),
    separator,
    { role: 'hide', label: words.hide },
    { role: 'hideOthers', label: words.hideOthers },
    { role: 'unhide', label: words.showAll },
    separator,
    { role: 'quit', label: words.quit },
  ],
})

function template(words: Words, actions: MenuActions, isMac: boolean): Item[] {
  const item = commandItem(actions)
  const file: Item[] = [
    item('save', words.save, 'CmdOrCtrl+N'),
    { id: 'openFiles', label: words.openFile, accelerator: 'CmdOrCtrl+O', click: actions.openFiles },
    separator,
    item('print', words.print, 'CmdOrCtrl+P'),
    separator,
    ...(isMac ? [] : [item('openSettings', words.settings, 'Ctrl+,'), separator]),
    { role: 'close', label: words.closeWindow },
    ...(isMac ? [] : [{ role: 'quit', label: words.quit } satisfies Item]),
  ]
  const edit: Item[] = [
    item('undo', words.undo, 'CmdOrCtrl+Z'),
    separator,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
    separator,
    item('findInArticle', words.findInArticle, 'CmdOrCtrl+F'),
    item('searchLibrary', words.searchLibrary, 'CmdOrCtrl+Shift+F'),
  ]
  const view: Item[] = [
    item('toggleSidebar', words.toggleSidebar),
    separator,
    item('textLarger', words.textLarger, 'CmdOrCtrl+Plus'),
    // The same key without Shift, where `+` is above `=`.
    { ...item('textLarger', words.textLarger, 'CmdOrCtrl+='), id: 'textLargerPlain', visible: false },
    item('textSmaller', words.textSmaller, 'CmdOrCtrl+-'),
    item('textNormal', words.textNormal, 'CmdOrCtrl+0'),
    separator,
    { role: 'zoomIn', label: words.zoomIn, accelerator: 'CmdOrCtrl+Alt+Plus' },
    { role: 'zoomOut', label: words.zoomOut, accelerator: 'CmdOrCtrl+Alt+-' },
    { role: 'resetZoom', label: words.zoomReset, accelerator: 'CmdOrCtrl+Alt+0' },
    separator,
    { role: 'togglefullscreen', label: words.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: words.developerTools } satisfies Item]),
  ]
  const go: Item[] = [
    item('back', words.back, isMac ? 'Cmd+[' : 'Alt+Left'),
    item('forward', words.forward, isMac ? 'Cmd+]' : 'Alt+Right'),
  ]
  const help: Item[] = [
    item('showSample', words.sample),
    item('showShortcuts', words.shortcuts),
    ...(isMac ? [] : [separator, item('showAbout', words.about)]),
  ]
  return [
    ...(isMac ? [appMenu(words, item)] : []),
    { label: words.file, submenu: file },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    { label: words.go, submenu: go },
    ...(isMac
      ? [{ label: words.window, submenu: [{ role: 'minimize', label: words.minimize }] } satisfies Item]
      : []),
    { role: 'help', label: words.help, submenu: help },
  ]
}

/** Puts the menu in a language into force. */
export function applyMenu(language: Language, actions: MenuActions): void {
  const items = template(desktopMessagesIn(language).menu, actions, process.platform === 'darwin')
  Menu.setApplicationMenu(Menu.buildFromTemplate(items))
}
