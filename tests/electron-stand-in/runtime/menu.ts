// Menu and MenuItem: a model without a visible menu bar; items click, accelerators come from the page.
import { EventEmitter } from 'node:events'
import type { BrowserWindow } from './browser-window.ts'
import { ROLES, SUBMENUS } from './menu-roles.ts'
import { makeStrict } from './strict.ts'
import { focusedWindow } from './windows.ts'

type Kind = 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio'

export interface ItemOptions {
  id?: string
  role?: string
  type?: Kind
  label?: string
  sublabel?: string
  toolTip?: string
  accelerator?: string
  icon?: unknown
  enabled?: boolean
  visible?: boolean
  checked?: boolean
  registerAccelerator?: boolean
  submenu?: ItemOptions[] | Menu
  click?: (item: MenuItem, window: BrowserWindow | undefined, event: object) => void
}

export class MenuItem {
  readonly id: string | undefined
  readonly role: string | undefined
  readonly type: Kind
  label: string
  sublabel: string
  toolTip: string
  icon: unknown
  enabled: boolean
  visible: boolean
  checked: boolean
  readonly accelerator: string | undefined
  /** False also where Chromium handles the key itself. */
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  menu: Menu | undefined
  readonly click: (event?: object, window?: BrowserWindow) => void

  constructor(options: ItemOptions) {
    const role = options.role?.toLowerCase()
    const preset = ROLES[role ?? '']
    const group = SUBMENUS[role ?? '']
    if (role !== undefined && !preset && !group) throw new Error(`Unknown menu role ${options.role}`)
    const submenu =
      options.submenu ??
      group?.items.map((name): ItemOptions => (name === null ? { type: 'separator' } : { role: name }))
    this.id = options.id
    this.role = role
    this.label = options.label ?? preset?.label ?? group?.label ?? ''
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.icon = options.icon
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.accelerator = options.accelerator ?? preset?.accelerator
    this.registerAccelerator = (options.registerAccelerator ?? true) && preset?.native !== true
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal')
    this.menu = undefined
    this.click = (event = {}, window = focusedWindow() ?? undefined) => {
      if (!this.enabled) return
      this.#check()
      if (options.click) options.click(this, window, event)
      else preset?.run?.(window)
    }
  }

  #check(): void {
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type !== 'radio') return
    for (const other of this.menu?.items ?? []) if (other.type === 'radio') other.checked = false
    this.checked = true
  }
}
makeStrict(MenuItem)

export class Menu extends EventEmitter {
  static #application: Menu | null = null
  readonly items: MenuItem[] = []

  append(item: MenuItem): void {
    item.menu = this
    this.items.push(item)
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  /** Nothing is shown: a test replaces popup, or clicks the items. */
  popup({ callback }: { callback?: () => void } = {}): void {
    this.emit('menu-will-show', {})
    callback?.()
  }
  closePopup(): void {
    this.emit('menu-will-close', {})
  }

  static buildFromTemplate(template: (ItemOptions | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const entry of template) menu.append(entry instanceof MenuItem ? entry : new MenuItem(entry))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }
  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }
}
makeStrict(Menu)
