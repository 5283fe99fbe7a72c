// The contrasts that look.md promises, computed from the colours that the page uses.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tagColors } from '../../../domain/tag-change.ts'
import { root } from '../../launch/paths.ts'

type Tokens = Readonly<Record<string, string>>

const css = readFileSync(join(root, 'renderer/styles/tokens.css'), 'utf8')

/** The custom properties of the first block whose selector is exactly this. */
function block(selector: string): Tokens {
  const at = css.indexOf(`${selector} {`)
  if (at < 0) throw new Error(`tokens.css has no ${selector}`)
  const body = css.slice(at, css.indexOf('}', at))
  return Object.fromEntries(
    [...body.matchAll(/(--[\w-]+|color-scheme):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

const light = block(':root')
const dark = block(":root[data-background='dark']")
const themes: Readonly<Record<string, Tokens>> = {
  Sáng: light,
  Giấy: { ...light, ...block(":root[data-background='paper']") },
  Tối: { ...light, ...dark },
}

/** Relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance"). */
function luminance(colour: string): number {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1)
  if (!channels) throw new Error(`${colour} is not written as #rrggbb`)
  const [red = 0, green = 0, blue = 0] = channels.map((hex) => {
    const value = parseInt(hex, 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG's contrast ratio of two colours: 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const GROUNDS = ['--ground', '--side', '--chosen']
const HIGHLIGHTS = [
  '--mark',
  '--found',
  '--spoken',
  '--mark-yellow',
  '--mark-green',
  '--mark-blue',
  '--mark-pink',
]
const pairs: readonly (readonly [front: string, behind: readonly string[], least: number])[] = [
  ['--ink', [...GROUNDS, ...HIGHLIGHTS], 4.5],
  ['--soft-ink', GROUNDS, 4.5],
  ['--accent', GROUNDS, 4.5],
  // A lead, a caption and a link while they are read aloud.
  ['--soft-ink', ['--spoken'], 4.5],
  ['--accent', ['--spoken'], 4.5],
  ['--on-accent', ['--accent'], 4.5],
  // A filled stop of the series row, and a control's outline.
  ['--ground', ['--soft-ink'], 4.5],
  ['--control', ['--ground', '--side'], 3],
  ...tagColors.map((color) => [`--tag-${color}`, GROUNDS, 3] as const),
]

test('contrast is computed by the formula of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
})

describe.each(Object.entries(themes))('on %s', (_name, tokens) => {
  const cases = pairs.flatMap(([front, behind, least]) =>
    behind.map((ground) => [front, ground, least] as const),
  )
  test.each(cases)('%s on %s is at least %d', (front, ground, least) => {
    expect(contrast(tokens[front] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(least)
  })
})

test('a dark system gives the colours of Tối', () => {
  const query = css.indexOf('@media (prefers-color-scheme: dark)')
  const system = block(":root[data-background='system']")
  expect(css.indexOf(":root[data-background='system']")).toBeGreaterThan(query)
  expect(system).toEqual(dark)
})

/** `color-mix(in srgb, one share, other)`. */
function mixed(one: string, other: string, share: number): string {
  const channels = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  const [first, second] = [channels(one), channels(other)]
  const mix = first.map((value, index) => Math.round(value * share + (second[index] ?? 0) * (1 - share)))
  return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

describe.each(Object.entries(themes))('in focus mode, on %s', (_name, tokens) => {
  const focus = readFileSync(join(root, 'renderer/reader/FocusMode.css'), 'utf8')
  const dimmed = (name: string, front: string) => {
    const share = Number(
      new RegExp(`${name}: color-mix\\(in srgb, var\\(${front}\\) (\\d+)%, var\\(--ground\\)\\)`).exec(
        focus,
      )?.[1],
    )
    return mixed(tokens[front] ?? '', tokens['--ground'] ?? '', share / 100)
  }
  test.each([
    ['--ground', () => tokens['--ground'] ?? ''],
    ['--side', () => tokens['--side'] ?? ''],
    ['what is found', () => dimmed('--dimmed-mark', '--mark')],
    ['the present find', () => dimmed('--dimmed-found', '--found')],
    ['what is spoken', () => dimmed('--dimmed-spoken', '--spoken')],
    ['a yellow mark', () => dimmed('--dimmed-mark-yellow', '--mark-yellow')],
    ['a green mark', () => dimmed('--dimmed-mark-green', '--mark-green')],
    ['a blue mark', () => dimmed('--dimmed-mark-blue', '--mark-blue')],
    ['a pink mark', () => dimmed('--dimmed-mark-pink', '--mark-pink')],
  ] as const)('dimmed text on %s is at least 4.5', (_ground, ground) => {
    expect(contrast(dimmed('--dimmed', '--ink'), ground())).toBeGreaterThanOrEqual(4.5)
  })
  test('a dimmed button keeps its words', () => {
    expect(contrast(tokens['--on-accent'] ?? '', dimmed('--dimmed', '--ink'))).toBeGreaterThanOrEqual(4.5)
  })
})
