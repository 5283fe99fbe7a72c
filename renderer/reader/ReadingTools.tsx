// The toolbar "Công cụ đọc": text size as newspapers print it, bookmark, display, and the rest in a menu.
import { ALargeSmall, ArrowLeft, Bookmark, Ellipsis, NotebookPen } from 'lucide-react'
import { useId } from 'react'
import type { ArticleDetail, Figure } from '../../domain/article.ts'
import { textSizes } from '../../domain/settings.ts'
import type { ExportFormat } from '../../domain/ipc-contract.ts'
import type { Act } from '../client/actions.ts'
import { useSeriesActions } from '../client/series-actions.ts'
import { useMessages, useSettings } from '../client/settings.tsx'
import { IconButton } from '../interface/controls.tsx'
import { Menu, Popover } from '../interface/Popover.tsx'
import type { MenuEntry } from '../interface/Popover.tsx'
import { DisplayChoices } from '../interface/DisplayChoices.tsx'
import { ListenButton } from './listening/ListenButton.tsx'
import type { Listening } from './listening/use-listening.ts'
import { useReaderPage } from './reader-page.ts'
import { usePresentProgress } from './reading-progress.ts'
import type { ReadingProgress } from './reading-progress.ts'
import { ContentsButton } from './Contents.tsx'
import { ReadingHelps } from './ReadingHelps.tsx'
import styles from './ReadingTools.module.css'

export type ArticleCommands = {
  readonly openTags: () => void
  readonly copyMarkdown: () => void
  readonly exportAs: (format: ExportFormat) => void
  readonly print: () => void
  readonly openOriginal: () => void
  readonly saveAgain: () => void
  readonly editCopy: () => void
  readonly loadPictures: () => void
  readonly openPage: () => void
  readonly deleteForever: () => void
}

type ReadingToolsProps = {
  readonly article: ArticleDetail
  readonly progress: ReadingProgress
  readonly act: Act
  readonly commands: ArticleCommands
  readonly listening: Listening
  readonly onBack: (() => void) | null
}

export function ReadingTools({ article, progress, act, commands, listening, onBack }: ReadingToolsProps) {
  const { messages: t } = useSettings()
  const bookmark = article.bookmarked
  return (
    <div className={styles.tools} role="toolbar" aria-label={t.regions.readingTools}>
      {onBack && (
        <IconButton label={t.reader.back} onClick={onBack}>
          <ArrowLeft size={18} aria-hidden="true" />
        </IconButton>
      )}
      <ReadSoFar progress={progress} readingMinutes={article.readingMinutes} />
      <span className={styles.space} />
      <TextSizes />
      <IconButton
        label={t.reader.bookmark}
        keys="B"
        aria-pressed={bookmark}
        onClick={() => void act({ action: bookmark ? 'removeBookmark' : 'bookmark', ids: [article.id] })}
      >
        <Bookmark size={18} strokeWidth={1.7} fill={bookmark ? 'currentColor' : 'none'} aria-hidden="true" />
      </IconButton>
      <ContentsButton />
      <Popover label={t.display.open} icon={<ALargeSmall size={20} strokeWidth={1.7} aria-hidden="true" />}>
        <div className={styles.display}>
          <DisplayChoices />
          <ReadingHelps />
        </div>
      </Popover>
      <ListenButton listening={listening} />
      <NotesToggle />
      <Menu
        label={t.reader.more}
        icon={<Ellipsis size={18} strokeWidth={1.7} aria-hidden="true" />}
        entries={useEntries(article, act, commands)}
      />
      <ProgressLine progress={progress} />
    </div>
  )
}

type ReadSoFarProps = { readonly progress: ReadingProgress; readonly readingMinutes: number }

function ReadSoFar({ progress, readingMinutes }: ReadSoFarProps) {
  const t = useMessages()
  const read = usePresentProgress(progress)
  const percent = Math.round(read * 100)
  const minutesLeft = Math.round(readingMinutes * (1 - read))
  return (
    <span className={styles.state}>
      {percent >= 100 ? t.reader.end : `${t.reader.percent(percent)} · ${t.reader.minutesLeft(minutesLeft)}`}
    </span>
  )
}

