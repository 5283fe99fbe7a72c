import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { installedElectron } from '../launch/which-electron.ts'
import { appArguments, appEnvironment } from './app.ts'

/** Starts the app once more with the folders of a running one, and waits for it to end. */
export async function handOver(folder: string, args: readonly string[]): Promise<void> {
  const second = spawn(installedElectron().executable, appArguments(folder, args), {
    env: appEnvironment(folder, 'vi'),
    stdio: 'inherit',
  })
  const [code] = (await once(second, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the second instance ended with ${code}`)
}
