// Links found on the page, each to be saved with one button, or opened where it is saved already.
import type { RelatedLink } from '../../domain/article.ts'
import { useAsked } from '../client/asked.ts'
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import styles from './Reader.module.css'
import { useReaderPage } from './reader-page.ts'

type RelatedLinksProps = {
  readonly related: readonly RelatedLink[]
  readonly onOpen: (id: string) => void
  readonly onSaveAddress: (url: string) => void
}

export function RelatedLinks({ related, onOpen, onSaveAddress }: RelatedLinksProps) {
  const t = useMessages()
  // The page's own words about its links.
  const lang = useReaderPage().article.lang ?? undefined
  const urls = related.flatMap(({ url }) => (url === null ? [] : [url]))
  const { data: saved } = useAsked('library:saved', urls.length === 0 ? null : { urls })
  if (related.length === 0) return null
  return (
    <aside className={styles.related} aria-label={t.regions.related} data-interface="">
      <h2>{t.related.heading}</h2>
      <ul>
        {related.map(({ url, title, excerpt }, index) => {
          const savedId = url === null ? undefined : saved?.[url]
          return (
            <li key={url ?? index}>
              <span className={styles.relatedTitle} lang={lang}>
                {title}
              </span>
              {excerpt !== null && <p lang={lang}>{excerpt}</p>}
              {url !== null &&
                (savedId === undefined ? (
                  <Button small aria-label={t.related.save(title)} onClick={() => onSaveAddress(url)}>
                    {t.link.save}
                  </Button>
                ) : (
                  <Button
                    small
                    tone="plain"
                    aria-label={t.related.openSaved(title)}
                    onClick={() => onOpen(savedId)}
                  >
                    {t.save.openArticle}
                  </Button>
                ))}
            </li>
          )
        })}
      </ul>
    </aside>
  )
}
