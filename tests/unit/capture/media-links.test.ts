// What is neither text nor picture: a titled link with its still picture, in the article's language; nothing runs and
// nothing vanishes unsaid.
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { extractArticle } from '../../../electron/capture/extract.ts'
import { finishArticle } from '../../../electron/capture/finish.ts'

const URL = 'https://benda.example/thoi-su/bai.html'
const sentences = {
  vi: 'Sáng nay, hàng trăm người dân thị xã đứng dọc bến sông để xem chiếc phà cũ được kéo lên bờ sửa chữa.',
  en: 'This morning several hundred people stood along the river to watch the old ferry being hauled ashore.',
}

function article(media: string, lang: 'vi' | 'en' = 'vi') {
  const paragraphs = Array.from({ length: 6 }, (_, n) => `<p>${n}. ${sentences[lang]}</p>`)
  const page = `<html lang="${lang}"><head><title>Phà cũ</title></head><body><h1>Phà cũ</h1><article>${paragraphs.slice(0, 3).join('')}${media}${paragraphs.slice(3).join('')}</article></body></html>`
  const extraction = extractArticle(page, URL, { mustBeArticle: true })
  const { document } = parseHTML(`<html><body>${extraction.contentHtml}</body></html>`)
  const links = [...document.querySelectorAll('a[href]')].map((link) => [
    link.textContent,
    link.getAttribute('href'),
  ])
  return { ...extraction, links, document }
}

describe('a frame becomes a link to the page that it shows', () => {
  test.each<[string, string, string, string]>([
    [
      'YouTube',
      '<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0" title="YouTube video player"></iframe>',
      'Video trên YouTube',
      'https://www.youtube.com/watch?v=abcdefghijk',
    ],
    [
      'YouTube with a title of its own, waiting for its script',
      '<iframe data-src="//www.youtube-nocookie.com/embed/abcdefghijk" title="Kéo phà lên bờ"></iframe>',
      'Video: Kéo phà lên bờ (YouTube)',
      'https://www.youtube.com/watch?v=abcdefghijk',
    ],
    [
      'Vimeo',
      '<iframe src="https://player.vimeo.com/video/12345"></iframe>',
      'Video trên Vimeo',
      'https://vimeo.com/12345',
    ],
    [
      'a map by its place',
      '<iframe src="https://www.google.com/maps/embed?pb=!1m18!2d106.7!3d10.8!4f13"></iframe>',
      'Bản đồ trên Google Maps',
      'https://www.google.com/maps/search/?api=1&query=10.8%2C106.7',
    ],
    [
      'a post in a frame',
      '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fbenda%2Fposts%2F1"></iframe>',
      'Bài đăng trên Facebook',
      'https://www.facebook.com/benda/posts/1',
    ],
    [
      'a video in a frame',
      '<iframe src="https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fbenda%2Fvideos%2F1"></iframe>',
      'Video trên Facebook',
      'https://www.facebook.com/benda/videos/1',
    ],
    [
      'a song',
      '<iframe src="https://open.spotify.com/embed/track/abc"></iframe>',
      'Âm thanh trên Spotify',
      'https://open.spotify.com/track/abc',
    ],
    [
      'a frame of any kind',
      '<iframe src="https://charts.example/muc-nuoc" title="Mực nước sông"></iframe>',
      'Nội dung nhúng: Mực nước sông (charts.example)',
      'https://charts.example/muc-nuoc',
    ],
    [
      'an object',
      '<object data="https://charts.example/old.swf"></object>',
      'Nội dung nhúng từ charts.example',
      'https://charts.example/old.swf',
    ],
  ])('%s', (_name, media, words, address) => {
    expect(article(media).links).toContainEqual([words, address])
  })

  test('one in the middle of a paragraph stands after it', () => {
    const { document } = article(
      '<p>Trước cảnh kéo phà <iframe src="https://charts.example/muc-nuoc"></iframe> là cảnh neo.</p>',
    )
    const paragraph = [...document.querySelectorAll('p')].find((one) => one.textContent?.includes('cảnh neo'))
    expect(paragraph?.querySelector('a')).toBeNull()
    expect(paragraph?.nextElementSibling?.textContent).toBe('Nội dung nhúng từ charts.example')
  })

  test('the words are English in an article that is not Vietnamese', () => {
    const { links } = article('<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>', 'en')
    expect(links).toEqual([['Video on YouTube', 'https://www.youtube.com/watch?v=abcdefghijk']])
  })
})

