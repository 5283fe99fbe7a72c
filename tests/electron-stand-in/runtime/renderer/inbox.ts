// What the main process says to a page, taken in the order in which it was said, large messages too.

/** A text of a message that comes as a file: which of them, and the name of the file. */
export interface LargeText {
  readonly field: string
  readonly name: string
}

export interface Inbox {
  readonly take: (message: string, file?: LargeText) => Promise<void> | undefined
  /** What takes the files of large texts. */
  readonly inlet: HTMLInputElement
}

/**
 * Self-contained, because its source runs inside pages. A value that a call of the protocol carries is compiled by the
 * page as a script: a megabyte costs it a hundred milliseconds, and stays in its memory for a while. What is large
 * therefore comes as a file, of which the page is given only the bytes.
 */
export function createInbox(receive: (message: object) => void): Inbox {
  const awaited = new Map<string, (file: File) => void>()
  let inlet: HTMLInputElement | undefined
  /** The last message that waits for those before it; undefined while none does. */
  let last: Promise<void> | undefined

  function openInlet(): HTMLInputElement {
    const input = document.createElementNS('http://www.w3.org/1999/xhtml', 'input') as HTMLInputElement
    input.type = 'file'
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      if (!file) return
      awaited.get(file.name)?.(file)
      awaited.delete(file.name)
    })
    return input
  }

  async function complete(message: object, { field, name }: LargeText): Promise<object> {
    const file = await new Promise<File>((resolve) => awaited.set(name, resolve))
    return { ...message, [field]: await file.text() }
  }

  async function takeAfter(before: Promise<void> | undefined, coming: object | Promise<object>) {
    const [message] = await Promise.all([coming, before?.catch(() => {})])
    receive(message)
  }

  return {
    get inlet() {
      return (inlet ??= openInlet())
    },
    take(text, file) {
      const message = JSON.parse(text) as object
      if (!file && !last) {
        receive(message)
        return undefined
      }
      const taken = takeAfter(last, file ? complete(message, file) : message).finally(() => {
        if (last === taken) last = undefined
      })
      last = taken
      return taken
    },
  }
}
