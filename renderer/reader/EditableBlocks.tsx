// The blocks of a saved copy, each with a tick: what is unticked leaves the copy, what the page had besides can be
// ticked into it.
import { memo, useMemo, useState } from 'react'
import type { EditableBlock } from '../../domain/editable-copy.ts'
import { useMessages } from '../client/settings.tsx'
import { keyOf, runsOf } from './copy-draft.ts'
import styles from './EditableBlocks.module.css'
import { trustedHtml } from './trusted-html.ts'

/** Letters of a block that its tick is named by. */
const NAMED_BY = 60

type EditableBlocksProps = {
  readonly articleId: string
  readonly lang: string | null
  readonly dir: 'ltr' | 'rtl'
  readonly blocks: readonly EditableBlock[]
  readonly kept: ReadonlySet<string>
  readonly onKeep: (key: string, keep: boolean) => void
}

export function EditableBlocks({ blocks, kept, onKeep, ...article }: EditableBlocksProps) {
  const runs = useMemo(() => runsOf(blocks), [blocks])
  return (
    <ul className={styles.blocks}>
      {runs.map((run) =>
        run.kind === 'block' ? (
          <li key={keyOf(run.block)}>
            <Row {...article} block={run.block} kept={kept.has(keyOf(run.block))} onKeep={onKeep} />
          </li>
        ) : (
          <li key={run.key}>
            <Others {...article} blocks={run.blocks} kept={kept} onKeep={onKeep} />
          </li>
        ),
      )}
    </ul>
  )
}

/** Blocks that the copy lacks, folded away until they are wanted: most are menus and other people's headlines. */
function Others({ blocks, kept, onKeep, ...article }: EditableBlocksProps) {
  const { editCopy: t } = useMessages()
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.others} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.others(blocks.length)}</summary>
      {open && (
        <ul className={styles.blocks}>
          {blocks.map((block) => (
            <li key={keyOf(block)}>
              <Row {...article} block={block} kept={kept.has(keyOf(block))} onKeep={onKeep} />
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

type RowProps = Pick<EditableBlocksProps, 'articleId' | 'lang' | 'dir' | 'onKeep'> & {
  readonly block: EditableBlock
  readonly kept: boolean
}

const Row = memo(function Row({ articleId, lang, dir, block, kept, onKeep }: RowProps) {
  const { editCopy: t } = useMessages()
  const html = useMemo(() => trustedHtml(block.html, articleId), [block.html, articleId])
  const words = useMemo(() => wordsOf(html), [html])
  return (
    <div className={styles.row} data-kept={kept}>
      <input
        type="checkbox"
        aria-label={t.keep(words || t.picture)}
        checked={kept}
        onChange={(event) => onKeep(keyOf(block), event.target.checked)}
      />
      {/* React passes a TrustedHTML through to innerHTML; its type knows only strings. */}
      <div
        className={`article-body ${styles.text}`}
        lang={lang ?? undefined}
        dir={dir}
        // Links lead nowhere while one decides what belongs to the article.
        inert
        dangerouslySetInnerHTML={{ __html: html as unknown as string }}
      />
    </div>
  )
})

/** The first words of a block, or of its picture's description. */
function wordsOf(html: TrustedHTML): string {
  const { body } = new DOMParser().parseFromString(html as unknown as string, 'text/html')
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const texts: string[] = []
  while (walker.nextNode()) texts.push(walker.currentNode.nodeValue ?? '')
  const words = texts.join(' ').replace(/\s+/g, ' ').trim()
  const text = words || (body.querySelector('img')?.alt ?? '')
  return text.length > NAMED_BY ? `${text.slice(0, NAMED_BY)}…` : text
}
