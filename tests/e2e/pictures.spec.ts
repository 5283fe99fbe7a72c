// The pictures of an article looked at closely, and where its links lead.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import {
  buttonsOf,
  names,
  openArticle,
  saveArticleWithPictures,
  saved,
  scrolled,
  shown,
} from './article-with-pictures.ts'
import { stageOf, title, viewerOf } from './article-with-pictures.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { thorough } from './thorough.ts'

test.beforeEach(({ folder }) => saveArticleWithPictures(folder))

const widthOf = async (image: Locator) => Math.round((await image.boundingBox())?.width ?? 0)

test('a click on a picture opens it over the whole window; all others follow; Esc leaves everything as it was', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await openArticle(app)
  await app.body.getByRole('img', { name: names[0] }).scrollIntoViewIfNeeded()
  const before = await scrolled(app)
  await app.body.getByRole('img', { name: names[0] }).click()
  const viewer = viewerOf(app)
  await expect(shown(app)).toHaveAttribute('alt', names[0])
  await expect(viewer.getByText('1/4', { exact: true })).toBeVisible()
  await expect(viewer.getByText('Tàu rời bến lúc năm giờ sáng.')).toBeVisible()
  await expect(viewer.getByText('Ảnh: Hoài Thư', { exact: true })).toBeVisible()
  const box = await viewer.boundingBox()
  expect(box).toMatchObject({ x: 0, y: 0, width: 1200, height: 800 })

  const { keyboard } = app.page
  await keyboard.press('ArrowRight')
  await expect(shown(app)).toHaveAttribute('alt', names[1])
  await expect(viewer.getByRole('status')).toHaveText(['Ảnh 2/4: Bản đồ vịnh', ''])
  await viewer.getByRole('button', { name: app.t.pictureViewer.next }).click()
  await expect(viewer.getByText(names[2], { exact: true })).toBeVisible()
  // A small picture is not made larger than it is.
  await expect.poll(() => widthOf(stageOf(app).locator('img'))).toBe(300)
  await keyboard.press('End')
  await expect(shown(app)).toHaveAttribute('alt', names[3])
  await keyboard.press('ArrowRight')
  await expect(shown(app)).toHaveAttribute('alt', names[3])
  await keyboard.press('Home')
  await expect(shown(app)).toHaveAttribute('alt', names[0])
  const previous = viewer.getByRole('button', { name: app.t.pictureViewer.previous })
  await expect(previous).toBeDisabled()
  await keyboard.press('ArrowRight')
  await previous.click()
  await expect(shown(app)).toHaveAttribute('alt', names[0])

  await keyboard.press('Escape')
  await expect(viewer).toHaveCount(0)
  await expect.poll(() => scrolled(app)).toBe(before)
})

test(
  'a picture is zoomed by wheel, keys, pinch and double click up to four times its size, and moved',
  thorough,
  async ({ launch }) => {
    const app = await launch({ size: { width: 1200, height: 800 } })
    await openArticle(app)
    await app.body.getByRole('img', { name: names[0] }).click()
    const image = shown(app)
    const { keyboard, mouse } = app.page
    const whole = await widthOf(image)
    const left = async () => Math.round((await image.boundingBox())?.x ?? 0)

    await keyboard.press('+')
    await expect.poll(() => widthOf(image)).toBe(Math.round(whole * 1.25))
    await keyboard.press('-')
    await expect.poll(() => widthOf(image)).toBe(whole)
    await image.dblclick()
    await expect.poll(() => widthOf(image)).toBe(1600)
    await image.dblclick()
    await expect.poll(() => widthOf(image)).toBe(whole)

    await image.hover()
    await mouse.wheel(0, -100)
    await expect.poll(() => widthOf(image)).toBeGreaterThan(whole)
    const wheeled = await widthOf(image)
    await keyboard.down('Control')
    await mouse.wheel(0, -20)
    await keyboard.up('Control')
    await expect.poll(() => widthOf(image)).toBeGreaterThan(wheeled)
    // The window itself is not zoomed by it.
    expect(await app.page.evaluate(() => window.visualViewport?.scale)).toBe(1)

    for (let step = 0; step < 20; step++) await keyboard.press('+')
    await expect.poll(() => widthOf(image)).toBe(1600 * 4)
    // The arrows move the picture now, and leave it where it ends.
    const middle = await left()
    await keyboard.press('ArrowRight')
    await expect.poll(left).toBe(middle - 80)
    await expect(image).toHaveAttribute('alt', names[0])
    await mouse.move(600, 400)
    await mouse.down()
    await mouse.move(700, 400, { steps: 4 })
    await mouse.up()
    await expect.poll(left).toBe(middle + 20)
    for (let step = 0; step < 100; step++) await keyboard.press('ArrowLeft')
    const stage = await stageOf(app).boundingBox()
    await expect.poll(left).toBe(Math.round(stage?.x ?? 0))

    await keyboard.press('0')
    await expect.poll(() => widthOf(image)).toBe(whole)
    await keyboard.press('ArrowRight')
    await expect(image).toHaveAttribute('alt', names[1])
  },
)

