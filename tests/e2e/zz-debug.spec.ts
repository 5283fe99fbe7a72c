import { test, withoutPolicy, liftRequestGuard } from './outside.ts'
test('nav', async ({ launch, outside }) => {
  const app = await launch()
  await liftRequestGuard(app.electron)
  await withoutPolicy(app.page)
  await app.electron.evaluate(({ BrowserWindow }) => {
    const told = []; globalThis.told = told
    const c = BrowserWindow.getAllWindows()[0].webContents
    for (const n of ['will-navigate','will-frame-navigate','will-redirect','did-fail-load','did-navigate','did-start-navigation']) c.on(n, (e, u) => told.push(n + ' ' + (e?.url ?? u) + ' ' + e?.defaultPrevented))
  })
  app.page.on('request', r => console.log('REQ', r.url())); app.page.on('requestfailed', r => console.log('FAIL', r.url(), r.failure()?.errorText))
  const tell = async (n) => { await new Promise(r => setTimeout(r, 700)); console.log(n, await app.electron.evaluate(() => JSON.stringify(globalThis.told.splice(0))), outside.seen) }
  await app.page.evaluate((o) => { const f = document.createElement('iframe'); f.src = o + '/frame'; document.body.append(f) }, outside.origin); await tell('frame')
  await app.page.evaluate((o) => void (location.href = o + '/loc'), outside.origin); await tell('loc')
  await app.page.evaluate((o) => { const f = document.createElement('form'); f.action = o + '/form'; document.body.append(f); f.submit() }, outside.origin); await tell('form')
  await app.page.evaluate((o) => { const f = document.createElement('meta'); f.httpEquiv='refresh'; f.content = '0; url=' + o + '/refresh'; document.head.append(f) }, outside.origin); await tell('meta')
})
