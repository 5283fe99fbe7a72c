import { mkdirSync, writeFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '/work/main/electron/library/library.ts'
const root = '/tmp/bench-lib'
rmSync(root, { recursive: true, force: true })
mkdirSync(join(root, 'l', 'articles', '2026'), { recursive: true })
writeFileSync(join(root, 'l', 'library.json'), JSON.stringify({ version: 1, id: '6f1b0b5e-6a0f-4f6f-9d1e-0123456789ab', createdAt: '2026-01-01T00:00:00Z' }))
const words = 'một hai ba bốn năm Quảng Ninh biển đảo người dân thành phố Hồ Chí Minh kinh tế xã hội đường sắt cao tốc'.split(' ')
const text = (n: number, s: number) => Array.from({ length: n }, (_, i) => words[(i * 7 + s * 13 + ((i * s) % 11)) % words.length]).join(' ')
const N = Number(process.argv[2] ?? 2000)
for (let i = 0; i < N; i++) {
  const id = i.toString().padStart(12, '0')
  const f = join(root, 'l', 'articles', '2026', `bai-${id}`)
  mkdirSync(join(f, 'images'), { recursive: true })
  const doc = { version: 1, id, origin: 'address', url: `https://tuoitre.vn/${i}.htm`, title: i % 5 ? text(10, i) : `${text(5, i >> 4)} (kỳ ${(i % 4) + 1})`, lead: text(40, i + 1), byline: 'A', publishedAt: new Date(1.7e12 + i * 1e7).toISOString(), siteName: 'Tuổi Trẻ', section: 'x', lang: 'vi', dir: 'ltr', figures: Array.from({ length: 5 }, () => ({ src: null, caption: text(30, i), credit: null })), related: Array.from({ length: 8 }, (_, k) => ({ url: `https://tuoitre.vn/r${i}-${k}.htm`, title: text(9, k), excerpt: text(30, k) })), savedAt: new Date(1.75e12 + i * 1e6).toISOString(), updatedAt: null, wordCount: 1000, thumbnail: null, bytes: 1, excerpt: 'x' }
  writeFileSync(join(f, 'article.json'), JSON.stringify(doc, null, 2))
  writeFileSync(join(f, 'state.json'), JSON.stringify({ version: 1, progress: 0, place: null, begun: false, readAt: null, openedAt: null, bookmarkedAt: null, archivedAt: null, trashedAt: null, tags: [] }))
  writeFileSync(join(f, 'content.html'), Array.from({ length: 20 }, (_, k) => `<p>${text(50, i + k)}</p>`).join('\n'))
}
const t = async (name: string, f: () => unknown) => { const s = performance.now(); await f(); console.log(name, (performance.now() - s).toFixed(0), 'ms') }
let lib: any
await t('open', async () => (lib = await openLibrary({ folder: join(root, 'l'), userData: join(root, 'u'), mode: 'write', create: false })))
const q = { view: 'all', search: '', sort: 'saved', tag: null, host: null }
await t('list', () => lib.list(q))
await t('overview', () => lib.overview())
await t('list title', () => lib.list({ ...q, sort: 'title' }))
await t('first search', () => lib.list({ ...q, search: 'quang ninh bien' }))
await t('search', () => lib.list({ ...q, search: 'quang ninh bien' }))
await t('search rare', () => lib.list({ ...q, search: 'cao toc 1234' }))
await t('place', () => lib.place({ id: '000000000001', place: null, progress: 0.5, begun: true, finished: false }))
await t('list after change', () => lib.list(q))
await t('article', () => lib.article('000000000003'))
console.log(Math.round(process.memoryUsage().rss / 1e6), 'MB')
await lib.close()
