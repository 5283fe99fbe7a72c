// Looking a selected word up, and translating a selected passage: in the person's own browser, once they have seen
// what is sent and where to. macOS has a dictionary of its own, which is asked first.
import { useEffect, useRef, useState } from 'react'
import {
  dictionaryAddress,
  LONGEST_LOOK_UP,
  selectedWords,
  translationAddress,
} from '../../domain/look-up.ts'
import { hostOf } from '../../domain/url-policy.ts'
import { call } from '../client/bridge.ts'
import { useNotices } from '../client/notices.tsx'
import { useSettings } from '../client/settings.tsx'
import { Button } from '../interface/controls.tsx'
import { Dialog, DialogActions } from '../interface/Dialog.tsx'
import styles from './LookUp.module.css'
import { useReaderCommand, useReaderPage } from './reader-page.ts'

type Asked = { readonly kind: 'lookUp' | 'translate'; readonly words: string; readonly address: string }

/** What was last selected in the article. Selecting elsewhere, as in the box of the palette, leaves it. */
function useSelectedText() {
  const { page } = useReaderPage()
  const selected = useRef('')
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection()
      const node = selection?.anchorNode
      if (!selection || !node || !page.current?.contains(node)) return
      selected.current = selection.isCollapsed ? '' : selection.toString().trim()
    }
    look()
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [page])
  return selected
}

export function LookUp() {
  const { settings, messages } = useSettings()
  const t = messages.lookUp
  const { article } = useReaderPage()
  const { tell, tellCaught } = useNotices()
  const selected = useSelectedText()
  const [asked, setAsked] = useState<Asked | null>(null)

  const askForLookUp = (text: string) => {
    const address = dictionaryAddress(text, article.lang, settings.language)
    if (address === null) tell(t.tooLongToLookUp(LONGEST_LOOK_UP))
    else setAsked({ kind: 'lookUp', words: selectedWords(text), address })
  }
  useReaderCommand('lookUp', () => {
    const text = selected.current
    if (selectedWords(text) === '') return tell(t.selectFirst)
    call('app:lookUpSelection').then(({ shown }) => {
      if (!shown) askForLookUp(text)
    }, tellCaught)
  })
  useReaderCommand('translate', () => {
    const text = selected.current
    if (text === '') return tell(t.selectFirst)
    const address = translationAddress(text, settings.language)
    if (address === null) return tell(t.tooLongToTranslate)
    setAsked({ kind: 'translate', words: text, address })
  })

  if (!asked) return null
  const close = () => setAsked(null)
  return (
    <Dialog
      title={asked.kind === 'lookUp' ? t.lookUpTitle : t.translateTitle}
      closeLabel={t.cancel}
      onClose={close}
    >
      <p>{t.sends(hostOf(asked.address) ?? '')}</p>
      <blockquote className={styles.words} lang={article.lang ?? undefined}>
        {asked.words}
      </blockquote>
      <p className={styles.address}>
        {t.address}: <span>{asked.address}</span>
      </p>
      <DialogActions>
        <Button onClick={close}>{t.cancel}</Button>
        <Button
          tone="primary"
          onClick={() => {
            close()
            void call('app:openExternal', { url: asked.address }).catch(tellCaught)
          }}
        >
          {t.open}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
