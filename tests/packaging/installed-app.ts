// Drives the installed app: its own program, its own archive, nothing of the checkout.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import type { ElectronApplication } from '@playwright/test'
import { messagesIn } from '../../domain/language/index.ts'
import { AppDriver, appEnvironment, PATIENCE } from '../e2e/app.ts'

export type Installed = {
  readonly program: string
  /** `user/` and `library/` lie in it, and the app runs in it. */
  readonly folder: string
}

export type InstalledApp = {
  readonly driver: AppDriver
  /** What the app says about itself. */
  place(): Promise<{ packaged: boolean; archive: string }>
  /** Widths of the article's pictures as they were decoded, in pixels; waits until they are. */
  pictureWidths(): Promise<readonly number[]>
  /** Starts the program once more, with arguments, and waits for it to end. */
  handOver(args: readonly string[]): Promise<void>
  close(): Promise<void>
}

async function listShown(electron: ElectronApplication): Promise<AppDriver> {
  const driver = new AppDriver(electron, await electron.firstWindow({ timeout: PATIENCE }), messagesIn('vi'))
  await driver.list.getByRole('link').first().waitFor()
  return driver
}

/** Starts the app and waits for its list. */
export async function openInstalled({ program, folder }: Installed): Promise<InstalledApp> {
  mkdirSync(folder, { recursive: true })
  const place = { cwd: folder, env: appEnvironment(folder, 'vi') as Record<string, string> }
  const own = `--user-data-dir=${join(folder, 'user')}`
  const electron = await _electron.launch({
    ...place,
    executablePath: program,
    args: [own],
    colorScheme: null,
    timeout: PATIENCE,
  })
  electron.context().setDefaultTimeout(PATIENCE)
  const driver = await listShown(electron).catch(async (error: unknown) => {
    await electron.close()
    throw error
  })
  return {
    driver,
    place: () => electron.evaluate(({ app }) => ({ packaged: app.isPackaged, archive: app.getAppPath() })),
    pictureWidths: async () => {
      // Without a description they have no role.
      const pictures = await driver.body.locator('img').all()
      return Promise.all(
        pictures.map(async (picture) => {
          await picture.scrollIntoViewIfNeeded()
          return picture.evaluate(async (element: HTMLImageElement) => {
            await element.decode()
            return element.naturalWidth
          })
        }),
      )
    },
    handOver: async (args) => {
      const second = spawn(program, [own, ...args], { ...place, stdio: 'inherit' })
      const [code] = (await once(second, 'exit')) as [number | null]
      if (code !== 0) throw new Error(`the second instance ended with ${code}`)
    },
    close: () => electron.close(),
  }
}
