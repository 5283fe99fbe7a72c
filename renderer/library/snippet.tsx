// What a search found, as main sends it: text with entities, matches between <mark> and </mark>. Never put in as HTML.
import { Fragment } from 'react'
import type { Query } from '../../domain/search.ts'
import { onlyReadAlike } from '../../domain/snippet.ts'
import styles from './ArticleList.module.css'

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const plain = (escaped: string) =>
  escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)

const MARKED = /<mark>([^<]*)<\/mark>/

type SnippetProps = {
  readonly text: string
  /** What was searched for: words that only read like it are marked more softly. */
  readonly query: Query
}

export function Snippet({ text, query }: SnippetProps) {
  // Text, mark, text, mark, and so on.
  const pieces = text.split(MARKED).map(plain)
  const alike = onlyReadAlike(
    query,
    pieces.filter((_, at) => at % 2 === 1),
  )
  return pieces.map((piece, at) =>
    at % 2 === 0 ? (
      <Fragment key={at}>{piece}</Fragment>
    ) : (
      <mark key={at} className={alike[(at - 1) / 2] ? styles.alike : undefined}>
        {piece}
      </mark>
    ),
  )
}
