// What is neither text nor picture becomes a link with a title and its still picture: it neither runs nor vanishes.
import { webAddress } from '../../domain/url-policy.ts'
import { mediaPage } from './media-address.ts'
import { mediaTitle } from './media-words.ts'
import type { MediaKind } from './media-words.ts'
import { textOf } from './page-dom.ts'
import { attribute, elementsBelow, hasClass, hasText, nearest } from './page-walk.ts'

/** Frames of advertising and counting: no part of any article. */
const ADVERTISING =
  /(?:doubleclick|googlesyndication|googletagmanager|google-analytics|adservice|adsystem|taboola|outbrain|criteo|adnxs|facebook\.com\/(?:plugins\/(?:like|share|page|follow)|tr\b)|recaptcha|disqus|\/ads?\/)/i

/** Titles that players give themselves. */
const NO_TITLE =
  /^(?:(?:youtube |vimeo |video |audio |media )?(?:video )?player|youtube|vimeo|embed(?:ded)?(?: \w+)?|iframe|frame|video|audio|map|tweet|(?:x|twitter|instagram|tiktok|facebook) (?:post|video|embed|tweet)|untitled|null|undefined)$/i

/** Attributes in which players wait for their script with an address, by what they hold. */
const ADDRESS_ATTRIBUTES = [
  'src',
  'data-src',
  'data-lazy-src',
  'data-video-src',
  'data-video-url',
  'data-url',
  'data-href',
  'data-vid',
  'data-file',
  'data',
] as const
const STILL_ATTRIBUTES = ['poster', 'data-poster', 'data-thumb', 'data-thumbnail', 'data-image'] as const
const TITLE_ATTRIBUTES = ['title', 'aria-label', 'data-title', 'data-name'] as const

const MEDIA_ELEMENTS: ReadonlyMap<string, MediaKind | null> = new Map<string, MediaKind | null>([
  ['video', 'video'],
  ['audio', 'audio'],
  ['iframe', null],
  ['embed', null],
  ['object', null],
  ['amp-video', 'video'],
  ['amp-audio', 'audio'],
  ['amp-iframe', null],
  ['amp-youtube', 'video'],
  ['lite-youtube', 'video'],
])

/** Posts as the services' embed codes write them: a quotation that their script turns into a frame. */
// prettier-ignore
const POST_CLASSES =
  'twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed|reddit-embed-bq|reddit-card|text-post-media|telegram-post'
const POST_ADDRESSES = ['data-instgrm-permalink', 'cite', 'data-href', 'data-text-post-permalink'] as const

/**
 * Players that Vietnamese systems fill by script. VCCorp: `<div class="VCSortableInPreviewMode" type="VideoStream"
 * data-vid data-thumb>`; the others by the class names that their video boxes share.
 */
const PLAYER_CLASSES =
  'videoNewsPlayer|video-player|cms-video|__MB_VIDEO|box_embed_video|item_slide_show_video'

const isPlayer = (element: Element): boolean =>
  /^(?:VideoStream|Video|Audio|Podcast)$/i.test(attribute(element, 'type'))
    ? hasClass(element, 'VCSortableInPreviewMode')
    : hasClass(element, PLAYER_CLASSES)

/** An address, also where its scheme is left out ("cdn.example.vn/clip.mp4"). */
function readAddress(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.startsWith('//')) return webAddress(`https:${trimmed}`)
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S+$/i.test(trimmed)) return webAddress(`https://${trimmed}`)
  return /^https?:/i.test(trimmed) ? webAddress(trimmed) : null
}

function firstAddress(elements: readonly Element[], names: readonly string[]): string | null {
  for (const element of elements)
    for (const name of names) {
      const address = readAddress(attribute(element, name))
      if (address) return address
    }
  return null
}

/** The id that YouTube's own web components carry. */
const componentAddress = (element: Element): string | null => {
  const id = attribute(element, 'videoid') || attribute(element, 'data-videoid')
  return /^[\w-]{6,20}$/.test(id) ? `https://www.youtube.com/embed/${id}` : null
}

const isHidden = (element: Element): boolean =>
  ['width', 'height'].some((name) => /^\d(?:px)?$/.test(attribute(element, name))) ||
  /display:\s*none|visibility:\s*hidden/i.test(attribute(element, 'style'))

function titleOf(element: Element): string | null {
  const title = TITLE_ATTRIBUTES.map((name) => attribute(element, name).trim()).find(
    (text) => text !== '' && !NO_TITLE.test(text),
  )
  return title?.replace(/\s+/g, ' ').slice(0, 300) ?? null
}

const LONGEST_CAPTION = 1000

type Found = {
  readonly kind: MediaKind | null
  /** null: only the page itself shows it. */
  readonly address: string | null
  readonly still: string | null
  readonly title: string | null
}

export type MediaOptions = {
  /** The page's own address, which a player without one is linked to. */
  readonly pageUrl: string | null
  readonly vietnamese: boolean
}

const FIGURE: ReadonlySet<string> = new Set(['figure'])
const PARAGRAPH: ReadonlySet<string> = new Set(['p'])

