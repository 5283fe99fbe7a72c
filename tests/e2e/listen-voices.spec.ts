// Which voice reads, what is said where there is none, and listening by keyboard and media keys.
import type { Locator } from '@playwright/test'
import { languages } from '../../domain/settings.ts'
import { titles } from '../newspaper/pages.ts'
import type { AppDriver } from './app.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { an, cloud, giveVoices, hazel, linh } from './speech.ts'
import { thorough, thoroughIn } from './thorough.ts'

const player = (app: AppDriver): Locator => app.page.getByRole('region', { name: app.t.listening.player })
const button = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true })

test('a remote voice is never used: not as the default, not where it is the only one', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  const { t } = app
  const speech = await giveVoices(app, [cloud])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await button(app.tools, 'Nghe').click()
  await expect(player(app).getByRole('alert')).toContainText('Máy này chưa có giọng đọc tiếng Việt.')
  await expect(player(app).getByRole('combobox')).toHaveCount(0)
  expect(await speech.said()).toEqual([])

  await speech.setVoices([cloud, an])
  await button(player(app), 'Nghe').click()
  await expect.poll(speech.said).toEqual([{ text: titles.long, voice: 'An', rate: 1 }])
  await expect(player(app).getByRole('combobox', { name: t.listening.voice }).getByRole('option')).toHaveText(
    ['An'],
  )
})

test('voices that come late are waited for', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  const speech = await giveVoices(app, [])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await button(app.tools, 'Nghe').click()
  await expect(player(app).getByRole('status')).toHaveText(app.t.listening.looking)
  await speech.setVoices([an])
  await expect.poll(speech.last).toBe(titles.long)
})

test('a Vietnamese article is not read by an English voice unless one says so', async ({
  launch,
  newspaper,
}) => {
  const app = await launch()
  const { t } = app
  const speech = await giveVoices(app, [hazel, cloud])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await button(app.tools, 'Nghe').click()
  const alert = player(app).getByRole('alert')
  await expect(alert).toContainText('speech-dispatcher')
  expect(await speech.said()).toEqual([])
  await expect(
    player(app).getByRole('combobox', { name: t.listening.otherVoice }).getByRole('option'),
  ).toHaveText(['Hazel'])
  await button(player(app), t.listening.readAnyway).click()
  await expect.poll(speech.said).toEqual([{ text: titles.long, voice: 'Hazel', rate: 1 }])
  // A Vietnamese voice that comes takes its place.
  await speech.setVoices([hazel, an])
  await expect.poll(async () => (await speech.said()).at(-1)?.voice).toBe('An')

  await app.saveFromNewspaper(newspaper.address('/english'))
  await button(app.tools, 'Nghe').click()
  await expect
    .poll(async () => (await speech.said()).at(-1))
    .toEqual({ text: titles.english, voice: 'Hazel', rate: 1 })
})

for (const language of languages) {
  test(
    `where the machine has no voice, it says how to install one (${language})`,
    thoroughIn(language),
    async ({ launch }) => {
      // The browser's own engine: this machine's, whatever it has, must not be heard in a test.
      const app = await launch({ language })
      const { t } = app
      const speech = await giveVoices(app, [])
      await app.list.getByRole('link').first().click()
      await button(app.tools, t.listening.listen).click()
      const alert = player(app).getByRole('alert')
      await expect(alert).toContainText(/speech-dispatcher|Time & language|Accessibility/)
      await expect(alert).toContainText('Góc Đọc')
      expect(await speech.said()).toEqual([])
    },
  )

  test(`axe finds nothing in the player (${language})`, thorough, async ({ launch, newspaper }) => {
    const app = await launch({ language, size: { width: 1200, height: 700 } })
    const { page, t } = app
    const speech = await giveVoices(app, [hazel])
    const found: string[] = []
    await app.saveFromNewspaper(newspaper.address('/dai'))
    await button(app.tools, t.listening.listen).click()
    await player(app).getByRole('alert').waitFor()
    found.push(...(await inEachTheme(app, 'no voice', 'main')))
    await speech.setVoices([hazel, an])
    await button(player(app), t.listening.listen).click()
    await expect.poll(speech.last).toBe(titles.long)
    found.push(...(await inEachTheme(app, 'listening', 'main')))
    await app.article.hover()
    await page.mouse.wheel(0, 2400)
    await button(player(app), t.listening.goBack).waitFor()
    found.push(...(await violations(app, 'scrolled away', 'main')))
    expect(found).toEqual([])
  })
}

test('everything by keyboard, and by the media keys', async ({ launch, newspaper }) => {
  const app = await launch()
  const { page, t } = app
  const speech = await giveVoices(app, [an, linh])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const tabTo = async (wanted: Locator, key = 'Tab') => {
    for (let steps = 0; steps < 60; steps++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press(key)
    }
    throw new Error(`${key} does not reach ${wanted.toString()}`)
  }
  // From the article's text back to its tools.
  await tabTo(button(app.tools, 'Nghe'), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect.poll(speech.last).toBe(titles.long)
  await tabTo(button(player(app), t.listening.next))
  await page.keyboard.press('Space')
  await expect.poll(speech.last).toMatch(/^Nước về muộn/)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(button(player(app), 'Nghe')).toBeFocused()
  await expect.poll(speech.isSpeaking).toBe(false)
  await tabTo(player(app).getByRole('combobox', { name: t.listening.rate }))
  await page.keyboard.press('ArrowDown')
  await expect(player(app).getByRole('combobox', { name: t.listening.rate })).toHaveValue('1.25')

  const key = (name: string) =>
    page.evaluate(
      (one) => window.dispatchEvent(new KeyboardEvent('keydown', { key: one, cancelable: true })),
      name,
    )
  await key('MediaPlayPause')
  await expect.poll(speech.isSpeaking).toBe(true)
  await key('MediaTrackNext')
  await expect.poll(speech.last).toMatch(/^Sáng sớm/)
  await page.keyboard.press('Escape')
  await expect(player(app)).toHaveCount(0)
  await expect.poll(speech.isSpeaking).toBe(false)
  await expect
    .poll(() => app.reader.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true)
})

test(
  'in a narrow window everything is there and nothing hangs out',
  thorough,
  async ({ launch, newspaper }) => {
    const app = await launch({ size: { width: 320, height: 640 } })
    const { page, t } = app
    const speech = await giveVoices(app, [an])
    await app.saveFromNewspaper(newspaper.address('/dai'))
    await button(app.tools, 'Nghe').click()
    await expect.poll(speech.last).toBe(titles.long)
    await app.article.hover()
    await page.mouse.wheel(0, 2400)
    await button(player(app), t.listening.goBack).waitFor()
    const outside = await page.evaluate(() =>
      [
        ...document.querySelectorAll('main button, main select, main [role=toolbar] label, main label'),
      ].flatMap((element) => {
        const { left, right, top, bottom, width } = element.getBoundingClientRect()
        const isSeen = left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
        return isSeen || width === 0 || element.closest('article') ? [] : [element.outerHTML.slice(0, 120)]
      }),
    )
    expect(outside).toEqual([])
  },
)

test('the menu’s command listens and pauses too', thorough, async ({ launch, newspaper }) => {
  const app = await launch()
  const speech = await giveVoices(app, [an])
  await app.saveFromNewspaper(newspaper.address('/dai'))
  const listen = () => app.menu('listen')
  await listen()
  await expect.poll(speech.last).toBe(titles.long)
  await listen()
  await expect.poll(speech.isSpeaking).toBe(false)
})
