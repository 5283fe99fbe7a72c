// A generated library of newspapers, for measuring: what the series of a large library are put together from.
import { freshState } from '../../domain/article.ts'
import type { ArticleDocument } from '../../domain/article.ts'
import type { StoredArticle } from '../../electron/library/article-store.ts'
import { createRandom } from '../random.ts'

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII']
const PLACES =
  'sông Gâm|Cù Lao Dung|Mường Lát|Bạc Liêu|Lũng Cú|Ô Loan|Nho Quế|Ninh Kiều|Pù Mát|Tràm Chim|Cửa Lò|Đồng Văn'.split(
    '|',
  )
const THINGS =
  'Người giữ lửa|Chợ nổi|Rừng dầu|Muối trắng|Nghề gác đèn|Những chuyến phà|Lớp học|Đường lên|Mùa nước|Ký ức'.split(
    '|',
  )
const forms: readonly ((name: string, part: number, own: string) => string)[] = [
  (name, part, own) => `${name} - Kỳ ${part}: ${own}`,
  (name, part) => `${name} (kỳ ${ROMAN[part]})`,
  (name, part, own) => `Bài ${part}: ${own} ở ${name}`,
  (name, part, own) => `${name} (Bài ${part}): ${own}`,
  (name, part) => `${name}: Phần ${part}`,
]

const DAY = 86_400_000
const BEGAN = Date.UTC(2016, 0, 1)

export type LibraryPlan = {
  readonly articles: number
  readonly papers: number
  /** Share of all that one paper has. */
  readonly largest: number
  /** Share of articles that are parts of series. */
  readonly parts: number
}

/** Makes stored articles, one after another, and further ones for as long as it is asked. */
export function createArticleMaker({ articles, papers, largest, parts }: LibraryPlan): () => StoredArticle {
  const random = createRandom(2026)
  let made = 0
  let running: { host: string; name: string; form: number; length: number; next: number } | null = null
  const hostOf = () =>
    random(1000) < largest * 1000 ? 'bao0.example' : `bao${1 + random(papers - 1)}.example`
  return () => {
    const at = made++
    const id = `a${at.toString(32).padStart(11, '0')}`
    if (!running && random(1000) < (parts * 1000) / 4)
      running = {
        host: hostOf(),
        name: `${THINGS[random(THINGS.length)]} ${PLACES[random(PLACES.length)]} ${random(4000).toString(7)}`,
        form: random(forms.length),
        length: 2 + random(5),
        next: 1,
      }
    const host = running?.host ?? hostOf()
    const plain = `${THINGS[random(THINGS.length)]} sau ${2 + random(40)} năm nhìn lại, chuyện ở ${PLACES[random(PLACES.length)]}`
    const title = running
      ? (forms[running.form]?.(running.name, running.next, `Ngày thứ ${random(90)}`) ?? plain)
      : plain
    if (running && running.next++ >= running.length) running = null
    const date = new Date(BEGAN + Math.floor((at / articles) * 3650) * DAY).toISOString()
    const related = Array.from({ length: random(8) }, (_, link) => {
      const to = Math.max(0, at - 1 - random(60))
      return { url: `https://${host}/bai-${to}.html`, title: `${plain} ${link}`, excerpt: null }
    })
    const document: ArticleDocument = {
      ...{ version: 1, id, origin: 'address', url: `https://${host}/bai-${at}.html`, title, lead: plain },
      ...{ byline: `Phóng viên số ${random(300)}`, publishedAt: date, siteName: host, section: 'Thời sự' },
      ...{ lang: 'vi', dir: 'ltr', figures: [], related, pictures: [], originalReading: null, savedAt: date },
      ...{ updatedAt: null, wordCount: 900, thumbnail: null, bytes: 0, excerpt: '', edits: null },
      ...{ seriesLines: [], addresses: [], validators: null },
    }
    return {
      folder: { id, path: `/articles/${id}` },
      document,
      state: { path: '', data: freshState(), newer: false, stamp: '', update: () => Promise.resolve() },
      ...{ stamp: '', newer: false },
    }
  }
}
