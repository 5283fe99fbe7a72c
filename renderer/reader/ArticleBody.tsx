// The one component that puts article HTML into the page. What is stored was sanitized when it was saved; it is
// sanitized again here, by the Chromium that shows it, with the same policy. Nothing edits the HTML afterwards.
import type { Ref } from 'react'
import { memo, useMemo } from 'react'
import { trustedHtml } from './trusted-html.ts'
import type { PartsInPage } from './trusted-html.ts'
import './article.css'
import './article-figures.css'

type ArticleBodyProps = {
  readonly articleId: string
  readonly contentHtml: string
  readonly ref?: Ref<HTMLDivElement>
  /** The parts of its series that stand in the same page, where it does not stand alone. */
  readonly parts?: PartsInPage
}

export const ArticleBody = memo(function ArticleBody({
  articleId,
  contentHtml,
  ref,
  parts,
}: ArticleBodyProps) {
  const html = useMemo(() => trustedHtml(contentHtml, articleId, parts), [contentHtml, articleId, parts])
  // React passes a TrustedHTML through to innerHTML; its type knows only strings.
  return (
    <div ref={ref} className="article-body" dangerouslySetInnerHTML={{ __html: html as unknown as string }} />
  )
})
