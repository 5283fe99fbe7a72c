// A `goc-doc://save` link from outside asks before anything is fetched.
import { useMessages } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './saving.module.css'

type ConfirmSaveProps = { readonly url: string; readonly onSave: () => void; readonly onClose: () => void }

export function ConfirmSave({ url, onSave, onClose }: ConfirmSaveProps) {
  const t = useMessages()
  return (
    <Dialog title={t.save.confirmTitle} closeLabel={t.save.cancel} onClose={onClose}>
      <p>{t.save.confirmText}</p>
      <p className={styles.address}>{url}</p>
      <DialogActions>
        <Button onClick={onClose}>{t.save.cancel}</Button>
        <Button tone="primary" onClick={onSave}>
          {t.save.submit}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
