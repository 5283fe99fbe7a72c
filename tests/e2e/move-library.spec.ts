// The library moves to another folder: how far it is stands in the window, and it can be stopped on its way.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defaultSettings } from '../../domain/settings.ts'
import type { LaunchedApp } from './app.ts'
import { expect, test } from './fixtures.ts'
import { thorough } from './thorough.ts'

/** So many small files of the person's own take seconds to copy: each is flushed to the disk and compared. */
const FILES = 4000

async function chooseAt(app: LaunchedApp, to: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, to)
}

test(
  'a library that is copied to its new place shows how far it is; stopped, it stays where it was',
  thorough,
  async ({ launch, folder }) => {
    const { library, to } = { library: join(folder, 'library'), to: join(folder, 'moved') }
    await mkdir(join(folder, 'user'))
    await writeFile(
      join(folder, 'user', 'settings.json'),
      JSON.stringify({ ...defaultSettings, libraryFolder: library }),
    )
    // A folder that a file manager has been in cannot be renamed over: everything is copied, as to another disk.
    await mkdir(to)
    await writeFile(join(to, '.DS_Store'), 'x')
    const app = await launch({ env: { GOC_DOC_LIBRARY: '' } })
    await mkdir(join(library, 'own'))
    for (let file = 0; file < FILES; file++)
      await writeFile(join(library, 'own', `${file}.txt`), String(file))
    await chooseAt(app, to)

    const { t, page } = app
    await app.menu('openSettings')
    const dialog = page.getByRole('dialog', { name: t.settings.title })
    const bar = dialog.getByRole('progressbar', { name: t.acting.movingBar })
    const move = dialog.getByRole('button', { name: t.settings.moveFolder })
    await move.click()
    await expect(bar).toBeVisible()
    await expect(move).toHaveAttribute('aria-busy', 'true')
    await dialog.getByRole('button', { name: t.acting.stopMoving }).click()
    await expect(app.message(t.acting.movingStopped)).toBeVisible()
    await expect(bar).toHaveCount(0)
    await expect(dialog.getByText(library, { exact: true })).toBeVisible()
    expect(await readdir(to)).toEqual(['.DS_Store'])

    await move.click()
    await expect(bar).toBeVisible()
    // Behind the dialog it stands above the list.
    await page.keyboard.press('Escape')
    await expect(app.list.getByRole('progressbar', { name: t.acting.movingBar })).toBeVisible()
    await expect(app.message(t.done.libraryMoved)).toBeVisible()
    await expect(page.getByRole('progressbar', { name: t.acting.movingBar })).toHaveCount(0)
    expect(await readdir(join(to, 'own'))).toHaveLength(FILES)
  },
)
