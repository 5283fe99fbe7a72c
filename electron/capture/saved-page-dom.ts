// What a saved page's own pictures are called once it is a DOM: files of the folder beside it, and SingleFile's variables.
import { SAVED_PAGE } from './parser.ts'

/** Endings that browsers give the folder of a page's files, in the languages in which they do. */
const FOLDER_ENDING =
  /(?:[_.-](?:files?|tep_tin|tập_tin|fichiers|dateien|archivos|arquivos|bestanden|filer|soubory|pliki)|\.files)$/iu

/** Whether a folder's name is one that a browser gave to what it saved beside a page. */
export const isFolderOfPage = (name: string): boolean => FOLDER_ENDING.test(name.normalize('NFC'))

const RELATIVE = /^(?![a-z][a-z0-9+.-]*:|\/|#|\?)/i

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The address below SAVED_PAGE of a file of the page's folder; null for any other address. */
function inFolder(address: string, base: string | null): string | null {
  const path = address.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  if (path === '' || !RELATIVE.test(path)) return null
  const [folder, ...rest] = path.split('/')
  // Without an address of its own, a page can mean nothing else by a relative one.
  if (base !== null && !(rest.length > 0 && isFolderOfPage(decoded(folder ?? '')))) return null
  try {
    return new URL(path, SAVED_PAGE).href
  } catch {
    return null
  }
}

/** Points pictures that lie beside the page to where they are read from. `base`: the page's own address, or null. */
export function pointToFolder(document: Document, base: string | null): void {
  for (const image of document.querySelectorAll('img[src], source[src], img[srcset], source[srcset]')) {
    const place = inFolder(image.getAttribute('src') ?? '', base)
    if (place) image.setAttribute('src', place)
    const srcset = image.getAttribute('srcset')
    const pointed = srcset
      ?.split(/,\s+/)
      .map((one) => {
        const [address = '', ...size] = one.trim().split(/\s+/)
        return [inFolder(address, base) ?? address, ...size].join(' ')
      })
      .join(', ')
    if (srcset && pointed !== undefined) image.setAttribute('srcset', pointed)
  }
}

/**
 * SingleFile keeps a picture that stands more than once as a variable of the style sheet, `--sf-img-3:url("…")`, and
 * shows it as the background of an empty one. Each gets the address that its variable names.
 */
export function openVariables(document: Document): void {
  const variables = new Map<string, string>()
  for (const style of document.querySelectorAll('style'))
    for (const [, name, address] of (style.textContent ?? '').matchAll(
      /(--sf-img-\d+)\s*:\s*url\(\s*["']?([^"')]+)["']?\s*\)/g,
    ))
      if (name && address) variables.set(name, address)
  if (variables.size === 0) return
  for (const image of document.querySelectorAll('img[style*="--sf-img-"]')) {
    const name = /var\(\s*(--sf-img-\d+)\s*\)/.exec(image.getAttribute('style') ?? '')?.[1]
    const address = name ? variables.get(name) : undefined
    if (address) image.setAttribute('src', address)
  }
}