describe('a player keeps its still picture and its caption', () => {
  test('a poster stands above the link, the caption is its title', () => {
    const { links, figures } = article(
      '<figure><video poster="/anh/pha.jpg"><source src="/phim/pha.mp4"></video><figcaption>Phà được kéo lên bờ</figcaption></figure>',
    )
    expect(links).toEqual([
      ['Video: Phà được kéo lên bờ (benda.example)', 'https://benda.example/phim/pha.mp4'],
    ])
    expect(figures).toEqual([
      {
        src: 'https://benda.example/anh/pha.jpg',
        caption: 'Video: Phà được kéo lên bờ (benda.example)',
        credit: null,
      },
    ])
  })
  test('a frame of YouTube has the picture that YouTube keeps of it', () => {
    const { pictures } = article('<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>')
    expect(pictures).toEqual(['https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg'])
  })
  test('a video box of VCCorp, filled by script', () => {
    const { links, pictures } = article(
      '<div class="VCSortableInPreviewMode" type="VideoStream" data-vid="cdn.benda.example/pha/pha.mp4" data-thumb="https://anh.benda.example/pha.jpg"><figcaption class="VideoCMS_Caption"><p>Kéo phà</p></figcaption></div>',
    )
    expect(links).toEqual([['Video: Kéo phà (cdn.benda.example)', 'https://cdn.benda.example/pha/pha.mp4']])
    expect(pictures).toEqual(['https://anh.benda.example/pha.jpg'])
  })
  test('a video without an address of its own is linked to where it can be seen', () => {
    expect(article('<video src="blob:https://benda.example/1"></video>').links).toEqual([
      ['Video trong bài gốc', URL],
    ])
  })
  test('audio', () => {
    expect(article('<audio src="/doc.mp3" title="Nghe bài này"></audio>').links).toEqual([
      ['Âm thanh: Nghe bài này (benda.example)', 'https://benda.example/doc.mp3'],
    ])
  })
  test('a component that names a film of YouTube', () => {
    expect(article('<lite-youtube videoid="abcdefghijk"></lite-youtube>').links).toEqual([
      ['Video trên YouTube', 'https://www.youtube.com/watch?v=abcdefghijk'],
    ])
  })
})

describe('a post keeps its words and gets a link to itself', () => {
  test('X', () => {
    const { links, document } = article(
      '<blockquote class="twitter-tweet"><p>Phà lên bờ lúc sáu giờ, nước đứng.</p>— Bến Đá (@benda) <a href="https://twitter.com/benda/status/1?ref=embed">2/4/2026</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>',
    )
    expect(document.querySelector('blockquote')?.textContent).toContain('Phà lên bờ lúc sáu giờ')
    expect(links).toContainEqual(['Bài đăng trên X', 'https://twitter.com/benda/status/1?ref=embed'])
  })
  test.each<[string, string, string, string]>([
    [
      'Instagram',
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/abc/?utm_source=ig_embed"><a href="https://www.instagram.com/p/abc/">View this post on Instagram</a></blockquote>',
      'Bài đăng trên Instagram',
      'https://www.instagram.com/p/abc/',
    ],
    [
      'TikTok',
      '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@benda/video/1"><section></section></blockquote>',
      'Video trên TikTok',
      'https://www.tiktok.com/@benda/video/1',
    ],
    [
      'Facebook',
      '<div class="fb-post" data-href="https://www.facebook.com/benda/posts/1"></div>',
      'Bài đăng trên Facebook',
      'https://www.facebook.com/benda/posts/1',
    ],
    [
      'Telegram',
      '<script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="benda/12"></script>',
      'Bài đăng trên Telegram',
      'https://t.me/benda/12',
    ],
  ])('%s', (_name, media, words, address) => {
    expect(article(media).links).toEqual([[words, address]])
  })
})

describe('what is no part of an article leaves nothing', () => {
  test.each([
    ['advertising', '<iframe src="https://ads.doubleclick.net/x"></iframe>'],
    ['a counter', '<iframe src="https://count.example/1" width="1" height="1"></iframe>'],
    ['a hidden frame', '<iframe src="https://count.example/1" style="display:none"></iframe>'],
    ['a frame that a script writes', '<iframe id="slot-3"></iframe>'],
    ['a button of approval', '<iframe src="https://www.facebook.com/plugins/like.php?href=x"></iframe>'],
  ])('%s', (_name, media) => {
    expect(article(media).links).toEqual([])
  })
})

test('nothing that could run is stored', () => {
  const { contentHtml } = article(
    '<video src="/a.mp4"></video><iframe srcdoc="<script>x()</script>" src="https://charts.example/a"></iframe><embed src="https://charts.example/b">',
  )
  const stored = finishArticle({ contentHtml, pictures: [] }).contentHtml
  expect(stored).not.toMatch(/<(?:video|audio|iframe|embed|object|script)/)
  expect(stored.match(/<a /g)).toHaveLength(3)
})
