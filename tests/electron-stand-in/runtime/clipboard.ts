// clipboard: what the main process has put there; Chromium's pages keep theirs. Asynchronous since Electron 45.
import { makeStrict, strictObject } from './strict.ts'

/** One thing in several types. */
export class ClipboardItem {
  readonly #given: Readonly<Record<string, Blob | string>>

  constructor(given: Readonly<Record<string, Blob | string>>) {
    this.#given = given
  }
  get types(): string[] {
    return Object.keys(this.#given)
  }
  async getType(type: string): Promise<Blob> {
    const data = this.#given[type]
    if (data === undefined) throw new Error(`the clipboard's item has no ${type}`)
    return typeof data === 'string' ? new Blob([data], { type }) : data
  }
}
makeStrict(ClipboardItem)

let held: readonly ClipboardItem[] = []

export const clipboard = strictObject('clipboard', {
  async readText(): Promise<string> {
    const item = held.find(({ types }) => types.includes('text/plain'))
    return item ? (await item.getType('text/plain')).text() : ''
  },
  async writeText(text: string): Promise<void> {
    held = [new ClipboardItem({ 'text/plain': text })]
  },
  read: (): Promise<ClipboardItem[]> => Promise.resolve([...held]),
  async write(items: readonly ClipboardItem[]): Promise<void> {
    held = items
  },
  clear(): void {
    held = []
  },
})
