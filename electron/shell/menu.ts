// The application menu in the language of the interface: the commands of domain/commands.ts, and what the system does by
// itself. A command is the page's to carry out; which of them it can carry out now, it tells.
import { app, Menu } from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import { commandIds, commandKeys, commandMenuNames, commandMenus } from '../../domain/commands.ts'
import type { CommandId, CommandMenu } from '../../domain/commands.ts'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import type { DesktopMessages } from '../../domain/language/desktop.ts'
import type { Settings } from '../../domain/settings.ts'

type Item = MenuItemConstructorOptions
/** What stands between two lines. */
type Section = readonly Item[]

export type AppMenu = {
  /** Puts the menu into force, in the language and with the keys of the settings. */
  apply(settings: Pick<Settings, 'language' | 'singleKeys'>): void
  /** Greys the commands that cannot be carried out now. */
  enable(available: readonly CommandId[]): void
}

export type MenuOptions = {
  readonly isMac: boolean
  /** Has the page carry out a command, opening the window where there is none. */
  readonly command: (command: CommandId) => void
}

/** Those that macOS has in the menu of the app itself. */
const OF_THE_APP: ReadonlySet<CommandId> = new Set(['openSettings', 'showAbout'])

/** Single keys as Electron names them. */
const electronKeys: Readonly<Record<string, string>> = { delete: 'Delete' }

function menuTemplate(
  words: DesktopMessages,
  { isMac, command }: MenuOptions,
  singleKeys: boolean,
): readonly Item[] {
  const { menu } = words

  /** Its key as it is printed beside the name. One without Ctrl, Cmd or Alt is the page's own, and only shown. */
  function keyOf(id: CommandId): Pick<Item, 'accelerator' | 'registerAccelerator'> {
    const { accelerator, macAccelerator, single } = commandKeys[id] ?? {}
    const wide = isMac ? (macAccelerator ?? accelerator) : accelerator
    if (wide !== undefined) return { accelerator: wide }
    // macOS takes every key that its menu shows.
    if (single === undefined || !singleKeys || isMac) return {}
    return { accelerator: electronKeys[single] ?? single.toUpperCase(), registerAccelerator: false }
  }
  /** The id of a command's item is the command. */
  const item = (id: CommandId): Item => ({
    id,
    label: words.commands[id],
    ...keyOf(id),
    click: () => command(id),
  })
  const commandSections = (name: CommandMenu): Section[] =>
    commandMenus[name].map((ids: readonly CommandId[]) =>
      ids.filter((id) => !isMac || !OF_THE_APP.has(id)).map(item),
    )

  const joined = (sections: readonly Section[]): Item[] =>
    sections
      .filter((section) => section.length > 0)
      .flatMap((section, index) =>
        index === 0 ? section : [{ type: 'separator' } satisfies Item, ...section],
      )

  const windowItems: Section = [
    { role: 'close', label: menu.closeWindow },
    ...(isMac ? [] : [{ role: 'quit', label: menu.quit } satisfies Item]),
  ]
  const textItems: Section = [
    { role: 'cut', label: menu.cut },
    { role: 'copy', label: menu.copy },
    { role: 'paste', label: menu.paste },
    { role: 'selectAll', label: menu.selectAll },
  ]
  const zoomItems: Section = [
    { role: 'zoomIn', label: menu.zoomIn, accelerator: 'CmdOrCtrl+Alt+Plus' },
    { role: 'zoomOut', label: menu.zoomOut, accelerator: 'CmdOrCtrl+Alt+-' },
    { role: 'resetZoom', label: menu.zoomReset, accelerator: 'CmdOrCtrl+Alt+0' },
  ]
  const screenItems: Section = [
    { role: 'togglefullscreen', label: menu.fullScreen },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools', label: menu.developerTools } satisfies Item]),
  ]
  // The same key without Shift, where `+` is above `=`.
  const plainPlus: Item = {
    ...item('textLarger'),
    accelerator: 'CmdOrCtrl+=',
    id: 'textLargerPlain',
    visible: false,
  }

  function sectionsOf(name: CommandMenu): readonly Section[] {
    const [first = [], ...others] = commandSections(name)
    switch (name) {
      case 'file':
        return [first, ...others, windowItems]
      case 'edit':
        return [first, textItems, ...others]
      case 'view':
        return [first, ...others, zoomItems, [...screenItems, plainPlus]]
      default:
        return [first, ...others]
    }
  }
  const menus = commandMenuNames.map((name) => ({
    label: words.commandMenus[name],
    submenu: joined(sectionsOf(name)),
    ...(name === 'help' && { role: 'help' as const }),
  }))
  if (!isMac) return menus
  const appMenu: Item = {
    label: app.getName(),
    submenu: joined([
      [item('showAbout')],
      [item('openSettings')],
      [
        { role: 'hide', label: menu.hide },
        { role: 'hideOthers', label: menu.hideOthers },
        { role: 'unhide', label: menu.showAll },
      ],
      [{ role: 'quit', label: menu.quit }],
    ]),
  }
  const windowMenu: Item = { label: menu.window, submenu: [{ role: 'minimize', label: menu.minimize }] }
  return [appMenu, ...menus.slice(0, -1), windowMenu, ...menus.slice(-1)]
}

/** The menu of the app; none until it is applied. Everything is enabled until the page has said what it can do. */
export function createAppMenu(options: MenuOptions): AppMenu {
  let available: ReadonlySet<CommandId> = new Set(commandIds)
  function grey(): void {
    const menu = Menu.getApplicationMenu()
    for (const id of commandIds) {
      const found = menu?.getMenuItemById(id)
      if (found) found.enabled = available.has(id)
    }
  }
  return {
    apply({ language, singleKeys }) {
      const items = menuTemplate(desktopMessagesIn(language), options, singleKeys)
      Menu.setApplicationMenu(Menu.buildFromTemplate([...items]))
      grey()
    },
    enable(ids) {
      available = new Set(ids)
      grey()
    },
  }
}
