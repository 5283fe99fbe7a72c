// The one component that puts article HTML into the page. What is stored was sanitized when it was saved; it is
// sanitized again here, by the Chromium that shows it, with the same policy. Nothing edits the HTML afterwards.
import DOMPurify from 'dompurify'
import type { Ref } from 'react'
import { memo, useMemo } from 'react'
import { addressImages, keepsAttribute, sanitizeConfig } from '../../domain/sanitize-policy.ts'
import './article.css'

function trustedHtml(contentHtml: string, articleId: string): TrustedHTML {
  if (!DOMPurify.isSupported) throw new Error('DOMPurify does not work here: the article is not shown')
  DOMPurify.removeAllHooks()
  DOMPurify.addHook('uponSanitizeAttribute', (node, data) => {
    if (!keepsAttribute(node.nodeName.toLowerCase(), data.attrName, data.attrValue)) data.keepAttr = false
  })
  return DOMPurify.sanitize(addressImages(contentHtml, articleId), {
    ...sanitizeConfig,
    RETURN_TRUSTED_TYPE: true,
  })
}

type ArticleBodyProps = {
  readonly articleId: string
  readonly contentHtml: string
  readonly ref: Ref<HTMLDivElement>
}

export const ArticleBody = memo(function ArticleBody({ articleId, contentHtml, ref }: ArticleBodyProps) {
  const html = useMemo(() => trustedHtml(contentHtml, articleId), [contentHtml, articleId])
  // React passes a TrustedHTML through to innerHTML; its type knows only strings.
  return (
    <div ref={ref} className="article-body" dangerouslySetInnerHTML={{ __html: html as unknown as string }} />
  )
})
