// The languages are complete, whole and without leftovers.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bookMessagesIn } from '../../domain/language/book.ts'
import { desktopMessagesIn } from '../../domain/language/desktop.ts'
import { errorSentence, messagesIn } from '../../domain/language/index.ts'
import { errorCodes } from '../../domain/result.ts'
import { languages } from '../../domain/settings.ts'
import { root } from '../launch/paths.ts'

type Leaf = string | ((...args: never[]) => string)

/** Every text of a language by the path of its key: `save.open`, `list.sorts.title`. */
function leaves(messages: object, path: readonly string[] = []): Map<string, Leaf> {
  const entries = Object.entries(messages).flatMap(([key, value]: [string, Leaf | object]) =>
    typeof value === 'object'
      ? [...leaves(value, [...path, key])]
      : [[[...path, key].join('.'), value] as const],
  )
  return new Map(entries)
}

/** A text as it comes out: of a function, with something for each of its parameters, that can be a number or a text. */
const spoken = (leaf: Leaf): string =>
  typeof leaf === 'string' ? leaf : (leaf as (...args: unknown[]) => string)('3', 4, 'x')

const sets = {
  page: (language: (typeof languages)[number]) => messagesIn(language),
  desktop: desktopMessagesIn,
  book: bookMessagesIn,
}

const sources = globSync(['electron/**/*.ts', 'renderer/**/*.{ts,tsx}', 'domain/language/index.ts'], {
  cwd: root,
})
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .filter((source) => /[mM]essages/.test(source))

/** Names that a source gives to a section, as patterns. */
function aliases(source: string, section: string): string[] {
  const names = (pattern: string) =>
    [...source.matchAll(new RegExp(pattern, 'g'))].map(([, name]) => name ?? section)
  const type = `\\w*Messages\\['${section}'\\]`
  const types = [type, ...names(`type (\\w+) = ${type}`)].join('|')
  return [
    // const t = messages.display
    ...names(`(\\w+) = [\\w.]*\\.${section}\\b(?![.[(])`),
    // const { tags: t } = useMessages(), const { done } = useMessages()
    ...names(`[{,]\\s*${section}(?:: (\\w+))?\\s*[,}]`),
    // words: DesktopMessages['menu']
    ...names(`(\\w+): (?:${types})`),
    // const words = (): DesktopMessages['menu'] => …
    ...names(`(\\w+) = \\(\\): (?:${types})`).map((name) => `${name}\\(\\)`),
  ]
}

/** Whether any source reads this key: `save.open`, or `steps[job.step]`, which reads every key of `steps`. */
function isUsed(path: string, within: readonly string[] = sources): boolean {
  const keys = path.split('.')
  const [section, key = ''] = [keys.at(-2), keys.at(-1)]
  if (section === undefined) return within.some((source) => new RegExp(`\\.${key}\\b`).test(source))
  return within.some((source) =>
    [section, ...aliases(source, section)].some((name) =>
      new RegExp(`\\b${name}(?:\\.${key}\\b|\\[)`).test(source),
    ),
  )
}

test('a key counts as used only where its own section is read', () => {
  const used = (source: string) => isUsed('save.open', [source])
  expect(used('t.save.open')).toBe(true)
  expect(used('const t = messages.save\nt.open')).toBe(true)
  expect(used('const { save: t } = useMessages()\nt.open')).toBe(true)
  expect(used('const { save } = useMessages()\nsave[name]')).toBe(true)
  expect(used("const words = (): AllMessages['save'] => all.save\nwords().open")).toBe(true)
  expect(used("type Words = AllMessages['save']\nconst item = (t: Words) => t.open")).toBe(true)
  expect(used('t.settings.open')).toBe(false)
  expect(used('t.save.openFiles')).toBe(false)
})

describe.each(Object.entries(sets))('the %s', (_name, of) => {
  const vietnamese = leaves(of('vi'))
  test('has the same keys in both languages, each a text or a function as in Vietnamese', () => {
    const shape = (all: Map<string, Leaf>) =>
      [...all].map(([path, leaf]) => `${path}: ${typeof leaf}`).toSorted()
    expect(shape(leaves(of('en')))).toEqual(shape(vietnamese))
  })
  test.each(languages)('has no empty text in %s', (language) => {
    const empty = [...leaves(of(language))].filter(([, leaf]) => !/\S/u.test(spoken(leaf)))
    expect(empty.map(([path]) => path)).toEqual([])
  })
  test('has no key that nothing reads', () => {
    expect([...vietnamese.keys()].filter((path) => !isUsed(path))).toEqual([])
  })
})

/** Codes that are English words themselves. */
const words: ReadonlySet<string> = new Set(['offline', 'incomplete', 'cancelled', 'read-only', 'unexpected'])

describe.each(languages)('errors in %s', (language) => {
  const details = {
    host: 'bao.vn',
    status: 500,
    file: 'article.json',
    folder: '/thu-vien',
    limit: 1024,
    type: 'x',
  }
  test.each(errorCodes)('%s is told in sentences, without its code', (code) => {
    for (const known of [undefined, details]) {
      const sentence = errorSentence(messagesIn(language), { code, ...(known && { details: known }) })
      expect(sentence).toMatch(/^\S.*\.$/su)
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object/)
      if (!words.has(code)) expect(sentence.toLowerCase()).not.toContain(code)
    }
  })
})
