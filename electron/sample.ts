// The sample: a series of three parts that is at once the guide to the app, saved like any other article.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import { figureSchema, relatedLinkSchema } from '../domain/article.ts'
import type { ArticleId, ArticleSummary, CapturedArticle, CapturedImage } from '../domain/article.ts'
import type { ListQuery } from '../domain/list-query.ts'
import { AppFailure } from '../domain/result.ts'
import type { Language } from '../domain/settings.ts'
import type { Library } from './library/library.ts'

const PARTS = [1, 2, 3] as const

/** assets/sample/<language>/part-<n>.json; the body lies beside it as part-<n>.html. */
const samplePartSchema = v.object({
  title: v.string(),
  lead: v.string(),
  byline: v.string(),
  publishedAt: v.string(),
  siteName: v.string(),
  lang: v.string(),
  figures: v.array(figureSchema),
  related: v.array(relatedLinkSchema),
})

/** Pictures by their names in the assets. */
type Pictures = ReadonlyMap<string, CapturedImage>

const LOCAL_PICTURE = /\bimages\/([\w-]+\.webp)\b/g

async function readPictures(folder: string, names: Iterable<string>): Promise<Pictures> {
  const pictures = new Map<string, CapturedImage>()
  for (const name of names) {
    const bytes = await readFile(join(folder, basename(name)))
    const hash = createHash('sha256').update(bytes).digest('hex')
    pictures.set(name, { name: `${hash}.webp`, bytes })
  }
  return pictures
}

/** Replaces `images/<asset>.webp` by the name that the library stores it under. */
const renamePictures = (text: string, pictures: Pictures): string =>
  text.replace(LOCAL_PICTURE, (whole, name: string) => {
    const picture = pictures.get(name)
    return picture ? `images/${picture.name}` : whole
  })

/** One part of the sample as capture would hand it over. */
async function readPart(assets: string, language: Language, part: number): Promise<CapturedArticle> {
  const file = join(assets, language, `part-${part}.json`)
  const [json, html] = await Promise.all([
    readFile(file, 'utf8'),
    readFile(join(assets, language, `part-${part}.html`), 'utf8'),
  ])
  const facts = v.parse(samplePartSchema, JSON.parse(json))
  const names = new Set([...`${html}\n${json}`.matchAll(LOCAL_PICTURE)].flatMap(([, name]) => name ?? []))
  const pictures = await readPictures(join(assets, 'images'), names)
  const [first] = names
  return {
    ...facts,
    origin: 'sample',
    url: null,
    section: null,
    dir: 'ltr',
    figures: facts.figures.map((figure) => ({
      ...figure,
      src: figure.src && renamePictures(figure.src, pictures),
    })),
    pictures: [],
    originalReading: null,
    // Sanitized when it was written (tests/unit/library/sample.test.ts), so that this process needs no DOM.
    contentHtml: renamePictures(html, pictures),
    images: [...pictures.values()],
    thumbnail: first === undefined ? null : await readFile(join(assets, 'thumbnails', basename(first))),
    original: null,
  }
}

async function savedSamples(library: Library, language: Language): Promise<ArticleSummary[]> {
  const query = { search: '', sort: 'saved', tag: null, host: null } satisfies Omit<ListQuery, 'view'>
  const shelves = await Promise.all(
    (['all', 'archive', 'trash'] as const).map((view) => library.list({ ...query, view })),
  )
  return shelves.flat().filter((row) => row.sample && row.lang === language)
}

/**
 * Saves the sample series in a language, or finds it again: a part that is there already, on whatever shelf, is not
 * saved twice, and out of the trash it comes back. Part 1 counts as the one saved last, so that it tops the list.
 * @param assets the folder `assets/sample`
 * @returns the id of part 1
 * @throws AppFailure of the library; any error where the app's own files are not as they should be
 */
export async function addSample(
  library: Library,
  language: Language,
  assets: string,
): Promise<{ readonly id: ArticleId }> {
  const saved = await savedSamples(library, language)
  const trashed = saved.filter((row) => row.shelf === 'trash').map((row) => row.id)
  if (trashed.length > 0) await library.act({ action: 'restore', ids: trashed })
  const now = Date.now()
  const ids: ArticleId[] = []
  for (const part of PARTS) {
    const article = await readPart(assets, language, part)
    const known = saved.find((row) => row.title === article.title)
    if (known) {
      ids.push(known.id)
      continue
    }
    const savedAt = new Date(now - part * 1000).toISOString()
    ids.push((await library.save(article, { savedAt })).summary.id)
  }
  const [id] = ids
  if (id === undefined) throw new AppFailure('article-not-found')
  return { id }
}
