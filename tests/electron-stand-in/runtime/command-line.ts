// The executable's command line: switches for Node, for Chromium and for the app, and app.commandLine.
import { strictObject } from './strict.ts'

export interface CommandLine {
  switches: Map<string, string>
  /** Modules to require before the app (-r). */
  preloads: string[]
  /** [host, port] of --inspect; `wait` for --inspect-brk. */
  inspect: { host: string; port: number; wait: boolean } | undefined
  showVersion: boolean
  /** The app's folder or file; never looked for in a packaged app. */
  entry: string | undefined
}

// Chromium reads these anywhere on the line, others only before the app's path.
const ANYWHERE = new Set(['user-data-dir', 'lang', 'remote-debugging-port', 'no-sandbox'])

function inspectorAt(value: string, wait: boolean): CommandLine['inspect'] {
  const at = value.lastIndexOf(':')
  const host = at > 0 ? value.slice(0, at) : '127.0.0.1'
  return { host, port: Number(value.slice(at + 1) || 9229), wait }
}

/** Electron's own reading of its arguments. A packaged app has no entry: all its arguments are its own. */
export function parseCommandLine(args: string[], packaged: boolean): CommandLine {
  const line: CommandLine = {
    switches: new Map(),
    preloads: [],
    inspect: undefined,
    showVersion: false,
    entry: undefined,
  }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    const [, name = '', value = ''] = /^--([^=]+)=?(.*)$/s.exec(arg) ?? []
    if (!packaged && (arg === '-v' || arg === '--version')) line.showVersion = true
    else if (!packaged && (arg === '-r' || arg === '--require')) line.preloads.push(args[++i] ?? '')
    else if (name.startsWith('inspect')) line.inspect = inspectorAt(value, name === 'inspect-brk')
    else if (name !== '') {
      if (line.entry === undefined || ANYWHERE.has(name)) line.switches.set(name, value)
    } else if (!packaged && !arg.startsWith('-')) line.entry ??= arg
  }
  return line
}

const plain = (name: string): string => name.replace(/^--/, '')

/** app.commandLine, and the switches that it collects. */
export const createCommandLine = () => {
  const switches = new Map<string, string>()
  return strictObject('app.commandLine', {
    switches,
    appendSwitch: (name: string, value = ''): void => void switches.set(plain(name), String(value)),
    removeSwitch: (name: string): void => void switches.delete(plain(name)),
    hasSwitch: (name: string): boolean => switches.has(plain(name)),
    getSwitchValue: (name: string): string => switches.get(plain(name)) ?? '',
  })
}
