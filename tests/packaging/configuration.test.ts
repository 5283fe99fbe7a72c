// The configuration as data, for the systems and the binary that are not there to be built for.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Configuration } from 'electron-builder'
import { beforeAll, expect, test } from 'vitest'
import { SCHEME } from '../../domain/url-policy.ts'
import { root } from '../launch/paths.ts'
import { configurationFile } from './build-packages.ts'

type ConfigurationModule = {
  getConfig: (projectFolder: string, file: string, overrides: null) => Promise<Configuration>
  validateConfiguration: (configuration: unknown, debugLogger: { isEnabled: boolean }) => Promise<void>
}

// electron-builder's own reading and checking, of the package that it builds on.
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const { getConfig, validateConfiguration } = builder(
  'app-builder-lib/out/util/config/config',
) as ConfigurationModule

let configuration: Configuration
beforeAll(async () => {
  configuration = await getConfig(root, configurationFile, null)
})

const list = <T>(value: T | readonly T[] | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value as T]

test("the configuration is valid by electron-builder's schema", async () => {
  await expect(validateConfiguration(configuration, { isEnabled: false })).resolves.toBeUndefined()
  await expect(
    validateConfiguration({ ...configuration, linux: { targets: [] } }, { isEnabled: false }),
  ).rejects.toThrow(/configuration\.linux/)
})

test('the packages of each system are configured', () => {
  expect(configuration.linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz'])
  expect(configuration.mac?.target).toEqual(['dmg', 'zip'])
  expect(configuration.win?.target).toEqual(['nsis', 'portable'])
})

test('Electron is told to run nothing but the packed app', () => {
  expect(configuration.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  })
  expect(configuration.asar).toBe(true)
  expect(configuration.disableAsarIntegrity ?? false).toBe(false)
})

test('the app on macOS is hardened and asks for compiled code only', () => {
  const { hardenedRuntime, entitlements, entitlementsInherit } = configuration.mac ?? {}
  expect(hardenedRuntime).toBe(true)
  expect(entitlementsInherit).toBe(entitlements)
  const granted = readFileSync(join(root, entitlements ?? ''), 'utf8').matchAll(/<key>(.*)<\/key>/g)
  expect(Array.from(granted, ([, key]) => key)).toEqual(['com.apple.security.cs.allow-jit'])
})

test('links of the scheme, and of no other, are taken', () => {
  expect(list(configuration.protocols).flatMap(({ schemes }) => schemes)).toEqual([SCHEME])
})

test('the app offers itself for web pages and texts and is the default of none', () => {
  // Read by every system, and by Windows as "make it mine": there must be none of them.
  expect(list(configuration.fileAssociations)).toEqual([])
  expect(list(configuration.win?.fileAssociations)).toEqual([])
  expect(list(configuration.linux?.fileAssociations)).toEqual([])
  const onMac = list(configuration.mac?.fileAssociations)
  for (const { role, rank } of onMac) expect({ role, rank }).toEqual({ role: 'Viewer', rank: 'Alternate' })
  expect(onMac.flatMap(({ ext }) => ext)).toEqual([
    'html',
    'htm',
    'xhtml',
    'mhtml',
    'mht',
    'txt',
    'md',
    'markdown',
  ])
})

test('the installer of Windows adds the same types, takes no default, and removes what it wrote', () => {
  const script = readFileSync(join(root, configuration.nsis?.include ?? ''), 'utf8')
  const named = (macro: string) =>
    Array.from(script.matchAll(new RegExp(`!insertmacro ${macro} "(.*)"`, 'g')), ([, extension]) => extension)
  const onMac = list(configuration.mac?.fileAssociations).flatMap(({ ext }) => ext)
  expect(named('OfferFor')).toEqual(onMac)
  expect(named('NoLongerFor')).toEqual(onMac)
  // The default of a type is the unnamed value of its extension's key.
  expect(script).not.toMatch(/WriteReg\w+ SHELL_CONTEXT "Software\\Classes\\\.[^\\"]*"/)
  const roots = (command: string) =>
    new Set(
      Array.from(
        script.matchAll(new RegExp(`${command} SHELL_CONTEXT "Software\\\\Classes\\\\([^.\\\\"]+)`, 'g')),
      ).map(([, key]) => key),
    )
  expect(roots('WriteRegStr')).toEqual(new Set(['GocDoc', SCHEME]))
  expect(roots('DeleteRegKey')).toEqual(roots('WriteRegStr'))
})

test('every file that the configuration names is there', () => {
  const { linux, mac, win, nsis } = configuration
  const files = [linux?.icon, mac?.icon, win?.icon, mac?.entitlements, nsis?.include]
  for (const file of files) expect(existsSync(join(root, file ?? '?')), file ?? 'not named').toBe(true)
})
