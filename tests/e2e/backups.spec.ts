import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { titles } from '../newspaper/pages.ts'
import type { LaunchedApp } from './app.ts'
import { inEachTheme, violations } from './axe.ts'
import { expect, test } from './fixtures.ts'

const backupsIn = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, 'library', 'backups'))
  } catch {
    return []
  }
}

const dialogOf = (app: LaunchedApp) => app.page.getByRole('dialog', { name: app.t.backups.title })

/** Opens "Khôi phục từ bản sao lưu" by its command. */
async function openBackups(app: LaunchedApp) {
  await app.menu('restoreBackup')
  const dialog = dialogOf(app)
  await dialog.waitFor()
  return dialog
}

async function backUp(app: LaunchedApp): Promise<void> {
  const dialog = await openBackups(app)
  await dialog.getByRole('button', { name: app.t.backups.make }).click()
  await app.message(app.t.backups.made).waitFor()
  await dialog.getByRole('button', { name: app.t.backups.close, exact: true }).click()
}

/** Deletes every article of the trash for good, the system's question answered with yes. */
async function deleteForGood(app: LaunchedApp): Promise<void> {
  await app.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
  })
  await app.menu('emptyTrash')
  await app.message(app.t.done.deleted(1)).waitFor()
}

test('an article that was deleted for good comes back from a backup, and is put away again by undo', async ({
  launch,
  newspaper,
  folder,
}) => {
  const app = await launch()
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await app.tools.getByRole('button', { name: app.t.reader.bookmark, exact: true }).click()
  await expect(app.view('bookmarked')).toContainText('1')
  await backUp(app)
  expect(backupsIn(folder)).toHaveLength(1)
  const [name = ''] = backupsIn(folder)
  expect(statSync(join(folder, 'library', 'backups', name)).mode & 0o777).toBe(0o600)

  await app.command(app.t.reader.trash)
  await expect(app.row(titles.long)).toHaveCount(0)
  await deleteForGood(app)

  const dialog = await openBackups(app)
  await dialog.getByRole('button', { name: app.t.backups.articles(4) }).click()
  await expect(dialog.getByText(app.t.backups.gone(1))).toBeVisible()
  await dialog.getByRole('button', { name: app.t.backups.restoreNamed(titles.long) }).click()
  await expect(app.message(app.t.done.restoreBackup(1))).toBeVisible()
  // Said once.
  await expect(dialog.getByText(app.t.backups.same)).toHaveText(app.t.backups.same)
  // The state before was backed up.
  expect(backupsIn(folder)).toHaveLength(2)
  await dialog.getByRole('button', { name: app.t.backups.close, exact: true }).click()
  await app.open(titles.long)
  await expect(app.body.locator('p').first()).toBeVisible()
  await expect(app.view('bookmarked')).toContainText('1')

  await app.menu('undo')
  await expect(app.message(app.t.done.undone)).toBeVisible()
  await app.view('trash').click()
  await expect(app.row(titles.long)).toBeVisible()
})

