// The place that is kept where what is read is no line of text.
import type { AppDriver, LaunchedApp } from './app.ts'
import {
  frameOf,
  names,
  openArticle,
  saved,
  saveArticleWithPictures,
  title,
} from './article-with-pictures.ts'
import { expect, test } from './fixtures.ts'

test.beforeEach(({ folder }) => saveArticleWithPictures(folder))

const size = { width: 1280, height: 800 }
const figure = (app: AppDriver, name: string) =>
  app.body.locator('figure').filter({ has: app.page.getByRole('img', { name }) })
/** How far the top of a picture's figure is below the reader's, in CSS pixels. */
const topOf = async (app: LaunchedApp, name: string) => {
  const [box, frame] = [await figure(app, name).boundingBox(), await frameOf(app).boundingBox()]
  return (box?.y ?? NaN) - (frame?.y ?? NaN)
}
const scrollTo = (app: LaunchedApp, name: string, top: number) =>
  figure(app, name).evaluate((element, to) => {
    const frame = element.closest('article')?.parentElement
    const now = element.getBoundingClientRect().top - (frame?.getBoundingClientRect().top ?? 0)
    frame?.scrollBy({ top: now - to, behavior: 'instant' })
  }, top)

// One with a caption, from its upper edge and from far down in it, and one without.
for (const [name, top] of [
  [names[0], 54],
  [names[0], -180],
  [names[3], -400],
] as const)
  test(`an article that was left at a picture opens with it where it was (${name}, ${top})`, async ({
    launch,
  }) => {
    const app = await launch({ size })
    await openArticle(app)
    await scrollTo(app, name, top)
    await expect.poll(() => topOf(app, name)).toBeCloseTo(top, -0.5)
    await app.open(saved.title)
    await app.open(title)
    await expect.poll(async () => Math.abs((await topOf(app, name)) - top)).toBeLessThan(3)
    await app.close()
    const again = await launch({ size })
    await again.open(title)
    await expect.poll(async () => Math.abs((await topOf(again, name)) - top)).toBeLessThan(3)
  })
