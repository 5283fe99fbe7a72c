// "Sửa bản lưu": lays a saved copy out for editing, keeps what a person changed, and takes it back. The original bytes
// are never touched, and what the page said stays beside what was changed.
import { createHash } from 'node:crypto'
import type { ArticleDocument, ArticleEdits, ArticleId, PagePicture } from '../../domain/article.ts'
import { applyEdits, arrangeBlocks, blocksOf, fingerprints } from '../../domain/body-blocks.ts'
import type { Undoable } from '../../domain/ipc-contract.ts'
import type { ArticleHead, CopyChange, EditableBlock, EditableCopy } from '../../domain/editable-copy.ts'
import { AppFailure } from '../../domain/result.ts'
import { dataBytes } from '../capture/data-address.ts'
import { originalForms } from '../capture/parser.ts'
import type { ExtractRequest, Parser } from '../capture/parser.ts'
import { changesBody, withEdits } from './edits.ts'
import type { Library } from './library.ts'
import type { Revision, StoredCopy } from './revising.ts'

export type CopyEditor = {
  /**
   * @param charset to read the original in; null: as it is read now
   * @throws AppFailure 'original-missing' where there is nothing to read again, or as `Library.copy` and the parser
   */
  open(id: ArticleId, charset: string | null): Promise<EditableCopy>
  /** Undone by `Library.undo`. @throws AppFailure 'changed-meanwhile' | 'nothing-left', or as `Library.revise` */
  save(change: CopyChange): Promise<Undoable>
  /** The copy as the page has it; undone likewise. @throws as `Library.revise` */
  revert(id: ArticleId): Promise<Undoable>
}

/** A copy without its edits, read in one charset. */
type Base = {
  /** Without edits. */
  readonly document: ArticleDocument
  readonly bodyHtml: string
  readonly pageBlocks: readonly string[]
  /** Addresses of pictures in the page's blocks that the document does not name. */
  readonly pictures: readonly string[]
}

const headOf = ({ title, lead, byline, publishedAt }: ArticleHead): ArticleHead => ({
  title,
  lead,
  byline,
  publishedAt,
})

const versionOf = ({ document, contentHtml, uneditedHtml }: StoredCopy): string =>
  createHash('sha256')
    .update(JSON.stringify([document, contentHtml, uneditedHtml]))
    .digest('hex')
    .slice(0, 32)

function requestOf(document: ArticleDocument, original: Uint8Array, charset: string | null): ExtractRequest {
  const written = document.originalReading?.form
  return {
    // A form of a later version is read as what most are.
    form: originalForms.find((form) => form === written) ?? 'html',
    content: original,
    contentType: null,
    charset: charset ?? document.originalReading?.charset ?? null,
    url: document.url,
    trusted: true,
    local: document.origin === 'file',
  }
}

/** Edits that change nothing are none. */
function orNull(edits: ArticleEdits): ArticleEdits | null {
  const { dropped, restored, ...head } = edits
  return dropped.length + restored.length + Object.keys(head).length === 0 ? null : edits
}

/** What of a head differs from what the page said. */
function changedHead(head: ArticleHead, said: ArticleHead): Partial<ArticleHead> {
  return {
    ...(head.title !== said.title && { title: head.title }),
    ...(head.lead !== said.lead && { lead: head.lead }),
    ...(head.byline !== said.byline && { byline: head.byline }),
    ...(head.publishedAt !== said.publishedAt && { publishedAt: head.publishedAt }),
  }
}

/**
 * The fingerprints by which a copy's edits know its blocks. In another charset the words differ: where there are as many
 * blocks, each is the one at its place.
 */
function printsAsKept({ uneditedHtml }: StoredCopy, blocks: readonly string[]): string[] {
  const present = blocksOf(uneditedHtml)
  return fingerprints(present.length === blocks.length ? present : blocks)
}

/** The pictures of a document, and after them those that blocks of the page name. */
const withMissing = (pictures: readonly PagePicture[], addresses: readonly string[]): PagePicture[] => [
  ...pictures,
  ...addresses.map((address) => ({ address, name: null, width: null, height: null })),
]

const printOf = (html: string): string => fingerprints([html])[0] ?? ''

/** Restored blocks that the page does not have any more: they can still be kept, or let go. */
function orphansOf(edits: ArticleEdits | null, pageBlocks: readonly string[]): string[] {
  const known = new Set(pageBlocks.map(printOf))
  return (edits?.restored ?? []).flatMap(({ html }) => (known.has(printOf(html)) ? [] : html))
}

const saidOf = ({ title, lead, byline }: ArticleHead): string[] =>
  [title, lead, byline].flatMap((text) => text ?? [])

export type CopyEditorOptions = {
  readonly library: () => Promise<Library>
  readonly parser: Parser
}

