// npm start [address or file]…: builds if needed and opens the app. Never installs system packages.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { findChromium } from '../electron-stand-in/runtime/find-chromium.ts'
import { buildIfNeeded } from './build.ts'
import { root } from './paths.ts'
import { electronToRun } from './which-electron.ts'

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
  stop(
    'Góc Đọc needs a display. Run it in a desktop session, or under a virtual one (xvfb-run npm start); npm run tour needs none.',
  )
}
const electron = await electronToRun()
if (electron.isStandIn) {
  if (!findChromium()) {
    stop(
      "Electron's own binary is not here and could not be fetched, and its stand-in needs Chromium: install it (on Debian: apt-get install chromium) or set CHROMIUM_PATH.",
    )
  }
  process.stdout.write(
    "Electron's own binary is not here and could not be fetched: opening the app on its stand-in.\n",
  )
}
buildIfNeeded()

// Paths are meant from where the command was typed; addresses and switches stay as they are.
const from = process.env['INIT_CWD'] ?? process.cwd()
const given = process.argv
  .slice(2)
  .map((argument) => (/^(?:-|[a-z][a-z0-9+.-]+:)/i.test(argument) ? argument : resolve(from, argument)))
const app = spawn(electron.executable, [root, ...given], { stdio: 'inherit' })
app.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal))
