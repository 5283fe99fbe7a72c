// What the menu of an article does.
import type { ArticleDetail } from '../../domain/article.ts'
import { bookOfArticle } from '../../domain/book.ts'
import { mayAllowPrivate } from '../../domain/capture.ts'
import { errorSentence } from '../../domain/language/index.ts'
import { call } from '../client/bridge.ts'
import { drawCover } from '../client/draw-cover.ts'
import { useNotices } from '../client/notices.tsx'
import { printPage } from '../client/print.ts'
import { useSettings } from '../client/settings.tsx'
import type { ArticleCommands } from './ReadingTools.tsx'

type ArticleCommandsContext = {
  readonly article: ArticleDetail
  readonly openInBrowser: (url: string) => void
  readonly openTags: () => void
  readonly editCopy: () => void
  readonly onSaveAddress: (url: string) => void
  readonly onOpenPage: (url: string) => void
}

export function useArticleCommands(context: ArticleCommandsContext): ArticleCommands {
  const { article, openInBrowser, onSaveAddress, onOpenPage } = context
  const { settings, messages: t } = useSettings()
  const { tell, tellCaught } = useNotices()

  const loadPictures = async (allowPrivate: boolean) => {
    tell(t.pictures.loading)
    try {
      const { loaded, error } = await call('copy:loadPictures', { id: article.id, index: null, allowPrivate })
      if (error === null) return tell(t.pictures.loaded(loaded))
      const again = { label: t.pictures.loadPrivate, run: () => void loadPictures(true) }
      const mayAsk = mayAllowPrivate(error) && settings.allowPrivateAddresses
      tell(errorSentence(t, error), mayAsk ? again : undefined)
    } catch (caught) {
      tellCaught(caught)
    }
  }

  return {
    openTags: context.openTags,
    copyMarkdown: () =>
      void call('article:copyMarkdown', { id: article.id }).then(() => tell(t.done.copied), tellCaught),
    exportAs: (format) => {
      const cover = format === 'epub' ? drawCover(bookOfArticle(article)) : Promise.resolve(null)
      cover
        .then((drawn) => call('article:export', { id: article.id, format, cover: drawn }))
        .then(({ saved }) => saved && tell(t.done.exported), tellCaught)
    },
    print: () => void printPage().catch(tellCaught),
    openOriginal: () => article.url !== null && openInBrowser(article.url),
    editCopy: context.editCopy,
    loadPictures: () => void loadPictures(false),
    saveAgain: () => article.url !== null && onSaveAddress(article.url),
    openPage: () => article.url !== null && onOpenPage(article.url),
    deleteForever: () =>
      void call('library:delete', { ids: [article.id] }).then(
        ({ deleted }) => deleted > 0 && tell(t.done.deleted(deleted)),
        tellCaught,
      ),
  }
}
