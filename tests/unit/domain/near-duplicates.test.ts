// The same story from several papers is found, and different stories are not taken for it.
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALIKE, createNearDuplicates, likeness, signatureOf } from '../../../domain/near-duplicates.ts'
import { extractArticle } from '../../../electron/capture/extract.ts'
import { bodyText } from '../../../electron/library/body-text.ts'
import { createDemoArticles } from '../../demo-library/articles.ts'
import { smallWords } from '../../demo-library/words.ts'
import { root } from '../../launch/paths.ts'
import { createRandom } from '../../random.ts'
import type { Random } from '../../random.ts'

const demoTexts = (count: number, seed?: number): string[] => {
  const next = createDemoArticles(count, seed)
  return Array.from({ length: count }, () => bodyText(next().captured.contentHtml))
}

const signed = (text: string): Uint8Array => {
  const signature = signatureOf(text)
  if (signature === null) throw new Error('too short')
  return signature
}

/** The text with this share of its syllables changed, each for a small word. */
function reworded(text: string, percent: number, random: Random): string {
  return text
    .split(' ')
    .map((word) => (random(100) < percent ? (smallWords[random(smallWords.length)] ?? word) : word))
    .join(' ')
}
/** The text without its last paragraphs, as a paper prints a short version. */
const shortened = (text: string, share: number) => {
  const paragraphs = text.split('\n\n')
  return paragraphs.slice(0, Math.ceil(paragraphs.length * share)).join('\n\n')
}
const reordered = (text: string, random: Random) =>
  text
    .split('\n\n')
    .map((paragraph) => [random(1_000_000), paragraph] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, paragraph]) => paragraph)
    .join('\n\n')

describe('a signature', () => {
  test('is the same however a text is written: case, marks, tone placement, spaces, punctuation', () => {
    const [text = ''] = demoTexts(1)
    const other = text.toUpperCase().normalize('NFD').replaceAll(/[.,?]/g, ' — ').replaceAll(' ', '\u00A0 ')
    expect(likeness(signed(text), signed(other))).toBe(1)
  })

  test('is not made of a text that is too short to be compared', () => {
    const [text = ''] = demoTexts(1)
    expect(signatureOf(text.split(' ').slice(0, 100).join(' '))).toBeNull()
    expect(signatureOf('')).toBeNull()
  })

  test('estimates the share of common runs', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 100 }), (seed, percent) => {
        const random = createRandom(seed)
        const word = () => `t${random(100_000)}`
        const own = Array.from({ length: 1000 }, word)
        const cut = percent * 10
        const other = [...own.slice(0, cut), ...Array.from({ length: 1000 - cut }, word)]
        const common = Math.max(0, cut - 4)
        const share = common / (2 * 996 - common)
        const estimate = likeness(signed(own.join(' ')), signed(other.join(' ')))
        // Five standard deviations.
        expect(Math.abs(estimate - share)).toBeLessThan(5 * Math.sqrt(0.25 / 128))
      }),
      { numRuns: 60, seed: 1 },
    )
  })
})

test('a text with every tenth word changed is found, another of the same subject is not', () => {
  const texts = demoTexts(40, 7)
  fc.assert(
    fc.property(fc.nat(39), fc.nat(39), fc.nat(), (at, otherAt, seed) => {
      const text = texts[at] ?? ''
      const own = signatureOf(text)
      if (own === null) return
      const changed = reworded(text, 10, createRandom(seed))
      expect(likeness(own, signed(changed))).toBeGreaterThan(ALIKE)
      const other = at === otherAt ? null : signatureOf(texts[otherAt] ?? '')
      if (other) expect(likeness(own, other)).toBeLessThan(ALIKE / 2)
    }),
    { seed: 2 },
  )
})

