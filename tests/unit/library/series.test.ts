import { expect, test } from 'vitest'
import { captured, newLibrary, query } from './library-fixture.ts'

test('parts stand in one series, which the trash takes from them, and a change of one tells of all', async () => {
  const { library } = await newLibrary()
  const save = (part: string, day: number) =>
    library.save(
      captured({
        url: `https://tuoitre.vn/ky-${day}.htm`,
        title: `Người giữ báo ở phố Bến Đá (kỳ ${part})`,
        publishedAt: `2026-11-1${day}T06:00:00+07:00`,
      }),
    )
  const ids: string[] = []
  const told: (readonly string[] | null)[] = []
  for (const [day, part] of ['I', 'II', 'cuối'].entries()) ids.push((await save(part, day)).summary.id)
  const [series] = library.series()
  expect(series).toMatchObject({ name: 'Người giữ báo ở phố Bến Đá', complete: true, missing: [] })
  expect(series?.parts.map(({ articleId }) => articleId)).toEqual(ids)
  const rows = await library.list(query())
  expect(new Set(rows.map(({ seriesId }) => seriesId))).toEqual(new Set([series?.id]))
  expect(rows.map((row) => row.series?.part)).toContain(2)
  expect(library.overview().counts.series).toBe(1)

  library.onChange((changed) => told.push(changed && [...changed].toSorted()))
  await library.act({ action: 'markRead', ids: ids.slice(0, 1) })
  expect(library.series()[0]?.parts[0]?.read).toBe(true)
  await save('II', 1)
  expect(told.at(-1)).toEqual([...ids].toSorted())

  await library.act({ action: 'trash', ids: ids.slice(1, 2) })
  expect(library.series()[0]?.missing).toEqual([])
  expect(library.summary(ids[1] ?? '')?.seriesId).toBeNull()
  await library.act({ action: 'trash', ids })
  expect(library.overview().counts.series).toBe(0)
})
