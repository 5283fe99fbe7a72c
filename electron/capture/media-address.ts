// Where a person would open what stands in a frame, and what it is. Address forms as the services' embed codes write them.
import { hostOf } from '../../domain/url-policy.ts'
import type { MediaKind } from './media-words.ts'

export type MediaPage = {
  readonly kind: MediaKind
  /** The service's name, else the host. */
  readonly place: string
  readonly address: string
  /** A still picture at a known address, or null. */
  readonly still: string | null
}

type Service = {
  readonly hosts: RegExp
  readonly name: string
  readonly kind: MediaKind
  /** The page of the frame, where it has another address. */
  readonly page?: (url: URL) => string | null
  readonly still?: (url: URL) => string | null
}

const firstMatch = (text: string, pattern: RegExp): string | null => pattern.exec(text)?.[1] ?? null

const youtubeId = (url: URL): string | null =>
  firstMatch(url.pathname, /^\/(?:embed|v|shorts|live)\/([\w-]{6,20})/) ??
  (url.hostname.endsWith('youtu.be') ? firstMatch(url.pathname, /^\/([\w-]{6,20})/) : null) ??
  firstMatch(url.searchParams.get('v') ?? '', /^([\w-]{6,20})$/)

/** Facebook's plugins carry the address of the post or video. */
const facebookPage = (url: URL): string | null => {
  const given = url.searchParams.get('href')
  return given && /^https?:\/\//.test(given) && URL.canParse(given) ? new URL(given).href : null
}

/** A map's place as Google's documented "Maps URLs" write it: the frame's own address opens in frames only. */
function mapPage(url: URL): string | null {
  const packed = url.searchParams.get('pb') ?? ''
  const latitude = firstMatch(packed, /!3d(-?[\d.]+)/)
  const longitude = firstMatch(packed, /!2d(-?[\d.]+)/)
  const query = url.searchParams.get('q') ?? (latitude && longitude ? `${latitude},${longitude}` : null)
  return query ? `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(query)}` : null
}

const SERVICES: readonly Service[] = [
  {
    hosts: /(?:^|\.)(?:youtube(?:-nocookie)?\.com|youtu\.be)$/,
    name: 'YouTube',
    kind: 'video',
    page: (url) => {
      const id = youtubeId(url)
      return id ? `https://www.youtube.com/watch?v=${id}` : null
    },
    still: (url) => {
      const id = youtubeId(url)
      return id ? `https://i.ytimg.com/vi/${id}/hqdefault.jpg` : null
    },
  },
  {
    hosts: /(?:^|\.)vimeo\.com$/,
    name: 'Vimeo',
    kind: 'video',
    page: (url) => {
      const id = firstMatch(url.pathname, /^\/video\/(\d+)/)
      return id ? `https://vimeo.com/${id}` : null
    },
  },
  {
    hosts: /(?:^|\.)dailymotion\.com$/,
    name: 'Dailymotion',
    kind: 'video',
    page: (url) => {
      const id = firstMatch(url.pathname, /^\/embed\/video\/(\w+)/)
      return id ? `https://www.dailymotion.com/video/${id}` : null
    },
  },
  { hosts: /(?:^|\.)facebook\.com$/, name: 'Facebook', kind: 'post', page: facebookPage },
  { hosts: /(?:^|\.)tiktok\.com$/, name: 'TikTok', kind: 'video' },
  {
    hosts: /(?:^|\.)(?:twitter|x)\.com$/,
    name: 'X',
    kind: 'post',
    page: (url) => {
      const id = firstMatch(url.searchParams.get('id') ?? '', /^(\d+)$/)
      return id ? `https://x.com/i/status/${id}` : null
    },
  },
  {
    hosts: /(?:^|\.)instagram\.com$/,
    name: 'Instagram',
    kind: 'post',
    page: (url) => {
      const path = firstMatch(url.pathname, /^(\/(?:p|reel|tv)\/[\w-]+)/)
      return path ? `https://www.instagram.com${path}/` : null
    },
  },
  { hosts: /(?:^|\.)threads\.(?:net|com)$/, name: 'Threads', kind: 'post' },
  { hosts: /(?:^|\.)bsky\.app$/, name: 'Bluesky', kind: 'post' },
  { hosts: /(?:^|\.)reddit\.com$/, name: 'Reddit', kind: 'post' },
  { hosts: /(?:^|\.)linkedin\.com$/, name: 'LinkedIn', kind: 'post' },
  { hosts: /(?:^|\.)(?:t\.me|telegram\.org)$/, name: 'Telegram', kind: 'post' },
  { hosts: /(?:^|\.)soundcloud\.com$/, name: 'SoundCloud', kind: 'audio' },
  {
    hosts: /(?:^|\.)spotify\.com$/,
    name: 'Spotify',
    kind: 'audio',
    page: (url) => url.href.replace('/embed/', '/'),
  },
  { hosts: /(?:^|\.)podcasts\.apple\.com$/, name: 'Apple Podcasts', kind: 'audio' },
  { hosts: /(?:^|\.)openstreetmap\.org$/, name: 'OpenStreetMap', kind: 'map' },
]

/** What lies at the address of a frame, a post or a file. `kind`: what its element says that it is, or null. */
export function mediaPage(address: string, kind: MediaKind | null): MediaPage {
  const url = new URL(address)
  const host = url.hostname.replace(/^www\./, '')
  if (/(?:^|\.)google\.[a-z.]{2,6}$/.test(host) && /^\/maps\b|^\/map/.test(url.pathname))
    return { kind: 'map', place: 'Google Maps', address: mapPage(url) ?? address, still: null }
  const service = SERVICES.find(({ hosts }) => hosts.test(host))
  if (!service) return { kind: kind ?? 'frame', place: hostOf(address) ?? host, address, still: null }
  const isVideo = service.kind === 'post' && /\/(?:videos?|watch|reel)\b|\/plugins\/video/.test(url.pathname)
  return {
    kind: kind ?? (isVideo ? 'video' : service.kind),
    place: service.name,
    address: service.page?.(url) ?? address,
    still: service.still?.(url) ?? null,
  }
}
