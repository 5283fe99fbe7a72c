// webContents.executeJavaScriptInIsolatedWorld: scripts in a world of a page's main frame that the page does not share.
import type { WebSource } from 'electron'
import type { Page } from './page.ts'

/** Runs the scripts one after the other and gives the value of the last. As in Electron, what throws gives undefined. */
export async function runInIsolatedWorld(
  page: Page,
  worldId: number,
  scripts: WebSource[],
  userGesture: boolean,
): Promise<unknown> {
  const { executionContextId } = await page.send('Page.createIsolatedWorld', {
    frameId: page.targetId,
    worldName: `stand-in world ${worldId}`,
  })
  let value: unknown
  for (const { code, url } of scripts) {
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
      expression: url === undefined ? code : `${code}\n//# sourceURL=${url}`,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    value = exceptionDetails ? undefined : result.value
  }
  return value
}