/** Puts originals and their versions together; how many of the versions are found, and how much of what is found is right. */
function measure(texts: readonly string[], versionOf: (text: string) => string) {
  const all = createNearDuplicates()
  let pairs = 0
  for (const [at, text] of texts.entries()) {
    const [own, version] = [signatureOf(text), signatureOf(versionOf(text))]
    if (own) all.put(`${at}`, own)
    if (own && version) {
      all.put(`${at}v`, version)
      pairs++
    }
  }
  let right = 0
  let found = 0
  for (const at of texts.keys()) {
    const near = all.near(`${at}`)
    found += near.length
    if (near.includes(`${at}v`)) right++
  }
  return { recall: right / pairs, precision: found === 0 ? 1 : right / found }
}

describe('among two thousand texts', () => {
  const texts = demoTexts(1000, 11)
  const random = createRandom(5)
  test.each<[string, (text: string) => string, number]>([
    ['as they are', (text) => text, 1],
    ['5 % of the words changed', (text) => reworded(text, 5, random), 1],
    ['10 % of the words changed', (text) => reworded(text, 10, random), 0.99],
    ['13 % of the words changed', (text) => reworded(text, 13, random), 0.9],
    ['paragraphs in another order', (text) => reordered(text, random), 1],
    ['two thirds of the text', (text) => shortened(text, 2 / 3), 0.99],
    ['half of the text, 4 % changed', (text) => reworded(shortened(text, 1 / 2), 4, random), 0.9],
  ])('%s: found, and nothing else', (_what, versionOf, least) => {
    const { recall, precision } = measure(texts, versionOf)
    expect(recall).toBeGreaterThanOrEqual(least)
    expect(precision).toBe(1)
  })
})

test('the story that six papers of the fixtures tell is found from each, and no other page is taken for another', () => {
  const folder = join(root, 'tests/fixtures/pages')
  const pages = readdirSync(folder).flatMap((name) => {
    const expected = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8')) as {
      readonly url: string
      readonly error?: string
    }
    if (expected.error !== undefined) return []
    const html = readFileSync(join(folder, name, 'source.html'), 'utf8')
    const { title, lead, contentHtml } = extractArticle(html, expected.url, { mustBeArticle: true })
    return [{ name, title, text: `${lead ?? ''}\n${bodyText(contentHtml)}` }]
  })
  const sample = globSync('assets/sample/*/*.html', { cwd: root }).map((name) => ({
    ...{ name, title: name },
    text: bodyText(readFileSync(join(root, name), 'utf8')),
  }))
  const all = createNearDuplicates()
  const texts = [...pages, ...sample]
  for (const { name, text } of texts) all.put(name, signed(text))
  const sameStory = (title: string) => texts.filter((other) => other.title === title)
  expect(sameStory('Thị xã Sông Hương mở thư viện nổi đầu tiên trên bến đò cũ')).toHaveLength(6)
  for (const { name, title } of texts)
    expect(all.near(name).toSorted(), name).toEqual(
      sameStory(title)
        .map((other) => other.name)
        .filter((other) => other !== name)
        .toSorted(),
    )
})

test('what is put again or removed is as it is now, however often', () => {
  const [one = '', two = ''] = demoTexts(2, 3)
  const all = createNearDuplicates()
  const [a, b] = [signed(one), signed(two)]
  for (let round = 0; round < 3000; round++) {
    all.put('x', round % 2 === 0 ? a : b)
    all.put(`gone ${round % 7}`, b)
    all.remove(`gone ${round % 7}`)
  }
  all.put('y', b)
  expect(all.near('y')).toEqual(['x'])
  all.put('x', a)
  expect(all.near('y')).toEqual([])
  all.remove('x')
  expect([all.near('x'), all.near('y'), all.near('never')]).toEqual([[], [], []])
})

test('many texts that are all the same are told up to a number, and quickly', () => {
  const [text = ''] = demoTexts(1)
  const signature = signed(text)
  const all = createNearDuplicates()
  for (let at = 0; at < 5000; at++) all.put(`${at}`, signature)
  expect(all.near('17')).toHaveLength(20)
})
