// Which Chromium is used, and with which switches it makes no request of its own.
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

const runnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The sentence shown where there is no Chromium. */
export const NO_CHROMIUM =
  'No Chromium was found: install one (on Debian or Ubuntu: apt install chromium) or set CHROMIUM_PATH to its executable.'

/** CHROMIUM_PATH when it is set, else the first known name on PATH; undefined where there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = environment['CHROMIUM_PATH']
  if (chosen) return runnable(chosen) ? chosen : undefined
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(runnable)
}

// Features that would ask the network, ask the person, or take requests out of the interception.
const DISABLED_FEATURES = [
  'AimEnabled',
  'AutofillServerCommunication',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'CertificateTransparencyComponentUpdater',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'InterestFeedContentSuggestions',
  'IsolateOrigins',
  'IsolateSandboxedIframes',
  'LensOverlay',
  'LocalNetworkAccessChecks',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationGuideModelDownloading',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'Prerender2',
  'Translate',
  'site-per-process', // every frame stays in its page's session
]

const SWITCHES = [
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--no-pings',
  '--test-type',
  '--metrics-recording-only',
  '--disable-background-networking',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-extensions',
  '--disable-popup-blocking',
  '--disable-back-forward-cache',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--disable-field-trial-config',
  '--disable-gpu',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-search-engine-choice-screen',
  '--disable-site-isolation-trials',
  '--password-store=basic',
  '--propagate-iph-for-testing',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  // No request to accounts.google.com on start.
  '--enable-features=SkipListAccountsWithoutGaiaCookies',
  `--disable-features=${DISABLED_FEATURES.join(',')}`,
]

// What the stand-in decides itself; the same switch from the app or its command line is not passed on.
const OWN = new Set([
  'app',
  'disable-features',
  'enable-features',
  'headless',
  'inspect',
  'no-sandbox',
  'proxy-server',
  'remote-debugging-pipe',
  'remote-debugging-port',
  'user-data-dir',
])

/** Makes Chromium's profile where there is none: one that never offers to translate the page, as Electron never does. */
export function prepareProfile(profile: string): void {
  const preferences = join(profile, 'Default', 'Preferences')
  if (existsSync(preferences)) return
  mkdirSync(join(profile, 'Default'), { recursive: true })
  writeFileSync(preferences, JSON.stringify({ translate: { enabled: false } }))
}

export interface ChromiumOptions {
  profile: string
  headless: boolean
  sandbox: boolean
  userAgent: string
  proxyPort: number
  appSwitches: Map<string, string>
}

/** The command line for Chromium. */
export function chromiumArguments(options: ChromiumOptions): string[] {
  const { profile, headless, sandbox, userAgent, proxyPort, appSwitches } = options
  const wayland = !headless && !process.env['DISPLAY']
  return [
    ...SWITCHES,
    ...(headless ? ['--headless=new'] : []),
    ...(sandbox ? [] : ['--no-sandbox']),
    ...(wayland ? ['--ozone-platform=wayland'] : []),
    `--user-data-dir=${profile}`,
    `--user-agent=${userAgent}`,
    `--proxy-server=http://127.0.0.1:${proxyPort}`,
    '--proxy-bypass-list=<-loopback>',
    ...[...appSwitches]
      .filter(([name]) => !OWN.has(name))
      .map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
  ]
}
