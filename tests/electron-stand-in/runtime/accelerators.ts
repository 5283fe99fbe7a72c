// Accelerators: a key that the page has not handled clicks the item of the application menu that names it.
import { Menu, type MenuItem } from './menu.ts'
import type { WebContents } from './web-contents.ts'
import { windowOf } from './windows.ts'

export interface KeyPress {
  key: string
  code: string
  control: boolean
  shift: boolean
  alt: boolean
  meta: boolean
}

// Electron's names -> KeyboardEvent.key in lower case.
const KEYS: Record<string, string> = {
  plus: '+',
  esc: 'escape',
  return: 'enter',
  space: ' ',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
}

function parse(accelerator: string) {
  const parts = accelerator.replace(/\+\+$/, '+Plus').toLowerCase().split('+')
  const last = parts.pop() ?? ''
  const has = (...names: string[]): boolean => parts.some((part) => names.includes(part))
  return {
    key: KEYS[last] ?? last,
    control: has('ctrl', 'control', 'commandorcontrol', 'cmdorctrl'),
    shift: has('shift'),
    alt: has('alt', 'option', 'altgr'),
    meta: has('super', 'meta', 'cmd', 'command'),
  }
}

function matches(accelerator: string, pressed: KeyPress): boolean {
  const wanted = parse(accelerator)
  const code = pressed.code.replace(/^(Key|Digit|Numpad)/, '').toLowerCase()
  // A plus sign needs Shift on many keyboards.
  const shift = wanted.shift === pressed.shift || wanted.key === '+'
  return (
    shift &&
    wanted.control === pressed.control &&
    wanted.alt === pressed.alt &&
    wanted.meta === pressed.meta &&
    (wanted.key === pressed.key.toLowerCase() || wanted.key === code)
  )
}

function find(menu: Menu | null, pressed: KeyPress): MenuItem | undefined {
  for (const item of menu?.items ?? []) {
    const { submenu, accelerator, enabled, registerAccelerator } = item
    if (submenu) {
      const found = find(submenu, pressed)
      if (found) return found
    } else if (accelerator !== undefined && enabled && registerAccelerator && matches(accelerator, pressed)) {
      return item
    }
  }
  return undefined
}

/** Clicks the item for this key, if there is one. */
export function pressAccelerator(contents: WebContents, pressed: KeyPress): void {
  find(Menu.getApplicationMenu(), pressed)?.click(
    { triggeredByAccelerator: true },
    windowOf(contents) ?? undefined,
  )
}
