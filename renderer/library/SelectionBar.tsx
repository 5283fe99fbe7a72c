// What can be done to the chosen articles, above the list: each act is one, and undone as one.
import { Archive, ArchiveRestore, Bookmark, CheckCheck, FileDown, Tag, Trash2, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { ArticleId } from '../../domain/article.ts'
import type { ExportFormat } from '../../domain/ipc-contract.ts'
import { exportFormats } from '../../domain/ipc-contract.ts'
import { isAllInTrash } from '../../domain/standing.ts'
import type { Meant, Standing } from '../../domain/standing.ts'
import { useAct } from '../client/actions.ts'
import type { ArticleAct } from '../client/article-acts.ts'
import { archiveAct, bookmarkAct, readAct, trashAct } from '../client/article-acts.ts'
import { useNotices } from '../client/notices.tsx'
import { useMessages } from '../client/settings.tsx'
import { askStanding, useStanding } from '../client/standing.ts'
import { IconButton } from '../interface/controls.tsx'
import { useFocusHandOver } from '../interface/focus-hand-over.ts'
import { Menu } from '../interface/Popover.tsx'
import styles from './SelectionBar.module.css'

type SelectionBarProps = {
  readonly ids: readonly ArticleId[]
  readonly onTag: () => void
  readonly onTake: (as: ExportFormat | 'print') => void
  /** Files are being written: one selection after the other. */
  readonly taking: boolean
  readonly onClear: () => void
  /** The bar goes while the focus is in it. */
  readonly onFocusLost: () => void
}

/** Before it is known how they stand: as articles of the library that nothing was done to. */
const unknown: Standing = { count: 1, bookmarked: 0, read: 0, inLibrary: 1, inTrash: 0, tags: [] }

export function SelectionBar(props: SelectionBarProps) {
  const { ids, onTag, onTake, taking, onClear, onFocusLost } = props
  const { selection: t, keys } = useMessages()
  const act = useAct()
  const { tellCaught } = useNotices()
  const known = useStanding(ids)
  const [shown, setShown] = useState<Standing | null>(known)
  // While one more is asked about, what the buttons say stays.
  if (known !== null && known !== shown) setShown(known)
  const standing = shown ?? unknown
  const bar = useRef<HTMLDivElement>(null)
  useFocusHandOver(bar, onFocusLost)

  const button = (choose: (meant: Meant) => ArticleAct, key: string | undefined, icon: ReactNode) => (
    <IconButton
      label={t.acts[choose({ ids: [], standing }).action]}
      keys={key}
      onClick={() => void askStanding(ids).then((meant) => act(choose(meant)), tellCaught)}
    >
      {icon}
    </IconButton>
  )
  const size = { size: 18, strokeWidth: 1.7, 'aria-hidden': true } as const
  const inTrash = isAllInTrash(standing)
  return (
    <div ref={bar} className={styles.bar} role="toolbar" aria-label={t.tools} data-selection>
      <p className={styles.count}>{t.count(ids.length)}</p>
      <IconButton label={t.clear} keys={keys.escape} onClick={onClear}>
        <X {...size} />
      </IconButton>
      <div className={styles.acts}>
        {button(bookmarkAct, 'B', <Bookmark {...size} />)}
        {button(readAct, 'R', <CheckCheck {...size} />)}
        {!inTrash &&
          button(
            archiveAct,
            'E',
            standing.inLibrary > 0 ? <Archive {...size} /> : <ArchiveRestore {...size} />,
          )}
        {button(
          trashAct,
          inTrash ? undefined : keys.delete,
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
