// What turns foreign bytes into an article and foreign pictures into sized ones. Runs in an expendable process, since
// a page or a picture may hang or crash it; in the terminal and in tests it runs where it is called.
import { MAX_PAGE_PICTURES } from '../../domain/article.ts'
import type { CapturedArticle, Figure, PagePicture } from '../../domain/article.ts'
import { MAX_ADDRESS } from '../../domain/url-policy.ts'
import type { Paging } from './page-links.ts'

/** What an article may be made of. */
export const originalForms = ['html', 'text', 'markdown'] as const
export type OriginalForm = (typeof originalForms)[number]

/** What is to be made an article. */
export type ExtractRequest = {
  /** `html`: a page; `text`: plain text; `markdown`: Markdown. */
  readonly form: OriginalForm
  /** Bytes as they came (their charset is found out), or text that was pasted. */
  readonly content: Uint8Array | string
  /** The Content-Type header, where there was one: its charset stands above the page's own. */
  readonly contentType: string | null
  /** The charset that the person chose for these bytes, one of `offeredCharsets`; null: it is found out. */
  readonly charset: string | null
  /** Address of the page after redirects; null for pasted text and files, whose own canonical address is used. */
  readonly url: string | null
  /** The person gave the page's very content, or wants it anyway: it is taken for an article whatever it looks like. */
  readonly trusted: boolean
  /** The page lies on disk: pictures of the folder beside it ("Page_files") get addresses below `SAVED_PAGE`. */
  readonly local: boolean
}

/** Base of the pictures that lie beside a saved page; a name that never resolves (RFC 6761). */
export const SAVED_PAGE = 'https://saved-page.invalid/'

/**
 * The pictures that have an address to be remembered by, in order: the placeholder of a missing one bears its index
 * among these. Those that stood in the page itself (`data:`) have none.
 */
export const namedPictures = (pictures: readonly PagePicture[]): PagePicture[] =>
  pictures.filter(({ address }) => isNamed(address)).slice(0, MAX_PAGE_PICTURES)

const isNamed = (address: string): boolean => /^https?:/i.test(address) && address.length <= MAX_ADDRESS

/** Whether a picture that is missing may be asked for again: what lay beside a page on the disk is nowhere else. */
export const isOnTheWeb = (address: string): boolean => isNamed(address) && !address.startsWith(SAVED_PAGE)

/** An article without its pictures. `contentHtml` is NOT sanitized yet; `finish` does that. */
export type Extraction = Omit<
  CapturedArticle,
  | 'origin'
  | 'images'
  | 'thumbnail'
  | 'original'
  | 'originalReading'
  | 'figures'
  | 'pictures'
  | 'addresses'
  | 'validators'
> & {
  /** Addresses of the body's pictures in document order, each once: absolute http(s), or `data:`. */
  readonly pictures: readonly string[]
  /** A picture that stands for the page where the body has none (og:image); absolute, or null. */
  readonly leadPicture: string | null
  /** Where the article has more pages: how it goes on. */
  readonly paging?: Paging | undefined
}

/** An article, and the charset that its bytes were read in: a WHATWG name, or one that was chosen; null for pasted text. */
export type Extracted = Extraction & { readonly charset: string | null }

/** A page whose blocks are asked for, with the pictures that are kept of it. */
export type BlocksRequest = {
  readonly request: ExtractRequest
  readonly pictures: readonly PagePicture[]
}

/** A link of a page, by one of the texts it goes by. */
export type PageLink = { readonly url: string; readonly title: string }

/** Every block of a page. */
export type PageBlocks = {
  /** Sanitized, in document order. */
  readonly blocks: readonly string[]
  /**
   * Addresses of pictures in them that are not kept: their placeholders bear the indices that follow those of the
   * pictures that were given.
   */
  readonly pictures: readonly string[]
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

export type FinishRequest = {
  readonly contentHtml: string
  /**
   * The page's pictures, each address once, also `data:` and those below `SAVED_PAGE`. A picture of the body that is
   * not among them is none, and goes.
   */
  readonly pictures: readonly PagePicture[]
}

/** Pages of one article, which become one body. */
export type JoinRequest = {
  /** `contentHtml` of each page in order. */
  readonly bodies: readonly string[]
  /** What each page may say again at its head or end: title, lead, byline. */
  readonly said: readonly string[]
  /** A last line for a page that could not be had. */
  readonly missing: { readonly text: string; readonly address: string } | null
}

/** `contentHtml` is sanitized; its pictures are `images/<name>`. */
export type Finished = { readonly contentHtml: string; readonly figures: readonly Figure[] }

export type Parser = {
  /** Throws AppFailure: not-an-article, unknown-charset, parser-crashed. */
  extract(request: ExtractRequest): Promise<Extracted>
  /** Every block of a page in document order, sanitized, also those that are no part of its article. */
  blocks(request: BlocksRequest): Promise<PageBlocks>
  /** Every web address that a page links to. Throws AppFailure: unknown-charset. */
  links(request: ExtractRequest): Promise<readonly PageLink[]>
  /** null: not a picture of a known kind, too large, or damaged; `spacer`: too small to show anything. */
  picture(bytes: Uint8Array): Promise<SizedPicture | 'spacer' | null>
  /** A WebP of 480 × 320 px at most, cut to 3:2; null where the picture cannot be read. */
  thumbnail(bytes: Uint8Array): Promise<Uint8Array | null>
  /** The body of an article of several pages; not sanitized. */
  join(request: JoinRequest): Promise<string>
  /** Puts the kept pictures in place, turns the others into captions, sanitizes. */
  finish(request: FinishRequest): Promise<Finished>
}

const extractor = () => import('./extract-request.ts')
const pictureSizer = () => import('./size-picture.ts')
const joiner = () => import('./join-pages.ts')
const finisher = () => import('./finish.ts')
const blockReader = () => import('./page-blocks.ts')
const linkReader = () => import('./link-texts.ts')

/** Loads the heavy parts of a parser in the calling process before they are needed. */
export async function loadParser(): Promise<void> {
  await Promise.all([extractor(), pictureSizer(), finisher()])
}

/** A parser in the calling process. Its heavy parts are loaded when they are first needed. */
export function createInProcessParser(): Parser {
  return {
    extract: async (request) => (await extractor()).extractRequest(request),
    blocks: async (request) => (await blockReader()).pageBlocks(request),
    links: async (request) => (await linkReader()).pageLinks(request),
    picture: async (bytes) => (await pictureSizer()).sizePicture(bytes),
    thumbnail: async (bytes) => (await pictureSizer()).makeThumbnail(bytes),
    join: async (request) => (await joiner()).joinPages(request),
    finish: async (request) => (await finisher()).finishArticle(request),
  }
}
