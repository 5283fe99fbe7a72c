import type { ArticleDetail } from '../../../domain/article.ts'

/** An article to hand out, whose texts try to be markup. */
export const detail = (changes: Partial<ArticleDetail> = {}): ArticleDetail => ({
  id: '00000000000a',
  url: 'https://tuoitre.vn/bai.htm?a=1&b=2',
  title: 'Một bài báo',
  lead: 'Lời dẫn.',
  byline: 'Hoài Thư',
  publishedAt: '2026-11-18T23:30:00+07:00',
  savedAt: '2026-11-19T00:00:00Z',
  siteName: 'Tuổi Trẻ',
  host: 'tuoitre.vn',
  lang: 'vi',
  wordCount: 2,
  readingMinutes: 1,
  excerpt: '',
  sample: false,
  thumbnail: null,
  series: null,
  seriesId: null,
  standsAlone: false,
  shelf: 'library',
  reading: 'unread',
  bookmarked: false,
  progress: 0,
  tags: [],
  section: null,
  dir: 'ltr',
  figures: [],
  place: null,
  marks: [],
  related: [{ url: 'https://tuoitre.vn/khac.htm', title: 'Tin khác', excerpt: null }],
  contentHtml: '<p>Thân bài.</p>',
  ...changes,
})

export const PICTURE = `${'a'.repeat(64)}.webp`
