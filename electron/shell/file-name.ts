// A file's name made of an article's title, valid on every system.

/** Longest name without its extension, in bytes: file systems allow 255 in all. */
const MAX_BYTES = 180
/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

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

/** `Title.ext`: no character that a file system or a shell gives a meaning to, never hidden, never empty. */
export function fileNameFor(title: string, extension: string): string {
  const clean = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
  const name = cut(clean.replace(/^[\s.]+/, ''), MAX_BYTES).replace(/[\s.]+$/, '')
  return `${name === '' || RESERVED.test(name) ? `bài ${name}`.trim() : name}.${extension}`
}
