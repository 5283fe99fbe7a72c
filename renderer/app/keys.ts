// The keys of the window. Those with Ctrl or Cmd belong to the application menu and arrive as commands, but for what is
// of the list alone, choosing articles; for undo, which the browser has a meaning of its own for; and for those after
// which one types.
import { useEffect, useEffectEvent } from 'react'
import { commandKeys, commandOfKey } from '../../domain/commands.ts'
import type { CommandId } from '../../domain/commands.ts'
import { isMac } from './is-mac.ts'

/** Where the focus goes in the list. */
export type ListStep = 'next' | 'previous' | 'pageDown' | 'pageUp' | 'first' | 'last'

/** Going through the list, choosing on the way or not, and choosing all: keys of the list alone. */
export type ListKey = 'selectAll' | { readonly go: ListStep; readonly extend: boolean }

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type)))

const isControl = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('button, a, input, select, summary, [role=separator], [role=menu]') !== null

/** Whether keys that scroll have something to scroll around it. */
const isInScroller = (target: Element): boolean =>
  (target.scrollHeight > target.clientHeight && /auto|scroll/.test(getComputedStyle(target).overflowY)) ||
  (target.parentElement !== null && isInScroller(target.parentElement))

/** In the reader's bars, or nowhere: what is read is what a page key is meant for. */
const isBesideArticle = (target: EventTarget | null) =>
  target instanceof Element &&
  (target === document.body || target.closest('main') !== null) &&
  !isInScroller(target)

const isInList = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('[data-scroller], [data-selection]') !== null

const isArticle = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('[data-scroller] a[data-article]')

const listSteps: Readonly<Record<string, ListStep>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  End: 'last',
}

function listKeyOf(
  { key, shiftKey, ctrlKey, metaKey, target }: KeyboardEvent,
  single: boolean,
): ListKey | null {
  if (ctrlKey || metaKey)
    return key.toLowerCase() === 'a' && !shiftKey && isInList(target) ? 'selectAll' : null
  if (shiftKey && single && key === 'J') return { go: 'next', extend: true }
  if (shiftKey && single && key === 'K') return { go: 'previous', extend: true }
  const go = listSteps[key]
  if (go === undefined) return null
  // Elsewhere they scroll, and choose text.
  return (shiftKey ? isInList(target) : isArticle(target)) ? { go, extend: shiftKey } : null
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z'

/**
 * The commands that open a field, by their key in Electron's notation, in lower case. By way of the menu the field
 * would be there a moment later, and the first letters that are typed would each be a key by themselves.
 */
const openingField: ReadonlyMap<string | undefined, CommandId> = new Map(
  (['findInArticle', 'searchLibrary', 'palette', 'save'] as const).map((id) => [
    commandKeys[id]?.accelerator?.toLowerCase(),
    id,
  ]),
)

function fieldAskedBy({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): CommandId | undefined {
  const [wide, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  if (!wide || other || altKey) return undefined
  return openingField.get(`cmdorctrl+${shiftKey ? 'shift+' : ''}${key.toLowerCase()}`)
}

function commandOf(event: KeyboardEvent, single: boolean): CommandId | null {
  if (event.ctrlKey || event.metaKey) return null
  if (event.altKey) {
    if (event.key === 'ArrowLeft') return 'back'
    return event.key === 'ArrowRight' ? 'forward' : null
  }
  if (event.key === 'Escape') return 'backToList'
  if (event.key === ' ' && !isControl(event.target)) return event.shiftKey ? 'pageUp' : 'pageDown'
  if (!event.shiftKey && isBesideArticle(event.target)) {
    if (event.key === 'PageDown') return 'pageDown'
    if (event.key === 'PageUp') return 'pageUp'
  }
  return single ? (commandOfKey.get(event.key.toLowerCase()) ?? null) : null
}

export type KeyOptions = {
  /** Single-key shortcuts are on. */
  readonly single: boolean
  /** @returns whether it could be carried out now: else the key is the browser's */
  readonly onCommand: (command: CommandId) => boolean
  readonly onListKey: (key: ListKey) => void
}

/** Tells of each key that means something; never while typing, in a dialog or in a menu. */
export function useKeys({ single, onCommand, onListKey }: KeyOptions): void {
  const command = useEffectEvent(onCommand)
  const listKey = useEffectEvent(onListKey)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      if (document.querySelector('dialog[open], [role=menu]')) return
      const field = fieldAskedBy(event)
      if (field !== undefined && command(field)) return event.preventDefault()
      if (isTyping(event.target)) return
      // Left to the browser, it would first undo what was typed last, in a field that one has left.
      if (isUndo(event)) {
        event.preventDefault()
        return void command('undo')
      }
      const ofList = event.altKey ? null : listKeyOf(event, single)
      const id = ofList === null ? commandOf(event, single) : null
      if (ofList === null && id === null) return
      if (ofList !== null) listKey(ofList)
      if (ofList !== null || (id !== null && command(id))) event.preventDefault()
    }
    // The side buttons of a mouse: 3 is back, 4 is forward.
    const onMouseUp = (event: MouseEvent) => {
      if (event.button !== 3 && event.button !== 4) return
      event.preventDefault()
      command(event.button === 3 ? 'back' : 'forward')
    }
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('mouseup', onMouseUp)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('mouseup', onMouseUp)
    }
  }, [single])
}
