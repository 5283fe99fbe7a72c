import { useSettings } from '../client/settings.tsx'
import { Dialog } from '../interface/Dialog.tsx'
import styles from './settings.module.css'

type Row = readonly [name: string, ...keys: string[]]

export function ShortcutsDialog({ mac, onClose }: { readonly mac: boolean; readonly onClose: () => void }) {
  const { messages } = useSettings()
  const t = messages.shortcuts
  const { keys } = messages
  const main = mac ? '⌘' : 'Ctrl'
  const groups: readonly (readonly [string, readonly Row[]])[] = [
    [
      t.groups.app,
      [
        [t.save, `${main} N`],
        [t.openFile, `${main} O`],
        [t.search, '/', `${main} ⇧ F`],
        [t.undo, `${main} Z`],
        [t.print, `${main} P`],
        [t.settings, `${main} ,`],
        [t.keys, '?'],
      ],
    ],
    [
      t.groups.list,
      [
        [t.nextPrevious, 'J', 'K'],
        [t.open, keys.enter],
        [t.back, keys.escape],
        [t.history, `${mac ? '⌥' : 'Alt'} ←`, '→'],
      ],
    ],
    [
      t.groups.reading,
      [
        [t.page, keys.space, `⇧ ${keys.space}`],
        [t.sizes, `${main} +`, '−', '0'],
        [t.find, `${main} F`],
        [t.parts, '[', ']'],
        [t.bookmark, 'B'],
        [t.read, 'R'],
        [t.tags, 'T'],
        [t.archive, 'E'],
        [t.trash, keys.delete],
      ],
    ],
  ]
  return (
    <Dialog title={t.title} closeLabel={t.close} onClose={onClose} wide>
      <div className={styles.keys}>
        {groups.map(([name, rows]) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {rows.map(([label, ...shown]) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    {shown.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
