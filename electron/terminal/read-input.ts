import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { CaptureInput } from '../../domain/capture.ts'
import { readLocalPage } from '../capture/local-file.ts'
import type { ExtractRequest } from '../capture/parser.ts'
import { AppFailure } from '../../domain/result.ts'
import { readGivenText, webAddress } from '../../domain/url-policy.ts'
import { typedPath } from './folders.ts'

type GivenPage = Pick<ExtractRequest, 'form' | 'content' | 'contentType'>

/** A file, or what comes on standard input, as HTML unless its name says otherwise. @throws AppFailure as a file that is saved */
export async function readPage(input: string): Promise<GivenPage> {
  if (input === '-') return { form: 'html', content: await text(process.stdin), contentType: null }
  if (/\.(?:txt|md|markdown|mhtml?)$/i.test(input)) {
    const { form, page } = await readLocalPage(typedPath(input), new AbortController().signal)
    return { form, content: page.content, contentType: page.contentType }
  }
  try {
    return { form: 'html', content: await readFile(typedPath(input)), contentType: null }
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
