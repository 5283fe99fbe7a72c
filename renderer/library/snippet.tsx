// What a search found, as main sends it: text with entities, matches between <mark> and </mark>. Never put in as HTML.
import { Fragment } from 'react'

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const plain = (escaped: string) =>
  escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)

export function Snippet({ text }: { readonly text: string }) {
  return text.split(/(<mark>[^<]*<\/mark>)/).map((piece, index) => {
    const marked = /^<mark>([^<]*)<\/mark>$/.exec(piece)
    return marked ? (
      <mark key={index}>{plain(marked[1] ?? '')}</mark>
    ) : (
      <Fragment key={index}>{plain(piece)}</Fragment>
    )
  })
}
