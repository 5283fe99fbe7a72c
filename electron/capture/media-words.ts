// What is printed in an article's place for what is neither text nor picture, in the article's own language.

export type MediaKind = 'video' | 'audio' | 'map' | 'post' | 'frame'

type Words = {
  /** With a title: "Video: Cầu gỗ được dựng lại (YouTube)". */
  readonly named: Readonly<Record<MediaKind, string>>
  /** Without one: "Video trên YouTube". `PLACE` is the service or the host. */
  readonly on: Readonly<Record<MediaKind, string>>
  /** What only the page itself can show. */
  readonly onPage: Readonly<Record<MediaKind, string>>
}

const VIETNAMESE: Words = {
  named: { video: 'Video', audio: 'Âm thanh', map: 'Bản đồ', post: 'Bài đăng', frame: 'Nội dung nhúng' },
  on: {
    video: 'Video trên PLACE',
    audio: 'Âm thanh trên PLACE',
    map: 'Bản đồ trên PLACE',
    post: 'Bài đăng trên PLACE',
    frame: 'Nội dung nhúng từ PLACE',
  },
  onPage: {
    video: 'Video trong bài gốc',
    audio: 'Âm thanh trong bài gốc',
    map: 'Bản đồ trong bài gốc',
    post: 'Bài đăng trong bài gốc',
    frame: 'Nội dung nhúng trong bài gốc',
  },
}

const ENGLISH: Words = {
  named: { video: 'Video', audio: 'Audio', map: 'Map', post: 'Post', frame: 'Embedded content' },
  on: {
    video: 'Video on PLACE',
    audio: 'Audio on PLACE',
    map: 'Map on PLACE',
    post: 'Post on PLACE',
    frame: 'Embedded content from PLACE',
  },
  onPage: {
    video: 'Video in the original article',
    audio: 'Audio in the original article',
    map: 'Map in the original article',
    post: 'Post in the original article',
    frame: 'Embedded content in the original article',
  },
}

/** The words of a link. `place`: the service's name or the host; null where only the page itself shows it. */
export function mediaTitle(
  kind: MediaKind,
  title: string | null,
  place: string | null,
  vietnamese: boolean,
): string {
  const words = vietnamese ? VIETNAMESE : ENGLISH
  if (title) return `${words.named[kind]}: ${title}${place ? ` (${place})` : ''}`
  return place ? words.on[kind].replace('PLACE', () => place) : words.onPage[kind]
}
