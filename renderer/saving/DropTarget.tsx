// Files dropped anywhere on the window are saved; a dropped link or text is saved like a pasted one.
import { useEffect, useState } from 'react'
import type { CaptureInput } from '../../domain/capture.ts'
import { richPaste } from '../../domain/pasted.ts'
import { addressesIn, readGivenText, refusalOf } from '../../domain/url-policy.ts'
import type { AppError } from '../../domain/result.ts'
import { bridge } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import styles from './saving.module.css'

type Dropped = { readonly inputs: readonly CaptureInput[]; readonly refusals: readonly AppError[] }

/** Addresses of a `text/uri-list` (RFC 2483): one a line, comments begin with `#`. */
const listed = (uris: string) =>
  uris.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))

/** What was dropped, as inputs to save, or why it cannot be saved. */
function dropped(data: DataTransfer): Dropped {
  const files = [...data.files].map((file) => ({ name: file.name, path: bridge.pathOfFile(file) }))
  const found = files.filter(({ path }) => path !== '')
  // The system may not say where a file lies: one that a page or a mail program hands over has no place.
  const lost = files.filter(({ path }) => path === '')
  if (files.length > 0)
    return {
      inputs: found.map(({ path }) => ({ kind: 'file', path, url: null })),
      refusals: lost.map(({ name }) => ({ code: 'file-unreadable', details: { file: name } })),
    }
  const html = richPaste(data.getData('text/html'), data.getData('text/plain'))
  // A link that is dragged is an address, whatever it looks like; a part of a page is that part.
  if (html !== null && data.getData('text/uri-list') === '')
    return { inputs: [{ kind: 'html', text: html, url: null }], refusals: [] }
  const uris = listed(data.getData('text/uri-list'))
  const plain = data.getData('text/plain')
  const lines = addressesIn(plain)
  const single = [data.getData('text/html') || plain]
  const texts = uris.length > 0 ? uris : lines.length > 0 ? lines : single
  const codes = new Set(texts.flatMap((text) => refusalOf(text) ?? []))
  const inputs = texts.flatMap((text): CaptureInput[] => {
    const given = refusalOf(text) === null ? readGivenText(text) : null
    if (given === null) return []
    return [given.kind === 'html' ? { ...given, url: null } : given]
  })
  return { inputs, refusals: [...codes].map((code) => ({ code })) }
}

type DropTargetProps = {
  readonly onDrop: (inputs: readonly CaptureInput[]) => void
  readonly onRefused: (error: AppError) => void
}

export function DropTarget({ onDrop, onRefused }: DropTargetProps) {
  const t = useMessages()
  const [over, setOver] = useState(false)
  useEffect(() => {
    // A drag that began inside the window (a selection, a picture) is not meant for the library.
    let inside = false
    const begin = () => (inside = true)
    const end = () => (inside = false)
    const drag = (event: DragEvent) => {
      event.preventDefault()
      if (!inside) setOver(true)
    }
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      if (inside || !event.dataTransfer) return
      const { inputs, refusals } = dropped(event.dataTransfer)
      onDrop(inputs)
      refusals.forEach(onRefused)
    }
    document.addEventListener('dragstart', begin)
    document.addEventListener('dragend', end)
    document.addEventListener('dragover', drag)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragstart', begin)
      document.removeEventListener('dragend', end)
      document.removeEventListener('dragover', drag)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [onDrop, onRefused])
  return over ? <div className={styles.drop}>{t.save.dropHere}</div> : null
}
