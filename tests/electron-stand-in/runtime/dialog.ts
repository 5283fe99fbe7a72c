// dialog: nobody can answer, so every dialog is cancelled and said on stderr. Tests replace the functions.
import type { MessageBoxOptions } from 'electron'
import { strictObject } from './strict.ts'

type Options = Pick<MessageBoxOptions, 'cancelId' | 'checkboxChecked'> & { title?: string; message?: string }

/** The options are the last argument, after the window where there is one. */
const said = (kind: string, args: unknown[]): Options => {
  const options = (args.at(-1) ?? {}) as Options
  const { title, message } = options
  process.stderr.write(`stand-in: dialog.${kind} ${JSON.stringify({ title, message })}\n`)
  return options
}

export const dialog = strictObject('dialog', {
  async showOpenDialog(...args: unknown[]) {
    said('showOpenDialog', args)
    return { canceled: true, filePaths: [] as string[] }
  },
  async showSaveDialog(...args: unknown[]) {
    said('showSaveDialog', args)
    return { canceled: true, filePath: '' }
  },
  /** Escape gives the cancel button, which is the first one unless named (as on Linux without labels to go by). */
  async showMessageBox(...args: unknown[]) {
    const { cancelId = 0, checkboxChecked = false } = said('showMessageBox', args)
    return { response: cancelId, checkboxChecked }
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`)
  },
})
