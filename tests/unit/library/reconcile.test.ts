// What other programs change in the folder of an open library is taken in, on real files.
import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ArticleId } from '../../../domain/article.ts'
import { keepReconciled } from '../../../electron/library/keep-reconciled.ts'
import type { Library } from '../../../electron/library/library.ts'
import {
  captured,
  newLibrary,
  onlyArticleFolder,
  open,
  query,
  temporaryPlace,
  titles,
} from './library-fixture.ts'
import type { Place } from './library-fixture.ts'

const run = promisify(execFile)

/** Runs a few lines in a process of their own, as a sync tool or an editor would. */
const otherProgram = (code: string, ...given: string[]) =>
  run(process.execPath, ['--input-type=module', '-e', `import fs from 'node:fs'\n${code}`, ...given])

const writeTags = (folder: string, tags: readonly string[]) =>
  otherProgram(
    `const [file, tags] = process.argv.slice(1)
     const state = JSON.parse(fs.readFileSync(file, 'utf8'))
     fs.writeFileSync(file, JSON.stringify({ ...state, tags: JSON.parse(tags) }, null, 2))`,
    join(folder, 'state.json'),
    JSON.stringify(tags),
  )

function hearing(library: Library) {
  const told: (readonly ArticleId[] | null)[] = []
  library.onChange((ids) => told.push(ids))
  return told
}

async function withOne() {
  const { library, place } = await newLibrary()
  const { summary } = await library.save(captured({ title: 'Một bài' }))
  await library.reconcile()
  return { library, place, id: summary.id, folder: await onlyArticleFolder(place), told: hearing(library) }
}

/** The folder of an article that another library holds. */
async function otherFolder(title: string): Promise<string> {
  const other = await newLibrary()
  await other.library.save(captured({ title, url: `https://b.vn/${title}` }))
  return onlyArticleFolder(other.place)
}
/** Whole at once, however long the copying takes. */
const copyIn = async ({ folder }: Place, from: string) => {
  const [year = '', name = ''] = from.split('/').slice(-2)
  await cp(from, join(folder, '..', name), { recursive: true })
  await rename(join(folder, '..', name), join(folder, 'articles', year, name))
}

