// What is selected by mouse in an article that is laid in pages.
import { expect, test } from './fixtures.ts'
import { command, firstLineOfPage, frameOf, pageNumber, saveLong } from './helps-article.ts'

for (const dir of ['ltr', 'rtl'] as const)
  test(`what the mouse selects ends on the page, also where it is drawn into a margin (${dir})`, async ({
    launch,
  }) => {
    const app = await launch({ size: { width: 1240, height: 820 } })
    await saveLong(app, { lang: dir === 'rtl' ? 'ar' : 'vi', dir })
    await command(app, 'pagedMode')
    await expect(pageNumber(app)).toHaveText(/^Trang 1\//)
    await app.page.keyboard.press('PageDown')
    await app.page.keyboard.press('PageDown')
    await expect(pageNumber(app)).toHaveText(/^Trang 3\//)
    await expect.poll(async () => (await firstLineOfPage(app)).paragraph).toBeGreaterThan(1)
    const frame = await frameOf(app).boundingBox()
    if (!frame) throw new Error('the article is not shown')
    const { mouse } = app.page
    const center = frame.x + frame.width / 2
    /** How far below the frame's top the selection ends; NaN where some of it is on another page. */
    const selectedTo = () =>
      frameOf(app).evaluate((element) => {
        const selection = document.getSelection()
        if (!selection || selection.isCollapsed) return NaN
        const view = element.getBoundingClientRect()
        const boxes = [...selection.getRangeAt(0).getClientRects()].filter(({ width }) => width > 0)
        const isHere = boxes.every(({ left, right }) => left >= view.left && right <= view.right)
        return isHere ? Math.max(...boxes.map(({ bottom }) => bottom)) - view.top : NaN
      })
    const [left, right] = [frame.x + 8, frame.x + frame.width - 8]
    const [middle, bottom] = [frame.height / 2, frame.height - 8]
    for (const [name, x, y] of [
      ['the right margin', right, middle],
      ['the left margin', left, middle],
      ['the lower right corner', right, bottom],
      ['the lower left corner', left, bottom],
      ['the number of the page', center, frame.height + 16],
    ] as const) {
      await mouse.move(center, frame.y + 120)
      await mouse.down()
      await mouse.move(center + 30, frame.y + 160, { steps: 3 })
      await mouse.move(x, frame.y + y, { steps: 6 })
      await mouse.up()
      // At the line that the pointer is beside, or at the last one.
      const line = Math.min(y, frame.height - 60)
      await expect.poll(selectedTo, { message: name }).toBeGreaterThan(line - 50)
      expect(await selectedTo(), name).toBeLessThan(line + 50)
      await mouse.click(center, frame.y + 80)
      await expect.poll(selectedTo).toBeNaN()
    }
    await expect(pageNumber(app)).toHaveText(/^Trang 3\//)
  })
