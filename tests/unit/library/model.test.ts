// The library against a model of a few lines: whatever people do in whatever order, and after every reopening.
import { rm } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MarkChange } from '../../../domain/annotation.ts'
import type { ArticleId } from '../../../domain/article.ts'
import type { StateAction } from '../../../domain/ipc-contract.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import type { Library } from '../../../electron/library/library.ts'
import { captured, failureOf, query, temporaryPlace } from './library-fixture.ts'

/** What the model knows of an article: everything that people see. */
type Modelled = {
  title: string
  shelf: 'library' | 'archive' | 'trash'
  /** Where it goes when it leaves the trash. */
  home: 'library' | 'archive'
  bookmarked: boolean
  begun: boolean
  read: boolean
  progress: number
  tags: string[]
  notes: string[]
}

const SLOTS = 4
const TAGS = ['biển', 'núi', 'sông']
const slots = fc.uniqueArray(fc.nat(SLOTS - 1), { minLength: 1, maxLength: SLOTS })

const step = fc.oneof(
  fc.record({ kind: fc.constant('save' as const), slot: fc.nat(SLOTS - 1), version: fc.nat(99) }),
  fc.record({
    kind: fc.constant('act' as const),
    name: fc.constantFrom(
      ...(['bookmark', 'removeBookmark', 'markRead', 'markUnread', 'archive', 'trash', 'restore'] as const),
    ),
    slots,
  }),
  fc.record({
    kind: fc.constant('tag' as const),
    name: fc.constantFrom('addTag' as const, 'removeTag' as const),
    tag: fc.constantFrom(...TAGS),
    slots,
  }),
  fc.record({ kind: fc.constant('note' as const), slot: fc.nat(SLOTS - 1), note: fc.constantFrom('a', 'b') }),
  fc.record({ kind: fc.constant('editNote' as const), slot: fc.nat(SLOTS - 1), at: fc.nat(2) }),
  fc.record({ kind: fc.constant('removeNote' as const), slot: fc.nat(SLOTS - 1), at: fc.nat(2) }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({
    kind: fc.constant('place' as const),
    slot: fc.nat(SLOTS - 1),
    progress: fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10),
    finished: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('delete' as const), slots: fc.option(slots) }),
  fc.record({ kind: fc.constant('reopen' as const) }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** One action and what was before, of the articles that it changed. */
type Undone = {
  readonly name: StateAction['action'] | 'notes'
  readonly tag: string
  before: Map<number, Modelled>
}

type Model = { readonly articles: Map<number, Modelled>; undo: Undone[] }

function change({ name, tag }: Pick<Undone, 'name' | 'tag'>, article: Modelled): void {
  if (name === 'bookmark') article.bookmarked = true
  if (name === 'removeBookmark') article.bookmarked = false
  if (name === 'markRead') article.read = true
  if (name === 'markUnread' && (article.read || article.begun))
    Object.assign(article, { read: false, begun: false, progress: 0 })
  if (name === 'archive') Object.assign(article, { shelf: 'archive', home: 'archive' })
  if (name === 'trash') article.shelf = 'trash'
  if (name === 'restore') {
    if (article.shelf === 'trash') article.shelf = article.home
    else Object.assign(article, { shelf: 'library', home: 'library' })
  }
  if (name === 'addTag' && !article.tags.includes(tag)) article.tags.push(tag)
  if (name === 'removeTag') article.tags = article.tags.filter((other) => other !== tag)
}

/** Takes back what an action touched, and leaves what was done since. */
function takeBack({ name, tag }: Undone, article: Modelled, was: Modelled): void {
  if (name === 'notes') article.notes = was.notes
  if (name === 'bookmark' || name === 'removeBookmark') article.bookmarked = was.bookmarked
  if (name === 'markRead') article.read = was.read
  if (name === 'markUnread') {
    const progress = Math.max(was.progress, article.progress)
    Object.assign(article, { read: was.read, begun: was.begun, progress })
  }
  if (name === 'archive' || name === 'trash' || name === 'restore')
    Object.assign(article, { shelf: was.shelf, home: was.home })
  if (name === 'addTag') article.tags = article.tags.filter((other) => other !== tag)
  if (name === 'removeTag' && !article.tags.includes(tag)) article.tags.push(tag)
}

async function rowsOf(library: Library) {
  const views = ['all', 'archive', 'trash'] as const
  return (await Promise.all(views.map((view) => library.list(query({ view }))))).flat()
}

const slotOf = (url: string | null) => Number(url?.split('/').at(-1))

async function seen(library: Library): Promise<Map<number, object>> {
  const rows = await rowsOf(library)
  const found = await Promise.all(
    rows.map(async (row): Promise<[number, object]> => [
      slotOf(row.url),
      {
        title: row.title,
        shelf: row.shelf,
        bookmarked: row.bookmarked,
        reading: row.reading,
        progress: row.progress,
        tags: row.tags.toSorted(),
        notes: (await library.article(row.id)).marks.map(({ note }) => note),
      },
    ]),
  )
  return new Map(found.toSorted(([one], [other]) => one - other))
}

const expectedOf = (model: Model): Map<number, object> =>
  new Map(
    [...model.articles]
      .toSorted(([one], [other]) => one - other)
      .map(([slot, { title, shelf, bookmarked, begun, read, progress, tags, notes }]) => [
        slot,
        {
          title,
          shelf,
          bookmarked,
          reading: read ? 'read' : begun ? 'reading' : 'unread',
          progress,
          tags: tags.toSorted(),
          notes,
        },
      ]),
  )

async function apply(library: Library, model: Model, given: Step): Promise<void> {
  const ids = new Map((await rowsOf(library)).map((row) => [slotOf(row.url), row.id]))
  const idsOf = (on: readonly number[]): ArticleId[] => on.flatMap((slot) => ids.get(slot) ?? [])
  switch (given.kind) {
    case 'save': {
      const { slot, version } = given
      const title = `Bản ${version}`
      const { updated } = await library.save(captured({ url: `https://a.vn/${slot}`, title }))
      const known = model.articles.get(slot)
      expect(updated).toBe(known !== undefined)
      if (known) Object.assign(known, { title, shelf: known.shelf === 'trash' ? known.home : known.shelf })
      else
        model.articles.set(slot, {
          title,
          shelf: 'library',
          home: 'library',
          bookmarked: false,
          begun: false,
          read: false,
          progress: 0,
          tags: [],
          notes: [],
        })
      return
    }
    case 'act':
    case 'tag': {
      const on = idsOf(given.slots)
      const action: StateAction =
        given.kind === 'tag'
          ? { action: given.name, ids: on, tag: given.tag }
          : { action: given.name, ids: on }
      if (on.length === 0) {
        expect(await failureOf(library.act(action))).toBe('article-not-found')
        return
      }
      const undone: Undone = {
        name: given.name,
        tag: given.kind === 'tag' ? given.tag : '',
        before: new Map(),
      }
      for (const slot of given.slots) {
        const article = model.articles.get(slot)
        if (!article) continue
        const was = structuredClone(article)
        change(undone, article)
        if (!isDeepStrictEqual(was, article)) undone.before.set(slot, was)
      }
      expect((await library.act(action)).count).toBe(undone.before.size)
      if (undone.before.size > 0) model.undo.push(undone)
      return
    }
    case 'note':
    case 'editNote':
    case 'removeNote': {
      const [id] = idsOf([given.slot])
      const article = model.articles.get(given.slot)
      if (id === undefined || !article) return
      const { marks } = await library.article(id)
      const at = given.kind === 'note' ? 0 : given.at
      const markId = marks[at]?.id ?? '00000000-0000-4000-8000-000000000000'
      const changes: Readonly<Record<typeof given.kind, MarkChange>> = {
        note: { change: 'add', target: null, color: 'yellow', note: given.kind === 'note' ? given.note : '' },
        editNote: { change: 'edit', markId, note: 'c' },
        removeNote: { change: 'remove', markIds: [markId] },
      }
      const done = library.changeMarks(id, changes[given.kind])
      if (given.kind !== 'note' && at >= marks.length) {
        expect(await failureOf(done)).toBe('mark-not-found')
        return
      }
      const was = structuredClone(article)
      if (given.kind === 'note') article.notes.push(given.note)
      if (given.kind === 'editNote') article.notes[at] = 'c'
      if (given.kind === 'removeNote') article.notes.splice(at, 1)
      const isChanged = !isDeepStrictEqual(was, article)
      expect((await done).count).toBe(isChanged ? 1 : 0)
      if (isChanged) model.undo.push({ name: 'notes', tag: '', before: new Map([[given.slot, was]]) })
      return
    }
    case 'undo': {
      const undone = model.undo.pop()
      if (!undone) {
        expect(await failureOf(library.undo(null))).toBe('nothing-to-undo')
        return
      }
      await library.undo(null)
      for (const [slot, was] of undone.before) {
        const article = model.articles.get(slot)
        if (article) takeBack(undone, article, was)
      }
      return
    }
    case 'place': {
      const [id] = idsOf([given.slot])
      const moved = { place: null, progress: given.progress, begun: true, finished: given.finished }
      if (id === undefined) {
        const work = library.place({ id: '000000000000', ...moved })
        expect(await failureOf(work)).toBe('article-not-found')
        return
      }
      // Another article is opened first, so that this is an opening of its own.
      if (ids.size === 1) return
      for (const other of ids.values()) await library.article(other)
      await library.article(id)
      await library.place({ id, ...moved })
      const article = model.articles.get(given.slot)
      if (!article) return
      article.begun = true
      article.progress = Math.max(article.progress, given.progress)
      article.read ||= given.finished
      return
    }
    case 'delete': {
      const gone = [...model.articles]
        .filter(([slot, { shelf }]) => shelf === 'trash' && (given.slots?.includes(slot) ?? true))
        .map(([slot]) => slot)
      expect(await library.deleteForever(given.slots && idsOf(given.slots))).toBe(gone.length)
      for (const slot of gone) model.articles.delete(slot)
      for (const { before } of model.undo) for (const slot of gone) before.delete(slot)
      model.undo = model.undo.filter(({ before }) => before.size > 0)
      return
    }
    case 'reopen':
  }
}

test('any sequence of actions leaves what the model says, in memory and after reopening', async () => {
  const place = await temporaryPlace()
  const run = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
    await rm(place.folder, { recursive: true, force: true })
    let library = await openLibrary({ ...place, mode: 'write', create: true })
    try {
      const model: Model = { articles: new Map(), undo: [] }
      for (const given of steps) {
        await apply(library, model, given)
        expect(await seen(library)).toEqual(expectedOf(model))
        if (given.kind !== 'reopen') continue
        await library.close()
        library = await openLibrary({ ...place, mode: 'write', create: false })
        model.undo = []
        expect(await seen(library)).toEqual(expectedOf(model))
      }
      const rows = await rowsOf(library)
      await library.close()
      library = await openLibrary({ ...place, mode: 'write', create: false })
      expect(await rowsOf(library)).toEqual(rows)
      expect(library.recovered).toEqual([])
      expect((await library.check({ repair: false })).problems).toEqual([])
    } finally {
      await library.close()
    }
  })
  await fc.assert(run, { numRuns: 60 })
})
