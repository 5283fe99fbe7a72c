// What the menu of an article does, offered to the palette and the application menu as well, and its keys.
import type { ArticleDetail } from '../../domain/article.ts'
import { useSeriesActions } from '../client/series-actions.ts'
import { useReaderCommand } from './reader-page.ts'
import { isMissing } from './ReadingTools.tsx'
import type { ArticleCommands } from './ReadingTools.tsx'
import { useSelectArticle } from './use-select-article.ts'

type RegisterArticleCommandsProps = {
  readonly article: ArticleDetail
  readonly commands: ArticleCommands
}

export function RegisterArticleCommands({ article, commands }: RegisterArticleCommandsProps) {
  const { place } = useSeriesActions()
  const hasAddress = article.url !== null
  useSelectArticle()
  useReaderCommand('copyMarkdown', commands.copyMarkdown)
  useReaderCommand('saveEpub', () => commands.exportAs('epub'))
  useReaderCommand('savePdf', () => commands.exportAs('pdf'))
  useReaderCommand('saveMarkdown', () => commands.exportAs('markdown'))
  useReaderCommand('saveHtml', () => commands.exportAs('html'))
  useReaderCommand('editCopy', commands.editCopy)
  useReaderCommand('editSeries', () => place(article), article.shelf !== 'trash')
  useReaderCommand('loadPictures', commands.loadPictures, article.figures.some(isMissing))
  useReaderCommand('openOriginal', commands.openOriginal, hasAddress)
  useReaderCommand('saveAgain', commands.saveAgain, hasAddress)
  useReaderCommand('openPage', commands.openPage, hasAddress)
  return null
}