test('what is newer is asked about once: kept, or replaced; by the keyboard alone', async ({
  launch,
  newspaper,
  folder,
}) => {
  const app = await launch({ language: 'en' })
  await app.saveFromNewspaper(newspaper.address('/dai'))
  await backUp(app)
  await app.tools.getByRole('button', { name: app.t.reader.bookmark, exact: true }).click()
  await expect(app.message(app.t.done.bookmark(1))).toBeVisible()

  const dialog = await openBackups(app)
  const { keyboard } = app.page
  const focusOn = async (label: string | RegExp): Promise<void> => {
    const button = app.page.getByRole('dialog').last().getByRole('button', { name: label }).first()
    await expect(button).toBeEnabled()
    for (let step = 0; step < 20; step++) {
      if (await button.evaluate((element) => element === document.activeElement)) return
      await keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${String(label)}`)
  }
  await focusOn(app.t.backups.articles(4))
  await keyboard.press('Enter')
  await expect(dialog.getByText(app.t.backups.newer(1))).toBeVisible()
  await expect(dialog.getByText('newer now · reading state')).toBeVisible()
  await focusOn(app.t.backups.restoreAll(1))
  await keyboard.press('Enter')
  const question = app.page.getByRole('dialog', { name: app.t.backups.askTitle })
  await expect(question.getByText(titles.long)).toBeVisible()
  await focusOn(app.t.backups.keep)
  await keyboard.press('Enter')
  await expect(app.message(app.t.backups.keptAll)).toBeVisible()
  await expect(dialog.getByText(app.t.backups.newer(1))).toBeVisible()
  expect(backupsIn(folder)).toHaveLength(1)

  await focusOn(app.t.backups.restoreAll(1))
  await keyboard.press('Enter')
  await focusOn(app.t.backups.replace)
  await keyboard.press('Enter')
  await expect(app.message(app.t.done.restoreBackup(1))).toBeVisible()
  await expect(dialog.getByText(app.t.backups.same)).toBeVisible()
  await expect(dialog.getByRole('heading', { level: 3 })).toBeFocused()
  await focusOn(app.t.backups.back)
  await keyboard.press('Enter')
  // The backup that was looked at, below the one that was made before restoring.
  await expect(dialog.getByRole('listitem').nth(1).getByRole('button')).toBeFocused()
  await keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(app.tools.getByRole('button', { name: app.t.reader.bookmark, exact: true })).toHaveAttribute(
    'aria-pressed',
    'false',
  )
})

test('a backup that is damaged, or that nobody of ours wrote, is told of and changes nothing', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  await backUp(app)
  const [name = ''] = backupsIn(folder)
  const file = join(folder, 'library', 'backups', name)
  const whole = readFileSync(file)
  const spoilt = Buffer.from(whole)
  // The name of an entry, in the directory as in its place, leads out of the folder.
  for (let at = spoilt.indexOf('library.json'); at >= 0; at = spoilt.indexOf('library.json', at + 1))
    spoilt.write('../../x.json', at)
  for (const [bytes, code] of [
    [whole.subarray(0, 500), 'backup-damaged'],
    [spoilt, 'backup-unsafe'],
  ] as const) {
    writeFileSync(file, bytes)
    const dialog = await openBackups(app)
    await dialog.getByRole('button', { name: app.t.backups.unreadable }).click()
    await expect(dialog.getByRole('alert')).toHaveText(
      app.t.errors[code]({ file, ...(code === 'backup-unsafe' && { reason: 'name' }) }),
    )
    await expect(dialog.getByRole('button', { name: app.t.backups.restoreAll(3) })).toHaveCount(0)
    await dialog.getByRole('button', { name: app.t.backups.close, exact: true }).click()
  }
  expect(readdirSync(join(folder, 'library')).toSorted()).toEqual(['articles', 'backups', 'library.json'])
})

test('a library that may only be read is not backed up, and says so', async ({ launch, folder }) => {
  const first = await launch()
  await first.close()
  const file = join(folder, 'library', 'library.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), version: 99 }))
  const app = await launch()
  const dialog = await openBackups(app)
  await dialog.getByRole('button', { name: app.t.backups.make }).click()
  await expect(app.page.getByRole('alert').filter({ hasText: 'chỉ được đọc' })).toBeVisible()
  expect(backupsIn(folder)).toEqual([])
})

test('Settings leads there; what is shown passes axe in each background, wide and narrow, in both languages', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  await app.menu('openSettings')
  const settings = app.page.getByRole('dialog', { name: app.t.settings.title })
  await settings.waitFor()
  expect(await violations(app, 'settings', 'dialog')).toEqual([])
  await settings.getByRole('button', { name: app.t.backups.open }).click()
  const dialog = dialogOf(app)
  await expect(dialog.getByText(app.t.backups.none)).toBeVisible()
  await dialog.getByRole('button', { name: app.t.backups.make }).click()
  await app.message(app.t.backups.made).waitFor()
  await dialog.getByRole('button', { name: app.t.backups.make }).click()
  await app.message(app.t.backups.unchanged).waitFor()
  expect(await inEachTheme(app, 'list', 'dialog')).toEqual([])
  await dialog.getByRole('button', { name: app.t.backups.close, exact: true }).click()

  for (const year of readdirSync(join(folder, 'library', 'articles')))
    for (const name of readdirSync(join(folder, 'library', 'articles', year)))
      rmSync(join(folder, 'library', 'articles', year, name, 'state.json'))
  await openBackups(app)
  await dialog.getByRole('button', { name: app.t.backups.articles(3) }).click()
  await expect(dialog.getByText(app.t.backups.changed(3))).toBeVisible()
  expect(await inEachTheme(app, 'comparison', 'dialog')).toEqual([])
  await app.page.setViewportSize({ width: 320, height: 600 })
  const restoreAll = dialog.getByRole('button', { name: app.t.backups.restoreAll(3) })
  await restoreAll.scrollIntoViewIfNeeded()
  await expect(restoreAll).toBeInViewport()
  const isWider = () =>
    dialog.evaluate((element) =>
      [...element.querySelectorAll('*')].some((one) => one.scrollWidth > element.clientWidth + 1),
    )
  await expect.poll(isWider).toBe(false)
})
