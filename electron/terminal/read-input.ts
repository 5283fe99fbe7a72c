import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { CaptureInput } from '../../domain/capture.ts'
import { AppFailure } from '../../domain/result.ts'
import { readGivenText, webAddress } from '../../domain/url-policy.ts'
import { typedPath } from './folders.ts'

/** Bytes of a file, or what comes on standard input as text. @throws AppFailure 'file-unreadable' */
export async function readPage(input: string): Promise<Uint8Array | string> {
  if (input === '-') return text(process.stdin)
  try {
    return await readFile(typedPath(input))
  } catch (cause) {
    throw new AppFailure('file-unreadable', { file: input }, { cause })
  }
}

/**
 * One input of `save`: an address, a file, or `-` for what comes on standard input.
 * @param url the address that a file or standard input came from
 * @throws AppFailure 'empty-input' | 'bad-address'
 */
export async function captureInput(input: string, url: string | null): Promise<CaptureInput> {
  if (input === '-') {
    const given = readGivenText(await text(process.stdin))
    if (given === null) throw new AppFailure('empty-input')
    return given.kind === 'html' ? { ...given, url } : given
  }
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(input)) {
    // What cannot be saved is told by capture, with the reason.
    return { kind: 'address', url: webAddress(input) ?? input }
  }
  return { kind: 'file', path: typedPath(input), url }
}
