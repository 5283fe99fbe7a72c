// All keys of the window, by the menus that their commands stand in.
import type { KeyNames } from '../../domain/commands.ts'
import { commandMenuNames, commandsOf, printedKey, printedKeys } from '../../domain/commands.ts'
import { useSettings } from '../client/settings.tsx'
import { Dialog } from '../interface/Dialog.tsx'
import styles from './settings.module.css'

type Row = { readonly label: string; readonly keys: readonly string[] }

export function ShortcutsDialog({ mac, onClose }: { readonly mac: boolean; readonly onClose: () => void }) {
  const { settings, messages } = useSettings()
  const { shortcuts: t, commands, commandMenus, keys } = messages
  const { singleKeys } = settings
  const nameOf: KeyNames = (name) => keys[name]
  const key = (name: string) => printedKey(name, mac, nameOf)
  const groups = commandMenuNames.map((name) => ({
    name: commandMenus[name],
    rows: commandsOf(name)
      .map((id): Row => ({
        label: commands[id].replace(/…$/, ''),
        keys: printedKeys(id, mac, singleKeys, nameOf),
      }))
      .filter((row) => row.keys.length > 0),
  }))
  // What the list and the system do with keys is no command: there is nothing in a menu for it.
  const list: readonly Row[] = [
    { label: t.open, keys: [keys.enter] },
    { label: t.selectOne, keys: [`${key('CmdOrCtrl')} ${keys.click}`] },
    {
      label: t.selectTo,
      keys: [
        `${key('Shift')} ${keys.click}`,
        ...(singleKeys ? [key('Shift+j'), key('Shift+k')] : []),
        `${key('Shift')} ↓ ↑`,
      ],
    },
    { label: t.selectAll, keys: [key('CmdOrCtrl+a')] },
    { label: t.clearSelection, keys: [keys.escape] },
  ]
  const zoom: Row = { label: t.zoom, keys: ['Plus', '-', '0'].map((name) => key(`CmdOrCtrl+Alt+${name}`)) }
  const shown = [
    ...groups.map((group) =>
      group.name === commandMenus.view ? { ...group, rows: [...group.rows, zoom] } : group,
    ),
    { name: t.list, rows: list },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <Dialog title={t.title} closeLabel={t.close} onClose={onClose} wide onlyText>
      {!singleKeys && <p className={styles.keysOff}>{t.singleKeysOff}</p>}
      <div className={styles.keys}>
        {shown.map(({ name, rows }) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {rows.map((row) => (
                <div key={row.label}>
                  <dt>{row.label}</dt>
                  <dd>
                    {row.keys.map((one) => (
                      <kbd key={one}>{one}</kbd>
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
