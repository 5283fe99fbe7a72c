// A tag's name and colour. A colour is kept when it is chosen, a name when it is sent; one that another tag has is asked
// about first: the two become one.
import { useEffect, useRef, useState } from 'react'
import { sameTag, tagColors } from '../../domain/tag-change.ts'
import type { KnownTag, TagChange } from '../../domain/tag-change.ts'
import { useTellDone } from '../client/actions.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import styles from './collections.module.css'

type TagFormProps = {
  readonly tag: KnownTag
  readonly onRenamed: (from: string, to: string) => void
  /** @param name what the tag is called now */
  readonly onDone: (name: string) => void
}

export function TagForm({ tag, onRenamed, onDone }: TagFormProps) {
  const { tagTools: t } = useMessages()
  const { tellCaught } = useNotices()
  const tellDone = useTellDone()
  const [typed, setTyped] = useState(tag.name)
  const field = useRef<HTMLInputElement>(null)
  // It may come into a dialog that is open already.
  useEffect(() => field.current?.focus(), [])
  /** The name that another tag has, while it is asked whether they become one. */
  const [taken, setTaken] = useState<string | null>(null)
  /** The colour that was chosen, until the library says what it is now. */
  const [chosen, setChosen] = useState({ was: tag.color, now: tag.color })
  const shownColor = chosen.was === tag.color ? chosen.now : tag.color
  const name = typed.trim()

  const change = async (wanted: TagChange): Promise<boolean> => {
    try {
      const done = await call('tags:change', wanted)
      if (done) tellDone(done)
      return done !== null
    } catch (caught) {
      tellCaught(caught)
      return true
    }
  }
  const rename = async (to: string, merge: boolean) => {
    if (to === tag.name) return onDone(to)
    if (!(await change({ change: 'rename', tag: tag.name, to, merge }))) return setTaken(to)
    onRenamed(tag.name, to)
    onDone(to)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name !== '') void rename(name, taken !== null && sameTag(taken, name))
      }}
    >
      <label className={styles.field}>
        {t.name}
        <input
          ref={field}
          type="text"
          data-first
          maxLength={80}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setTaken(null)
          }}
        />
      </label>
      <div role="radiogroup" aria-label={t.color} className={styles.colors}>
        {[null, ...tagColors].map((color) => (
          <label
            key={color}
            className={styles.color}
            data-tag-color={color ?? undefined}
            title={color === null ? t.noColor : t.colors[color]}
          >
            <input
              type="radio"
              name={`color-${tag.name}`}
              aria-label={color === null ? t.noColor : t.colors[color]}
              checked={shownColor === color}
              onChange={() => {
                setChosen({ was: tag.color, now: color })
                void change({ change: 'color', tag: tag.name, color })
              }}
            />
          </label>
        ))}
      </div>
      <p role="alert" className={styles.question}>
        {taken === null ? '' : t.mergeQuestion(tag.name, taken)}
      </p>
      <div className={styles.acts}>
        <Button onClick={() => onDone(tag.name)}>{t.cancel}</Button>
        <Button type="submit" tone="primary" disabled={name === '' || (taken === null && name === tag.name)}>
          {taken === null ? t.rename : t.merge}
        </Button>
      </div>
    </form>
  )
}
