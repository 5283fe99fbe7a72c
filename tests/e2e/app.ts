// Driving the app: locators and actions of its one window. Tests hold the assertions.
import { join } from 'node:path'
import { _electron, expect } from '@playwright/test'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { messagesIn } from '../../domain/language/index.ts'
import type { Messages } from '../../domain/language/index.ts'
import type { Language, TextSize } from '../../domain/settings.ts'
import { root } from '../launch/paths.ts'
import { installedElectron } from '../launch/which-electron.ts'

export type LaunchOptions = {
  readonly language?: Language
  /** Addresses, files and links given on the command line. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The library will not be there. */
  readonly unavailable?: boolean
  readonly size?: { readonly width: number; readonly height: number }
}

export type LaunchedApp = AppDriver & { close(): Promise<void> }

/** Milliseconds that anything may take on a machine that has much else to do. */
export const PATIENCE = 120_000

/** The command line of the app in a test's folder. */
export const appArguments = (folder: string, args: readonly string[] = []): string[] => [
  `--user-data-dir=${join(folder, 'user')}`,
  root,
  ...args,
]

export const appEnvironment = (folder: string, language: Language, env: LaunchOptions['env'] = {}) => ({
  ...process.env,
  LANG: language === 'vi' ? 'vi_VN.UTF-8' : 'en_GB.UTF-8',
  LC_ALL: language === 'vi' ? 'vi_VN.UTF-8' : 'en_GB.UTF-8',
  GOC_DOC_LIBRARY: join(folder, 'library'),
  ...env,
})

export async function launchApp(folder: string, options: LaunchOptions = {}): Promise<LaunchedApp> {
  const language = options.language ?? 'vi'
  const electron = await _electron.launch({
    executablePath: installedElectron().executable,
    args: appArguments(folder, options.args),
    env: appEnvironment(folder, language, options.env) as Record<string, string>,
    // The app decides light or dark, not Playwright.
    colorScheme: null,
    timeout: PATIENCE,
  })
  // What is waited for is what the test waits for; Playwright's own limit of an action is 30 seconds.
  electron.context().setDefaultTimeout(PATIENCE)
  const page = await electron.firstWindow({ timeout: PATIENCE })
  if (options.size) await page.setViewportSize(options.size)
  const driver = new AppDriver(electron, page, messagesIn(language))
  await (options.unavailable ? page.getByRole('main') : driver.list).waitFor()
  let closed = false
  electron.on('close', () => {
    closed = true
  })
  return Object.assign(driver, {
    close: async () => {
      if (!closed) await electron.close()
    },
  })
}

export class AppDriver {
  readonly electron: ElectronApplication
  readonly page: Page
  readonly t: Messages
  constructor(electron: ElectronApplication, page: Page, t: Messages) {
    this.electron = electron
    this.page = page
    this.t = t
  }

  get library(): Locator {
    return this.page.getByRole('navigation', { name: this.t.regions.library, exact: true })
  }
  get list(): Locator {
    return this.page.getByRole('region', { name: this.t.regions.articles, exact: true })
  }
  get reader(): Locator {
    return this.page.getByRole('main')
  }
  get article(): Locator {
    return this.reader.getByRole('article')
  }
  get body(): Locator {
    return this.article.locator('.article-body')
  }
  get tools(): Locator {
    return this.page.getByRole('toolbar', { name: this.t.regions.readingTools })
  }
  get search(): Locator {
    return this.page.getByRole('searchbox', { name: this.t.search.label })
  }
  get saveDialog(): Locator {
    return this.page.getByRole('dialog', { name: this.t.save.title })
  }
  get saveField(): Locator {
    return this.saveDialog.getByRole('textbox', { name: this.t.save.field })
  }

  /** The link of an article in the list. */
  row(title: string): Locator {
    return this.list.getByRole('link', { name: title })
  }
  view(name: keyof Messages['views']): Locator {
    return this.library.getByRole('button', { name: new RegExp(`^${this.t.views[name]}(\\s|$|\\d)`) })
  }
  size(name: TextSize): Locator {
    return this.tools.getByRole('radio', { name: this.t.textSize[name], exact: true })
  }
  seriesNavigation(name: string): Locator {
    return this.page.getByRole('navigation', { name: this.t.series.heading(name), exact: true })
  }
  message(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text })
  }

  async open(title: string): Promise<void> {
    await this.row(title).click()
    await this.article.getByRole('heading', { level: 1, name: title }).waitFor()
  }

  /** Opens the dialog and saves what is given; the dialog says how it ends. */
  async save(given: string): Promise<void> {
    await this.list.getByRole('button', { name: this.t.save.open }).click()
    await this.saveField.fill(given)
    await this.saveDialog.getByRole('button', { name: this.t.save.submit, exact: true }).click()
  }

  /**
   * Saves from the tests' own newspaper. It lies on this machine, so the app asks about the private address first;
   * then the article opens.
   */
  async saveFromNewspaper(address: string): Promise<void> {
    await this.save(address)
    await this.saveDialog.getByRole('button', { name: this.t.save.saveAnyway }).click()
    await this.saveDialog.waitFor({ state: 'detached' })
    await this.article.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Chooses a background in "Hiển thị". */
  async choose(group: string, option: string): Promise<void> {
    const panel = this.tools.getByRole('group', { name: this.t.display.open })
    if (!(await panel.isVisible()))
      await this.tools.getByRole('button', { name: this.t.display.open }).click()
    await panel
      .getByRole('radiogroup', { name: group })
      .getByRole('radio', { name: option, exact: true })
      .check()
    await this.page.keyboard.press('Escape')
  }

  /** Resolves when what has happened so far has been drawn, and its scrolls and sizes have been told. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
  }

  /** Carries out an item of the menu "Việc khác". */
  async command(label: string): Promise<void> {
    await this.tools.getByRole('button', { name: this.t.reader.more }).click()
    await this.page.getByRole('menuitem', { name: label }).click()
  }

  /** Opens the dialogs that are there whatever is shown, one after the other, for something to be done in each. */
  async eachDialog(act: (id: string) => Promise<unknown>): Promise<void> {
    for (const [id, name] of [
      ['openSettings', this.t.settings.title],
      ['showAbout', this.t.settings.about],
      ['showShortcuts', this.t.shortcuts.title],
      ['save', this.t.save.title],
    ] as const) {
      await this.menu(id)
      await this.page.getByRole('dialog', { name }).waitFor()
      await act(id)
      await this.page.keyboard.press('Escape')
      await expect(this.page.getByRole('dialog')).toHaveCount(0)
    }
  }

  /** Chooses an item of the application menu by its id, as a click on it does, once it can be clicked. */
  async menu(id: string): Promise<void> {
    await expect
      .poll(() => this.menuItem(id), { message: `${id} in the menu` })
      .toMatchObject({ enabled: true })
    await this.electron.evaluate(
      ({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(),
      id,
    )
  }

  /** What the application menu shows of a command. */
  async menuItem(id: string): Promise<{ label: string; enabled: boolean; accelerator: string | null }> {
    return this.electron.evaluate(({ Menu }, item) => {
      const found = Menu.getApplicationMenu()?.getMenuItemById(item)
      if (!found) throw new Error(`the menu has no item ${item}`)
      const { label, enabled, accelerator } = found
      return { label, enabled, accelerator: accelerator?.toString() ?? null }
    }, id)
  }
}
