// nativeImage: keeps encoded bytes and knows a PNG's size; no work on pixels.
import { readFileSync } from 'node:fs'
import { makeStrict, strictObject } from './strict.ts'

const IHDR = 0x49484452

export class NativeImage {
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }
  isEmpty(): boolean {
    return this.#bytes.length === 0
  }
  toPNG(): Buffer {
    return this.#bytes
  }
  /** In pixels; 0 by 0 for anything but a PNG. */
  getSize(): { width: number; height: number } {
    const bytes = this.#bytes
    if (bytes.length < 24 || bytes.readUInt32BE(12) !== IHDR) return { width: 0, height: 0 }
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
}
makeStrict(NativeImage)

const bytesOf = (path: string): Buffer => {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

export const nativeImage = strictObject('nativeImage', {
  createEmpty: () => new NativeImage(Buffer.alloc(0)),
  createFromPath: (path: string) => new NativeImage(bytesOf(path)),
})
