// What can be done to the chosen articles, above the list: each act is one, and undone as one.
import { Archive, ArchiveRestore, Bookmark, CheckCheck, FileDown, Tag, Trash2, X } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { ArticleSummary } from '../../domain/article.ts'
import type { ExportFormat } from '../../domain/ipc-contract.ts'
import { exportFormats } from '../../domain/ipc-contract.ts'
import { useAct } from '../client/actions.ts'
import type { ArticleAct } from '../client/article-acts.ts'
import { archiveAct, bookmarkAct, readAct, trashAct } from '../client/article-acts.ts'
import { useMessages } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import { Menu } from '../interface/Popover.tsx'
import styles from './SelectionBar.module.css'

type SelectionBarProps = {
  readonly articles: readonly ArticleSummary[]
  readonly onTag: () => void
  readonly onTake: (as: ExportFormat | 'print') => void
  /** Files are being written: one selection after the other. */
  readonly taking: boolean
  readonly onClear: () => void
  /** The bar goes while the focus is in it. */
  readonly onFocusLost: () => void
}

export function SelectionBar(props: SelectionBarProps) {
  const { articles, onTag, onTake, taking, onClear, onFocusLost } = props
  const { selection: t, keys } = useMessages()
  const act = useAct()
  const bar = useRef<HTMLDivElement>(null)
  const handOver = useRef(onFocusLost)
  useLayoutEffect(() => {
    handOver.current = onFocusLost
  })
  useLayoutEffect(() => {
    const element = bar.current
    return () => {
      if (element?.contains(document.activeElement)) handOver.current()
    }
  }, [])

  const button = (action: ArticleAct, key: string, icon: ReactNode) => (
    <IconButton label={t.acts[action.action]} keys={key} onClick={() => void act(action)}>
      {icon}
    </IconButton>
  )
  const size = { size: 18, strokeWidth: 1.7, 'aria-hidden': true } as const
  const inTrash = articles.every(({ shelf }) => shelf === 'trash')
  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={t.tools} data-selection>
      <p className={styles.count}>{t.count(articles.length)}</p>
      <IconButton label={t.clear} keys={keys.escape} onClick={onClear}>
        <X {...size} />
      </IconButton>
      <div className={styles.acts}>
        {button(bookmarkAct(articles), 'B', <Bookmark {...size} />)}
        {button(readAct(articles), 'R', <CheckCheck {...size} />)}
        {!inTrash &&
          button(
            archiveAct(articles),
            'E',
            archiveAct(articles).action === 'archive' ? <Archive {...size} /> : <ArchiveRestore {...size} />,
          )}
        {button(
          trashAct(articles),
          keys.delete,
          inTrash ? <ArchiveRestore {...size} /> : <Trash2 {...size} />,
        )}
        <IconButton label={t.tags} keys="T" onClick={onTag}>
          <Tag {...size} />
        </IconButton>
        <span className={styles.space} />
        <Menu
          label={t.saveAs}
          words={t.saveAs}
          icon={<FileDown size={16} strokeWidth={1.7} aria-hidden="true" />}
          entries={[
            ...exportFormats.map((format) => ({
              label: t.formats[format],
              disabled: taking,
              run: () => onTake(format),
            })),
            'rule',
            { label: t.print, run: () => onTake('print') },
          ]}
        />
      </div>
    </div>
  )
}
