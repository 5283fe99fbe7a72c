// What turns foreign bytes into an article and foreign pictures into sized ones. Runs in an expendable process, since
// a page or a picture may hang or crash it; in the terminal and in tests it runs where it is called.
import type { CapturedArticle, Figure } from '../../domain/article.ts'

/** What is to be made an article. */
export type ExtractRequest = {
  /** `html`: a page; `text`: plain text or Markdown. */
  readonly form: 'html' | 'text'
  /** Bytes as they came (their charset is found out), or text that was pasted. */
  readonly content: Uint8Array | string
  /** The Content-Type header, where there was one: its charset stands above the page's own. */
  readonly contentType: string | null
  /** Address of the page after redirects; null for pasted text and files, whose own canonical address is used. */
  readonly url: string | null
  /** The person gave the page's very content, or wants it anyway: it is taken for an article whatever it looks like. */
  readonly trusted: boolean
  /** The page lies on disk: pictures of the folder beside it ("Page_files") get addresses below `SAVED_PAGE`. */
  readonly local: boolean
}

/** Base of the pictures that lie beside a saved page; a name that never resolves (RFC 6761). */
export const SAVED_PAGE = 'https://saved-page.invalid/'

/** An article without its pictures. `contentHtml` is NOT sanitized yet; `finish` does that. */
export type Extraction = Omit<CapturedArticle, 'origin' | 'images' | 'thumbnail' | 'original' | 'figures'> & {
  /** Addresses of the body's pictures in document order, each once: absolute http(s), or `data:`. */
  readonly pictures: readonly string[]
  /** A picture that stands for the page where the body has none (og:image); absolute, or null. */
  readonly leadPicture: string | null
}

/** A picture fit for the library. */
export type SizedPicture = {
  /** `<sha256>.<ext>` of `bytes` */
  readonly name: string
  readonly bytes: Uint8Array
  /** CSS pixels */
  readonly width: number
  readonly height: number
}

/** Where a picture of the page is kept. */
export type KeptPicture = {
  readonly address: string
  readonly name: string
  readonly width: number
  readonly height: number
}

export type FinishRequest = { readonly contentHtml: string; readonly pictures: readonly KeptPicture[] }

/** `contentHtml` is sanitized; its pictures are `images/<name>`. */
export type Finished = { readonly contentHtml: string; readonly figures: readonly Figure[] }

export type Parser = {
  /** Throws AppFailure: not-an-article, unknown-charset, parser-crashed. */
  extract(request: ExtractRequest): Promise<Extraction>
  /** null: not a picture of a known kind, too large, or damaged. */
  picture(bytes: Uint8Array): Promise<SizedPicture | null>
  /** A WebP of 480 × 320 px at most, cut to 3:2; null where the picture cannot be read. */
  thumbnail(bytes: Uint8Array): Promise<Uint8Array | null>
  /** Puts the kept pictures in place, turns the others into captions, sanitizes. */
  finish(request: FinishRequest): Promise<Finished>
}

const extractor = () => import('./extract-request.ts')
const pictureSizer = () => import('./size-picture.ts')
const finisher = () => import('./finish.ts')

/** Loads the heavy parts of a parser in the calling process before they are needed. */
export async function loadParser(): Promise<void> {
  await Promise.all([extractor(), pictureSizer(), finisher()])
}

/** A parser in the calling process. Its heavy parts are loaded when they are first needed. */
export function createInProcessParser(): Parser {
  return {
    extract: async (request) => (await extractor()).extractRequest(request),
    picture: async (bytes) => (await pictureSizer()).sizePicture(bytes),
    thumbnail: async (bytes) => (await pictureSizer()).makeThumbnail(bytes),
    finish: async (request) => (await finisher()).finishArticle(request),
  }
}
