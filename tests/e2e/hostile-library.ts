// Libraries whose articles lie hostile on the disk, as if somebody had put them there.
import { join } from 'node:path'
import { makeBackup } from '../../electron/backup/make-backup.ts'
import { hostileTexts, payloadsFor } from '../attacks/payloads.ts'
import { createDemoArticles } from '../demo-library/articles.ts'
import { article, seedLibrary } from './seeded-library.ts'

const NEVER_HASH = 'a'.repeat(64)
export const HOSTILE_SERIES = `Loạt <img src=x onerror=X()> "bẫy"`

/** Articles that hold all payloads as if they lay on the disk so, with hostile text in every place that is text. */
export async function writeTraps(folder: string, origin: string): Promise<number> {
  return seedLibrary(folder, async (library) => {
    const payloads = payloadsFor(origin).map(({ html }) => html)
    const size = 60
    const ids: string[] = []
    for (let at = 0; at < payloads.length; at += size) {
      const number = at / size + 1
      const text = (shift: number) => hostileTexts[(number + shift) % hostileTexts.length] ?? ''
      const batch = payloads.slice(at, at + size)
      const { summary } = await library.save(
        {
          origin: 'address',
          url: `https://bao${number}.vn/bai`,
          title: `Bẫy ${number} ${text(0)}`,
          lead: `Sapo ${text(1)}`,
          byline: text(2),
          publishedAt: '2026-11-18T06:00:00+07:00',
          siteName: text(3),
          section: text(4),
          lang: number % 2 === 0 ? 'vi' : 'en',
          dir: 'ltr',
          figures: [{ src: `images/${NEVER_HASH}.webp`, caption: text(5), credit: text(6) }],
          related: [{ url: `https://bao.vn/${number}`, title: text(7), excerpt: text(8) }],
          pictures: [],
          originalReading: null,
          thumbnail: null,
          images: [],
          original: null,
          // Each from a paragraph of its own: what one leaves open does not swallow all that follow.
          contentHtml: `${batch.map((html, index) => `<p>mồi ${index}</p>${html}</p></div></table></svg></math>`).join('\n')}<p>hết</p>`,
        },
        { tags: [text(9).slice(0, 80)] },
      )
      ids.push(summary.id)
    }
    const parts = ids.map((id, index) => ({ id, place: { part: index + 1, isLast: false } }))
    const series = [{ id: null, name: HOSTILE_SERIES, word: 'kỳ' as const, parts }]
    await library.correctSeries({ series, merged: [], alone: [], recognised: [] })
    return ids.length
  })
}

/** So long are names of tags and of saved searches at most. */
const named = (text: string) => text.slice(0, 80)

/** An article for each hostile text, with that text in every place that a person or a page fills. */
export const hostileTitle = (at: number): string => `Chỗ ${at} ${hostileTexts[at] ?? ''}`
export const hostileTag = (at: number): string => named(hostileTexts[at] ?? '')
export const hostileNote = (at: number): string => `Ghi ${at} ${hostileTexts[at] ?? ''}`
export const hostileQuote = (at: number): string => `Đoạn ${at} ${hostileTexts[at] ?? ''}`
export const hostilePaper = (at: number): string => `Báo ${at} ${hostileTexts[at] ?? ''}`
export const hostileSearch = (at: number): string => named(`Tìm ${at} ${hostileTexts[at] ?? ''}`)

/**
 * A library in which every view and dialog has hostile text to show: one story told by all papers, read, tagged, marked,
 * searched for, in a series, the last but one in the trash, the last only in a backup, which one is newer than.
 */
export async function writeHostilePlaces(folder: string): Promise<void> {
  const story = createDemoArticles(10, 21)().captured.contentHtml.replaceAll(/<figure.*?<\/figure>/gs, '')
  await seedLibrary(folder, async (library) => {
    const ids: string[] = []
    for (const [at, text] of hostileTexts.entries()) {
      const { summary } = await library.save(
        article({
          ...{ url: `https://bao${at}.vn/bai`, title: hostileTitle(at), siteName: hostilePaper(at) },
          ...{ lead: text, byline: text, section: text, publishedAt: '2026-11-18T06:00:00+07:00' },
          contentHtml: `<p>Riêng ${at}.</p>${story}`,
        }),
        { tags: [hostileTag(at)] },
      )
      const { id } = summary
      ids.push(id)
      const quote = {
        type: 'TextQuoteSelector',
        exact: hostileQuote(at),
        prefix: text,
        suffix: text,
      } as const
      const target = { quote, position: { type: 'TextPositionSelector', start: 3, end: 9 } as const }
      for (const mark of [
        { target, note: '' },
        { target: null, note: hostileNote(at) },
      ])
        await library.changeMarks(id, { change: 'add', color: 'yellow', ...mark })
      await library.changeSearches({ change: 'saveSearch', name: hostileSearch(at), query: text })
      await library.changeTag({ change: 'color', tag: hostileTag(at), color: 'teal' })
    }
    await library.act({ action: 'markRead', ids })
    const parts = ids.slice(0, 4).map((id, at) => ({ id, place: { part: at + 1, isLast: false } }))
    const series = [{ id: null, name: HOSTILE_SERIES, word: 'kỳ' as const, parts }]
    await library.correctSeries({ series, merged: [], alone: [], recognised: [] })
    await makeBackup(join(folder, 'library'))
    await library.act({ action: 'bookmark', ids: ids.slice(0, 1) })
    await library.act({ action: 'trash', ids: ids.slice(-2) })
    await library.deleteForever(ids.slice(-1))
  })
}
