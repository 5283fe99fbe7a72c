// Listening to an article, with voices of the tests’ own: sentences, place, speed, series.
import type { Locator } from '@playwright/test'
import { seriesName, titles } from '../newspaper/pages.ts'
import type { AppDriver } from './app.ts'
import { expect, test } from './fixtures.ts'
import { an, giveVoices, linh } from './speech.ts'
import { thorough } from './thorough.ts'

const player = (app: AppDriver): Locator => app.page.getByRole('region', { name: app.t.listening.player })
const button = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true })

/** The sentence that is drawn, and whether all of it is to be seen. */
const drawn = (app: AppDriver) =>
  app.page.evaluate(() => {
    const [range] = CSS.highlights.get('spoken') ?? []
    if (!(range instanceof Range)) return null
    const box = range.getBoundingClientRect()
    const frame = document.querySelector('main article')?.parentElement?.getBoundingClientRect()
    return {
      text: range.toString(),
      inView: frame !== undefined && box.top >= frame.top && box.bottom <= frame.bottom,
    }
  })

test('an article is read sentence by sentence, the present one drawn and in view, with pause, next and previous', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1200, height: 700 } })
  const { t } = app
  const speech = await giveVoices(app, [an])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const listen = button(app.tools, 'Nghe')
  await listen.click()
  await expect.poll(speech.last).toBe(titles.long)
  await speech.end()
  await expect.poll(speech.last).toMatch(/^Nước về muộn hơn mọi năm gần một tháng/)
  await speech.end()
  await expect.poll(speech.last).toMatch(/^Sáng sớm, khi sương còn phủ kín bến sông/)

  // Pausing is silence at once; going on says the sentence again.
  await button(app.tools, 'Tạm dừng').click()
  await expect.poll(speech.isSpeaking).toBe(false)
  const before = (await speech.said()).map(({ text }) => text)
  await expect(button(player(app), 'Nghe')).toBeVisible()
  await button(player(app), 'Nghe').click()
  await expect
    .poll(async () => (await speech.said()).map(({ text }) => text))
    .toEqual([...before, before.at(-1)])

  // On and on: what is read is what is drawn, and it is always in view.
  const next = button(player(app), t.listening.next)
  for (let times = 1; times <= 12; times++) {
    await next.click()
    await expect.poll(async () => (await speech.said()).length).toBe(before.length + 1 + times)
  }
  const far = await speech.last()
  await expect.poll(() => drawn(app)).toEqual({ text: far, inView: true })
  await expect(button(app.page.getByRole('main'), t.listening.goBack)).toHaveCount(0)
  await button(player(app), t.listening.previous).click()
  await expect.poll(speech.last).not.toBe(far)
  await next.click()
  await expect.poll(speech.last).toBe(far)

  await button(player(app), t.listening.close).click()
  await expect(player(app)).toHaveCount(0)
  await expect.poll(speech.isSpeaking).toBe(false)
  await expect.poll(() => drawn(app)).toBeNull()
})

test('it begins at the line that is being read, or at what is selected', async ({ launch, newspaper }) => {
  const app = await launch({ size: { width: 1200, height: 700 } })
  const speech = await giveVoices(app, [an])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const paragraph = app.body.locator('p').nth(11)
  await paragraph.evaluate((element) => {
    element.closest('article')?.parentElement?.scrollBy(0, element.getBoundingClientRect().top - 130)
  })
  await button(app.tools, 'Nghe').click()
  const text = (await paragraph.textContent()) ?? ''
  await expect.poll(speech.last).not.toBeNull()
  expect(text.startsWith((await speech.last()) ?? '?')).toBe(true)
  await button(player(app), app.t.listening.close).click()

  const other = app.body.locator('p').nth(12)
  await other.evaluate((element) => getSelection()?.selectAllChildren(element))
  await button(app.tools, 'Nghe').click()
  const selected = (await other.textContent()) ?? ''
  await expect.poll(async () => selected.startsWith((await speech.last()) ?? '?')).toBe(true)
})

test('beside the paragraph under the pointer is a button that goes on from there', async ({
  launch,
  newspaper,
}) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  const speech = await giveVoices(app, [an])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await button(app.tools, 'Nghe').click()
  await expect.poll(speech.last).toBe(titles.long)
  const paragraph = app.body.locator('p').nth(2)
  // In sight and at rest: scrolling takes the button away.
  await paragraph.evaluate(async (element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
  })
  await paragraph.hover()
  // Not the player's, which goes on from the line that is being read.
  await app.reader.locator(`button[tabindex="-1"][aria-label="${app.t.listening.fromHere}"]`).click()
  const text = (await paragraph.textContent()) ?? ''
  await expect.poll(async () => text.startsWith((await speech.last()) ?? '?')).toBe(true)
})

