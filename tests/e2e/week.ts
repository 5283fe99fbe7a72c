// A day of use, compressed to seconds: everything that somebody does who reads, each act taken back, so that the library
// in the evening is that of the morning. What is held then and was not held before is a leak.
import { bareArticle } from '../captured.ts'
import { createDemoArticles } from '../demo-library/articles.ts'
import type { Newspaper } from '../newspaper/server.ts'
import { titles } from '../newspaper/pages.ts'
import type { LaunchedApp } from './app.ts'
import { expect } from './fixtures.ts'
import { seedLibrary } from './seeded-library.ts'

const ARTICLES = 10
const titleOf = (at: number) => `Bài của tuần số ${at}.`

/** A library of some articles that are long enough to be missed when they are kept in memory. */
export async function writeWeek(folder: string): Promise<void> {
  const next = createDemoArticles(ARTICLES, 77)
  await seedLibrary(folder, async (library) => {
    for (let at = 0; at < ARTICLES; at++) {
      const { captured } = next()
      const contentHtml = captured.contentHtml.replaceAll(/<figure.*?<\/figure>/gs, '').repeat(3)
      const { summary } = await library.save({
        ...bareArticle,
        title: titleOf(at),
        siteName: captured.siteName,
        contentHtml,
      })
      // Reading on changes nothing about it.
      await library.act({ action: 'markRead', ids: [summary.id] })
    }
  })
}

async function readAll(app: LaunchedApp): Promise<void> {
  for (let at = 0; at < ARTICLES; at++) {
    await app.open(titleOf(at))
    await app.page.keyboard.press('End')
    await app.page.keyboard.press('Home')
  }
}

/** Presses what marks the open article and what takes it back, and waits for each. */
async function actOnOne(app: LaunchedApp): Promise<void> {
  const { page, t } = app
  const taken = async (done: RegExp | string): Promise<void> => {
    await app.message(done).first().waitFor()
    await app.menu('undo')
    await app.message(t.done.undone).first().waitFor()
  }
  await app.open(titleOf(1))
  await page.keyboard.press('b')
  await taken(t.done.bookmark(1))
  await page.keyboard.press('h')
  await page.keyboard.press('h')
  await taken(t.done.addHighlight(1))
  await page.keyboard.press('t')
  const field = page.getByRole('combobox', { name: t.tags.field })
  await field.fill('tuần này')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: t.tags.remove('tuần này') }).click()
  await expect(page.getByRole('button', { name: t.tags.remove('tuần này') })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await taken(t.done.archive(1))
  await app.open(titleOf(2))
  await page.keyboard.press('Delete')
  await taken(t.done.trash(1))
}

async function lookAround(app: LaunchedApp): Promise<void> {
  const { page, t } = app
  for (const view of ['unread', 'read', 'bookmarked', 'series', 'notes', 'archive', 'trash', 'all'] as const)
    await app.view(view).click()
  await app.menu('goStatistics')
  await page.getByRole('main', { name: t.statistics.title }).waitFor()
  await app.view('all').click()
  for (const words of ['bai tuan', 'là:đã-đọc', 'khongcodau']) {
    await app.search.fill(words)
    await expect(
      app.list
        .getByRole('link')
        .or(app.list.getByText(t.empty.search(words)))
        .first(),
    ).toBeVisible()
  }
  await app.search.fill('')
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: t.palette.title })
  await palette.getByRole('combobox').fill('tuan so 3')
  await expect(palette.getByRole('option', { selected: true })).toContainText(titleOf(3))
  await page.keyboard.press('Enter')
  await app.article.getByRole('heading', { level: 1, name: titleOf(3) }).waitFor()
  for (const command of [
    'openSettings',
    'showShortcuts',
    'manageTags',
    'restoreBackup',
    'showAbout',
  ] as const) {
    await app.menu(command)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await app.size('large').check()
  await app.size('normal').check()
  await app.choose(t.display.background, t.display.backgrounds.dark)
  await app.choose(t.display.background, t.display.backgrounds.paper)
}

/** Saves an article with its pictures, and deletes it for good. */
async function saveOne(app: LaunchedApp, newspaper: Newspaper): Promise<void> {
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await app.open(titles.long)
  await app.page.keyboard.press('Delete')
  await app.message(app.t.done.trash(1)).first().waitFor()
  await app.menu('emptyTrash')
  await app.message(app.t.done.deleted(1)).first().waitFor()
}

/** Answers the system's question whether the trash is to be emptied. */
export const answerYes = (app: LaunchedApp): Promise<void> =>
  app.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })

export async function liveOneDay(app: LaunchedApp, newspaper: Newspaper): Promise<void> {
  await readAll(app)
  await actOnOne(app)
  await lookAround(app)
  await saveOne(app, newspaper)
  await readAll(app)
  // In the evening the same article is open as in the morning.
  await app.open(titleOf(0))
}
