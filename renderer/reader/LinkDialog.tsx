// A link of the article to somewhere else: its address, and what can be done with it.
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './LinkDialog.module.css'

type LinkDialogProps = {
  readonly url: string
  readonly onSave: () => void
  readonly onOpenInBrowser: () => void
  readonly onClose: () => void
}

export function LinkDialog({ url, onSave, onOpenInBrowser, onClose }: LinkDialogProps) {
  const t = useMessages()
  return (
    <Dialog title={t.link.title} closeLabel={t.link.close} onClose={onClose}>
      <p className={styles.address}>{url}</p>
      <DialogActions>
        <Button onClick={onOpenInBrowser}>{t.link.browser}</Button>
        {/^https?:/i.test(url) && (
          <Button tone="primary" onClick={onSave}>
            {t.link.save}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}