function ProgressLine({ progress }: { readonly progress: ReadingProgress }) {
  return (
    <div className={styles.progress}>
      <span style={{ transform: `scaleX(${usePresentProgress(progress)})` }} />
    </div>
  )
}

function NotesToggle() {
  const t = useMessages()
  const { panel, showPanel } = useReaderPage()
  return (
    <IconButton
      label={t.notes.title}
      aria-pressed={panel === 'notes'}
      onClick={() => showPanel(panel === 'notes' ? null : 'notes')}
    >
      <NotebookPen size={18} strokeWidth={1.7} aria-hidden="true" />
    </IconButton>
  )
}

/** A picture that is named by its address is not on the disk. */
export const isMissing = ({ src }: Figure): boolean => src !== null && /^https?:/i.test(src)

function useEntries(article: ArticleDetail, act: Act, commands: ArticleCommands): readonly MenuEntry[] {
  const { messages: t } = useSettings()
  const { place } = useSeriesActions()
  const ids = [article.id]
  const read = article.reading === 'read'
  const entries: MenuEntry[] = [
    {
      label: read ? t.reader.markUnread : t.reader.markRead,
      keys: 'R',
      run: () => void act({ action: read ? 'markUnread' : 'markRead', ids }),
    },
  ]
  if (article.shelf === 'library') {
    entries.push({ label: t.reader.archive, keys: 'E', run: () => void act({ action: 'archive', ids }) })
  } else {
    const label = article.shelf === 'archive' ? t.reader.unarchive : t.reader.restore
    entries.push({ label, run: () => void act({ action: 'restore', ids }) })
  }
  if (article.shelf === 'trash') {
    entries.push({ label: t.reader.deleteForever, keys: t.keys.delete, run: commands.deleteForever })
  } else {
    entries.push({
      label: t.reader.trash,
      keys: t.keys.delete,
      run: () => void act({ action: 'trash', ids }),
    })
  }
  entries.push(
    { label: t.reader.tags, keys: 'T', run: commands.openTags },
    'rule',
    { label: t.reader.copyMarkdown, run: commands.copyMarkdown },
    { label: t.reader.saveEpub, run: () => commands.exportAs('epub') },
    { label: t.reader.saveMarkdown, run: () => commands.exportAs('markdown') },
    { label: t.reader.saveHtml, run: () => commands.exportAs('html') },
    { label: t.reader.savePdf, run: () => commands.exportAs('pdf') },
    { label: t.reader.print, run: commands.print },
  )
  entries.push('rule', { label: t.reader.editCopy, run: commands.editCopy })
  if (article.shelf !== 'trash') {
    const label = article.seriesId === null ? t.editSeries.put : t.editSeries.open
    entries.push({ label, run: () => place(article) })
  }
  if (article.figures.some(isMissing)) entries.push({ label: t.pictures.loadAll, run: commands.loadPictures })
  if (article.url !== null) {
    entries.push(
      { label: t.reader.openOriginal, run: commands.openOriginal },
      { label: t.reader.saveAgain, run: commands.saveAgain },
      { label: t.page.open, run: commands.openPage },
    )
  }
  return entries
}

/** Three letters A in three sizes under the words that Vietnamese newspapers print. */
function TextSizes() {
  const { settings, change, messages: t } = useSettings()
  const name = useId()
  return (
    <div role="radiogroup" aria-label={t.textSize.label} className={styles.sizes}>
      {textSizes.map((size) => (
        <label key={size} className={styles.size}>
          <input
            type="radio"
            name={name}
            aria-label={t.textSize[size]}
            checked={settings.textSize === size}
            onChange={() => change({ textSize: size })}
          />
          <span className={styles.word} aria-hidden="true">
            {t.textSize[size]}
          </span>
          <span className={styles.letter} data-size={size} aria-hidden="true">
            A
          </span>
        </label>
      ))}
    </div>
  )
}
