// What is neither text nor picture becomes a link with a title: it neither runs nor vanishes.
import { hostOf, webAddress } from '../../domain/url-policy.ts'

/** Frames of advertising and counting: no part of any article. */
const ADVERTISING =
  /(?:doubleclick|googlesyndication|googletagmanager|google-analytics|adservice|adsystem|taboola|outbrain|criteo|adnxs|facebook\.com\/(?:plugins\/(?:like|share|page)|tr)|recaptcha|disqus|\/ads?\/)/i

/** Names of the services whose frames stand in articles. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/(?:youtube(?:-nocookie)?\.com|youtu\.be)$/, 'YouTube'],
  [/vimeo\.com$/, 'Vimeo'],
  [/facebook\.com$/, 'Facebook'],
  [/tiktok\.com$/, 'TikTok'],
  [/(?:twitter|x)\.com$/, 'X'],
  [/instagram\.com$/, 'Instagram'],
  [/soundcloud\.com$/, 'SoundCloud'],
  [/spotify\.com$/, 'Spotify'],
  [/dailymotion\.com$/, 'Dailymotion'],
]

/** The page that a person would open for a frame. */
function pageOfFrame(address: string): string {
  const video = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,})/.exec(address)
  if (video) return `https://www.youtube.com/watch?v=${video[1]}`
  const vimeo = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(address)
  return vimeo ? `https://vimeo.com/${vimeo[1]}` : address
}

const ownAddress = (element: Element): string | null => {
  const candidates = [element, ...element.querySelectorAll('source')].flatMap((one) => [
    one.getAttribute('src'),
    one.getAttribute('data-src'),
    one.getAttribute('data-video-src'),
  ])
  return (
    candidates.map((text) => (text ? webAddress(text) : null)).find((address) => address !== null) ?? null
  )
}

const isTiny = (element: Element): boolean =>
  ['width', 'height'].some((name) => /^[0-9]$/.test(element.getAttribute(name)?.replace(/px$/, '') ?? '')) ||
  /display:\s*none|visibility:\s*hidden/i.test(element.getAttribute('style') ?? '')

/** Replaces video, audio and frames by links; a video's still picture stays above its link. */
export function linkMedia(document: Document, root: ParentNode): void {
  for (const element of root.querySelectorAll('video, audio, iframe, embed, object')) {
    const given = ownAddress(element) ?? webAddress(element.getAttribute('data') ?? '')
    if (!given || ADVERTISING.test(given) || isTiny(element)) {
      element.remove()
      continue
    }
    const address = pageOfFrame(given)
    const host = hostOf(address) ?? ''
    const service = SERVICES.find(([pattern]) => pattern.test(host))?.[1]
    const kind = element.localName === 'audio' ? 'Audio' : element.localName === 'video' ? 'Video' : null
    const title = element.getAttribute('title')?.trim() || element.getAttribute('aria-label')?.trim()
    const link = document.createElement('a')
    link.setAttribute('href', address)
    link.textContent = title
      ? `${title} (${service ?? kind ?? host})`
      : `${kind ? `${kind}: ` : ''}${service ?? host}`
    const poster = webAddress(element.getAttribute('poster') ?? '')
    const holder = document.createElement('p')
    holder.append(link)
    if (!poster) {
      element.replaceWith(holder)
      continue
    }
    const figure = document.createElement('figure')
    const image = document.createElement('img')
    image.setAttribute('src', poster)
    const caption = document.createElement('figcaption')
    caption.append(link)
    figure.append(image, caption)
    element.replaceWith(figure)
  }
}
