import { test } from './fixtures.ts'
import { openBarePage } from './outside.ts'
test('second', async ({ launch }) => {
  const app = await launch()
  const p = await openBarePage(app.electron, { preload: true, address: 'app://reader/' })
  console.log('opened', p.url())
  console.log(await p.evaluate(() => 1 + 1))
})
test('perm', async ({ launch }) => {
  const app = await launch()
  for (const [n, f] of Object.entries({
    q: `Promise.all(['geolocation','notifications','camera','microphone','midi','clipboard-read','storage-access'].map(async n=>n+(await navigator.permissions.query({name:n})).state))`,
    n: `Notification.requestPermission()`, cam: `navigator.mediaDevices.getUserMedia({video:true}).catch(e=>e.name)`,
    scr: `navigator.mediaDevices.getDisplayMedia().catch(e=>e.name)`, clip: `navigator.clipboard.readText().catch(e=>e.name)`,
    loc: `new Promise(r=>navigator.geolocation.getCurrentPosition(r,({code})=>r(code)))`, midi: `navigator.requestMIDIAccess().catch(e=>e.name)`
  })) console.log(n, await Promise.race([app.page.evaluate(f), new Promise(r => setTimeout(r, 2500, 'HANG'))]))
})
test('shape', async ({ launch }) => {
  const app = await launch()
  console.log(await Promise.race([app.page.evaluate(async () => { const out = []; for (const name of Object.keys(window.gocDoc.call)) for (const w of [5,'',null,[],{nonsense:true}]) { const r = await Promise.race([window.gocDoc.call[name](w), new Promise(r=>setTimeout(r,300,'HANG'))]); if (r==='HANG'||r.error?.code!=='bad-input') out.push([name, JSON.stringify(w), JSON.stringify(r)]) } return JSON.stringify(out) }), new Promise(r => setTimeout(r, 12000, 'HANG'))]))
})
