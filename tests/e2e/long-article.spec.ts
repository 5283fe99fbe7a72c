// A very long article is laid out in steps: what is done with an article holds meanwhile and afterwards.
import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { LaunchedApp } from './app.ts'
import { expect, test } from './fixtures.ts'
import { article, seedLibrary } from './seeded-library.ts'

const title = 'Một bài rất dài'
const LAST = 700
const DEEP = 520
const words =
  'người đan lưới ở xóm Bãi ngồi thành hàng dưới hiên, tay thoăn thoắt luồn kim qua từng mắt lưới trắng; '

test.beforeEach(async ({ folder }) => {
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#39566f' } })
    .png()
    .toBuffer()
  const name = `${createHash('sha256').update(bytes).digest('hex')}.png`
  // Paragraphs of very different lengths: no estimate of their heights is right.
  const body = Array.from({ length: LAST }, (_, at) => `<p>Đoạn ${at + 1}: ${words.repeat(1 + (at % 7))}</p>`)
  body[DEEP] =
    `<figure><img src="images/${name}" alt="Ảnh ở sâu" width="600" height="400"></figure>${body[DEEP]}`
  const whole = article({ title, contentHtml: body.join('\n'), images: [{ name, bytes }] })
  await seedLibrary(folder, (library) => library.save(whole))
})

const paragraph = (app: LaunchedApp, number: number) =>
  app.body.locator('p').filter({ hasText: new RegExp(`^Đoạn ${number}:`) })
const topOf = (app: LaunchedApp, number: number) =>
  paragraph(app, number).evaluate((element) => element.getBoundingClientRect().top)
const allLaidOut = (app: LaunchedApp) =>
  app.body.evaluate((body) =>
    [...body.children].every((block) => getComputedStyle(block).contentVisibility === 'visible'),
  )
const frameOf = (app: LaunchedApp) => app.article.locator('xpath=..')
/** Ends the steps where they are: the page's idle time comes to nothing. Only what is moved to is laid out then. */
const withoutSteps = (app: LaunchedApp) =>
  app.page.evaluate(() => Object.assign(window, { requestIdleCallback: () => 0 }))

test('of what is far from the window nothing is laid out for the first paint', async ({ launch }) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await withoutSteps(app)
  await app.open(title)
  const laidOut = () =>
    app.body.evaluate(
      (body) =>
        [...body.children].filter((block) => getComputedStyle(block).contentVisibility === 'visible').length,
    )
  await expect.poll(laidOut).toBeGreaterThan(10)
  expect(await laidOut()).toBeLessThan(60)
})

test('what is moved to is laid out at once, wherever it is, and stands still', async ({ launch }) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await withoutSteps(app)
  await app.open(title)
  const frame = frameOf(app)
  for (const share of [0.5, 0.9, 0.2, 1]) {
    await frame.evaluate((element, part) => {
      element.scrollTo({ top: element.scrollHeight * part, behavior: 'instant' })
    }, share)
    await expect
      .poll(() =>
        app.body.evaluate((body) => {
          const { top, bottom } = (body.closest('article')?.parentElement ?? body).getBoundingClientRect()
          const seen = [...body.children].filter((block) => {
            const box = block.getBoundingClientRect()
            return box.bottom > top && box.top < bottom
          })
          return (
            seen.length > 0 && seen.every((block) => getComputedStyle(block).contentVisibility === 'visible')
          )
        }),
      )
      .toBe(true)
  }
})

test('it opens where it was left, and that line stays while the rest is laid out', async ({ launch }) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await app.open(title)
  await expect.poll(() => allLaidOut(app)).toBe(true)
  await paragraph(app, DEEP).evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await expect.poll(() => topOf(app, DEEP)).toBeLessThan(140)
  const left = await topOf(app, DEEP)
  await expect(app.view('reading')).toContainText('1')
  await app.close()

  const again = await launch({ size: { width: 1200, height: 800 } })
  await again.open(title)
  await expect(paragraph(again, DEEP)).toBeInViewport()
  await expect.poll(() => allLaidOut(again)).toBe(true)
  await expect.poll(async () => Math.abs((await topOf(again, DEEP)) - left)).toBeLessThan(12)
  // Another size lays all of it out anew, about that line.
  await again.size('large').check()
  await expect(paragraph(again, DEEP)).toBeInViewport()
})

