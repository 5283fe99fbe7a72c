// The same story from other papers, under the byline: a link to each, and one press that keeps the article that is open.
import { useId } from 'react'
import type { AlsoIn as Other } from '../../domain/also-in.ts'
import { byPaper } from '../../domain/also-in.ts'
import type { ArticleDetail } from '../../domain/article.ts'
import { useTellDone } from '../client/actions.ts'
import { useAsked } from '../client/asked.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import styles from './AlsoIn.module.css'
import { useReaderPage } from './reader-page.ts'

type AlsoInProps = {
  readonly article: ArticleDetail
  readonly onOpen: (id: string) => void
}

type Named = { readonly name: string; readonly other: Other }

export function AlsoIn({ article, onOpen }: AlsoInProps) {
  const { settings, messages } = useSettings()
  const t = messages.alsoIn
  const { tellCaught } = useNotices()
  const tellDone = useTellDone()
  const { scroller } = useReaderPage()
  const hintId = useId()
  const { data } = useAsked('library:alsoIn', article.shelf === 'trash' ? null : { id: article.id })
  if (data === null || data.length === 0) return null

  const names: readonly Named[] = byPaper(data, messages.list.noSource).flatMap(({ paper, articles }) =>
    articles.map((other, at) => ({ name: articles.length > 1 ? t.nth(paper, at + 1) : paper, other })),
  )
  const keep = async () => {
    const kept = await call('library:keepOne', { keep: article.id, others: data.map(({ id }) => id) })
    const { marks } = kept
    // The button goes: who pressed it reads on.
    scroller.current?.focus({ preventScroll: true })
    tellDone(kept, marks > 0 ? t.keptWithMarks(data.length, marks) : t.kept(data.length))
  }
  return (
    <div className={styles.alsoIn} lang={settings.language} dir="ltr" data-interface="">
      <p>
        {t.label}:{' '}
        {names.map(({ name, other }, at) => (
          <span key={other.id}>
            {at > 0 && ', '}
            <a
              href={`#${other.id}`}
              title={other.title}
              aria-label={t.titled(name, other.title)}
              onClick={(event) => {
                event.preventDefault()
                onOpen(other.id)
              }}
            >
              <bdi>{name}</bdi>
            </a>
          </span>
        ))}
      </p>
      <Button
        small
        title={t.keepHint(data.length)}
        aria-describedby={hintId}
        onClick={() => void keep().catch(tellCaught)}
      >
        {t.keep}
      </Button>
      <span id={hintId} hidden>
        {t.keepHint(data.length)}
      </span>
    </div>
  )
}
