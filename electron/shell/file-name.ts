// A file's name made of an article's title, valid on every system.
import { isDeviceName } from '../../domain/names.ts'

/** Longest name without its extension, in bytes: file systems allow 255 in all. */
const MAX_BYTES = 180
/** Joins emoji into one. Source: Unicode Technical Standard #51, "Emoji ZWJ Sequences". */
const JOINER =
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\uFE0F?)\\u200D(?=\\p{Extended_Pictographic})'
/** What file systems and shells give a meaning to, and what nobody sees. */
const UNFIT = new RegExp(`(?:(?!${JOINER})[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}/\\\\:*?"<>|])+`, 'gu')

function cut(text: string, bytes: number): string {
  let kept = ''
  let size = 0
  for (const { segment } of new Intl.Segmenter('vi').segment(text)) {
    size += Buffer.byteLength(segment)
    if (size > bytes) break
    kept += segment
  }
  return kept
}

/** Names that are one and the same to some file system: it tells neither case nor ways of writing a mark apart. */
const sameName = (name: string): string => name.normalize('NFC').toLowerCase()

/**
 * A name that is not taken: "Tên.md", else "Tên (2).md" and so on. It is taken from then on.
 * @param taken names as this function has made them its own
 */
export function uniqueFileName(title: string, extension: string, taken: Set<string>): string {
  const name = fileNameFor(title, extension)
  const stem = name.slice(0, -(extension.length + 1))
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem} (${number}).${extension}`
    const key = sameName(candidate)
    if (taken.has(key)) continue
    taken.add(key)
    return candidate
  }
}

/** Names of files that are there already, for `uniqueFileName`. */
export const takenNames = (names: readonly string[]): Set<string> => new Set(names.map(sameName))

/** `Title.ext`: no character that a file system or a shell gives a meaning to, never hidden, never empty. */
export function fileNameFor(title: string, extension: string): string {
  const clean = title.normalize('NFC').replace(UNFIT, ' ').replace(/\s+/gu, ' ')
  const name = cut(clean.replace(/^[\s.]+/, ''), MAX_BYTES).replace(/[\s.]+$/, '')
  return `${name === '' || isDeviceName(name) ? `bài ${name}`.trim() : name}.${extension}`
}