export function createCopyEditor({ library, parser }: CopyEditorOptions): CopyEditor {
  /** Pictures that stand in the page itself are named by their content: they are found again under the same name. */
  async function picturesOf(
    addresses: readonly string[],
    known: readonly PagePicture[],
  ): Promise<PagePicture[]> {
    const byAddress = new Map(known.map((picture) => [picture.address, picture]))
    const found: PagePicture[] = [...known]
    for (const address of addresses) {
      const bytes = byAddress.has(address) ? null : dataBytes(address)
      const picture = bytes && (await parser.picture(bytes))
      if (picture === null || picture === 'spacer') continue
      const { name, width, height } = picture
      found.push({ address, name, width, height })
    }
    return found
  }

  async function readAgain(
    document: ArticleDocument,
    request: ExtractRequest,
  ): Promise<Omit<Base, 'pageBlocks' | 'pictures'>> {
    const {
      contentHtml,
      pictures: addresses,
      leadPicture: _lead,
      charset,
      url: _url,
      paging: _paging,
      ...said
    } = await parser.extract(request)
    const pictures = await picturesOf(addresses, document.pictures)
    const finished = await parser.finish({ contentHtml, pictures })
    return {
      document: {
        ...document,
        ...said,
        related: [...said.related],
        figures: [...finished.figures],
        originalReading: { form: request.form, charset, chosen: true },
      },
      bodyHtml: finished.contentHtml,
    }
  }

  async function baseOf(copy: StoredCopy, charset: string | null): Promise<Base> {
    const { document, uneditedHtml } = copy
    const original = document.originalReading === null ? null : await copy.original()
    const isOther = charset !== null && charset !== document.originalReading?.charset
    if (original === null) {
      if (isOther) throw new AppFailure('original-missing')
      return { document, bodyHtml: uneditedHtml, pageBlocks: orphansOf(document.edits, []), pictures: [] }
    }
    const request = requestOf(document, original, charset)
    const base = isOther ? await readAgain(document, request) : { document, bodyHtml: uneditedHtml }
    // A page that cannot be laid out any more can still be edited as far as it is an article.
    const { blocks, pictures } = await parser
      .blocks({ request, pictures: base.document.pictures })
      .catch(() => ({ blocks: [], pictures: [] }))
    return { ...base, pageBlocks: [...blocks, ...orphansOf(document.edits, blocks)], pictures }
  }

  async function revisionOf(base: Base, edits: ArticleEdits | null): Promise<Revision> {
    const { bodyHtml } = base
    const edited = changesBody(edits)
    const document =
      edited && edits.restored.length > 0
        ? { ...base.document, pictures: withMissing(base.document.pictures, base.pictures) }
        : base.document
    const html = edited ? applyEdits(bodyHtml, edits) : bodyHtml
    const { contentHtml, figures } = await parser.finish({ contentHtml: html, pictures: document.pictures })
    if (blocksOf(contentHtml).length === 0 && !withEdits({ ...document, edits }).lead)
      throw new AppFailure('nothing-left')
    return {
      document: { ...document, edits, figures: [...figures] },
      contentHtml,
      uneditedHtml: edited ? bodyHtml : null,
      images: [],
      thumbnail: null,
    }
  }

  /** Changes a copy, and puts the way back among what can be undone. */
  async function change(
    id: ArticleId,
    make: (copy: StoredCopy) => Promise<Revision | null>,
  ): Promise<Undoable> {
    const open = await library()
    let before: Pick<ArticleDocument, 'edits' | 'originalReading'> | null = null
    await open.revise(id, async (copy) => {
      const revision = await make(copy)
      if (revision !== null) before = copy.document
      return revision
    })
    if (before === null) return { undoId: 0, count: 0, action: 'editCopy' }
    const { edits, originalReading }: Pick<ArticleDocument, 'edits' | 'originalReading'> = before
    return open.edited(id, async () =>
      (await library()).revise(id, async (copy) => {
        const base = await baseOf(copy, originalReading?.charset ?? null)
        return revisionOf({ ...base, document: { ...base.document, originalReading } }, edits)
      }),
    )
  }

  return {
    async open(id, charset) {
      const copy = await (await library()).copy(id)
      const base = await baseOf(copy, charset)
      const { edits } = copy.document
      const article = blocksOf(base.bodyHtml)
      const prints = printsAsKept(copy, article)
      const dropped = new Set(edits?.dropped)
      const restored = new Set(edits?.restored.map(({ html }) => printOf(html)))
      const pagePrints = base.pageBlocks.map(printOf)
      const blocks = arrangeBlocks(article, base.pageBlocks, saidOf(base.document)).map(
        ({ from, index }): EditableBlock =>
          from === 'article'
            ? { from, index, html: article[index] ?? '', kept: !dropped.has(prints[index] ?? '') }
            : {
                from,
                index,
                html: base.pageBlocks[index] ?? '',
                kept: restored.has(pagePrints[index] ?? ''),
              },
      )
      return {
        id,
        version: versionOf(copy),
        head: headOf(withEdits({ ...base.document, edits })),
        said: headOf(base.document),
        charset: (await copy.original()) === null ? null : (base.document.originalReading?.charset ?? null),
        edited: edits !== null,
        blocks,
      }
    },

    save: ({ id, version, charset, head, dropped, restored }) =>
      change(id, async (copy) => {
        if (versionOf(copy) !== version) throw new AppFailure('changed-meanwhile')
        const base = await baseOf(copy, charset)
        const article = blocksOf(base.bodyHtml)
        const prints = fingerprints(article)
        const wanted = new Set(restored)
        const taken: ArticleEdits['restored'] = []
        let after: string | null = null
        for (const { from, index } of arrangeBlocks(article, base.pageBlocks, saidOf(base.document))) {
          if (from === 'article') after = prints[index] ?? null
          else if (wanted.has(index)) taken.push({ html: base.pageBlocks[index] ?? '', after })
        }
        const edits = orNull({
          ...changedHead(head, base.document),
          dropped: [...new Set(dropped)].flatMap((index) => prints[index] ?? []),
          restored: taken,
        })
        return revisionOf(base, edits)
      }),

    revert: (id) =>
      change(id, async (copy) =>
        copy.document.edits === null ? null : revisionOf(await baseOf(copy, null), null),
      ),
  }
}
