// The buttons on an article's pictures: where they lie, and how one comes to them.
import type { LaunchedApp } from './app.ts'
import { buttonsOf, frameOf, names, openArticle, saveArticleWithPictures } from './article-with-pictures.ts'
import { scrolled, shown, stageOf, viewerOf } from './article-with-pictures.ts'
import { expect, test } from './fixtures.ts'
import { command, pageNumber } from './helps-article.ts'
import { thorough } from './thorough.ts'

test.beforeEach(({ folder }) => saveArticleWithPictures(folder))

const focused = (app: LaunchedApp) =>
  app.page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  )

test('by keyboard alone: Tab meets links and pictures in the order of the text, Enter opens, Esc comes back', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await openArticle(app)
  const { keyboard } = app.page
  const open = (name: string) => app.t.pictureViewer.open(name)
  await app.body.getByRole('link', { name: 'chuyện ngọn đèn' }).focus()
  const stops: (string | null | undefined)[] = [await focused(app)]
  for (let stop = 0; stop < 8; stop++) {
    await keyboard.press('Tab')
    stops.push(await focused(app))
  }
  const order = [
    'chuyện ngọn đèn',
    'phiên chợ',
    open(names[0]),
    '',
    open(names[1]),
    app.t.pictures.load,
    open(names[2]),
    'Liên kết cuối',
    open(names[3]),
  ]
  expect(stops).toEqual(order)
  // After the last the browser goes on, past all that has been met; and the same way back.
  await keyboard.press('Tab')
  expect(order).not.toContain(await focused(app))
  await keyboard.press('Shift+Tab')
  for (const name of order.toReversed()) {
    expect(await focused(app)).toBe(name)
    await keyboard.press('Shift+Tab')
  }
  expect(order).not.toContain(await focused(app))

  const third = app.article.getByRole('button', { name: open(names[2]) })
  await third.focus()
  await expect(third).toBeInViewport()
  await expect(app.body.locator('figure').filter({ hasText: names[2] }).locator('img')).toBeInViewport()
  const before = await scrolled(app)
  await keyboard.press('Enter')
  await expect(viewerOf(app).getByText('3/4', { exact: true })).toBeVisible()
  await expect(stageOf(app)).toBeFocused()
  await keyboard.press('ArrowRight')
  await keyboard.press('Escape')
  await expect(third).toBeFocused()
  await expect.poll(() => scrolled(app)).toBe(before)
})

for (const size of [
  { width: 1240, height: 820 },
  { width: 600, height: 700 },
])
  test(`in pages the page that is shown holds what Tab has come to (${size.width} by ${size.height})`, async ({
    launch,
  }) => {
    const app = await launch({ size })
    await openArticle(app)
    await command(app, 'pagedMode')
    await expect(pageNumber(app)).toHaveText(/^Trang 1\//)
    const { keyboard } = app.page
    await app.body.getByRole('link', { name: 'chuyện ngọn đèn' }).focus()
    /** Whether one whole page is shown, and what has the focus lies on it. */
    const isOnPage = () =>
      frameOf(app).evaluate((frame) => {
        const [view, box] = [frame.getBoundingClientRect(), document.activeElement?.getClientRects()[0]]
        const between = Math.abs(frame.scrollLeft % view.width)
        const isWhole = Math.min(between, view.width - between) < 2 && frame.scrollTop === 0
        return isWhole && box !== undefined && box.left >= view.left && box.right <= view.right
      })
    for (const key of ['Tab', 'Shift+Tab'])
      for (let stop = 0; stop < 8; stop++) {
        await keyboard.press(key)
        await expect.poll(isOnPage, { message: `${key}: ${await focused(app)}` }).toBe(true)
      }
  })

test(
  'an icon is no picture to look at, a missing one is left out, and a picture in a link is the link’s',
  thorough,
  async ({ launch }) => {
    const app = await launch()
    await openArticle(app)
    expect(await buttonsOf(app).evaluateAll((all) => all.map((button) => button.ariaLabel))).toEqual(
      names.map((name) => app.t.pictureViewer.open(name)),
    )
    await app.body.getByRole('img', { name: 'mỏ neo' }).click()
    await expect(app.page.getByRole('dialog')).toHaveCount(0)
    await app.body.getByRole('img', { name: names[1] }).click()
    const link = app.page.getByRole('dialog', { name: app.t.link.title })
    await expect(link).toContainText('https://bao.example/ban-do')
    await app.page.keyboard.press('Escape')
    // Its button shows it all the same.
    await app.body.getByRole('img', { name: names[1] }).hover()
    await app.article.getByRole('button', { name: app.t.pictureViewer.open(names[1]) }).click()
    await expect(shown(app)).toHaveAttribute('alt', names[1])
  },
)

test('the button of a picture lies on it while it is pointed at or has the focus, and goes with it', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await openArticle(app)
  const picture = app.body.getByRole('img', { name: names[0] })
  const button = app.article.getByRole('button', { name: app.t.pictureViewer.open(names[0]) })
  /** How far its upper right corner is from the picture's: `right`, `top`, in CSS pixels. */
  const apart = async () => {
    const [of, on] = [await picture.boundingBox(), await button.boundingBox()]
    if (!of || !on) return null
    return { right: Math.round(of.x + of.width - on.x - on.width), top: Math.round(on.y - of.y) }
  }
  const corner = { right: 8, top: 8 }
  const cursor = () => picture.evaluate((image) => getComputedStyle(image).cursor)
  await expect.poll(apart).not.toEqual(corner)
  await picture.hover()
  await expect.poll(apart).toEqual(corner)
  await expect(button).toHaveCSS('opacity', '1')
  expect(await cursor()).toBe('zoom-in')
  // On its way to it the pointer leaves the picture: it does not flee.
  await button.hover()
  await expect.poll(apart).toEqual(corner)
  await app.page.setViewportSize({ width: 900, height: 700 })
  await button.focus()
  await expect.poll(apart).toEqual(corner)
  await app.page.setViewportSize({ width: 1100, height: 700 })
  await expect.poll(apart).toEqual(corner)
  await app.article.getByRole('heading', { level: 1 }).hover()
  await frameOf(app).focus()
  await expect.poll(apart).not.toEqual(corner)
  expect(await cursor()).toBe('auto')
})
