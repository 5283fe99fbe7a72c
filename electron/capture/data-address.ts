// Pictures that stand in the page itself, as `data:` addresses (RFC 2397).

/** Letters of a `data:` address that is still looked at; base64 takes four for three bytes. */
const LONGEST = Math.ceil(25 * 1024 * 1024 * 1.4)

/** Bytes of a picture's `data:` address; null where it is none, damaged or too long. */
export function dataBytes(address: string): Uint8Array | null {
  const parts = /^data:image\/[\w.+-]+((?:;[^;,]*)*),/i.exec(address)
  if (!parts || address.length > LONGEST) return null
  const data = address.slice(parts[0].length)
  try {
    return /;base64/i.test(parts[1] ?? '')
      ? new Uint8Array(Buffer.from(decodeURIComponent(data), 'base64'))
      : new Uint8Array(Buffer.from(decodeURIComponent(data), 'utf8'))
  } catch {
    return null
  }
}
