// Libraries in temporary folders, and articles to put into them.
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ArticleId, CapturedArticle, CapturedImage } from '../../../domain/article.ts'
import type { ListQuery } from '../../../domain/list-query.ts'
import { AppFailure } from '../../../domain/result.ts'
import { openLibrary } from '../../../electron/library/library.ts'
import type { Library, OpenOptions } from '../../../electron/library/library.ts'

/** A folder of this test's own, gone after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'library-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export type Place = { readonly folder: string; readonly userData: string }

/** Where a library and the user data of this test lie; the library is not made yet. */
export async function temporaryPlace(): Promise<Place> {
  const root = await temporaryFolder()
  return { folder: join(root, 'Góc Đọc'), userData: join(root, 'user data') }
}

/** Opens a library that is closed after the test. */
export async function open(place: Place, options: Partial<OpenOptions> = {}): Promise<Library> {
  const library = await openLibrary({ ...place, mode: 'write', create: true, ...options })
  onTestFinished(() => library.close())
  return library
}

export async function newLibrary(): Promise<{ library: Library; place: Place }> {
  const place = await temporaryPlace()
  return { library: await open(place), place }
}

export function image(text: string): CapturedImage {
  const bytes = Buffer.from(text)
  return { name: `${createHash('sha256').update(bytes).digest('hex')}.webp`, bytes }
}

/** An article as capture hands it over. */
export function captured(changes: Partial<CapturedArticle> = {}): CapturedArticle {
  return {
    origin: 'address',
    url: 'https://tuoitre.vn/mot-bai-bao.htm',
    title: 'Một bài báo',
    lead: 'Điều người đọc cần biết trước.',
    byline: 'Hoài Thư',
    publishedAt: '2026-11-18T06:00:00+07:00',
    siteName: 'Tuổi Trẻ',
    section: 'Thời sự',
    lang: 'vi',
    dir: 'ltr',
    figures: [],
    related: [],
    pictures: [],
    originalReading: null,
    contentHtml: '<p>Thân bài có vài chữ để đọc.</p>',
    images: [],
    thumbnail: null,
    original: null,
    ...changes,
  }
}

/** Saves an article with nothing but a title and tags. @returns its id */
export async function saveTagged(
  library: Library,
  title: string,
  tags: readonly string[],
): Promise<ArticleId> {
  const { summary } = await library.save(
    captured({ url: null, title, lead: null, byline: null, contentHtml: '<p>chữ</p>' }),
    { tags },
  )
  return summary.id
}

export const query = (changes: Partial<ListQuery> = {}): ListQuery => ({
  view: 'all',
  search: '',
  sort: 'saved',
  tag: null,
  host: null,
  ...changes,
})

/** Titles in the order of a list. */
export const titles = async (library: Library, changes: Partial<ListQuery> = {}): Promise<string[]> =>
  (await library.list(query(changes))).map((row) => row.title)

/** The code that a promise fails with; 'no failure' where it does not. */
export const failureOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof AppFailure ? error.appError.code : String(error)),
  )

/** The folder of the only article of a library. */
export async function onlyArticleFolder({ folder }: Place): Promise<string> {
  const articles = join(folder, 'articles')
  const year = (await readdir(articles)).find((name) => /^\d{4}$/.test(name)) ?? ''
  const [name = ''] = await readdir(join(articles, year))
  return join(articles, year, name)
}

/** Every path below a folder, with `/`. */
export async function tree(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).toSorted()
}
