// npm run package [-- targets and switches of electron-builder]: builds the app and its packages for this system.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildIfNeeded } from './build.ts'
import { electronPackage, root } from './paths.ts'
import { installedElectron } from './which-electron.ts'

/** How long Electron's own download may take, in milliseconds: packages cannot do without it. */
const FETCH_WITHIN = 600_000

/** Electron's binary as its package holds it, downloaded where it is missing; null where that fails. */
function electronFolder(): string | null {
  if (installedElectron().isStandIn) {
    process.stdout.write("Downloading Electron's own binary…\n")
    spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
      stdio: ['ignore', 'inherit', 'ignore'],
      timeout: FETCH_WITHIN,
    })
  }
  return installedElectron().isStandIn ? null : join(electronPackage, 'dist')
}

function packageApp(given: readonly string[]): number {
  const electronDist = electronFolder()
  if (electronDist === null) {
    process.stderr.write(
      "No package was built: Electron's own binary is not here and could not be downloaded. How packages are put " +
        'together is tested without it: npm run test:unit -- packaging\n',
    )
    return 1
  }
  buildIfNeeded()
  const builder = join(
    dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')),
    'cli.js',
  )
  const { status } = spawnSync(
    process.execPath,
    [builder, `--config.electronDist=${electronDist}`, '--publish', 'never', ...given],
    { cwd: root, stdio: 'inherit' },
  )
  return status ?? 1
}

process.exitCode = packageApp(process.argv.slice(2))
