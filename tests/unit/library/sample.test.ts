import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../domain/settings.ts'
import { sanitizeArticle } from '../../../electron/capture/sanitize.ts'
import { addSample } from '../../../electron/sample.ts'
import { newLibrary, query, titles } from './library-fixture.ts'

const assets = join(import.meta.dirname, '..', '..', '..', 'assets', 'sample')

describe.each(languages)('the sample in %s', (language) => {
  test('is a complete series of three parts, part 1 on top, with all its pictures', async () => {
    const { library } = await newLibrary()
    const { id } = await addSample(library, language, assets)
    const rows = await library.list(query())
    expect(rows.map((row) => [row.series?.part ?? 3, row.sample, row.url, row.siteName, row.lang])).toEqual(
      [1, 2, 3].map((part) => [part, true, null, 'Góc Đọc', language]),
    )
    expect(rows[0]?.id).toBe(id)
    expect(library.series()).toMatchObject([{ complete: true, missing: [] }])
    for (const row of rows) {
      const detail = await library.article(row.id)
      expect(detail.contentHtml).toBe(sanitizeArticle(detail.contentHtml))
      expect(detail.related.length).toBeGreaterThan(0)
      const sources = [...detail.contentHtml.matchAll(/<img[^>]*? src="images\/([^"]+)"/g)].map(
        ([, name]) => name,
      )
      expect(sources.length).toBe(detail.figures.length)
      expect(detail.figures.map(({ src }) => src)).toEqual(sources.map((name) => `images/${name}`))
      for (const name of sources) await readFile((await library.imagePath(row.id, name ?? '')) ?? '')
      const thumb = await sharp((await library.imagePath(row.id, row.thumbnail ?? '')) ?? '').metadata()
      expect(thumb).toMatchObject({ format: 'webp', width: 480 })
    }
    expect((await library.check({ repair: false })).problems).toEqual([])
  })

  test('is not saved twice; what was thrown away comes back', async () => {
    const { library } = await newLibrary()
    const first = await addSample(library, language, assets)
    const rows = await library.list(query())
    await library.act({ action: 'archive', ids: [first.id] })
    await library.act({ action: 'trash', ids: rows.slice(1).map((row) => row.id) })
    expect(await addSample(library, language, assets)).toEqual(first)
    expect(library.summary(first.id)?.shelf).toBe('archive')
    expect(await titles(library)).toHaveLength(2)
    expect(await titles(library, { view: 'trash' })).toEqual([])
    await library.act({ action: 'trash', ids: [first.id] })
    await library.deleteForever(null)
    expect((await addSample(library, language, assets)).id).not.toBe(first.id)
    expect(await titles(library)).toHaveLength(3)
  })
})
