// What the writer of the kill tests does to a library, chosen by a seed. A new kind of change joins in three places:
// `WriterStep`, `carryOut` and `batches` here, and `after` in writer-model.ts says what it leaves.
import type { Target } from '../../../domain/annotation.ts'
import type { ArticleId } from '../../../domain/article.ts'
import { makeBackup } from '../../../electron/backup/make-backup.ts'
import type { Library } from '../../../electron/library/library.ts'
import { bareArticle } from '../../captured.ts'
import { createFractions } from '../../random.ts'
import { versionImage } from './version-image.ts'

type ArticleStep = 'save' | 'tag' | 'edit' | 'note' | 'highlight' | 'unnote' | 'trash' | 'delete'

/** The place of what is of no article: the search that is kept in collections.json. */
export const OF_LIBRARY = -1

/** `count` names what a step wrote: it is unlike that of every other step of all writers. */
export type WriterStep = { readonly count: number } & (
  | { readonly kind: ArticleStep; readonly slot: number }
  | { readonly kind: 'search' | 'backup'; readonly slot: typeof OF_LIBRARY }
  | { readonly kind: 'read' | 'unread' | 'correct'; readonly slots: readonly number[] }
)

export const SLOTS = 4

/** Steps without end; those of one batch are done at once, as files that are taken in together are. */
export function* batches(seed: number): Generator<readonly WriterStep[]> {
  const next = createFractions(seed)
  for (let count = seed * 100_000; ; count += SLOTS) {
    const slot = Math.floor(next() * SLOTS)
    const slots = [slot, (slot + 1 + Math.floor(next() * (SLOTS - 1))) % SLOTS]
    const kind = next()
    if (kind < 0.3) yield [{ kind: 'save', slot, count }]
    else if (kind < 0.4)
      yield Array.from({ length: SLOTS }, (_, at) => ({ kind: 'save', slot: at, count: count + at }) as const)
    else if (kind < 0.48) yield [{ kind: 'tag', slot, count }]
    else if (kind < 0.55)
      yield [
        { kind: (['note', 'highlight', 'unnote'] as const)[Math.floor(next() * 3)] ?? 'note', slot, count },
      ]
    else if (kind < 0.59) yield [{ kind: next() < 0.6 ? 'search' : 'backup', slot: OF_LIBRARY, count }]
    else if (kind < 0.65) yield [{ kind: 'edit', slot, count }]
    else if (kind < 0.75) yield [{ kind: 'correct', slots, count }]
    else if (kind < 0.85) yield [{ kind: next() < 0.7 ? 'read' : 'unread', slots, count }]
    else yield [{ kind: kind < 0.94 ? 'trash' : 'delete', slot, count }]
  }
}

const addressOf = (slot: number) => `https://bao.vn/${slot}`
export const slotOf = (address: string | null): number => Number(address?.split('/').at(-1))

async function save(library: Library, slot: number, version: number): Promise<void> {
  const picture = versionImage(version)
  await library.save({
    ...bareArticle,
    url: addressOf(slot),
    title: `v${version}`,
    // An edited copy keeps its title when it is saved again; this tells which body it has.
    byline: `v${version}`,
    contentHtml: `<p>v${version}</p><img src="images/${picture.name}">`,
    images: [picture],
    original: Buffer.from(`original ${version}`),
  })
}

/** The letter that every body begins with. */
const firstLetter: Target = {
  quote: { type: 'TextQuoteSelector', exact: 'v', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start: 0, end: 1 },
}

async function idsOf(
  library: Library,
  slots: readonly number[],
  views: readonly ('all' | 'trash')[],
): Promise<ArticleId[]> {
  const rows = await Promise.all(
    views.map((view) => library.list({ view, search: '', sort: 'saved', tag: null, host: null })),
  )
  return slots.flatMap((slot) => rows.flat().find(({ url }) => url === addressOf(slot))?.id ?? [])
}

/** Does a step; what it is about may not be there, and then there is nothing to do. */
export async function carryOut(library: Library, step: WriterStep): Promise<void> {
  if (step.kind === 'save') return save(library, step.slot, step.count)
  if (step.kind === 'search') {
    await library.changeSearches({ change: 'saveSearch', name: 'Tìm', query: `q${step.count}` })
    return
  }
  if (step.kind === 'backup') return void (await makeBackup(library.folder))
  // What is in the trash shows no series: whether a correction of it that was cut off has happened could not be told.
  const views = step.kind === 'correct' ? (['all'] as const) : (['all', 'trash'] as const)
  const ids = await idsOf(library, 'slots' in step ? step.slots : [step.slot], views)
  const [id] = ids
  if (id === undefined) return
  if (step.kind === 'tag') await library.act({ action: 'addTag', ids, tag: `t${step.count}` })
  else if (step.kind === 'note' || step.kind === 'highlight')
    await library.changeMarks(id, {
      change: 'add',
      target: step.kind === 'note' ? null : firstLetter,
      color: 'yellow',
      note: `n${step.count}`,
    })
  else if (step.kind === 'unnote') {
    const [first] = (await library.article(id)).marks
    if (first) await library.changeMarks(id, { change: 'remove', markIds: [first.id] })
  } else if (step.kind === 'trash') await library.act({ action: 'trash', ids })
  else if (step.kind === 'delete') await library.deleteForever(ids)
  else if (step.kind === 'edit')
    await library.revise(id, async ({ document, contentHtml, uneditedHtml }) => ({
      document: { ...document, edits: { title: `e${step.count}`, dropped: [], restored: [] } },
      contentHtml,
      uneditedHtml,
      images: [],
      thumbnail: null,
    }))
  else if (step.kind === 'correct') {
    const parts = ids.map((part, at) => ({ id: part, place: { part: at + 1, isLast: false } }))
    const series = [{ id: null, name: `s${step.count}`, word: 'kỳ' as const, parts }]
    await library.correctSeries({ series, merged: [], alone: [], recognised: [] })
  } else await library.act({ action: step.kind === 'read' ? 'markRead' : 'markUnread', ids })
}
