// The trash that empties itself: what it says, what it deletes, and the setting that turns it off.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { languages } from '../../domain/settings.ts'
import { TRASH_DAYS } from '../../domain/trash.ts'
import { inEachTheme } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { article, seedLibrary } from './seeded-library.ts'
import { thoroughIn } from './thorough.ts'
import { answerYes } from './week.ts'

const DAY = 24 * 60 * 60 * 1000
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()

/** A library with an article that went to the trash this many days ago; its rule is two months old. */
async function withTrash(folder: string, days: number): Promise<void> {
  const libraryId = await seedLibrary(folder, async (library) => {
    const { id } = (await library.save(article({ title: 'Đã bỏ' }), { savedAt: ago(90) })).summary
    await library.save(article({ title: 'Còn giữ' }))
    await library.act({ action: 'trash', ids: [id] })
    return library.id
  })
  const articles = join(folder, 'library', 'articles')
  const files = await readdir(articles, { recursive: true })
  const file = files.find((path) => /da-bo.*state\.json$/.test(path)) ?? ''
  const state: object = JSON.parse(await readFile(join(articles, file), 'utf8'))
  await writeFile(join(articles, file), JSON.stringify({ ...state, trashedAt: ago(days) }))
  const looks = { version: 1, libraries: { [libraryId]: { since: ago(60), lookedAt: ago(1.5) } } }
  await writeFile(join(folder, 'user', 'trash.json'), JSON.stringify(looks))
}

test('what has been in the trash for its days is deleted after the start, and only that', async ({
  launch,
  folder,
}) => {
  await withTrash(folder, 40)
  const app = await launch()
  await app.view('trash').click()
  await expect(app.list.getByText(app.t.empty.trash)).toBeVisible()
  const documents = async () =>
    (await readdir(join(folder, 'library', 'articles'), { recursive: true })).filter((path) =>
      path.endsWith('article.json'),
    )
  await expect.poll(documents).toHaveLength(1)
  await app.view('all').click()
  await expect(app.row('Còn giữ')).toBeVisible()
})

for (const language of languages)
  test(
    `the trash says its rule and the days that are left, and the rule can be turned off (${language})`,
    thoroughIn(language),
    async ({ launch, folder }) => {
      await withTrash(folder, 9.5)
      const app = await launch({ language })
      const { t, page } = app
      await app.view('trash').click()
      await expect(app.list.getByText(t.trash.rule(TRASH_DAYS))).toBeVisible()
      await expect(app.row('Đã bỏ').locator('xpath=ancestor::li')).toContainText(t.trash.daysLeft(21))
      expect(await inEachTheme(app, 'trash', '#root section')).toEqual([])

      await app.menu('openSettings')
      const setting = page.getByRole('checkbox', { name: t.trash.setting(TRASH_DAYS) })
      await expect(setting).toBeChecked()
      await setting.focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('Escape')
      await expect(app.list.getByText(t.trash.ruleOff)).toBeVisible()
      await expect(app.list.getByText(t.trash.daysLeft(21))).toHaveCount(0)
      // Turned on again, every article has all its days.
      await app.menu('openSettings')
      await setting.check()
      await page.keyboard.press('Escape')
      await expect(app.list.getByText(t.trash.daysLeft(30))).toBeVisible()
    },
  )

test('Delete in the trash goes on in its direction: it asks whether to delete for good, and never restores', async ({
  launch,
  folder,
}) => {
  await withTrash(folder, 1)
  const app = await launch()
  await app.view('trash').click()
  await app.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => {
      Reflect.set(globalThis, 'asked', true)
      return Promise.resolve({ response: 1, checkboxChecked: false })
    }
  })
  await app.row('Đã bỏ').focus()
  await app.page.keyboard.press('Delete')
  await expect.poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'asked') === true)).toBe(true)
  await expect(app.row('Đã bỏ')).toBeFocused()
  await answerYes(app)
  await app.page.keyboard.press('Delete')
  await app.message(app.t.done.deleted(1)).waitFor()
  await expect(app.list.getByText(app.t.empty.trash)).toBeVisible()
  // What is gone for good is no more to be undone.
  await app.page.keyboard.press('ControlOrMeta+z')
  await app.message(app.t.errors['nothing-to-undo']({})).waitFor()
})

test('the trash that is emptied by keys leaves the focus at its name', async ({ launch, folder }) => {
  await withTrash(folder, 1)
  const app = await launch()
  await app.view('trash').click()
  await answerYes(app)
  await app.list.getByRole('button', { name: app.t.list.emptyTrash }).press('Enter')
  await app.message(app.t.done.deleted(1)).waitFor()
  await expect(app.list.getByRole('heading', { level: 1 })).toBeFocused()
})

test('emptying the trash asks with the count and the size on the disk', async ({ launch, folder }) => {
  await withTrash(folder, 1)
  const app = await launch()
  await app.view('trash').click()
  await app.electron.evaluate(({ dialog }) => {
    Reflect.set(globalThis, 'asked', '')
    dialog.showMessageBox = (...given: unknown[]) => {
      Reflect.set(globalThis, 'asked', (given.at(-1) as { message: string }).message)
      return Promise.resolve({ response: 1, checkboxChecked: false })
    }
  })
  await app.list.getByRole('button', { name: app.t.list.emptyTrash }).click()
  await expect
    .poll(() => app.electron.evaluate(() => Reflect.get(globalThis, 'asked')))
    .toMatch(/^Đổ thùng rác và xóa hẳn 1 bài trong đó \([\d,]+ KB\)\?$/)
  await expect(app.row('Đã bỏ')).toBeVisible()
})
