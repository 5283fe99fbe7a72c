// Files dropped anywhere on the window are saved; a dropped link or text is saved like a pasted one.
import { useEffect, useState } from 'react'
import type { CaptureInput } from '../../domain/capture.ts'
import { readGivenText } from '../../domain/url-policy.ts'
import { bridge } from '../client/bridge.ts'
import { useMessages } from '../client/settings.tsx'
import styles from './saving.module.css'

/** What was dropped, as inputs to save. */
function inputsOf(data: DataTransfer): CaptureInput[] {
  const files = [...data.files].map((file) => bridge.pathOfFile(file)).filter((path) => path !== '')
  if (files.length > 0) return files.map((path) => ({ kind: 'file', path, url: null }))
  const given = readGivenText(
    data.getData('text/uri-list') || data.getData('text/html') || data.getData('text/plain'),
  )
  if (given === null) return []
  return [given.kind === 'html' ? { ...given, url: null } : given]
}

export function DropTarget({ onDrop }: { readonly onDrop: (inputs: readonly CaptureInput[]) => void }) {
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
      if (!inside && event.dataTransfer) onDrop(inputsOf(event.dataTransfer))
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
  }, [onDrop])
  return over ? <div className={styles.drop}>{t.save.dropHere}</div> : null
}
