// How far the writing of several articles is, and which of them could not be written.
import { errorSentence } from '../../domain/language/index.ts'
import { useMessages } from '../client/settings.tsx'
import { useTakingArticles } from '../client/taking.ts'
import { Button } from '../interface/controls.tsx'
import styles from './TakingPanel.module.css'

/** Failures that are named; of more, the number says enough. */
const NAMED = 8

export function TakingPanel() {
  const messages = useMessages()
  const t = messages.selection
  const { progress, cancel, failed, closeFailed } = useTakingArticles()
  return (
    <>
      {progress !== null && (
        <div className={styles.panel}>
          <p id="taking-progress">{t.exporting(progress.done, progress.total)}</p>
          <Button small onClick={cancel}>
            {t.cancel}
          </Button>
          <progress aria-labelledby="taking-progress" max={progress.total} value={progress.done - 1} />
        </div>
      )}
      {failed !== null && (
        <div className={styles.panel} role="alert">
          <p>{t.failed(failed.articles.length, failed.total)}</p>
          <Button small onClick={closeFailed}>
            {t.closeFailed}
          </Button>
          <ul>
            {failed.articles.slice(0, NAMED).map(({ id, title, error }) => (
              <li key={id}>
                <cite>{title}</cite> {errorSentence(messages, error)}
              </li>
            ))}
            {failed.articles.length > NAMED && <li>{t.moreFailed(failed.articles.length - NAMED)}</li>}
          </ul>
        </div>
      )}
    </>
  )
}