test('looking at pictures makes no request but of the app’s own', async ({ launch }) => {
  const app = await launch()
  const asked: string[] = []
  app.page.on('request', (request) => asked.push(request.url()))
  await openArticle(app)
  await app.body.getByRole('img', { name: names[0] }).click()
  for (let step = 0; step < names.length; step++) await app.page.keyboard.press('ArrowRight')
  await expect(shown(app)).toHaveAttribute('alt', names[3])
  const own = await app.page.evaluate(() => new URL('./', location.href).href)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((url) => !url.startsWith(own))).toEqual([])
})

test(
  'the command opens the picture nearest the line that is read, and says so where there is none',
  thorough,
  async ({ launch }) => {
    const app = await launch({ size: { width: 1200, height: 800 } })
    await openArticle(app)
    await app.body
      .getByRole('img', { name: names[3] })
      .evaluate((image) => image.scrollIntoView({ block: 'start' }))
    await app.menu('showPicture')
    await expect(shown(app)).toHaveAttribute('alt', names[3])
    await app.page.keyboard.press('Escape')
    await app.open(saved.title)
    await app.menu('showPicture')
    await expect(app.message(app.t.pictureViewer.none)).toBeVisible()
  },
)

test('a picture is saved as it is kept, and copied', async ({ launch, folder }) => {
  const app = await launch()
  await openArticle(app)
  await app.body.getByRole('img', { name: names[0] }).click()
  const file = join(folder, 'tau.png')
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      Object.assign(globalThis, { askedFile: Reflect.get(given.at(-1) as object, 'defaultPath') })
      return Promise.resolve({ canceled: false, filePath })
    }
  }, file)
  await viewerOf(app).getByRole('button', { name: app.t.pictureViewer.save }).click()
  await expect(app.message(app.t.pictureViewer.saved)).toBeVisible()
  expect((await stat(file)).size).toBeGreaterThan(100)
  expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'askedFile'))).toBe(`${title}.png`)

  await viewerOf(app).getByRole('button', { name: app.t.pictureViewer.copy }).click()
  await expect(app.message(app.t.pictureViewer.copied)).toBeVisible()
  const copied = await app.electron.evaluate(async ({ clipboard }) => {
    const [item] = await clipboard.read()
    const blob = await item?.getType('image/png')
    const bytes = blob instanceof Blob ? new DataView(await blob.arrayBuffer()) : null
    // A PNG tells its size in its header.
    return bytes && { types: item?.types, width: bytes.getUint32(16), height: bytes.getUint32(20) }
  })
  expect(copied).toEqual({ types: ['image/png'], width: 1600, height: 900 })
})

