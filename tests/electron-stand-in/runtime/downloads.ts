// Downloads: Chromium refuses them all, but the app is asked as in Electron, and may only refuse them too.
import { toApp } from './addresses.ts'
import { chromium } from './chromium.ts'
import { preventable } from './preventable.ts'
import { report } from './report.ts'
import { strictObject } from './strict.ts'
import { pageOfFrame } from './targets.ts'

/** Refuses the downloads of a context, and has Chromium tell of them. Without one: of the default context. */
export const refuseDownloads = (browserContextId?: string): Promise<unknown> =>
  chromium.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true, browserContextId })

/** Emits `will-download` in the session of the page that begins a download. */
export function watchDownloads(): void {
  chromium.on('Browser.downloadWillBegin', ({ frameId, url, suggestedFilename }) => {
    const page = pageOfFrame(frameId)
    if (!page) return
    const event = preventable({})
    const item = strictObject('downloadItem', {
      getURL: () => toApp(url),
      getFilename: () => suggestedFilename,
    })
    const heard = page.session.emit('will-download', event, item, page.contents)
    if (heard && !event.defaultPrevented)
      report('not supported by the stand-in: a download that will-download lets begin')
  })
}
