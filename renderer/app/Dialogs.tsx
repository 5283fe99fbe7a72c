// What opens over the window: one dialog at a time, and the question of a link from outside.
import type { ArticleId } from '../../domain/article.ts'
import type { CaptureJob } from '../../domain/capture.ts'
import type { LibraryStatus } from '../../domain/ipc-contract.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { BackupsDialog } from '../backups/BackupsDialog.tsx'
import { useStanding } from '../client/standing.ts'
import { TagsDialog } from '../reader/TagsDialog.tsx'
import { ConfirmSave } from '../saving/ConfirmSave.tsx'
import { SaveDialog } from '../saving/SaveDialog.tsx'
import { AboutDialog } from '../settings/AboutDialog.tsx'
import { SettingsDialog } from '../settings/SettingsDialog.tsx'
import { ShortcutsDialog } from '../settings/ShortcutsDialog.tsx'
import type { OpenDialog } from './commands.ts'
import { isMac } from './is-mac.ts'
import type { useSaveFlow } from './use-save-flow.ts'

type DialogsProps = {
  readonly dialog: OpenDialog | null
  readonly onDialog: (dialog: OpenDialog | null) => void
  readonly status: LibraryStatus | null
  readonly saveFlow: ReturnType<typeof useSaveFlow>
  readonly onSaved: (job: CaptureJob) => void
  /** The articles whose tags are shown: the same array as long as they are the same. */
  readonly tagged: readonly ArticleId[]
  readonly onTagged: () => void
}

export function Dialogs(props: DialogsProps) {
  const { dialog, onDialog, status, saveFlow, onSaved, tagged, onTagged } = props
  const { tellCaught } = useNotices()
  const standing = useStanding(tagged)
  const { saving, openPage, draft, setDraft, pasted, setPasted, toConfirm, answer } = saveFlow
  const close = () => onDialog(null)
  const leaveSave = () => {
    saveFlow.closed()
    close()
  }
  return (
    <>
      {dialog === 'save' && (
        <SaveDialog
          saving={saving}
          jobId={saveFlow.dialogJobId}
          onJob={saveFlow.setDialogJobId}
          draft={draft}
          onDraft={setDraft}
          pasted={pasted}
          onPasted={setPasted}
          onOpenFiles={() => {
            leaveSave()
            void call('capture:openFiles').catch(tellCaught)
          }}
          onOpenPage={(url, insteadOf) => {
            leaveSave()
            openPage(url, insteadOf)
          }}
          onBegun={saveFlow.begun}
          onSaveMany={(urls) => {
            setDraft('')
            close()
            saveFlow.saveAddresses(urls)
          }}
          onSaved={onSaved}
          onClose={leaveSave}
        />
      )}
      {dialog === 'settings' && (
        <SettingsDialog
          status={status}
          onShowShortcuts={() => onDialog('shortcuts')}
          onShowBackups={() => onDialog('backups')}
          onShowAbout={() => onDialog('about')}
          onClose={close}
        />
      )}
      {dialog === 'backups' && <BackupsDialog onClose={close} />}
      {dialog === 'about' && <AboutDialog onClose={close} />}
      {dialog === 'shortcuts' && <ShortcutsDialog mac={isMac} onClose={close} />}
      {standing !== null && standing.count > 0 && (
        <TagsDialog articles={{ ids: tagged, standing }} onClose={onTagged} />
      )}
      {toConfirm !== null && (
        <ConfirmSave
          key={toConfirm}
          url={toConfirm}
          onSave={() => answer(toConfirm, true)}
          onClose={() => answer(toConfirm, false)}
        />
      )}
    </>
  )
}