test('a picture of another article, or of no library, cannot be asked for', thorough, async ({ launch }) => {
  const app = await launch()
  const answer = (input: object) =>
    app.page.evaluate(async (given) => {
      const bridge = Reflect.get(window, 'gocDoc') as {
        call: Record<string, (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>>
      }
      return (await bridge.call['picture:save']?.(given))?.error?.code
    }, input)
  expect(await answer({ id: '0123456789ab', name: '../article.json' })).toBe('bad-input')
  expect(await answer({ id: '0123456789ab', name: `${'0'.repeat(64)}.png` })).toBe('file-unreadable')
})

for (const language of ['vi', 'en'] as const) {
  test(
    `axe finds nothing in the viewer, and nothing is lost in a window 320 px wide (${language})`,
    thorough,
    async ({ launch }) => {
      const app = await launch({ language, size: { width: 1200, height: 800 } })
      await openArticle(app)
      const found = await violations(app, 'article with picture buttons', 'main')
      await buttonsOf(app).first().focus()
      found.push(...(await violations(app, 'a picture’s button', 'main')))
      await app.page.keyboard.press('Enter')
      found.push(...(await inEachTheme(app, 'viewer', 'dialog[open]')))
      // Dark in each of them.
      await expect(viewerOf(app)).toHaveCSS('background-color', 'rgb(16, 17, 19)')
      expect(found).toEqual([])

      await app.page.setViewportSize({ width: 320, height: 560 })
      for (const button of await viewerOf(app).getByRole('button').all()) {
        await expect(button).toBeInViewport({ ratio: 1 })
        const { width = 0, height = 0 } = (await button.boundingBox()) ?? {}
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
      }
      await expect(viewerOf(app).getByText('1/4', { exact: true })).toBeInViewport({ ratio: 1 })
      await expect(shown(app)).toBeInViewport({ ratio: 0.99 })
      await expect(viewerOf(app).getByText('Tàu rời bến lúc năm giờ sáng.')).toBeInViewport({ ratio: 1 })
    },
  )
}

test('nothing moves for who asked for calm', thorough, async ({ launch }) => {
  const app = await launch()
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  await openArticle(app)
  await app.body.getByRole('img', { name: names[0] }).click()
  await expect(viewerOf(app)).toHaveCSS('animation-duration', '0s')
})

test('a link shows where it leads while it is pointed at or has the focus; one to a saved article is marked', async ({
  launch,
}) => {
  const app = await launch({ size: { width: 1200, height: 800 } })
  await openArticle(app)
  const address = app.reader.getByText('https://bao.example/chợ-phiên', { exact: true })
  const other = app.body.getByRole('link', { name: 'phiên chợ' })
  const known = app.body.getByRole('link', { name: 'chuyện ngọn đèn' })
  await other.hover()
  await expect(address).toBeVisible()
  await app.article.getByRole('heading', { level: 1 }).hover()
  await expect(address).toHaveCount(0)

  const marked = () =>
    app.page.evaluate(() =>
      [...(CSS.highlights.get('saved-link') ?? [])].map(({ startContainer }) => startContainer.textContent),
    )
  await expect.poll(marked).toEqual(['chuyện ngọn đèn'])
  await known.focus()
  // Seen, and heard.
  await expect(app.reader.getByText(`Bài đã lưu: ${saved.title}`)).toHaveCount(2)
  await app.page.keyboard.press('Tab')
  await expect(other).toBeFocused()
  await expect(address).toBeVisible()
  await expect(app.reader.getByText(`Bài đã lưu: ${saved.title}`)).toHaveCount(0)

  // In the trash it is saved no more; and the HTML is what it was.
  const html = await app.body.innerHTML()
  await app.row(saved.title).focus()
  await app.page.keyboard.press('Delete')
  await expect.poll(marked).toEqual([])
  expect(await app.body.innerHTML()).toBe(html)
  await app.page.keyboard.press('Control+z')
  await expect.poll(marked).toEqual(['chuyện ngọn đèn'])
  await known.click()
  await expect(app.article.getByRole('heading', { level: 1, name: saved.title })).toBeVisible()
})
