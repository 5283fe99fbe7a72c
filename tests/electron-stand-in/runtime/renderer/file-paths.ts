// webUtils.getPathForFile answers at once, but only the main process can ask Chromium for a path. So the paths of
// dropped and chosen files are fetched before the page hears of them: its event is held back and dispatched again.

type Post = (message: object) => void

/** Self-contained, because its source runs inside pages. */
export function captureFilePaths(post: Post) {
  const paths = new WeakMap<File, string>()
  const batches = new Map<number, { files: File[]; done: () => void }>()
  const passed = new WeakSet<Event>()
  let last = 0

  function learn(files: File[]): Promise<void> {
    const batch = ++last
    return new Promise((done) => {
      batches.set(batch, { files, done })
      post({ type: 'files', batch, count: files.length })
    })
  }

  /** Holds an event back until the paths of its files are known, then dispatches its copy. */
  function hold(event: Event, files: File[], copy: () => Event): void {
    if (passed.has(event) || files.every((file) => paths.has(file))) return
    const [target] = event.composedPath()
    event.stopImmediatePropagation()
    event.preventDefault()
    const again = copy()
    passed.add(again)
    void learn(files).then(() => target?.dispatchEvent(again))
  }

  addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])]
      hold(event, files, () => {
        const dataTransfer = new DataTransfer()
        for (const file of files) dataTransfer.items.add(file)
        const { bubbles, cancelable, composed, clientX, clientY, screenX, screenY } = event
        const { ctrlKey, shiftKey, altKey, metaKey } = event
        const place = { bubbles, cancelable, composed, clientX, clientY, screenX, screenY }
        return new DragEvent('drop', { ...place, ctrlKey, shiftKey, altKey, metaKey, dataTransfer })
      })
    },
    { capture: true },
  )
  for (const type of ['input', 'change']) {
    const listener = (event: Event): void => {
      const { target } = event
      if (!(target instanceof HTMLInputElement) || target.type !== 'file') return
      const { bubbles, composed } = event
      hold(event, [...(target.files ?? [])], () => new Event(type, { bubbles, composed }))
    }
    addEventListener(type, listener, { capture: true })
  }

  return {
    /** '' for a file that does not come from the disk, as in Electron. */
    pathOf: (file: File): string => paths.get(file) ?? '',
    file: (batch: number, index: number): File | undefined => batches.get(batch)?.files[index],
    learned(batch: number, found: string[]): void {
      const { files = [], done } = batches.get(batch) ?? {}
      batches.delete(batch)
      files.forEach((file, index) => paths.set(file, found[index] ?? ''))
      done?.()
    },
  }
}
