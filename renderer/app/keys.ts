// Single keys of the window. Those with Ctrl or Cmd belong to the application menu and arrive as commands.
import { useEffect, useEffectEvent } from 'react'

export type KeyCommand =
  | 'next'
  | 'previous'
  | 'back'
  | 'nextPart'
  | 'previousPart'
  | 'bookmark'
  | 'read'
  | 'archive'
  | 'trash'
  | 'tags'
  | 'searchLibrary'
  | 'showShortcuts'
  | 'pageDown'
  | 'pageUp'
  | 'highlight'
  | 'note'
  | 'historyBack'
  | 'historyForward'

const singleKeys: Readonly<Record<string, KeyCommand>> = {
  j: 'next',
  k: 'previous',
  ']': 'nextPart',
  '[': 'previousPart',
  b: 'bookmark',
  r: 'read',
  e: 'archive',
  t: 'tags',
  h: 'highlight',
  m: 'note',
  '/': 'searchLibrary',
  '?': 'showShortcuts',
  delete: 'trash',
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type)))

const isControl = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('button, a, input, select, summary, [role=separator], [role=menu]') !== null

function commandOf(event: KeyboardEvent, single: boolean): KeyCommand | null {
  if (event.ctrlKey || event.metaKey) return null
  if (event.altKey) {
    if (event.key === 'ArrowLeft') return 'historyBack'
    return event.key === 'ArrowRight' ? 'historyForward' : null
  }
  if (event.key === 'Escape') return 'back'
  if (event.key === ' ' && !isControl(event.target)) return event.shiftKey ? 'pageUp' : 'pageDown'
  return single ? (singleKeys[event.key.toLowerCase()] ?? null) : null
}

/** Runs `run` for each key command; never while typing, in a dialog or in a menu. */
export function useKeys(single: boolean, run: (command: KeyCommand) => void): void {
  const carryOut = useEffectEvent(run)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return
      if (document.querySelector('dialog[open], [role=menu]')) return
      const command = commandOf(event, single)
      if (command === null) return
      event.preventDefault()
      carryOut(command)
    }
    // The side buttons of a mouse: 3 is back, 4 is forward.
    const onMouseUp = (event: MouseEvent) => {
      if (event.button !== 3 && event.button !== 4) return
      event.preventDefault()
      carryOut(event.button === 3 ? 'historyBack' : 'historyForward')
    }
    document.addEventListener('keydown', onKeyDown)
    document.addEventListener('mouseup', onMouseUp)
    return () => {
      document.removeEventListener('keydown', onKeyDown)
      document.removeEventListener('mouseup', onMouseUp)
    }
  }, [single])
}
