// npm run tour: the whole main job in the running app, without a display, with numbered pictures in tour/.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Background, Language } from '../../domain/settings.ts'
import { launchApp } from '../e2e/app.ts'
import type { LaunchedApp } from '../e2e/app.ts'
import { titles } from '../newspaper/pages.ts'
import { startNewspaper } from '../newspaper/server.ts'
import { buildIfNeeded } from './build.ts'
import { ensureChromium } from './install-chromium.ts'
import { root } from './paths.ts'
import { furnish, readingRoom } from './tour-reading.ts'
import { installedElectron } from './which-electron.ts'

const out = join(root, 'tour')
const window = { width: 1360, height: 880 }
let number = 0

/** Takes the next picture, when nothing moves and every picture in sight is there. */
async function picture(app: LaunchedApp, name: string): Promise<void> {
  await app.page.evaluate(async () => {
    await document.fonts.ready
    const images = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight)
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)))
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  })
  number++
  const file = `${String(number).padStart(2, '0')}-${name}.png`
  await app.page.screenshot({ path: join(out, file) })
  process.stdout.write(`tour/${file}\n`)
}

const scrollReader = (app: LaunchedApp, share: number) =>
  app.article.locator('xpath=..').evaluate((frame, to) => frame.scrollTo(0, frame.scrollHeight * to), share)

const setBackground = (app: LaunchedApp, background: Background) =>
  app.choose(app.t.display.background, app.t.display.backgrounds[background])

async function saving(
  app: LaunchedApp,
  address: (path: string) => string,
  release: () => void,
): Promise<void> {
  await app.save(address('/slow/dai'))
  await app.saveDialog.getByRole('alert').waitFor()
  await picture(app, 'private-address')
  await app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway }).click()
  await app.saveDialog.getByRole('progressbar').waitFor()
  await picture(app, 'saving')
  release()
  await app.article.getByRole('heading', { level: 1, name: titles.long }).waitFor()
  await picture(app, 'saved')
  await app.save(address('/khong-co'))
  await app.saveDialog.getByRole('button', { name: app.t.save.saveAnyway }).click()
  await app.saveDialog.getByText('404').waitFor()
  await picture(app, 'failed')
  await app.page.keyboard.press('Escape')
  await picture(app, 'failed-in-the-list')
  await app.page
    .getByRole('region', { name: app.t.regions.saving })
    .getByRole('button', { name: app.t.save.dismiss })
    .click()
  await app.saveFromNewspaper(address('/ky-1'))
  await app.saveFromNewspaper(address('/ky-cuoi'))
  await app.saveFromNewspaper(address('/english'))
}

/** A copy that is not as it should be, put right. */
async function mending(app: LaunchedApp, address: (path: string) => string): Promise<void> {
  const { t, page } = app
  await app.saveFromNewspaper(address('/rach'))
  await picture(app, 'missing-pictures')
  await app.command(t.reader.editCopy)
  const dialog = page.getByRole('dialog', { name: t.editCopy.title })
  await dialog.getByRole('textbox').first().waitFor()
  await picture(app, 'edit-copy')
  await dialog.locator('summary').first().click()
  await dialog.getByRole('checkbox').nth(1).uncheck()
  await picture(app, 'edit-copy-blocks')
  await page.keyboard.press('Escape')
  await picture(app, 'edit-copy-leaving')
  await dialog.getByRole('button', { name: t.editCopy.discard }).click()
}

async function reading(app: LaunchedApp): Promise<void> {
  await app.view('all').click()
  await app.open(titles.part1)
  await picture(app, 'series-with-a-missing-part')
  await app.list.getByRole('link').last().click()
  await app.article.getByRole('heading', { level: 1 }).waitFor()
  for (const background of ['light', 'paper', 'dark'] as const) {
    await setBackground(app, background)
    for (const size of ['small', 'normal', 'large'] as const) {
      await app.size(size).check()
      await scrollReader(app, 0)
      await picture(app, `reader-${background}-${size}`)
      await scrollReader(app, 0.32)
      await picture(app, `reader-${background}-${size}-picture`)
    }
    await app.size('normal').check()
    await scrollReader(app, 1)
    await picture(app, `reader-${background}-end`)
    await app.tools.getByRole('button', { name: app.t.display.open }).click()
    await picture(app, `display-${background}`)
    await app.page.keyboard.press('Escape')
    await app.tools.getByRole('button', { name: app.t.reader.more }).click()
    await picture(app, `menu-${background}`)
    await app.page.keyboard.press('Escape')
  }
}

async function everyScreen(app: LaunchedApp, background: Background): Promise<void> {
  const shot = (name: string) => picture(app, `${name}-${background}`)
  await app.list.getByRole('link').first().click()
  await setBackground(app, background)
  for (const view of ['all', 'series', 'bookmarked', 'trash'] as const) {
    await app.view(view).click()
    await app.list.getByRole('heading', { level: 1, name: app.t.views[view] }).waitFor()
    await shot(`view-${view}`)
  }
  await app.view('all').click()
  await app.search.fill('bao')
  await app.list.locator('mark').first().waitFor()
  await shot('search')
  await app.search.fill('')
  for (const [id, name] of [
    ['openSettings', 'settings'],
    ['showShortcuts', 'shortcuts'],
    ['showAbout', 'about'],
    ['save', 'save'],
  ] as const) {
    await app.menu(id)
    await app.page.getByRole('dialog').waitFor()
    await shot(name)
    await app.page.keyboard.press('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await app.list.getByRole('link').first().click()
  await app.menu('findInArticle')
  await app.page.getByRole('textbox', { name: app.t.find.label }).fill('bao')
  await shot('find')
  await app.page.keyboard.press('Escape')
}

async function narrow(app: LaunchedApp): Promise<void> {
  for (const [width, height] of [
    [860, 800],
    [390, 780],
  ] as const) {
    await app.page.setViewportSize({ width, height })
    await picture(app, `reader-${width}`)
    await app.tools.getByRole('button', { name: app.t.reader.back }).click()
    await picture(app, `list-${width}`)
    await app.list.getByRole('link').first().click()
  }
  await app.page.setViewportSize(window)
}

async function inLanguage(language: Language): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'goc-doc-tour-'))
  const newspaper = await startNewspaper()
  const app = await launchApp(folder, { language, size: window })
  try {
    await app.list.getByRole('link').nth(2).waitFor()
    await picture(app, `first-start-${language}`)
    await saving(app, newspaper.address, newspaper.release)
    await mending(app, newspaper.address)
    const room = {
      ...{ app, folder, address: newspaper.address },
      shot: (name: string) => picture(app, name),
      setBackground: (background: Background) => setBackground(app, background),
    }
    await furnish(room)
    await newspaper.stop()
    if (language === 'vi') await reading(app)
    for (const background of language === 'vi' ? (['light', 'paper', 'dark'] as const) : (['dark'] as const))
      await readingRoom(room, background)
    for (const background of ['light', 'paper', 'dark'] as const) await everyScreen(app, background)
    await narrow(app)
  } finally {
    await app.close()
    await newspaper.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

ensureChromium()
buildIfNeeded()
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
process.stdout.write(`The tour runs on ${installedElectron().name}.\n`)
for (const language of ['vi', 'en'] as const) await inLanguage(language)