test('a word is found however far from the window it stands, and a link to a picture leads to it', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await app.open(title)
  await app.menu('findInArticle')
  await app.page.getByRole('textbox', { name: app.t.find.label }).fill(`Đoạn ${LAST - 3}:`)
  await expect(paragraph(app, LAST - 3)).toBeInViewport()
  await app.page.keyboard.press('Escape')
  const button = app.article.getByRole('button', { name: app.t.pictureViewer.open('Ảnh ở sâu') })
  await button.focus()
  const image = app.body.getByRole('img', { name: 'Ảnh ở sâu' })
  await expect(image).toBeInViewport()
  await expect.poll(() => allLaidOut(app)).toBe(true)
  // It stands at the picture's corner wherever that has gone meanwhile.
  await expect
    .poll(async () => {
      const [mark, picture] = [await button.boundingBox(), await image.boundingBox()]
      return (
        mark &&
        picture &&
        Math.abs(mark.y - picture.y - 8) + Math.abs(picture.x + picture.width - mark.x - 40)
      )
    })
    .toBeLessThan(3)
})

test('where another article is opened, it goes as it stands: none of it is laid out once more', async ({
  launch,
  folder,
}) => {
  await seedLibrary(folder, (library) =>
    library.save(article({ title: 'Bài khác', contentHtml: '<p>Ngắn.</p>' })),
  )
  const app = await launch({ size: { width: 1200, height: 800 } })
  await withoutSteps(app)
  await app.open(title)
  const changed = await app.body.evaluateHandle((body) => {
    const blocks: Node[] = []
    new MutationObserver((records) => blocks.push(...records.map(({ target }) => target))).observe(body, {
      attributes: true,
      subtree: true,
    })
    return blocks
  })
  await app.open('Bài khác')
  expect(await changed.evaluate((blocks) => blocks.length)).toBe(0)
})

test('in pages all of it stands, and in the strip again', async ({ launch }) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await withoutSteps(app)
  await app.open(title)
  const styled = app.body.locator('> [style*=content-visibility]')
  await expect(styled).not.toHaveCount(0)
  await app.menu('pagedMode')
  await expect(styled).toHaveCount(0)
  expect(await allLaidOut(app)).toBe(true)
  await app.menu('pagedMode')
  await expect(styled).not.toHaveCount(0)
})

test('on paper all of it stands, also before it has been laid out on the screen', async ({ launch }) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await app.open(title)
  await app.page.emulateMedia({ media: 'print' })
  expect(await allLaidOut(app)).toBe(true)
})

test('scrolled through from its beginning while it is laid out, no line is skipped', async ({ launch }) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await app.open(title)
  const frame = app.article.locator('xpath=..')
  await frame.hover()
  // What is at the lower edge before a turn of the wheel is still to be seen after it.
  const lowest = () =>
    app.body.evaluate((body) => {
      const bottom = body.closest('article')?.parentElement?.getBoundingClientRect().bottom ?? 0
      const all = [...body.querySelectorAll('p')]
      return all.findLastIndex((one) => one.getBoundingClientRect().top < bottom)
    })
  /** The wheel has turned the page, and it is at rest. */
  const scrolledFrom = (from: number) =>
    frame.evaluate(async (element, before) => {
      const next = () => new Promise((resolve) => requestAnimationFrame(resolve))
      while (element.scrollTop === before) await next()
      for (let still = 0, last = -1; still < 5; last = element.scrollTop) {
        await next()
        still = element.scrollTop === last ? still + 1 : 0
      }
    }, from)
  for (let turn = 0; turn < 25; turn++) {
    const seen = await lowest()
    const from = await frame.evaluate((element) => element.scrollTop)
    await app.page.mouse.wheel(0, 500)
    await scrolledFrom(from)
    await expect(app.body.locator('p').nth(seen)).toBeInViewport()
  }
})
