// A saved copy while it is being edited: what was typed and ticked, over what was laid out.
import type { OfferedCharset } from '../../domain/charsets.ts'
import type { ArticleHead, CopyChange, EditableBlock, EditableCopy } from '../../domain/editable-copy.ts'

export type CopyDraft = {
  readonly copy: EditableCopy
  /** As the copy was read when it was opened. */
  readonly openedCharset: string | null
  /** The charset that was chosen just now; null: as it is read already. */
  readonly charset: OfferedCharset | null
  readonly title: string
  readonly lead: string
  readonly byline: string
  /** As `<input type="datetime-local">` has it, in the article's own zone; empty for none. */
  readonly published: string
  /** Keys of the blocks that are part of the copy. */
  readonly kept: ReadonlySet<string>
}

export const keyOf = ({ from, index }: Pick<EditableBlock, 'from' | 'index'>): string => `${from}-${index}`

const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/** The clock of the place that the date was given in, without its zone: a paper's morning stays its morning. */
const localOf = (iso: string | null): string => ISO.exec(iso ?? '')?.[1] ?? ''
const zoneOf = (iso: string | null, lang: string | null): string =>
  ISO.exec(iso ?? '')?.[2] ?? (/^vi\b/i.test(lang ?? '') ? '+07:00' : 'Z')

/** A draft over a copy that was just laid out. What was typed over another reading of it stays. */
export function draftOf(
  copy: EditableCopy,
  charset: OfferedCharset | null,
  before: CopyDraft | null,
): CopyDraft {
  const { title, lead, byline, publishedAt } = copy.head
  const fresh = {
    title,
    lead: lead ?? '',
    byline: byline ?? '',
    published: localOf(publishedAt),
  }
  const typed = before === null ? {} : typedIn(before)
  const keys = copy.blocks.map(keyOf)
  // Another charset changes the words, not the blocks: what was ticked over them stays.
  const sameBlocks = before !== null && before.copy.blocks.map(keyOf).join() === keys.join()
  return {
    ...fresh,
    ...typed,
    copy,
    openedCharset: before === null ? copy.charset : before.openedCharset,
    charset,
    kept: sameBlocks ? before.kept : new Set(copy.blocks.filter(({ kept }) => kept).map(keyOf)),
  }
}

/** The fields of a draft that differ from what they began with. */
function typedIn({ copy: { head }, ...draft }: CopyDraft): Partial<CopyDraft> {
  return {
    ...(draft.title !== head.title && { title: draft.title }),
    ...(draft.lead !== (head.lead ?? '') && { lead: draft.lead }),
    ...(draft.byline !== (head.byline ?? '') && { byline: draft.byline }),
    ...(draft.published !== localOf(head.publishedAt) && { published: draft.published }),
  }
}

export const isChanged = (draft: CopyDraft): boolean =>
  (draft.charset !== null && draft.charset !== draft.openedCharset) ||
  Object.keys(typedIn(draft)).length > 0 ||
  draft.copy.blocks.some((block) => block.kept !== draft.kept.has(keyOf(block)))

/** What a draft asks to be saved. `lang`: of the article, for the zone of a date that had none. */
export function changeOf(draft: CopyDraft, lang: string | null): CopyChange {
  const { copy, charset, kept } = draft
  const { publishedAt } = copy.head
  const head: ArticleHead = {
    title: draft.title.trim(),
    lead: draft.lead.trim() || null,
    byline: draft.byline.trim() || null,
    publishedAt:
      draft.published === localOf(publishedAt)
        ? publishedAt
        : draft.published === ''
          ? null
          : `${draft.published.slice(0, 16)}:00${zoneOf(publishedAt, lang)}`,
  }
  const indices = (from: EditableBlock['from'], isKept: boolean): number[] =>
    copy.blocks.flatMap((block) =>
      block.from === from && kept.has(keyOf(block)) === isKept ? block.index : [],
    )
  return {
    id: copy.id,
    version: copy.version,
    charset,
    head,
    dropped: indices('article', false),
    restored: indices('page', true),
  }
}

/** A run of rows: blocks of the copy one by one, or blocks of the page that were left out at one place. */
export type BlockRun =
  | { readonly kind: 'block'; readonly block: EditableBlock }
  | { readonly kind: 'others'; readonly key: string; readonly blocks: readonly EditableBlock[] }

/** Blocks as they are listed: what was left out when the copy was laid out is gathered where it lies together. */
export function runsOf(blocks: readonly EditableBlock[]): BlockRun[] {
  const runs: BlockRun[] = []
  let others: EditableBlock[] = []
  const flush = () => {
    const [first] = others
    if (first) runs.push({ kind: 'others', key: keyOf(first), blocks: others })
    others = []
  }
  for (const block of blocks) {
    if (block.from === 'page' && !block.kept) {
      others.push(block)
      continue
    }
    flush()
    runs.push({ kind: 'block', block })
  }
  flush()
  return runs
}
