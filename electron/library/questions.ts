// What is asked of an open library's articles by address and by name, and changes nothing.
import { join } from 'node:path'
import { imageNamePattern } from '../../domain/article.ts'
import type { ArticleId } from '../../domain/article.ts'
import { IMAGES, THUMBNAIL } from './article-files.ts'
import { containedFile } from './contained-file.ts'
import type { Library } from './library.ts'
import type { ListIndex } from './list-index.ts'

export type Questions = Pick<Library, 'knownPage' | 'savedAddresses' | 'imagePath'>

export const createQuestions = (index: Pick<ListIndex, 'get' | 'byAddress'>): Questions => ({
  knownPage(url) {
    const id = index.byAddress(url)
    const document = id === null ? null : index.get(id)?.document
    if (!document) return null
    const { title, validators, originalReading } = document
    const charset = originalReading?.chosen ? originalReading.charset : null
    return validators || charset ? { articleId: document.id, title, validators, charset } : null
  },
  savedAddresses(urls) {
    const saved: Record<string, ArticleId> = {}
    for (const url of urls) {
      const id = index.byAddress(url)
      if (id !== null && index.get(id)?.state.data.trashedAt === null) saved[url] = id
    }
    return saved
  },
  async imagePath(id, name) {
    const article = index.get(id)
    if (!article || (name !== THUMBNAIL && !imageNamePattern.test(name))) return null
    return containedFile(article.folder.path, join(IMAGES, name))
  },
})