describe('what another program changes while a library is open', () => {
  test('tags in state.json', async () => {
    const { library, folder, id, told } = await withOne()
    await writeTags(folder, ['biển đảo'])
    await library.reconcile()
    expect(library.summary(id)?.tags).toEqual(['biển đảo'])
    expect(library.overview().tags).toEqual([{ name: 'biển đảo', count: 1 }])
    expect(await titles(library, { search: 'bien dao' })).toEqual(['Một bài'])
    expect(told).toEqual([[id]])
  })

  test('the title in article.json', async () => {
    const { library, folder } = await withOne()
    const file = join(folder, 'article.json')
    const article = JSON.parse(await readFile(file, 'utf8')) as object
    await writeFile(file, JSON.stringify({ ...article, title: 'Sửa ở nơi khác' }))
    await library.reconcile()
    expect(await titles(library)).toEqual(['Sửa ở nơi khác'])
  })

  test('the body in content.html', async () => {
    const { library, folder, id, told } = await withOne()
    expect(await titles(library, { search: 'hai dang' })).toEqual([])
    await writeFile(join(folder, 'content.html'), '<p>Ngọn hải đăng cũ</p>')
    await library.reconcile()
    expect(told).toEqual([[id]])
    expect(await titles(library, { search: 'hai dang' })).toEqual(['Một bài'])
  })

  test('notes.json: brought in, changed, taken away', async () => {
    const { library, folder, id } = await withOne()
    const other = await newLibrary()
    const { summary } = await other.library.save(captured({ title: 'Bài khác' }))
    const note = { change: 'add', target: null, color: 'yellow', note: 'ghi ở máy khác' } as const
    await other.library.changeMarks(summary.id, note)
    const file = join(folder, 'notes.json')
    await cp(join(await onlyArticleFolder(other.place), 'notes.json'), file)
    await library.reconcile()
    expect(await library.marked()).toHaveLength(1)
    await writeFile(file, (await readFile(file, 'utf8')).replace('máy khác', 'điện thoại'))
    await library.reconcile()
    expect((await library.article(id)).marks).toMatchObject([{ note: 'ghi ở điện thoại' }])
    expect(await titles(library, { search: 'dien thoai' })).toEqual(['Một bài'])
    await rm(file)
    await library.reconcile()
    expect(await library.marked()).toEqual([])
    expect(await titles(library, { search: 'dien thoai' })).toEqual([])
  })

  test('a folder that is deleted, and one that is copied in', async () => {
    const { library, place, folder, told } = await withOne()
    const from = await otherFolder('Từ máy khác')
    await otherProgram('fs.rmSync(process.argv[1], { recursive: true })', folder)
    await copyIn(place, from)
    await library.reconcile()
    expect(await titles(library)).toEqual(['Từ máy khác'])
    expect(told).toEqual([null])
    expect(await titles(library, { search: 'mot bai' })).toEqual([])
  })

  test('a folder that is moved to another year, and stays changeable there', async () => {
    const { library, place, folder, id } = await withOne()
    await mkdir(join(place.folder, 'articles', '1999'))
    const moved = join(place.folder, 'articles', '1999', folder.split('/').at(-1) ?? '')
    await rename(folder, moved)
    await library.reconcile()
    await library.act({ action: 'addTag', ids: [id], tag: 'cũ' })
    expect(await readFile(join(moved, 'state.json'), 'utf8')).toContain('cũ')
    expect((await library.article(id)).tags).toEqual(['cũ'])
  })

  test('a second folder of the same article is left alone', async () => {
    const { library, place, folder } = await withOne()
    await mkdir(join(place.folder, 'articles', '1999'))
    await cp(folder, join(place.folder, 'articles', '1999', folder.split('/').at(-1) ?? ''), {
      recursive: true,
    })
    await library.reconcile()
    expect(await titles(library)).toEqual(['Một bài'])
  })

  test('what is half written is waited for, not set aside', async () => {
    const { library, place, folder, id } = await withOne()
    const file = join(folder, 'state.json')
    const whole = await readFile(file, 'utf8')
    await writeFile(file, whole.slice(0, 40))
    await library.reconcile()
    expect(library.summary(id)?.title).toBe('Một bài')
    expect(await readdir(place.folder)).not.toContain('recovered')
    await writeFile(file, whole.replace('"tags": []', '"tags": ["xong"]'))
    await library.reconcile()
    expect(library.summary(id)?.tags).toEqual(['xong'])
  })
})

test('notes that were met half written are shown as they were, and read once they are whole', async () => {
  const { library, folder, id } = await withOne()
  await library.changeMarks(id, { change: 'add', target: null, color: 'yellow', note: 'ghi ở đây' })
  const file = join(folder, 'notes.json')
  const whole = await readFile(file, 'utf8')
  const notes = async () => (await library.marked()).flatMap(({ marks }) => marks.map(({ note }) => note))
  await writeFile(file, whole.slice(0, 40))
  await library.reconcile()
  expect(await notes()).toEqual(['ghi ở đây'])
  await writeFile(file, whole.replace('ở đây', 'ở máy khác'))
  await library.reconcile()
  expect(await notes()).toEqual(['ghi ở máy khác'])
  expect(await titles(library, { search: 'ghi o may khac' })).toEqual(['Một bài'])
})

