// A clock that is set back, by a person, a time zone or a flat battery: times stay times, and what was in order stays so.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { captured, newLibrary, open, query, titles } from './library-fixture.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

const at = (moment: string) => vi.setSystemTime(new Date(moment))

test('a clock that goes backwards loses nothing and turns no order round over a restart', async () => {
  const { library, place } = await newLibrary()
  at('2026-11-18T08:00:00Z')
  const first = (await library.save(captured({ url: 'https://a.vn/1', title: 'Một' }))).summary
  at('2026-11-18T09:00:00Z')
  await library.save(captured({ url: 'https://a.vn/2', title: 'Hai' }))
  library.opened(first.id)
  const reading = { id: first.id, place: null, progress: 0.5, begun: true, finished: false }
  await library.place(reading)
  at('2019-03-01T00:00:00Z')
  await library.save(captured({ url: 'https://a.vn/3', title: 'Ba' }))
  // Saved again, it keeps when it was saved first; read to its end, trashed and brought back, it is what it was.
  await library.save(captured({ url: 'https://a.vn/1', title: 'Một, sửa' }))
  await library.place({ ...reading, progress: 1, finished: true })
  await library.act({ action: 'trash', ids: [first.id] })
  await library.undo(null)
  const saved = library.summary(first.id)
  expect(saved).toMatchObject({ savedAt: first.savedAt, reading: 'read', progress: 1, shelf: 'library' })
  const order = await titles(library)
  expect(order).toEqual(['Hai', 'Một, sửa', 'Ba'])
  await library.close()
  const reopened = await open(place)
  expect(await titles(reopened)).toEqual(order)
  expect((await reopened.check({ repair: false })).problems).toEqual([])
  for (const { savedAt } of await reopened.list(query())) expect(Date.parse(savedAt)).toBeGreaterThan(0)
})
