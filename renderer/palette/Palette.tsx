// The command palette: one field for everything that can be done or gone to. A combobox over a listbox (WAI-ARIA): the
// focus stays in the field, the arrows move what Enter takes.
import { Search } from 'lucide-react'
import { Fragment, useEffect, useEffectEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import type { CommandId } from '../../domain/commands.ts'
import { printedKeys } from '../../domain/commands.ts'
import type { FoundName } from '../../domain/find-articles.ts'
import { useSettings } from '../client/settings.tsx'
import { useModal } from '../interface/modal.ts'
import { asksForCommands, namedPlaces, paletteGroups } from './items.ts'
import type { PaletteItem, PalettePlaces, PaletteTarget } from './items.ts'
import styles from './Palette.module.css'
import { useAnswer } from './use-answer.ts'

type PaletteProps = {
  readonly places: PalettePlaces
  /** The commands that can be carried out now. */
  readonly available: readonly CommandId[]
  /** Articles that were open in the window, the latest first. */
  readonly recentArticles: readonly ArticleId[]
  readonly isMac: boolean
  readonly onChoose: (target: PaletteTarget) => void
  readonly onClose: () => void
}

/** Rows that Page Up and Page Down go over. */
const PAGE = 8

/** A name with what was found in it. */
function Marked({ name: { text, ranges } }: { readonly name: FoundName }) {
  const ends = [0, ...ranges.map(([, to]) => to)]
  return (
    <>
      {ranges.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(ends[index], from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}

/** The selected text: the field takes it away, and the command may be for it. */
function selectedRange(): Range | null {
  // That of a field is the field's own, and comes back with the focus.
  if (document.activeElement?.matches('input, textarea')) return null
  const selection = getSelection()
  return selection && selection.rangeCount > 0 && !selection.isCollapsed ? selection.getRangeAt(0) : null
}

export function Palette({ places, available, recentArticles, isMac, onChoose, onClose }: PaletteProps) {
  const { settings, messages } = useSettings()
  const t = messages.palette
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [typed, setTyped] = useState('')
  const { answer, isFresh } = useAnswer(typed, recentArticles)
  const [range] = useState(selectedRange)
  useModal(dialog)
  useLayoutEffect(
    () => () => {
      if (!range?.startContainer.isConnected) return
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    },
    [range],
  )

  const named = useMemo(() => namedPlaces(places), [places])
  const groups = useMemo(
    () =>
      paletteGroups({
        ...answer,
        places: named,
        available,
        recentCommands: settings.recentCommands,
        language: settings.language,
      }),
    [answer, named, available, settings.recentCommands, settings.language],
  )
  const items = groups.flatMap(({ items: rows }) => rows)
  const count = groups.reduce((sum, group) => sum + group.count, 0)

  // What is chosen belongs to one answer: another begins at its first row.
  const [chosen, setChosen] = useState({ typed: '', index: 0 })
  const active = chosen.typed === answer.typed ? Math.min(chosen.index, items.length - 1) : 0
  const moveTo = (index: number) => {
    if (items.length > 0) setChosen({ typed: answer.typed, index: (index + items.length) % items.length })
  }
  const optionId = (index: number) => `${listId}-${index}`

  /** Enter came before the answer to what was typed: its first row is taken when it is there. */
  const [taking, setTaking] = useState(false)
  const take = (item: PaletteItem | undefined) => item && onChoose(item.target)
  const takeFirst = useEffectEvent(() => take(items[0]))
  useEffect(() => {
    // After this commit: taking it closes the palette at once.
    if (taking && isFresh) queueMicrotask(() => takeFirst())
  }, [taking, isFresh])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      Home: 0,
      End: items.length - 1,
      PageDown: Math.min(items.length - 1, active + PAGE),
      PageUp: Math.max(0, active - PAGE),
    }
    const to = event.shiftKey || event.ctrlKey || event.metaKey || event.altKey ? undefined : moves[event.key]
    if (to !== undefined) moveTo(to)
    else if (event.key === 'Enter') {
      if (isFresh) take(items[active])
      else setTaking(true)
    } else if (event.key !== 'Tab') return
    event.preventDefault()
  }

  const groupStarts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { items: rows }) => sum + rows.length, 0),
  )
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={t.title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={({ target }) => target === dialog.current && onClose()}
    >
      <div className={styles.field}>
        <Search size={18} strokeWidth={1.7} aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          data-first
          aria-label={t.field}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? optionId(active) : undefined}
          placeholder={t.placeholder}
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          value={typed}
          onChange={(event) => {
            setTaking(false)
            setTyped(event.target.value)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} className={styles.list} role="listbox" aria-label={t.results} tabIndex={-1}>
        {groups.map((group, groupIndex) => (
          <div key={group.name} role="group" aria-labelledby={`${listId}-${group.name}`}>
            <p id={`${listId}-${group.name}`} className={styles.heading} role="presentation">
              {t.groups[group.name]}
            </p>
            {group.items.map((item, index) => {
              const place = (groupStarts[groupIndex] ?? 0) + index
              return (
                <Row
                  key={JSON.stringify(item.target)}
                  id={optionId(place)}
                  item={item}
                  isMac={isMac}
                  chosen={place === active}
                  onPoint={() => place !== active && setChosen({ typed: answer.typed, index: place })}
                  onTake={() => take(item)}
                />
              )
            })}
          </div>
        ))}
      </div>
      {items.length === 0 && isFresh && <p className={styles.none}>{t.none(typed.trim())}</p>}
      <p className={styles.foot}>
        <span role="status">{isFresh ? t.count(count) : ''}</span>
        {!asksForCommands(typed) && <span>{t.hint}</span>}
      </p>
    </dialog>
  )
}

type RowProps = {
  readonly id: string
  readonly item: PaletteItem
  readonly isMac: boolean
  readonly chosen: boolean
  readonly onPoint: () => void
  readonly onTake: () => void
}

function Row({ id, item, isMac, chosen, onPoint, onTake }: RowProps) {
  const { settings, messages } = useSettings()
  const { target, name, beside } = item
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const keys =
    target.kind === 'command'
      ? printedKeys(target.id, isMac, settings.singleKeys, (key) => messages.keys[key])
      : []
  const kind =
    target.kind === 'command' || target.kind === 'article' ? null : messages.palette.kinds[target.kind]
  return (
    // The keys are the field's, and the focus never leaves it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={chosen}
      className={styles.row}
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <span className={styles.names}>
        <span className={styles.name} lang={item.lang} dir="auto">
          <Marked name={name} />
        </span>
        {(kind !== null || beside.length > 0) && (
          <span className={styles.beside}>
            {kind !== null && <span>{kind}</span>}
            {beside.map((one, index) => (
              <span key={index} dir="auto">
                <Marked name={one} />
              </span>
            ))}
          </span>
        )}
      </span>
      {keys.length > 0 && (
        <span className={styles.keys}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </div>
  )
}
