// The same story from other papers: shown under the byline, gone to, and one of them kept.
import { languages } from '../../domain/settings.ts'
import { createDemoArticles } from '../demo-library/articles.ts'
import type { LaunchedApp } from './app.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { article, seedLibrary } from './seeded-library.ts'
import { thoroughIn } from './thorough.ts'

const story = createDemoArticles(10, 21)().captured.contentHtml.replaceAll(/<figure.*?<\/figure>/gs, '')

const PAPERS = [
  ['Báo Ngày', 'Thư viện nổi mở cửa'],
  ['Tin Chiều', 'Mở thư viện trên sông'],
  ['Sông Hồng', 'Phà cũ thành thư viện'],
] as const

const withPapers = (folder: string) =>
  seedLibrary(folder, async (library) => {
    for (const [at, [siteName, title]] of PAPERS.entries()) {
      const { summary } = await library.save(
        article({
          ...{ siteName, title, byline: 'Hoài Thư', url: `https://bao${at}.example/thu-vien` },
          contentHtml: `<p>Tin riêng của ${siteName}.</p>${story}`,
        }),
        { tags: at === 1 ? ['biển'] : [] },
      )
      if (at === 2)
        await library.changeMarks(summary.id, {
          change: 'add',
          ...{ target: null, color: 'yellow', note: 'Đừng mất' },
        })
    }
    await library.save(article({ title: 'Chuyện khác', contentHtml: '<p>Một dòng.</p>' }))
  })

const others = (app: LaunchedApp) => app.article.getByText(app.t.alsoIn.label)
const keep = (app: LaunchedApp) => app.article.getByRole('button', { name: app.t.alsoIn.keep })

for (const language of languages)
  test(
    `the other papers are named and lead to their articles; one press keeps one, and one undo brings all back (${language})`,
    thoroughIn(language),
    async ({ launch, folder }) => {
      await withPapers(folder)
      const app = await launch({ language })
      const { t, page } = app
      await app.open('Chuyện khác')
      await expect(others(app)).toHaveCount(0)
      await app.open('Thư viện nổi mở cửa')
      await expect(others(app)).toBeVisible()
      const second = app.article.getByRole('link', { name: 'Tin Chiều: Mở thư viện trên sông' })
      await expect(second).toHaveText('Tin Chiều')
      expect(await inEachTheme(app, 'also in', 'main')).toEqual([])

      // By keyboard alone: to another paper's article and back, then keeping.
      await second.focus()
      await page.keyboard.press('Enter')
      await app.article.getByRole('heading', { level: 1, name: 'Mở thư viện trên sông' }).waitFor()
      await expect(app.article.getByRole('link', { name: /^Báo Ngày: / })).toBeVisible()
      await app.menu('back')
      await app.article.getByRole('heading', { level: 1, name: 'Thư viện nổi mở cửa' }).waitFor()
      await expect(keep(app)).toHaveAccessibleDescription(t.alsoIn.keepHint(2))
      await keep(app).focus()
      await page.keyboard.press('Enter')
      await expect(app.message(t.alsoIn.keptWithMarks(2, 1))).toBeVisible()
      await expect(others(app)).toHaveCount(0)
      // The focus is in the article still: what is pressed next is done to it.
      await expect.poll(() => app.reader.evaluate((main) => main.contains(document.activeElement))).toBe(true)
      await expect(app.list.getByRole('link')).toHaveCount(2)
      await expect(app.article).toContainText('#biển')

      await page.getByRole('status').getByRole('button', { name: t.done.undo }).click()
      await expect(app.list.getByRole('link')).toHaveCount(4)
      await expect(others(app)).toBeVisible()
      await expect(app.article).not.toContainText('#biển')
      await app.view('notes').click()
      await expect(app.list.getByText('Đừng mất')).toBeVisible()
    },
  )

test('in a window 320 px wide the other papers and the button are all there', async ({ launch, folder }) => {
  await withPapers(folder)
  const app = await launch({ size: { width: 320, height: 600 } })
  await app.open('Thư viện nổi mở cửa')
  await expect(others(app)).toBeVisible()
  await keep(app).scrollIntoViewIfNeeded()
  await expect(keep(app)).toBeInViewport({ ratio: 0.99 })
  expect((await keep(app).boundingBox())?.height).toBeGreaterThanOrEqual(24)
  expect(await app.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
})
