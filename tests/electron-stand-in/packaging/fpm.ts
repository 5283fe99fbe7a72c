#!/usr/bin/env node
// Builds a .deb with dpkg-deb from the arguments that electron-builder gives to fpm: set CUSTOM_FPM_PATH to this file.
// Run by Node 24, the first `node` on PATH in every npm script.
// Sources: app-builder-lib's FpmTarget for the arguments; Debian Policy chapter 5 for the fields.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

interface FpmArguments {
  /** Options given once, by name. */
  options: Map<string, string>
  depends: string[]
  recommends: string[]
  /** `source=destination`. */
  sources: { from: string; to: string }[]
}

const FLAGS = new Set(['--force', '--debug'])

// fpm's names of the maintainer scripts -> Debian's.
const SCRIPTS: Record<string, string> = {
  '--before-install': 'preinst',
  '--after-install': 'postinst',
  '--before-remove': 'prerm',
  '--after-remove': 'postrm',
}

// fpm's names of compressions -> dpkg-deb's.
const COMPRESSIONS: Record<string, string> = { gz: 'gzip', zst: 'zstd' }

export function parseFpmArguments(args: string[]): FpmArguments {
  const parsed: FpmArguments = { options: new Map(), depends: [], recommends: [], sources: [] }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (FLAGS.has(arg)) continue
    if (!arg.startsWith('-')) {
      const split = arg.lastIndexOf('=')
      parsed.sources.push({ from: arg.slice(0, split), to: arg.slice(split + 1) })
      continue
    }
    const value = args[++i] ?? ''
    if (arg === '-d') parsed.depends.push(value)
    else if (arg === '--deb-recommends') parsed.recommends.push(value)
    else parsed.options.set(arg, value)
  }
  return parsed
}

/** The text of DEBIAN/control; `installedSize` in KiB. */
export function controlFile({ options, depends, recommends }: FpmArguments, installedSize: number): string {
  const [summary = '', ...rest] = (options.get('--description') ?? '').trim().split('\n')
  const fields: Record<string, string | undefined> = {
    Package: options.get('--name'),
    Version: options.get('--version'),
    Architecture: options.get('--architecture'),
    Maintainer: options.get('--maintainer'),
    'Installed-Size': String(installedSize),
    Depends: depends.join(', '),
    Recommends: recommends.join(', '),
    Section: options.get('--category') ?? 'default',
    Priority: options.get('--deb-priority') ?? 'optional',
    Homepage: options.get('--url'),
    Description: [summary, ...rest.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  }
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')
}

/** Builds the package that `--package` names; throws for anything but a deb. */
export function buildDeb(args: string[]): void {
  const parsed = parseFpmArguments(args)
  const { options, sources } = parsed
  const target = options.get('-t')
  const output = options.get('--package')
  if (target !== 'deb') throw new Error(`only deb packages can be built here, not ${target}`)
  if (output === undefined) throw new Error('--package is missing')
  const root = mkdtempSync(join(tmpdir(), 'deb-'))
  try {
    for (const { from, to } of sources) {
      const place = join(root, to)
      mkdirSync(dirname(place), { recursive: true })
      cpSync(from, place, { recursive: true, verbatimSymlinks: true })
    }
    const size = execFileSync('du', ['-sk', root], { encoding: 'utf8' })
    const control = join(root, 'DEBIAN')
    mkdirSync(control, { mode: 0o755 })
    for (const [option, name] of Object.entries(SCRIPTS)) {
      const script = options.get(option)
      if (script !== undefined) writeFileSync(join(control, name), readFileSync(script), { mode: 0o755 })
    }
    writeFileSync(join(control, 'control'), controlFile(parsed, Number.parseInt(size, 10)))
    chmodSync(root, 0o755)
    const compression = options.get('--deb-compression') ?? 'xz'
    const packed = `-Z${COMPRESSIONS[compression] ?? compression}`
    execFileSync('dpkg-deb', ['--root-owner-group', packed, '--build', root, output], {
      stdio: 'inherit',
    })
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

if (import.meta.main) buildDeb(process.argv.slice(2))