describe('a change in the app', () => {
  test('is made to what others have written meanwhile, though nobody has looked yet', async () => {
    const { library, folder, id } = await withOne()
    await writeTags(folder, ['của người khác'])
    await library.act({ action: 'addTag', ids: [id], tag: 'của tôi' })
    const state = JSON.parse(await readFile(join(folder, 'state.json'), 'utf8')) as object
    expect(state).toMatchObject({ tags: ['của người khác', 'của tôi'] })
    await library.undo(null)
    expect(library.summary(id)?.tags).toEqual(['của người khác'])
  })

  test('does not delete what another program has taken out of the trash', async () => {
    const { library, folder, id } = await withOne()
    await library.act({ action: 'trash', ids: [id] })
    const file = join(folder, 'state.json')
    const state = JSON.parse(await readFile(file, 'utf8')) as object
    await writeFile(file, JSON.stringify({ ...state, trashedAt: null }))
    expect(await library.deleteForever(null)).toBe(0)
    expect(await titles(library)).toEqual(['Một bài'])
  })

  test('is made to the marks that others have written meanwhile', async () => {
    const { library, folder, id } = await withOne()
    const note = (text: string) => ({ change: 'add', target: null, color: 'yellow', note: text }) as const
    await library.changeMarks(id, note('một'))
    const file = join(folder, 'notes.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('một', 'sửa ở nơi khác'))
    await library.changeMarks(id, note('hai'))
    expect((await library.article(id)).marks.map((mark) => mark.note)).toEqual(['sửa ở nơi khác', 'hai'])
  })

  test('is never taken for another’s', async () => {
    const { library, id } = await withOne()
    await library.act({ action: 'addTag', ids: [id], tag: 'biển' })
    await library.changeMarks(id, { change: 'add', target: null, color: 'yellow', note: 'một' })
    await library.save(captured({ title: 'Một bài', contentHtml: '<p>Thân bài dài hơn trước nhiều.</p>' }))
    await library.save(captured({ title: 'Bài hai', url: 'https://a.vn/hai' }))
    await library.place({ id, place: null, progress: 0.5, begun: true, finished: false })
    const told = hearing(library)
    await library.reconcile()
    expect(told).toEqual([])
  })
})

test('what is changed within a folder, which no system tells of, is looked for now and then', async () => {
  const { folder } = await withOne()
  const looks = Promise.withResolvers<void>()
  let count = 0
  const keeping = keepReconciled({
    ...{ skipped: [], pathOf: () => null, onDamage: () => undefined, every: 1 },
    articles: join(folder, '..', '..'),
    run: () => {
      if (++count === 3) looks.resolve()
      return Promise.resolve({ recovered: [], skipped: [], changed: 0 })
    },
  })
  onTestFinished(keeping.close)
  keeping.watch(false)
  await looks.promise
})

describe('a library that an app has opened', () => {
  test('hears by itself of folders that come and go', async () => {
    const place = await temporaryPlace()
    const library = await open(place, { reconcile: 'after' })
    await library.save(captured({ title: 'Một bài' }))
    const from = await otherFolder('Từ máy khác')
    const changed = () =>
      new Promise<void>((resolve) => {
        const end = library.onChange(() => {
          end()
          resolve()
        })
      })
    const came = changed()
    await copyIn(place, from)
    await came
    expect((await titles(library)).toSorted()).toEqual(['Một bài', 'Từ máy khác'])
    const went = changed()
    const [row] = await library.list(query({ sort: 'title' }))
    const names = await readdir(join(place.folder, 'articles'), { recursive: true })
    const gone = names.find((name) => name.endsWith(row?.id ?? '?')) ?? '?'
    await rm(join(place.folder, 'articles', gone), { recursive: true })
    await went
    expect(await titles(library)).toEqual(['Từ máy khác'])
  })
})

test('a folder that another program is still filling is not taken for damage; once it is whole it is there', async () => {
  const { library, place } = await withOne()
  const from = await otherFolder('Hai')
  const [year = '', name = ''] = from.split('/').slice(-2)
  const folder = join(place.folder, 'articles', year, name)
  const damage: unknown[] = []
  library.onDamage((one) => damage.push(one))
  await mkdir(folder)
  await cp(join(from, 'content.html'), join(folder, 'content.html'))
  await library.reconcile()
  expect(damage).toEqual([])
  await cp(from, folder, { recursive: true })
  await library.reconcile()
  expect(await titles(library)).toEqual(expect.arrayContaining(['Một bài', 'Hai']))
})

test('a saved search that another program has brought is there, and is not written over', async () => {
  const { library, place } = await withOne()
  await library.changeSearches({ change: 'saveSearch', name: 'Của tôi', query: 'la:chua-doc' })
  await otherProgram(
    `const [file] = process.argv.slice(1)
     const all = JSON.parse(fs.readFileSync(file, 'utf8'))
     all.searches.push({ id: 'abcdef012345', name: 'Của máy kia', query: 'bão' })
     fs.writeFileSync(file, JSON.stringify(all, null, 2))`,
    join(place.folder, 'collections.json'),
  )
  await library.changeSearches({ change: 'saveSearch', name: 'Nữa', query: 'lụt' })
  expect(library.searches().map(({ name }) => name)).toEqual(['Của tôi', 'Của máy kia', 'Nữa'])
})
