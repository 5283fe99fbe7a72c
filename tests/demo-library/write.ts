// Writes a generated library as the app would, but for the syncing: nothing of it is worth protecting from a power cut.
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DOCUMENT_VERSION } from '../../domain/article.ts'
import type { LibraryDocument } from '../../domain/article.ts'
import { ARTICLE, CONTENT, IMAGES, STATE, THUMBNAIL } from '../../electron/library/article-files.ts'
import { ARTICLES } from '../../electron/library/article-store.ts'
import { LIBRARY_FILE } from '../../electron/library/library-folder.ts'
import { folderName, newContent } from '../../electron/library/new-article.ts'
import { mapLimited } from '../../electron/library/parallel.ts'
import { createDemoArticles, PICTURE } from './articles.ts'
import type { DemoArticle } from './articles.ts'
import { drawPictures } from './pictures.ts'
import type { DemoPicture } from './pictures.ts'

const AT_ONCE = 16
/** Articles that are made before they are written. */
const BATCH = 1000

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

function withPicture({ captured, picture }: DemoArticle, pictures: readonly DemoPicture[]) {
  const shown = picture === null ? undefined : pictures[picture]
  if (!shown) return captured
  const src = `images/${shown.image.name}`
  const figure = `<figure><img src="${src}" alt="" width="${shown.width}" height="${shown.height}"><figcaption>${captured.title}</figcaption></figure>`
  return {
    ...captured,
    contentHtml: captured.contentHtml.replace(PICTURE, figure),
    figures: [{ src, caption: captured.title, credit: null }],
    images: [shown.image],
    thumbnail: shown.thumbnail,
  }
}

async function writeArticle(
  articles: string,
  made: DemoArticle,
  pictures: readonly DemoPicture[],
): Promise<void> {
  const content = await newContent(withPicture(made, pictures), made.id, made.savedAt, [])
  const folder = join(articles, made.savedAt.slice(0, 4), folderName(made.captured.title, made.id))
  await mkdir(join(folder, IMAGES), { recursive: true })
  const files: [string, string | Uint8Array][] = [
    ...content.images.map(({ name, bytes }): [string, Uint8Array] => [join(IMAGES, name), bytes]),
    [CONTENT, content.contentHtml],
    [STATE, json(made.state)],
    [ARTICLE, json(content.document)],
  ]
  if (content.thumbnail) files.push([join(IMAGES, THUMBNAIL), content.thumbnail])
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes)
}

/**
 * Writes a library of generated articles into a folder that is new or empty.
 * @param onWritten told how many are written, now and then
 * @throws Error where the folder holds something
 */
export async function writeDemoLibrary(
  folder: string,
  count: number,
  onWritten: (count: number) => void = () => undefined,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty`)
  const articles = join(folder, ARTICLES)
  await mkdir(articles)
  const pictures = await drawPictures()
  const make = createDemoArticles(count)
  for (let written = 0; written < count;) {
    const batch = Array.from({ length: Math.min(BATCH, count - written) }, make)
    await mapLimited(batch, AT_ONCE, (one) => writeArticle(articles, one, pictures))
    written += batch.length
    onWritten(written)
  }
  const document: LibraryDocument = {
    version: DOCUMENT_VERSION,
    id: randomUUID(),
    createdAt: new Date().toISOString(),
  }
  await writeFile(join(folder, LIBRARY_FILE), json(document))
}