/** Puts a node where an element stands; after the paragraph where that has text of its own. */
function putInPlace(element: Element, node: Element): void {
  const paragraph = nearest(element.parentNode, PARAGRAPH)
  if (!paragraph) return element.replaceWith(node)
  paragraph.after(node)
  element.remove()
  if (!hasText(paragraph) && paragraph.getElementsByTagName('img').length === 0) paragraph.remove()
}

function replaceByLink(document: Document, element: Element, found: Found, options: MediaOptions): void {
  const page = found.address ? mediaPage(found.address, found.kind) : null
  const figure = nearest(element.parentNode, FIGURE)
  const caption = figure?.getElementsByTagName('figcaption')[0] ?? null
  const address = page?.address ?? options.pageUrl
  const title = found.title ?? (textOf(caption).slice(0, 300) || null)
  const link = document.createElement(address ? 'a' : 'span')
  if (address) link.setAttribute('href', address)
  link.textContent = mediaTitle(
    page?.kind ?? found.kind ?? 'frame',
    title,
    page?.place ?? null,
    options.vietnamese,
  )
  const still = found.still ?? page?.still ?? null
  const holder = document.createElement(still ? 'figure' : 'p')
  if (still) {
    const image = document.createElement('img')
    image.setAttribute('src', still)
    const text = document.createElement('figcaption')
    text.append(link)
    holder.append(image, text)
  } else holder.append(link)
  // A figure of one player is the player with its caption.
  if (figure && figure.getElementsByTagName('img').length === 0) putInPlace(figure, holder)
  else putInPlace(element, holder)
}

/** A post keeps the words that its embed code carries, and gets a link to itself. */
function linkPost(document: Document, element: Element, options: MediaOptions): void {
  const links = [...element.getElementsByTagName('a')].map((link) => attribute(link, 'href'))
  const address = firstAddress([element], POST_ADDRESSES) ?? webAddress(links.at(-1) ?? '')
  if (!address) return
  const { kind, place, address: target } = mediaPage(address, null)
  const link = document.createElement('a')
  link.setAttribute('href', target)
  link.textContent = mediaTitle(kind, null, place, options.vietnamese)
  const line = document.createElement('p')
  line.append(link)
  // Instagram's code has no words but "View this post"; Facebook's has none.
  const words = textOf(element)
  if (hasClass(element, 'instagram-media|fb-post|fb-video') || words.length < 20)
    return putInPlace(element, line)
  const quotation = document.createElement('blockquote')
  quotation.append(...element.childNodes, line)
  putInPlace(element, quotation)
}

/** Telegram's embed code is a script that names the post. */
function linkTelegram(document: Document, script: Element, options: MediaOptions): void {
  const post = attribute(script, 'data-telegram-post')
  if (!/^[\w/-]{3,80}$/.test(post)) return
  const address = `https://t.me/${post}`
  replaceByLink(document, script, { kind: 'post', address, still: null, title: null }, options)
}

/** Replaces video, audio, frames and posts among `elements`, all of a page, by links; a still picture stays above. */
export function linkMedia(document: Document, elements: readonly Element[], options: MediaOptions): void {
  for (const element of elements) {
    if (element.localName === 'script') {
      if (element.hasAttribute('data-telegram-post')) linkTelegram(document, element, options)
      continue
    }
    const isMedia = MEDIA_ELEMENTS.has(element.localName)
    if (!isMedia && hasClass(element, POST_CLASSES)) {
      if (element.isConnected) linkPost(document, element, options)
      continue
    }
    // A box that holds more than a player and its caption is no player.
    const player = !isMedia && isPlayer(element) && textOf(element).length < LONGEST_CAPTION
    if ((!isMedia && !player) || !element.isConnected) continue
    const inner = elementsBelow(element)
    const around = player
      ? inner
      : inner.filter((one) => one.localName === 'source' || one.localName === 'embed')
    const address = componentAddress(element) ?? firstAddress([element, ...around], ADDRESS_ATTRIBUTES)
    // A frame without an address shows what a script writes into it: advertising, nothing that could be linked to.
    const nothing =
      address === null && element.localName !== 'video' && element.localName !== 'audio' && !player
    if (nothing || (address && ADVERTISING.test(address)) || isHidden(element)) {
      element.remove()
      continue
    }
    const picture = inner.find((one) => one.localName === 'img')
    const still =
      firstAddress([element, ...inner.filter((one) => one.localName === 'video')], STILL_ATTRIBUTES) ??
      webAddress(picture ? attribute(picture, 'src') : '')
    const kind = MEDIA_ELEMENTS.get(element.localName) ?? (player ? playerKind(element) : null)
    const words = inner.find(
      (one) => one.localName === 'figcaption' || /caption/i.test(attribute(one, 'class')),
    )
    const title = titleOf(element) ?? (textOf(words).slice(0, 300) || null)
    replaceByLink(document, element, { kind, address, still, title }, options)
  }
}

const playerKind = (element: Element): MediaKind =>
  /audio|podcast/i.test(attribute(element, 'type')) ? 'audio' : 'video'
