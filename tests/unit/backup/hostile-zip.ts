// Zip files that nobody writes by accident, made byte by byte. Source: APPNOTE.TXT 6.3.10, 4.3.
import { crc32, deflateRawSync } from 'node:zlib'

export type RawEntry = {
  readonly name: string | Buffer
  readonly bytes?: Buffer
  /** As the directory says it, where that is not what the entry is. */
  readonly size?: number
  readonly packedSize?: number
  readonly crc?: number
  readonly encrypted?: boolean
  /** Upper half of the attributes: type and mode on Unix. */
  readonly mode?: number
  readonly method?: number
  /** Where the bytes of another entry are, which stand for its own. */
  readonly offset?: number
}

/** What the end of a ZIP64 says of the number of entries, and, to lead there, nothing in the end of before. */
function zip64End(count: number, listBytes: number, listAt: number): Buffer {
  const end = Buffer.alloc(56)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE((3 << 8) | 45, 12)
  end.writeUInt16LE(45, 14)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(listBytes), 40)
  end.writeBigUInt64LE(BigInt(listAt), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(listAt + listBytes), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([end, locator])
}

/** A zip of these entries; `entryCount`: what its end says, where that is not how many there are. */
export function rawZip(entries: readonly RawEntry[], entryCount = entries.length): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const bytes = entry.bytes ?? Buffer.from('{}')
    const method = entry.method ?? 8
    const packed = method === 8 ? deflateRawSync(bytes) : bytes
    const name = typeof entry.name === 'string' ? Buffer.from(entry.name) : entry.name
    const flags = (1 << 11) | (entry.encrypted ? 1 : 0)
    const sizes = (header: Buffer, at: number): void => {
      header.writeUInt32LE((entry.crc ?? crc32(bytes)) >>> 0, at)
      header.writeUInt32LE(entry.packedSize ?? packed.length, at + 4)
      header.writeUInt32LE(entry.size ?? bytes.length, at + 8)
      header.writeUInt16LE(name.length, at + 12)
    }
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(flags, 6)
    local.writeUInt16LE(method, 8)
    sizes(local, 14)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(flags, 8)
    central.writeUInt16LE(method, 10)
    sizes(central, 16)
    central.writeUInt32LE(((entry.mode ?? 0o100600) << 16) >>> 0, 38)
    central.writeUInt32LE(entry.offset ?? offset, 42)
    directory.push(central, name)
    if (entry.offset !== undefined) continue
    parts.push(local, name, packed)
    offset += 30 + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(entryCount, 0xffff), 8)
  end.writeUInt16LE(Math.min(entryCount, 0xffff), 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  if (entryCount < 0xffff) return Buffer.concat([...parts, list, end])
  end.writeUInt32LE(0xffffffff, 12)
  end.writeUInt32LE(0xffffffff, 16)
  return Buffer.concat([...parts, list, zip64End(entryCount, list.length, offset), end])
}