test(
  'whoever scrolls away is not pulled back, and can go back or listen from there',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch({ size: { width: 1200, height: 700 } })
    const { page, t } = app
    const speech = await giveVoices(app, [an])
    await app.saveFromNewspaper(newspaper.address('/dai'))
    await button(app.tools, 'Nghe').click()
    await expect.poll(speech.last).toBe(titles.long)
    const frame = app.article.locator('xpath=..')
    const top = () => frame.evaluate((element) => element.scrollTop)
    await frame.hover()
    await page.mouse.wheel(0, 2400)
    const goBack = button(player(app), t.listening.goBack)
    await expect(goBack).toBeVisible()
    await expect.poll(top).toBeGreaterThan(2000)
    const there = await top()
    await speech.end()
    await speech.end()
    expect(await top()).toBe(there)

    await goBack.click()
    await expect.poll(async () => (await drawn(app))?.inView).toBe(true)
    await expect(goBack).toHaveCount(0)

    await frame.hover()
    await page.mouse.wheel(0, 3000)
    const before = await speech.last()
    await expect(goBack).toBeVisible()
    await button(player(app), t.listening.fromHere).click()
    await expect.poll(speech.last).not.toBe(before)
    await expect.poll(async () => (await drawn(app))?.inView).toBe(true)
    await expect(goBack).toHaveCount(0)

    // Another size of the text is no scrolling away.
    await app.size('large').check()
    await expect.poll(async () => (await drawn(app))?.inView).toBe(true)
    await expect(goBack).toHaveCount(0)
  },
)

test(
  'speed and voice take effect at once and are kept over a restart',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch()
    const { t } = app
    const speech = await giveVoices(app, [an, linh])
    await app.saveFromNewspaper(newspaper.address('/dai'))
    await button(app.tools, 'Nghe').click()
    await expect.poll(speech.said).toEqual([{ text: titles.long, voice: 'An', rate: 1 }])
    await player(app).getByRole('combobox', { name: t.listening.rate }).selectOption('1,5×')
    await expect
      .poll(async () => (await speech.said()).at(-1))
      .toEqual({ text: titles.long, voice: 'An', rate: 1.5 })
    await player(app).getByRole('combobox', { name: t.listening.voice }).selectOption('Linh')
    await expect
      .poll(async () => (await speech.said()).at(-1))
      .toEqual({ text: titles.long, voice: 'Linh', rate: 1.5 })
    await app.close()

    const again = await launch()
    const later = await giveVoices(again, [an, linh])
    await again.open(titles.long)
    await button(again.tools, 'Nghe').click()
    await expect.poll(later.said).toEqual([{ text: titles.long, voice: 'Linh', rate: 1.5 }])
  },
)

test('captions are read where one wants them', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  const speech = await giveVoices(app, [an])
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  await button(app.tools, 'Nghe').click()
  await expect.poll(speech.last).toBe(titles.part1)
  const wanted = player(app).getByRole('checkbox', { name: app.t.listening.captions })
  await expect(wanted).not.toBeChecked()
  await wanted.check()
  await expect(wanted).toBeChecked()
  await speech.sayUntil('Bà Tư Nhài vá lưới dưới hiên nhà.')
  expect(await speech.last()).toBe('Bà Tư Nhài vá lưới dưới hiên nhà.')
})

test('a series goes on from part to part by itself, each with its title, and stops at its end', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  const { t } = app
  const speech = await giveVoices(app, [an])
  for (const path of ['/ky-1', '/ky-2', '/ky-cuoi']) await app.saveFromNewspaper(newspaper.address(path))
  await app.seriesNavigation(seriesName).getByRole('link', { name: 'Kỳ 1' }).click()
  const heading = (name: string) => app.article.getByRole('heading', { level: 1, name })
  await heading(titles.part1).waitFor()
  await button(app.tools, 'Nghe').click()
  await expect.poll(speech.last).toBe(titles.part1)
  for (const title of [titles.part2, titles.partLast]) {
    await speech.sayUntil(title)
    await expect(heading(title)).toBeVisible()
    await expect.poll(speech.last).toBe(title)
    await expect.poll(() => drawn(app)).toEqual({ text: title, inView: true })
  }
  await speech.sayUntil(null)
  await expect(player(app).getByRole('status')).toHaveText(t.listening.ended.series)
  await expect(heading(titles.partLast)).toBeVisible()
  // Heard to the end is read.
  await app.view('read').click()
  await expect(app.list.getByRole('link', { name: seriesName })).toHaveCount(3)
})

test('before a part that is not saved it stops and says so', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  const speech = await giveVoices(app, [an])
  await app.saveFromNewspaper(newspaper.address('/ky-1'))
  await app.saveFromNewspaper(newspaper.address('/ky-cuoi'))
  await app.open(titles.part1)
  await button(app.tools, 'Nghe').click()
  await expect.poll(speech.last).toBe(titles.part1)
  await speech.sayUntil(null)
  await expect(player(app).getByRole('status')).toHaveText(app.t.listening.ended.missing)
  await expect(app.article.getByRole('heading', { level: 1, name: titles.part1 })).toBeVisible()
})

test('opening another article, the trash and closing the reader end it', async ({ launch, newspaper }) => {
  const app = await launch()
  const speech = await giveVoices(app, [an])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const begin = async () => {
    const before = (await speech.said()).length
    await button(app.tools, 'Nghe').click()
    await expect.poll(async () => (await speech.said()).length).toBe(before + 1)
    expect(await speech.isSpeaking()).toBe(true)
  }
  await begin()
  await app.list.getByRole('link').nth(1).click()
  await expect.poll(speech.isSpeaking).toBe(false)
  await expect(player(app)).toHaveCount(0)
  await app.open(titles.long)
  await expect(player(app)).toHaveCount(0)

  await begin()
  await app.page.keyboard.press('Delete')
  await expect.poll(speech.isSpeaking).toBe(false)
  await expect(player(app)).toHaveCount(0)

  await begin()
  await app.page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')))
  await expect.poll(speech.isSpeaking).toBe(false)
})
