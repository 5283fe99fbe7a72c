// An article as capture hands it over, with nothing but a title and a text: what a test is about it puts in.
import type { CapturedArticle } from '../domain/article.ts'

export const bareArticle: CapturedArticle = {
  origin: 'address',
  url: null,
  title: 'Một bài',
  lead: null,
  byline: null,
  publishedAt: null,
  siteName: null,
  section: null,
  lang: 'vi',
  dir: 'ltr',
  figures: [],
  related: [],
  pictures: [],
  originalReading: null,
  contentHtml: '<p>Một đoạn để đọc.</p>',
  images: [],
  thumbnail: null,
  original: null,
}
